import { Plus, X } from 'lucide-react';
import type { Rule } from '#shared/model/rule';
import { ordinal, t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica, useStudio } from '../../../store/studio-context';
import { setFields } from '../../../store/verbs';
import { Button, IconButton } from '../../../ui/button';
import { keepFocusNear } from '../../../ui/keep-focus';
import { NumberPart } from '../../../ui/number-part';
import { SelectBox } from '../../../ui/select-box';
import { TextInput } from '../../../ui/text-input';
import { LinkedPractice } from './action-part';
import { ModulesPart } from './pickers';
import { useRuleChoices } from './use-rule-choices';

type Failure = Rule['failures'][number];
type FailureAction = Failure['action'];

/** What happens at the n-th failure of the module, as a sentence. */
export function AttemptsSentence({ rule }: { readonly rule: Rule }) {
  const studio = useStudio();
  const name = useReplica((state) => nameOf(state.document, rule.module));
  const save = (failures: readonly Failure[]): void => void setFields(studio, rule.id, { failures: [...failures].sort((a, b) => a.at - b.at) });
  return (
    <div className="sentence">
      <div className="sentence-head parts"><span>{t('sentence.whenFailed', { module: name })}</span></div>
      <ol className="sentence-lines">
        {rule.failures.map((failure, index) => (
          <li key={index} className="sentence-line">
            <i className={`swatch act-${failure.action.do}`} aria-hidden />
            <span className="parts">
              <span>{t('sentence.the')}</span>
              <NumberPart label={t('rules.failureAt', { number: index + 1 })} value={failure.at} min={1} max={999} unit={ordinal(failure.at).replace(/^\d+/, '').replace(/^(first|second|third)$/, (word) => word.slice(-2))} invalidText={t('sentence.wholeFrom', { min: 1 })} onCommit={(at) => at !== null && save(rule.failures.map((other, place) => (place === index ? { ...other, at } : other)))} />
              <span>{t('sentence.time')}</span>
              <FailurePart rule={rule} failure={failure} onChange={(action) => save(rule.failures.map((other, place) => (place === index ? { ...other, action } : other)))} />
            </span>
            <span className="line-tools"><IconButton size="small" label={t('rules.removeFailure', { at: failure.at })} onPress={({ target }) => { keepFocusNear(target); save(rule.failures.filter((_failure, place) => place !== index)); }}><X /></IconButton></span>
          </li>
        ))}
      </ol>
      <div className="row wrap add-parts"><Button size="small" look="quiet" onPress={() => save([...rule.failures, { at: (rule.failures.at(-1)?.at ?? 0) + 1, action: { do: 'escalate', to: '' } }])}><Plus aria-hidden /> {t('rules.addFailure')}</Button></div>
    </div>
  );
}

function FailurePart({ rule, failure: { at, action }, onChange }: { readonly rule: Rule; readonly failure: Failure; readonly onChange: (action: FailureAction) => void }) {
  const { practice, linked } = useRuleChoices(rule.role, rule.module);
  const start = (kind: FailureAction['do']): FailureAction => {
    switch (kind) {
      case 'escalate': return { do: 'escalate', to: '' };
      case 'lock': return { do: 'lock', days: 1 };
      case 'remediate': return { do: 'remediate' };
      case 'insert': return { do: 'insert', modules: practice.slice(0, 1) };
    }
  };
  return (
    <span className={`action-part act-part-${action.do}`}>
      <SelectBox
        label={t('rules.failureDo', { at })} value={action.do} choices={[{ value: 'insert', label: t('rules.do.insertShort') }, { value: 'remediate', label: t('rules.do.remediateShort') }, { value: 'lock', label: t('rules.do.lock') }, { value: 'escalate', label: t('rules.escalate') }]}
        onChange={(kind) => kind !== action.do && onChange(start(kind))}
      />
      {action.do === 'remediate' && <LinkedPractice linked={linked} />}
      {action.do === 'escalate' && <TextInput className="whom" label={t('rules.escalateTo', { at })} placeholder={t('rules.escalateHint')} value={action.to} onCommit={(to) => onChange({ do: 'escalate', to })} />}
      {action.do === 'lock' && <NumberPart label={t('rules.lockDays', { at })} value={action.days} min={1} max={3650} unit={t('sentence.days')} invalidText={t('sentence.wholeFromTo', { min: 1, max: 3650 })} onCommit={(days) => days !== null && onChange({ do: 'lock', days })} />}
      {action.do === 'insert' && <ModulesPart label={t('rules.practice')} chosen={action.modules} own={rule.module} suggested={practice} onChange={(modules) => onChange({ do: 'insert', modules: [...modules] })} />}
    </span>
  );
}
