import { Sigma } from 'lucide-react';
import type { Rule } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { Button } from '../../../ui/button';
import { SelectBox } from '../../../ui/select-box';
import { AgePart } from './age-part';
import { CombinedLines, startingSources } from './combined-lines';
import { EvidencePart, SubjectPart } from './pickers';
import { countingKinds } from './words';

/** What the rule reads: one result, or the weighted mean of several. */
export function ReadsPart({ rule, onSave }: { readonly rule: Rule; readonly onSave: (change: (now: Rule['reads']) => Rule['reads']) => void }) {
  const { reads } = rule;
  if (reads.combine) {
    return (
      <>
        <div className="sentence-head parts"><span>{t('combined.when')}</span></div>
        <CombinedLines rule={rule} sources={reads.combine} onSave={(change) => onSave((now) => combined(now, change(now.combine ?? [])))} />
        <div className="sentence-head parts"><span>{t('sentence.isWord')}</span></div>
      </>
    );
  }
  const set = (change: Partial<Rule['reads']>): void => onSave((now) => ({ ...now, ...change }));
  return (
    <div className="sentence-head parts">
      <span>{t('sentence.when')}</span>
      <SelectBox look="bare" label={t('sentence.which')} value={reads.retest === false ? 'first' : 'latest'} choices={[{ value: 'latest', label: t('sentence.latest') }, { value: 'first', label: t('sentence.first'), hint: t('sentence.firstHint') }]} onChange={(which) => set({ retest: which === 'latest' })} />
      <span>{t('sentence.resultBy')}</span>
      <EvidencePart label={t('rules.evidence')} kinds={reads.evidenceKinds} defaults={countingKinds} onChange={(kinds) => set({ evidenceKinds: kinds })} />
      <span>{t('sentence.of')}</span>
      <SubjectPart label={t('rules.reads')} subject={reads.subject} own={rule.module} onChange={(subject) => set({ subject })} />
      <AgePart label={t('rules.maxAge')} days={reads.maxAgeDays} onChange={(maxAgeDays) => set({ maxAgeDays })} />
      <span>{t('sentence.isWord')}</span>
      <Button size="small" look="quiet" onPress={() => onSave((now) => ({ ...now, combine: startingSources({ ...rule, reads: now }) }))}><Sigma aria-hidden /> {t('combined.start')}</Button>
    </div>
  );
}

function combined({ combine: _combine, ...alone }: Rule['reads'], combine: Rule['reads']['combine']): Rule['reads'] {
  return combine ? { ...alone, combine } : alone;
}
