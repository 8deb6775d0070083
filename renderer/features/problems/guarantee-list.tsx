import { CircleCheck, CircleHelp, CircleX, Play, UserRound } from 'lucide-react';
import { useState } from 'react';
import { guaranteeNames, type Counterexample, type Guarantee } from '#shared/checks/guarantees/guarantee';
import type { RecordId } from '#shared/model/ids';
import { percentText, t } from '../../i18n/t';
import { rolesOf } from '../../store/selectors';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { showGuest } from '../../store/verbs';
import { Button } from '../../ui/button';

const looks = { true: { Icon: CircleCheck, tone: 'ok' }, false: { Icon: CircleX, tone: 'error' }, undecided: { Icon: CircleHelp, tone: 'warning' } } as const;
const words = { true: 'guarantees.holds', false: 'guarantees.fails', undecided: 'guarantees.undecided' } as const;

/** What is proven of every role: a tick, a cross or a question mark, the sentence, and the learner who shows a fault. */
export function GuaranteeList({ byRole, isComplete }: { readonly byRole: ReadonlyMap<RecordId, readonly Guarantee[]>; readonly isComplete: boolean }) {
  const roles = rolesOf(useReplica((state) => state.document)).filter((role) => byRole.has(role.id));
  if (roles.length === 0) return <p className="problems-none muted">{t(isComplete ? 'guarantees.noRoles' : 'guarantees.proving')}</p>;
  return (
    <div className="guarantees">
      {roles.map((role) => (
        <section key={role.id} aria-label={t('guarantees.of', { role: role.title })}>
          <h3>{role.title} {!isComplete && <small className="muted">{t('guarantees.proving')}</small>}</h3>
          <ul>{byRole.get(role.id)?.map((one) => <GuaranteeRow key={one.code} guarantee={one} />)}</ul>
        </section>
      ))}
    </div>
  );
}

/** One guarantee; `isOpen`: its counterexample is shown from the start. */
export function GuaranteeRow({ guarantee, isOpen = false }: { readonly guarantee: Guarantee; readonly isOpen?: boolean }) {
  const [shown, setShown] = useState(isOpen);
  const { code, holds, because, counterexample } = guarantee;
  const { Icon, tone } = looks[`${holds}`];
  return (
    <li className={holds === false ? 'guarantee failing' : 'guarantee'}>
      <Icon className={`severity ${tone}`} aria-label={t(words[`${holds}`])} />
      <div className="grow">
        <strong>{guaranteeNames[code]}</strong>
        {because !== '' && <p className="muted">{because}</p>}
        {counterexample && shown && <CounterexampleCard guarantee={guarantee} counterexample={counterexample} />}
      </div>
      {counterexample && <Button size="small" pressed={shown} onPress={() => setShown(!shown)}>{t(shown ? 'guarantees.hide' : 'guarantees.show')}</Button>}
    </li>
  );
}

/** The learner who shows it: what is known of them, and how the path goes. */
function CounterexampleCard({ guarantee, counterexample }: { readonly guarantee: Guarantee; readonly counterexample: Counterexample }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const { profile, path } = counterexample;
  const facts = [
    ...profile.evidence.map((event) => `${nameOf(document, event.subject)}: ${event.score !== null ? percentText(event.score) : event.attempt !== null ? t(event.passed === false ? 'sim.notPassed' : 'sim.passed') : event.completed ? t('sim.completedBefore') : t(event.passed === true ? 'sim.passed' : 'sim.notPassed')}`),
    ...profile.overrides.map((override) => `${nameOf(document, override.module)}: ${t('guarantees.override')}`),
    ...Object.entries(profile.facts).map(([fact, { value }]) => `${fact}: ${String(value)}`),
  ];
  return (
    <div className="counterexample">
      <h4><UserRound aria-hidden /> {t('guarantees.learner')}</h4>
      <p>{facts.length === 0 ? t('sim.noEvidence') : facts.slice(0, 8).join(' · ')}{facts.length > 8 && ` · ${t('guarantees.more', { count: facts.length - 8 })}`}</p>
      <ol>{path.slice(0, 6).map((step) => <li key={`${step.module} ${step.attempt}`}><span className={`dot ${step.state}`} aria-hidden />{nameOf(document, step.module)}: {t(`state.${step.state}`)}</li>)}</ol>
      <Button look="primary" size="small" onPress={() => showGuest(studio, guarantee.role, t('guarantees.guest', { name: guaranteeNames[guarantee.code] }), profile)}><Play aria-hidden /> {t('guarantees.open')}</Button>
    </div>
  );
}
