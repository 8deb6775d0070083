import { useId } from 'react';
import type { RuleCondition } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { useReplica } from '../../../store/studio-context';
import { SelectBox } from '../../../ui/select-box';
import { TextInput } from '../../../ui/text-input';
import { knownFacts } from '../known-facts';

type FactCondition = Extract<RuleCondition, { kind: 'fact' }>;
type ValueKind = 'text' | 'number' | 'yes-no';

const kindOf = (value: FactCondition['value']): ValueKind => (typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'yes-no' : 'text');

/** The value as another kind, as far as it can be. */
function valueAs(kind: ValueKind, value: FactCondition['value']): FactCondition['value'] {
  if (kind === 'text') return String(value);
  if (kind === 'yes-no') return value === true || value === 'true' || value === 'yes';
  return Number.isFinite(Number(value)) ? Number(value) : 0;
}

/** A fact about the person: its name, how it is compared, with what. Only numbers have an order. */
export function FactPart({ condition, number, onChange }: { readonly condition: FactCondition; readonly number: number; readonly onChange: (condition: FactCondition) => void }) {
  const list = useId();
  const facts = useReplica((state) => knownFacts(state.document).join('\n')).split('\n');
  const kind = kindOf(condition.value);
  const compares = kind === 'number' ? (['equal', 'not-equal', 'at-least', 'below'] as const) : (['equal', 'not-equal'] as const);
  const setKind = (next: ValueKind): void => {
    const ordered = condition.is === 'at-least' || condition.is === 'below';
    onChange({ ...condition, value: valueAs(next, condition.value), is: next !== 'number' && ordered ? 'equal' : condition.is });
  };
  return (
    <>
      <TextInput className="fact-name" label={t('sentence.factName', { number })} value={condition.fact} list={list} onCommit={(fact) => fact.trim() !== '' && onChange({ ...condition, fact: fact.trim().slice(0, 80) })} />
      <datalist id={list}>{facts.map((fact) => <option key={fact} value={fact} />)}</datalist>
      <SelectBox look="bare" label={t('sentence.conditionIs', { number })} value={condition.is} choices={compares.map((value) => ({ value, label: t(`sentence.is.${value}`) }))} onChange={(is) => onChange({ ...condition, is })} />
      <SelectBox look="bare" label={t('sentence.factKind', { number })} value={kind} choices={(['text', 'number', 'yes-no'] as const).map((value) => ({ value, label: t(`sentence.kind.${value}`) }))} onChange={setKind} />
      {kind === 'yes-no'
        ? <SelectBox label={t('sentence.factValue', { number })} value={String(condition.value)} choices={[{ value: 'true', label: t('sentence.yes') }, { value: 'false', label: t('sentence.no') }]} onChange={(value) => onChange({ ...condition, value: value === 'true' })} />
        : <TextInput className="fact-value" label={t('sentence.factValue', { number })} placeholder={t('sentence.value')} value={String(condition.value)} onCommit={(text) => (kind === 'text' || Number.isFinite(Number(text))) && onChange({ ...condition, value: kind === 'number' ? Number(text) : text })} />}
    </>
  );
}
