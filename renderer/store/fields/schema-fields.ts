import type { TrellisDocument } from '#shared/document/trellis-document';
import { itemsOf, moduleFieldReader } from '#shared/exchange/import/tables/module-cells';
import { courseModuleSchema, type CourseModule } from '#shared/model/module';
import { accessibilityFeatures, deliveryModes, evidenceKinds, levels, mediaFormats, moduleKinds, riskClasses, sourceKinds } from '#shared/model/vocabulary';
import { percentText, t } from '../../i18n/t';
import type { MessageKey } from '../../i18n/messages';
import type { Choice } from '../../ui/select-box';
import { modulesOf } from '../selectors';
import { offeredWords } from './vocabularies';
import type { FieldKind, ModuleField } from './module-field';

/** Last in every order: what is missing. */
export const missingLast = '\uffff';

type Plain = keyof typeof courseModuleSchema.shape;
/** What differs from "a text of the module under the same name". */
type Special = Partial<Omit<ModuleField, 'id'>> & { readonly field?: Plain };

/** A field that is a field of the module's schema; its form follows from the kind. */
export function schemaField(id: string, kind: FieldKind, width: number, { field = id as Plain, ...special }: Special = {}): ModuleField {
  const label = special.label ?? t(`field.${field}` as MessageKey);
  const text = special.text ?? ((_document: TrellisDocument, module: CourseModule) => plainText(module[field], special.choices?.(_document)));
  const values = special.values ?? ((_document: TrellisDocument, module: CourseModule) => plainValues(module[field]));
  const readers = moduleFieldReader(field, label);
  return {
    id, kind, width, label, isCounted: false,
    nameOf: (document, value) => special.choices?.(document).find((choice) => choice.value === value)?.label ?? value,
    sortKey: (document, module) => (kind === 'number' ? numberKey(module[field]) : kind === 'choice' ? choiceKey(special.choices?.(document) ?? [], module[field]) : text(document, module).toLowerCase() || missingLast),
    ...(kind === 'fixed' ? {} : { write: (sheet, module, cell) => {
      const value = readPlain(field, kind, cell, readers, special.choices?.(sheet.document));
      if (!value.ok) return value.error;
      sheet.set(module.id, { [field]: value.value });
      return null;
    } }),
    ...special, text, values,
  };
}

/** Items of a list as one cell. A single one that holds a comma ends with a semicolon, so that it is not read as several. */
export function listText(items: readonly string[]): string {
  return items.length === 1 && items[0]!.includes(',') ? `${items[0]};` : items.join('; ');
}

function plainText(value: unknown, choices: readonly Choice<string>[] | undefined): string {
  const name = (item: string): string => choices?.find((choice) => choice.value === item)?.label ?? item;
  if (Array.isArray(value)) return listText(value.map((item) => name(String(item))));
  return value === null || value === undefined ? '' : name(String(value));
}

function plainValues(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === '' || value === undefined ? [] : [String(value)];
}

const numberKey = (value: unknown): number => (typeof value === 'number' ? value : Number.POSITIVE_INFINITY);

function choiceKey(choices: readonly Choice<string>[], value: unknown): number {
  const at = choices.findIndex((choice) => choice.value === value);
  return at < 0 ? choices.length : at;
}

type Read = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** A cell's text as the field's value, checked by its schema. */
function readPlain(field: Plain, kind: FieldKind, cell: string, reader: (cell: string) => Read, choices: readonly Choice<string>[] | undefined): Read {
  const trimmed = cell.trim();
  if (trimmed === '') {
    const empty = courseModuleSchema.shape[field].safeParse(undefined);
    return empty.success ? { ok: true, value: empty.data } : { ok: false, error: t('cell.needed', { field: t(`field.${field}` as MessageKey) }) };
  }
  if (kind === 'text' || kind === 'long') {
    const value = courseModuleSchema.shape[field].safeParse(kind === 'text' ? trimmed.replace(/\s+/g, ' ') : cell.replace(/\r\n/g, '\n'));
    return value.success ? { ok: true, value: value.data } : { ok: false, error: t('cell.tooLong', { text: shortened(trimmed) }) };
  }
  if (choices) {
    const named = (name: string): string => choices.find((choice) => choice.label.toLowerCase() === name.trim().toLowerCase())?.value ?? name;
    const read = reader(kind === 'words' ? itemsOf(trimmed).map(named).join('; ') : named(trimmed));
    return read.ok ? read : { ok: false, error: t('cell.notOf', { text: shortened(trimmed), choices: choices.map(({ label }) => label).join(', ') }) };
  }
  const read = reader(trimmed);
  return read.ok ? read : { ok: false, error: `“${shortened(trimmed)}” ${read.error}.` };
}

