import { Plus, X } from 'lucide-react';
import type { Rule, RuleCondition } from '#shared/model/rule';
import { evidenceKinds } from '#shared/model/vocabulary';
import { t } from '../../../i18n/t';
import { useReplica } from '../../../store/studio-context';
import { Button, IconButton } from '../../../ui/button';
import { keepFocusNear } from '../../../ui/keep-focus';
import { NumberPart } from '../../../ui/number-part';
import { SelectBox } from '../../../ui/select-box';
import { FactPart } from './fact-part';
import { editItem } from './edit-list';
import { EvidencePart, SubjectPart } from './pickers';
import { knownFacts } from '../known-facts';
import { AgePart } from './age-part';

interface Props {
  readonly rule: Rule;
  /** Changes the conditions as they stand when it is saved. */
  readonly onSave: (change: (now: readonly RuleCondition[]) => RuleCondition[]) => void;
}

/** Conditions under which the rule acts at all: facts about the person, and results. */
export function ConditionLines({ rule, onSave }: Props) {
  const document = useReplica((state) => state.document);
  const { when } = rule;
  const replace = (index: number, next: RuleCondition): void => onSave((now) => editItem(now, when, index, next));
  return (
    <div className="conditions">
      <ul className="sentence-lines">
        {when.map((condition, index) => {
          const number = index + 1;
          return (
            <li key={index} className="sentence-line">
              <i className="swatch" aria-hidden />
              <span className="parts" role="group" aria-label={t('sentence.condition', { number })}>
                <span>{t(index === 0 ? 'sentence.onlyIf' : 'sentence.andIf')}</span>
                {condition.kind === 'fact' ? <FactPart condition={condition} number={number} onChange={(next) => replace(index, next)} /> : <ResultPart rule={rule} condition={condition} number={number} onChange={(next) => replace(index, next)} />}
                <AgePart label={t('sentence.conditionAge', { number })} days={condition.maxAgeDays} onChange={(maxAgeDays) => replace(index, { ...condition, maxAgeDays })} />
              </span>
              <span className="line-tools"><IconButton size="small" label={t('sentence.removeCondition', { number })} onPress={({ target }) => { keepFocusNear(target); onSave((now) => editItem(now, when, index, null)); }}><X /></IconButton></span>
            </li>
          );
        })}
      </ul>
      <div className="row wrap add-parts">
        <Button size="small" look="quiet" onPress={() => onSave((now) => [...now, { kind: 'fact', fact: knownFacts(document)[0] ?? t('sentence.newFact'), is: 'equal', value: '', maxAgeDays: null }])}><Plus aria-hidden /> {t('sentence.addFact')}</Button>
        <Button size="small" look="quiet" onPress={() => onSave((now) => [...now, { kind: 'result', subject: rule.reads.subject ?? rule.module, evidenceKinds: ['recall', 'scenario', 'simulation', 'observed', 'record'], is: 'at-least', score: 8000, maxAgeDays: null }])}><Plus aria-hidden /> {t('sentence.addResult')}</Button>
      </div>
    </div>
  );
}

type ResultCondition = Extract<RuleCondition, { kind: 'result' }>;

function ResultPart({ condition, number, onChange }: { readonly rule: Rule; readonly condition: ResultCondition; readonly number: number; readonly onChange: (condition: ResultCondition) => void }) {
  return (
    <>
      <span>{t('sentence.theResultOf')}</span>
      <SubjectPart label={t('sentence.conditionSubject', { number })} subject={condition.subject} own={null} onChange={(subject) => subject && onChange({ ...condition, subject })} />
      <span>{t('sentence.by')}</span>
      <EvidencePart label={t('sentence.conditionEvidence', { number })} kinds={condition.evidenceKinds} defaults={evidenceKinds} onChange={(kinds) => onChange({ ...condition, evidenceKinds: kinds })} />
      <SelectBox look="bare" label={t('sentence.conditionIs', { number })} value={condition.is} choices={[{ value: 'at-least', label: t('sentence.is.at-least') }, { value: 'below', label: t('sentence.is.below') }]} onChange={(is) => onChange({ ...condition, is })} />
      <NumberPart label={t('sentence.conditionScore', { number })} value={condition.score / 100} min={0} max={100} decimals={2} unit="%" invalidText={t('sentence.percent')} onCommit={(value) => value !== null && onChange({ ...condition, score: Math.round(value * 100) })} />
    </>
  );
}
