import type { RecordId } from '#shared/model/ids';
import type { RuleAction } from '#shared/model/rule';
import { t } from '../../../i18n/t';
import { nameOf } from '../../../store/selectors';
import { useReplica } from '../../../store/studio-context';
import { NumberPart } from '../../../ui/number-part';
import { SelectBox } from '../../../ui/select-box';
import { ModulesPart } from './pickers';
import { useRuleChoices } from './use-rule-choices';

interface Props {
  readonly label: string;
  readonly action: RuleAction;
  readonly module: RecordId;
  readonly role: RecordId;
  readonly canWaive?: boolean;
  readonly onChange: (action: RuleAction) => void;
}

/** What happens in a band or branch: every action that a rule can take, with what belongs to it. */
export function ActionPart({ label, action, module, role, canWaive = true, onChange }: Props) {
  const { practice, replacements, linked } = useRuleChoices(role, module);
  const choices = [
    { value: 'take' as const, label: t('rules.do.take') },
    ...(canWaive || action.do === 'waive' ? [{ value: 'waive' as const, label: t('rules.do.waive') }] : []),
    { value: 'insert' as const, label: t('rules.do.insertShort') },
    { value: 'remediate' as const, label: t('rules.do.remediateShort') },
    ...(replacements.length > 0 || action.do === 'replace' ? [{ value: 'replace' as const, label: t('rules.do.replaceShort') }] : []),
    { value: 'extend' as const, label: t('rules.do.extendShort') },
    { value: 'pace' as const, label: t('rules.do.paceShort') },
  ];
  return (
    <span className={`action-part act-part-${action.do}`}>
      <SelectBox label={label} value={action.do} choices={choices} onChange={(kind) => kind !== action.do && onChange(startOf(kind, practice, replacements))} />
      {action.do === 'insert' && <ModulesPart label={t('rules.practice')} chosen={action.modules} own={module} suggested={practice} onChange={(modules) => onChange({ do: 'insert', modules: [...modules] })} />}
      {action.do === 'remediate' && <LinkedPractice linked={linked} />}
      {action.do === 'replace' && <Replacement module={action.module} choices={replacements} onChange={(by) => onChange({ do: 'replace', module: by })} />}
      {action.do === 'extend' && <NumberPart label={t('rules.percent')} value={action.percent} min={1} max={1000} unit="%" invalidText={t('sentence.wholeFromTo', { min: 1, max: 1000 })} onCommit={(percent) => percent !== null && onChange({ do: 'extend', percent })} />}
      {action.do === 'pace' && <NumberPart label={t('rules.pacePercent')} value={action.percent} min={10} max={1000} unit="%" invalidText={t('sentence.wholeFromTo', { min: 10, max: 1000 })} onCommit={(percent) => percent !== null && onChange({ do: 'pace', percent })} />}
    </span>
  );
}

/** A new action of a kind, with something to begin from. */
function startOf(kind: RuleAction['do'], practice: readonly RecordId[], replacements: readonly RecordId[]): RuleAction {
  switch (kind) {
    case 'take': case 'waive': case 'remediate': return { do: kind };
    case 'insert': return { do: 'insert', modules: practice.slice(0, 1) };
    case 'replace': return { do: 'replace', module: replacements[0] ?? '' };
    case 'extend': return { do: 'extend', percent: 25 };
    case 'pace': return { do: 'pace', percent: 50 };
  }
}

function Replacement({ module, choices, onChange }: { readonly module: RecordId; readonly choices: readonly RecordId[]; readonly onChange: (module: RecordId) => void }) {
  const document = useReplica((state) => state.document);
  return <SelectBox label={t('sentence.replaceBy')} value={module} choices={[...new Set([...choices, module])].map((id) => ({ value: id, label: nameOf(document, id) }))} onChange={onChange} />;
}

/** Which modules remediation links draw to this one; they are linked in the map. */
export function LinkedPractice({ linked }: { readonly linked: readonly RecordId[] }) {
  const document = useReplica((state) => state.document);
  return <span className={linked.length === 0 ? 'err-text' : 'muted'}>{linked.length === 0 ? t('linked.none') : linked.map((id) => nameOf(document, id)).join(', ')}</span>;
}
