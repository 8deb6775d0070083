import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import type { CustomField } from '#shared/model/custom-field';
import type { CourseModule } from '#shared/model/module';
import { dateSchema } from '#shared/model/vocabulary';
import { t } from '../../i18n/t';
import { modulesOf } from '../selectors';
import type { FieldKind, ModuleField } from './module-field';
import { missingLast, shortened } from './schema-fields';

export const customPrefix = 'custom:';

const kinds: Readonly<Record<CustomField['kind'], FieldKind>> = { text: 'text', number: 'number', 'yes-no': 'choice', date: 'date', choice: 'choice' };

/** The workspace's own fields: those that are set up, then those that modules have all the same (an import brought them). */
export function customFieldsOf(document: TrellisDocument): readonly CustomField[] {
  const listed = settingsOf(document).customFields;
  const keys = new Set(listed.map(({ key }) => key));
  const loose = new Set<string>();
  for (const module of modulesOf(document)) for (const key of Object.keys(module.custom)) if (!keys.has(key)) loose.add(key);
  return [...listed, ...[...loose].sort().map((key): CustomField => ({ key, label: key, kind: 'text', choices: [], required: false, hint: '' }))];
}

/** The value of a custom field as text, in the words of its kind. */
export function customText(value: CourseModule['custom'][string] | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'cell.yes' : 'cell.no');
  return String(value);
}

type Read = { readonly ok: true; readonly value: string | number | boolean | null } | { readonly ok: false; readonly error: string };

/** A text as the value of a custom field; empty is nothing. */
export function readCustom(field: CustomField, text: string): Read {
  const trimmed = text.trim();
  const no = (error: string): Read => ({ ok: false, error });
  if (trimmed === '') return { ok: true, value: null };
  if (trimmed.length > 2000) return no(t('cell.tooLong', { text: shortened(trimmed) }));
  switch (field.kind) {
    case 'text': return { ok: true, value: trimmed };
    case 'number': return /^[+-]?\d+(?:\.\d+)?$/.test(trimmed) && Number.isFinite(Number(trimmed)) ? { ok: true, value: Number(trimmed) } : no(t('cell.noNumber', { text: shortened(trimmed) }));
    case 'date': return dateSchema.safeParse(trimmed).success ? { ok: true, value: trimmed } : no(t('cell.noDay', { text: shortened(trimmed) }));
    case 'yes-no': {
      const yes = [t('cell.yes'), 'yes', 'true', '1', 'x'].some((word) => word.toLowerCase() === trimmed.toLowerCase());
      const isNo = [t('cell.no'), 'no', 'false', '0'].some((word) => word.toLowerCase() === trimmed.toLowerCase());
      return yes || isNo ? { ok: true, value: yes } : no(t('cell.notOf', { text: shortened(trimmed), choices: `${t('cell.yes')}, ${t('cell.no')}` }));
    }
    case 'choice': {
      const found = field.choices.find((choice) => choice.toLowerCase() === trimmed.toLowerCase());
      return found === undefined ? no(t('cell.notOf', { text: shortened(trimmed), choices: field.choices.join(', ') })) : { ok: true, value: found };
    }
  }
}

export function customModuleField(field: CustomField): ModuleField {
  const textOf = (module: CourseModule): string => customText(Object.hasOwn(module.custom, field.key) ? module.custom[field.key] : undefined);
  const choices = field.kind === 'yes-no' ? [t('cell.yes'), t('cell.no')] : field.choices;
  const list = choices.map((value) => ({ value, label: value }));
  return {
    id: `${customPrefix}${field.key}`, label: field.label, width: 110, kind: kinds[field.kind], hint: field.hint, isCounted: field.required,
    ...(kinds[field.kind] === 'choice' ? { choices: () => list } : {}),
    text: (_document, module) => textOf(module),
    values: (_document, module) => { const text = textOf(module); return text === '' ? [] : [text]; },
    nameOf: (_document, value) => value,
    sortKey: (_document, module) => {
      const value = Object.hasOwn(module.custom, field.key) ? module.custom[field.key] : undefined;
      return field.kind === 'number' ? (typeof value === 'number' ? value : Number.POSITIVE_INFINITY) : textOf(module).toLowerCase() || missingLast;
    },
    write: (sheet, module, text) => {
      const read = readCustom(field, text);
      if (!read.ok) return read.error;
      sheet.setCustom(module, field.key, read.value);
      return null;
    },
  };
}