export function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const closed = (values: readonly string[], prefix: string) => {
  const choices = values.map((value): Choice<string> => ({ value, label: t(`${prefix}.${value}` as MessageKey) }));
  return () => choices;
};

const usedIn = (field: 'industryContext' | 'owner' | 'reviewer' | 'language' | 'licence' | 'jobEvent') => (document: TrellisDocument): readonly string[] => [...new Set(modulesOf(document).map((module) => module[field]).filter((word) => word !== ''))].sort();

/** Fields of the schema as they stand in it; those that other records hold (competencies, links, objectives) and the review are in `record-fields`. */
export const schemaFields: readonly ModuleField[] = [
  schemaField('code', 'text', 64),
  schemaField('title', 'text', 190, { label: t('column.title') }),
  schemaField('level', 'choice', 112, { choices: closed(levels, 'level'), isCounted: true }),
  schemaField('context', 'text', 92, { field: 'industryContext', label: t('column.context'), suggestions: (document) => offeredWords(document, 'industryContext'), isCounted: true }),
  schemaField('format', 'choice', 104, { choices: closed(mediaFormats, 'format'), isCounted: true }),
  schemaField('minutes', 'number', 50, { label: t('column.minutes'), isCounted: true }),
  schemaField('tags', 'words', 110, { suggestions: (document) => offeredWords(document, 'tags') }),
  schemaField('moduleKind', 'choice', 120, { choices: closed(moduleKinds, 'kind') }),
  schemaField('deliveryMode', 'choice', 120, { choices: closed(deliveryModes, 'delivery') }),
  schemaField('technologyTags', 'words', 120, { suggestions: (document) => offeredWords(document, 'technologyTags') }),
  schemaField('regulationTags', 'words', 120, { suggestions: (document) => offeredWords(document, 'regulationTags') }),
  schemaField('riskClass', 'choice', 90, { choices: closed(riskClasses, 'risk') }),
  schemaField('evidenceKind', 'choice', 110, { choices: closed(evidenceKinds, 'evidence') }),
  schemaField('passMark', 'number', 84, { text: (_document, module) => (module.passMark === null ? '' : percentText(module.passMark)) }),
  schemaField('validityDays', 'number', 100),
  schemaField('credits', 'number', 70),
  schemaField('capacity', 'number', 100),
  schemaField('jobEvent', 'text', 130, { suggestions: usedIn('jobEvent') }),
  schemaField('leadHours', 'number', 92),
  schemaField('owner', 'text', 120, { suggestions: usedIn('owner') }),
  schemaField('reviewer', 'text', 120, { suggestions: usedIn('reviewer') }),
  schemaField('reviewBy', 'date', 104),
  schemaField('language', 'text', 90, { suggestions: (document) => offeredWords(document, 'language') }),
  schemaField('licence', 'text', 110, { suggestions: (document) => offeredWords(document, 'licence') }),
  schemaField('sourceKind', 'choice', 116, { choices: closed(sourceKinds, 'source') }),
  schemaField('accessibility', 'words', 140, { choices: closed(accessibilityFeatures, 'access') }),
  schemaField('description', 'long', 200),
  schemaField('why', 'long', 180),
  schemaField('facilitatorGuide', 'long', 180),
  schemaField('lineage', 'fixed', 170, { text: (_document, module) => module.lineage.join(' › '), values: (_document, module) => (module.lineage.length > 0 ? [module.lineage.join(' › ')] : []) }),
  schemaField('effort', 'fixed', 84, { text: (_document, module) => (module.effort.length === 0 ? '' : t('cell.hours', { hours: hoursOf(module) })), values: (_document, module) => (module.effort.length === 0 ? [] : [String(hoursOf(module))]), sortKey: (_document, module) => hoursOf(module) }),
];

/** Hours of work logged on a module. */
export function hoursOf(module: CourseModule): number {
  return Math.round(module.effort.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100;
}
