import type { RecordId } from '#shared/model/ids';
import type { RuleAction } from '#shared/model/rule';
import { t } from '../../i18n/t';
import { SelectBox } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';
import { PracticePicker } from './practice-picker';

interface Props {
  readonly label: string;
  readonly action: RuleAction;
  /** Modules that can be inserted; those of remedial zones first. */
  readonly practice: readonly RecordId[];
  readonly own: RecordId;
  readonly canWaive?: boolean;
  readonly onChange: (action: RuleAction) => void;
}

/** What happens in a band or branch. */
export function ActionEditor({ label, action, practice, own, canWaive = true, onChange }: Props) {
  const choices = [
    { value: 'take' as const, label: t('rules.do.take') },
    ...(canWaive ? [{ value: 'waive' as const, label: t('rules.do.waive') }] : []),
    ...(practice.length > 0 || action.do === 'insert' ? [{ value: 'insert' as const, label: t('rules.do.insertShort') }] : []),
    { value: 'extend' as const, label: t('rules.do.extendShort') },
    ...(action.do === 'replace' ? [{ value: 'replace' as const, label: t('rules.do.replaceShort') }] : []),
  ];
  const choose = (kind: RuleAction['do']): void => {
    const [first] = practice;
    if (kind === 'insert') onChange({ do: 'insert', modules: first ? [first] : [] });
    else if (kind === 'extend') onChange({ do: 'extend', percent: 25 });
    else if (kind === 'take' || kind === 'waive') onChange({ do: kind });
  };
  return (
    <span className={`action-editor act-${action.do}-edge`}>
      <SelectBox label={label} value={action.do} choices={choices} onChange={choose} />
      {action.do === 'insert' && <PracticePicker chosen={action.modules} own={own} suggested={practice} onChange={(modules) => modules.length > 0 && onChange({ do: 'insert', modules: [...modules] })} />}
      {action.do === 'extend' && (
        <span className="row percent">
          + <TextInput label={t('rules.percent')} value={String(action.percent)} onCommit={(text) => Number.isInteger(Number(text)) && Number(text) >= 1 && Number(text) <= 1000 && onChange({ do: 'extend', percent: Number(text) })} /> %
        </span>
      )}
    </span>
  );
}
