import type { ReactNode } from 'react';
import type { RecordId } from '#shared/model/ids';
import type { Rule } from '#shared/model/rule';
import { evidenceKinds } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { nameOf, zonesOf } from '../../store/selectors';
import { useReplica, useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { TextInput } from '../../ui/text-input';
import { ActionEditor } from './action-editor';
import { AttemptsEditor } from './attempts-editor';
import { BandEditor } from './band-editor';
import { ruleSentence } from '../../i18n/rule-sentence';
import './rules.css';

/** One rule: its sentence, and all that the sentence says, to edit. */
export function RuleEditor({ rule }: { readonly rule: Rule }) {
  const studio = useStudio();
  const document = useReplica((state) => state.document);
  const practice: readonly RecordId[] = zonesOf(document, rule.role).filter((zone) => zone.policy === 'remedial').flatMap((zone) => zone.modules);
  const name = (id: RecordId): string => nameOf(document, id);
  return (
    <div className="rule-editor">
      <p className="rule-sentence">{ruleSentence(rule, name)}</p>
      {rule.kind === 'attempts' ? <AttemptsEditor rule={rule} practice={practice} /> : (
        <>
          <BandEditor rule={rule} practice={practice} />
          <section className="fields">
            <BranchRow label={t('rules.noScore')}><ActionEditor canWaive={false} label={t('rules.actionFor', { branch: t('rules.noScore') })} action={rule.noScore} practice={practice} own={rule.module} onChange={(noScore) => void setFields(studio, rule.id, { noScore })} /></BranchRow>
            <BranchRow label={t('rules.passedWithoutScore')}><ActionEditor label={t('rules.actionFor', { branch: t('rules.passedWithoutScore') })} action={rule.passedWithoutScore} practice={practice} own={rule.module} onChange={(passedWithoutScore) => void setFields(studio, rule.id, { passedWithoutScore })} /></BranchRow>
          </section>
          <Evidence rule={rule} />
        </>
      )}
    </div>
  );
}

function BranchRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div className="branch-row"><span className="muted">{label}</span>{children}</div>;
}

function Evidence({ rule }: { readonly rule: Rule }) {
  const studio = useStudio();
  const { reads } = rule;
  const save = (change: Partial<typeof reads>): void => void setFields(studio, rule.id, { reads: { ...reads, ...change } });
  const counts = (kind: (typeof evidenceKinds)[number]): boolean => (reads.evidenceKinds.length === 0 ? kind !== 'self-report' : reads.evidenceKinds.includes(kind));
  const toggle = (kind: (typeof evidenceKinds)[number], on: boolean): void => {
    const next = evidenceKinds.filter((other) => (other === kind ? on : counts(other)));
    const isDefault = next.length === evidenceKinds.length - 1 && !next.includes('self-report');
    if (next.length > 0) save({ evidenceKinds: isDefault ? [] : next });
  };
  return (
    <section>
      <h3>{t('rules.evidence')}</h3>
      <div className="evidence-kinds">
        {evidenceKinds.filter((kind) => kind !== 'self-report').map((kind) => (
          <label key={kind} className="row"><input type="checkbox" className="check" checked={counts(kind)} onChange={(event) => toggle(kind, event.target.checked)} /> {t(`evidence.${kind}`)}</label>
        ))}
      </div>
      <label className="field">{t('rules.maxAge')}
        <TextInput label={t('rules.maxAge')} value={reads.maxAgeDays === null ? '' : String(reads.maxAgeDays)} placeholder={t('inspect.notSet')} onCommit={(text) => (text.trim() === '' ? save({ maxAgeDays: null }) : Number.isInteger(Number(text)) && Number(text) > 0 && save({ maxAgeDays: Number(text) }))} />
      </label>
    </section>
  );
}
