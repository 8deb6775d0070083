import type { Band, Rule } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { useStudio } from '../../../store/studio-context';
import { setFields, setFieldsFrom } from '../../../store/verbs';
import type { ScoreMark } from '../line/number-line';
import { ActionPart } from './action-part';
import { BandLines } from './band-lines';
import { ConditionLines } from './condition-lines';
import { ReadsPart } from './reads-part';

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
  const set = (change: Partial<Rule>): void => void setFields(studio, rule.id, change);
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
      <ReadsPart rule={rule} onSave={(change) => void setFieldsFrom(studio, rule.id, (now) => now.type === 'rule' && { reads: change(now.reads) })} />
      <BandLines rule={rule} bands={bands} together={together} marks={marks} onSave={onSave} />
      <ol className="sentence-lines">
        {branch('passedWithoutScore')}
        {branch('noScore')}
      </ol>
      <ConditionLines rule={rule} onSave={(change) => void setFieldsFrom(studio, rule.id, (now) => now.type === 'rule' && { when: change(now.when) })} />
    </div>
  );
}
