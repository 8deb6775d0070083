import type { ReactNode } from 'react';
import type { RecordId } from '#shared/model/ids';
import { t } from '../../i18n/t';
import { useStudio } from '../../store/studio-context';
import { setFields } from '../../store/verbs';
import { SelectBox, type Choice } from '../../ui/select-box';
import { TextInput } from '../../ui/text-input';

const unset = 'unset';

/** A label and what stands beside it. */
export function FieldRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="field-row">
      <span className="field-label" aria-hidden>{label}</span>
      <div className="field-value">{children}</div>
    </div>
  );
}

interface OfRecord {
  readonly id: RecordId;
  readonly field: string;
  readonly label: string;
}

export function TextField({ id, field, label, value, multiline = false, required = false, type = 'text' }: OfRecord & { readonly value: string; readonly multiline?: boolean; readonly required?: boolean; readonly type?: 'text' | 'date' }) {
  const studio = useStudio();
  const commit = (text: string): void => {
    if (required && text.trim() === '') return;
    void setFields(studio, id, { [field]: type === 'date' && text === '' ? null : text });
  };
  return <FieldRow label={label}><TextInput bare label={label} value={value} multiline={multiline} type={type} onCommit={commit} placeholder={t('inspect.notSet')} /></FieldRow>;
}

/** A whole number, or nothing; `scale` between what is shown and what is kept (100 for scores). */
export function NumberField({ id, field, label, value, hint, scale = 1, unit = '', max = 1_000_000 }: OfRecord & { readonly value: number | null; readonly hint?: string; readonly scale?: number; readonly unit?: string; readonly max?: number }) {
  const studio = useStudio();
  const commit = (text: string): void => {
    const trimmed = text.trim().replace(',', '.');
    const number = Number(trimmed);
    if (trimmed === '') void setFields(studio, id, { [field]: null });
    else if (number >= 0 && number <= max) void setFields(studio, id, { [field]: Math.round(number * scale) });
    else studio.toast('error', t(max === 100 ? 'inspect.notPercent' : 'inspect.notNumber', { text: trimmed, label }));
  };
  return (
    <FieldRow label={label}>
      <span className="row number-field">
        <TextInput bare label={unit ? `${label} (${unit})` : label} value={value === null ? '' : String(value / scale)} onCommit={commit} placeholder={hint ?? t('inspect.notSet')} />
        {unit && value !== null && <span className="muted">{unit}</span>}
      </span>
    </FieldRow>
  );
}

/** One of a closed list, or nothing where `optional`. */
export function ChoiceField<V extends string>({ id, field, label, value, choices, optional = true }: OfRecord & { readonly value: V | null; readonly choices: readonly Choice<V>[]; readonly optional?: boolean }) {
  const studio = useStudio();
  const all: readonly Choice<string>[] = optional ? [...choices, { value: unset, label: t('inspect.notSet') }] : choices;
  return (
    <FieldRow label={label}>
      <SelectBox look="bare" label={label} value={value ?? unset} choices={all} onChange={(next) => void setFields(studio, id, { [field]: next === unset ? null : next })} />
    </FieldRow>
  );
}

export function CheckField({ id, field, label, value }: OfRecord & { readonly value: boolean }) {
  const studio = useStudio();
  return (
    <label className="row check-field">
      <input type="checkbox" className="check" checked={value} onChange={(event) => void setFields(studio, id, { [field]: event.target.checked })} /> {label}
    </label>
  );
}
