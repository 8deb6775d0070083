import { MessageCircleQuestion, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { dateOf, dayNumber } from '#shared/kit/days';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import type { Reason } from '#shared/path/learner-path';
import { t } from '../../i18n/t';
import { nameOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { asOfDay } from '../../store/verbs';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { exemptionText } from './exemption-text';
import { DecisionForm, mostText } from './decision-form';

interface Props {
  readonly profile: Profile;
  readonly module: RecordId;
  /** What the engine says of the module: it tells whether an override counts, and whether a person is awaited. */
  readonly reasons: readonly Reason[];
}

/** Questions a learner has about one decision, what was answered, exemptions and releases: all kept with the profile, each one step of Undo. */
export function Decisions({ profile, module, reasons }: Props) {
  const studio = useStudio();
  const title = useReplica((state) => nameOf(state.document, module));
  const [form, setForm] = useState<'challenge' | 'override' | 'release' | number | null>(null);
  const today = asOfDay(studio);
  const challenges = profile.challenges ?? [];
  const own = challenges.map((challenge, index) => ({ challenge, index })).filter((one) => one.challenge.module === module);
  const overrides = profile.overrides.filter((one) => one.module === module);
  const releases = profile.releases.filter((one) => one.module === module);
  const awaited = reasons.find((reason) => reason.code === 'escalated');
  // The form stays until the host has taken what was said in it.
  const set = async (change: Partial<Profile>, label: string): Promise<void> => {
    if (await studio.dispatch({ name: 'record.update', payload: { updates: [{ id: profile.id, set: change }] } }, { label, focus: [profile.id] })) setForm(null);
  };
  const exempt = (by: string, reason: string, until: string): Profile['overrides'] => [...profile.overrides, { module, reason, approver: by, until }];
  const answer = (index: number, decision: 'kept' | 'override', by: string, text: string, until: string): Promise<void> => set({
    challenges: challenges.map((one, at) => (at === index ? { ...one, answer: { decision, text, by, at: today } } : one)),
    ...(decision === 'override' ? { overrides: exempt(by, text, until) } : {}),
  }, t('decisions.undoAnswer', { title }));
  return (
    <section className="decisions">
      <h3>{t('decisions.title')}</h3>
      <p className="muted">{t('decisions.dated', { day: today })}</p>
      {own.length + overrides.length + releases.length === 0 && form === null && <p className="muted">{t('decisions.none')}</p>}
      <ol className="stack">
        {own.map(({ challenge, index }) => (
          <li key={`c${index}`} className="decision">
            <p><span className="muted">{t('decisions.said', { at: challenge.at })}</span> {challenge.text}</p>
            {challenge.answer ? (
              <p><Badge tone={challenge.answer.decision === 'override' ? 'testable' : ''}>{t(challenge.answer.decision === 'override' ? 'decisions.overridden' : 'decisions.kept')}</Badge> <span className="muted">{t('decisions.answered', { by: challenge.answer.by, at: challenge.answer.at })}</span> {challenge.answer.text}</p>
            ) : form === index ? (
              <DecisionForm today={today} canKeep onCancel={() => setForm(null)} onDecide={({ decision, by, reason, until }) => answer(index, decision, by, reason, until)} />
            ) : <div className="row"><Badge tone="elective">{t('decisions.open')}</Badge><Button size="small" onPress={() => setForm(index)}>{t('decisions.answer')}</Button></div>}
          </li>
        ))}
        {overrides.map((one, index) => (
          <li key={`o${index}`} className="decision">
            <span>{exemptionText(one, today)}</span>
            {one.until >= today && <Button size="small" look="quiet" onPress={() => void set({ overrides: profile.overrides.map((other) => (other === one ? { ...one, until: dayBefore(today) } : other)) }, t('decisions.removeOverride', { approver: one.approver }))}>{t('decisions.removeOverride', { approver: one.approver })}</Button>}
          </li>
        ))}
        {releases.map((one, index) => <li key={`r${index}`} className="decision">{t('decisions.released', one)}</li>)}
      </ol>
      {overrides.length > 0 && reasons.some((reason) => reason.code === 'override-not-allowed') && <p className="note warn">{t('decisions.locked')}</p>}
      {form === 'challenge' && <ChallengeForm onCancel={() => setForm(null)} onSend={(text) => set({ challenges: [...challenges, { module, text, at: today, answer: null }] }, t('decisions.undoChallenge', { title }))} />}
      {form === 'override' && <DecisionForm today={today} onCancel={() => setForm(null)} onDecide={({ by, reason, until }) => set({ overrides: exempt(by, reason, until) }, t('decisions.undoOverride', { title }))} />}
      {form === 'release' && awaited && <DecisionForm today={today} isRelease onCancel={() => setForm(null)} onDecide={({ by, reason }) => set({ releases: [...profile.releases, { module, after: awaited.count ?? 1, reason, approver: by, at: today }] }, t('decisions.undoRelease', { title }))} />}
      {form === null && (
        <div className="row wrap">
          <Button size="small" onPress={() => setForm('challenge')}><MessageCircleQuestion aria-hidden /> {t('decisions.challenge')}</Button>
          <Button size="small" look="quiet" onPress={() => setForm('override')}><UserRoundCheck aria-hidden /> {t('decisions.addOverride')}</Button>
          {awaited && <Button size="small" look="quiet" onPress={() => setForm('release')}>{t('decisions.release')}</Button>}
        </div>
      )}
    </section>
  );
}

/** An exemption that was ended stays in the log. */
function dayBefore(day: string): string {
  return dateOf(dayNumber(day) - 1);
}

function ChallengeForm({ onSend, onCancel }: { readonly onSend: (text: string) => Promise<void>; readonly onCancel: () => void }) {
  const [text, setText] = useState('');
  const [isSending, setSending] = useState(false);
  const send = (): void => {
    setSending(true);
    void onSend(text.trim()).finally(() => setSending(false));
  };
  return (
    <div className="stack">
      <textarea className="input" rows={2} maxLength={mostText} autoFocus aria-label={t('decisions.why')} placeholder={t('decisions.why')} value={text} onChange={(event) => setText(event.target.value)} />
      <div className="row"><Button size="small" look="primary" isDisabled={isSending || text.trim() === ''} onPress={send}>{t('decisions.send')}</Button><Button size="small" onPress={onCancel}>{t('decisions.cancel')}</Button></div>
    </div>
  );
}
