import { Plus, Save, UserRound, UsersRound } from 'lucide-react';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import { percentText, t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useSession, useStudio } from '../../store/studio-context';
import { compareProfile, followProfile, openedScenario } from '../../store/simulation-verbs';
import { addProfile, keepGuest } from '../../store/verbs';
import { IconButton } from '../../ui/button';
import { DesignChoice } from './design-choice';
import { ScenarioList } from './scenario-list';
import { useSimulation } from './use-simulation';
import './simulation.css';

/** The stored profiles: one is followed as A, another may be compared as B. */
export function ProfileList() {
  const studio = useStudio();
  const table = useReplica((state) => state.document.tables.profile);
  const { a, b } = useSimulation();
  const guest = useSession((state) => state.simulation.guest);
  const scenario = useSession(openedScenario);
  const design = useSession((state) => state.simulation.design);
  const followA = (profile: Profile): void => followProfile(studio, profile);
  const compareB = (id: RecordId | null): void => compareProfile(studio, a?.profile.id ?? null, id);
  return (
    <>
      <div className="panel-head">
        <h2>{t('sim.profiles')}</h2>
        <span className="count">{table.size}</span>
        <span className="spacer" />
        <IconButton size="small" label={t('action.addProfile')} onPress={() => void addProfile(studio)}><Plus /></IconButton>
      </div>
      <div className="panel-scroll">
        <ul className="profiles">
          {guest && scenario === null && (
            <li className="row">
              <button type="button" className="outline-item" aria-current={a?.profile.id === guest.id} aria-label={t('sim.asA', { name: guest.title })} onClick={() => followA(guest)}>
                {a?.profile.id === guest.id ? <span className="mark a" aria-hidden>A</span> : <UserRound aria-hidden />}
                <em className="truncate">{guest.title}</em>
              </button>
              <IconButton size="small" label={t('sim.keepGuest', { name: guest.title })} onPress={() => void keepGuest(studio)}><Save /></IconButton>
            </li>
          )}
          {[...table.values()].map((profile) => {
            const isA = a?.profile.id === profile.id;
            const isB = b?.profile.id === profile.id;
            return (
              <li key={profile.id} className="row">
                <button type="button" className="outline-item" aria-current={isA} aria-label={t('sim.asA', { name: profile.title })} onClick={() => followA(profile)}>
                  {isA || isB ? <span className={isA ? 'mark a' : 'mark b'} aria-hidden>{isA ? 'A' : 'B'}</span> : <UserRound aria-hidden />}
                  <span className="truncate">{profile.title}</span>
                </button>
                {!isA && <IconButton size="small" pressed={isB} label={t(isB ? 'sim.clearB' : 'sim.asB', { name: profile.title })} onPress={() => compareB(isB ? null : profile.id)}><UsersRound /></IconButton>}
              </li>
            );
          })}
        </ul>
        {a && <Facts mark="a" profile={a.profile} />}
        {b && !design && <Facts mark="b" profile={b.profile} />}
        {table.size > 0 && <DesignChoice />}
        <ScenarioList />
      </div>
    </>
  );
}

function Facts({ mark, profile }: { readonly mark: 'a' | 'b'; readonly profile: Profile }) {
  const document = useReplica((state) => state.document);
  return (
    <section className="facts">
      <h3 className="section-title"><span className={`mark ${mark}`} aria-hidden>{mark.toUpperCase()}</span> {t('sim.facts', { name: profile.title })}</h3>
      {profile.evidence.length === 0 && <p className="muted">{t('sim.noEvidence')}</p>}
      <dl>
        {profile.evidence.map((event, index) => (
          <div key={index}>
            <dt className="truncate" title={nameOf(document, event.subject)}>{nameOf(document, event.subject)}</dt>
            <dd className="num">{event.score !== null ? percentText(event.score) : event.completed ? t('sim.completedBefore') : event.passed ? t('sim.passed') : t('sim.notPassed')}</dd>
            <dd className="muted">{t(`evidence.${event.kind}`)}{event.attempt ? `, ${t('sim.attempt', { number: event.attempt })}` : ''}, {event.at}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
