import type { Band, Rule } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { SelectBox } from '../../../ui/select-box';
import type { ScoreMark } from '../line/number-line';
import { ActionPart } from './action-part';
import { AgePart } from './age-part';
import { BandLines } from './band-lines';
import { ConditionLines } from './condition-lines';
import { EvidencePart, SubjectPart } from './pickers';
import { countingKinds } from './words';

interface Props {
  readonly rule: Rule;
  readonly bands: readonly Band[];
  readonly together: boolean;
  readonly marks: readonly ScoreMark[];
  readonly onSave: (bands: readonly Band[]) => void;
}

/** A score rule as a sentence: what is read, under which conditions, what happens in each band and without a score. */
export function ScoreSentence({ rule, bands, together, marks, onSave }: Props) {
  const studio = useStudio();
  const { reads } = rule;
  const set = (change: Partial<Rule>): void => void setFields(studio, rule.id, change);
  const setReads = (change: Partial<Rule['reads']>): void => set({ reads: { ...reads, ...change } });
  const branch = (key: 'noScore' | 'passedWithoutScore') => (
    <li className="sentence-line">
      <i className={`swatch act-${rule[key].do}`} aria-hidden />
      <span className="parts">
        <span>{t(`sentence.${key}`)}</span>
        <ActionPart canWaive={key !== 'noScore'} label={t('rules.actionFor', { branch: t(`rules.${key}`) })} action={rule[key]} module={rule.module} role={rule.role} onChange={(action) => set({ [key]: action })} />
      </span>
      <span className="line-count">{key === 'noScore' ? t('sentence.fallback') : ''}</span>
    </li>
  );
  return (
    <div className="sentence">
      <div className="sentence-head parts">
        <span>{t('sentence.when')}</span>
        <SelectBox look="bare" label={t('sentence.which')} value={reads.retest === false ? 'first' : 'latest'} choices={[{ value: 'latest', label: t('sentence.latest') }, { value: 'first', label: t('sentence.first'), hint: t('sentence.firstHint') }]} onChange={(which) => setReads({ retest: which === 'latest' })} />
        <span>{t('sentence.resultBy')}</span>
        <EvidencePart label={t('rules.evidence')} kinds={reads.evidenceKinds} defaults={countingKinds} onChange={(kinds) => setReads({ evidenceKinds: kinds })} />
        <span>{t('sentence.of')}</span>
        <SubjectPart label={t('rules.reads')} subject={reads.subject} own={rule.module} onChange={(subject) => setReads({ subject })} />
        <AgePart label={t('rules.maxAge')} days={reads.maxAgeDays} onChange={(maxAgeDays) => setReads({ maxAgeDays })} />
        <span>{t('sentence.isWord')}</span>
      </div>
      <BandLines rule={rule} bands={bands} together={together} marks={marks} onSave={onSave} />
      <ol className="sentence-lines">
        {branch('passedWithoutScore')}
        {branch('noScore')}
      </ol>
      <ConditionLines rule={rule} onSave={(when) => set({ when: [...when] })} />
    </div>
  );
}
