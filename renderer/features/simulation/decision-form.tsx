import { useState } from 'react';
import { t } from '../../i18n/t';
import { Button } from '../../ui/button';

export interface Decided {
  readonly decision: 'kept' | 'override';
  readonly by: string;
  readonly reason: string;
  readonly until: string;
}

/** As many characters as a name and a text may have (`overrideSchema`, `textSchema`). */
const mostName = 200;
export const mostText = 20_000;

interface Props {
  /** The document's day; an exemption ends after it. */
  readonly today: string;
  readonly canKeep?: boolean;
  readonly isRelease?: boolean;
  /** Settles when the host has answered; the form stays as it is meanwhile, and after a refusal. */
  readonly onDecide: (decided: Decided) => Promise<void>;
  readonly onCancel: () => void;
}

/** Who decides, why, and until when. Nothing is written before all of it is said. */
export function DecisionForm({ today, canKeep = false, isRelease = false, onDecide, onCancel }: Props) {
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState('');
  const [isSending, setSending] = useState(false);
  const send = (decided: Decided): void => {
    setProblem('');
    setSending(true);
    void onDecide(decided).finally(() => setSending(false));
  };
  const decide = (decision: Decided['decision']): void => {
    if (by.trim() === '' || reason.trim() === '') setProblem(t('decisions.needs'));
    else if (by.trim().length > mostName) setProblem(t('decisions.tooLong', { most: mostName, count: by.trim().length }));
    else if (decision === 'override' && !isRelease && (!/^\d{4}-\d\d-\d\d$/.test(until) || until <= today)) setProblem(t('decisions.needsDate', { day: today }));
    else send({ decision, by: by.trim(), reason: reason.trim(), until });
  };
  return (
    <div className="stack decision-form">
      <label className="field">{t('decisions.by')}<input className="input" maxLength={mostName} value={by} onChange={(event) => setBy(event.target.value)} /></label>
      <label className="field">{t('decisions.reason')}<textarea className="input" rows={2} maxLength={mostText} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
      {!isRelease && <label className="field">{t('decisions.until')}<input className="input" type="date" value={until} onChange={(event) => setUntil(event.target.value)} /></label>}
      {problem && <p className="note err" role="alert">{problem}</p>}
      <div className="row wrap">
        {canKeep && <Button size="small" isDisabled={isSending} onPress={() => decide('kept')}>{t('decisions.keep')}</Button>}
        <Button size="small" look="primary" isDisabled={isSending} onPress={() => decide('override')}>{t(isRelease ? 'decisions.release' : 'decisions.override')}</Button>
        <Button size="small" look="quiet" onPress={onCancel}>{t('decisions.cancel')}</Button>
      </div>
    </div>
  );
}
