import type { TrellisDocument } from '#shared/document/trellis-document';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { customFieldsOf, customModuleField } from './custom-fields';
import type { ModuleField } from './module-field';
import { recordFields } from './record-fields';
import { schemaField, schemaFields } from './schema-fields';

/** Columns that the library shows until somebody chooses others. */
export const usualColumns: readonly string[] = ['code', 'title', 'competency', 'level', 'prerequisites', 'objective', 'context', 'format', 'minutes', 'tags', 'complete'];

/** How many of the counted fields a module has. */
const complete: ModuleField = {
  ...schemaField('complete', 'fixed', 92, { field: 'title', label: t('column.complete') }),
  text: (document, module) => { const filled = completenessOf(document, module); return `${filled.filter(Boolean).length}/${filled.length}`; },
  values: (document, module) => [String(filledCount(document, module))],
  sortKey: filledCount,
};

function filledCount(document: TrellisDocument, module: CourseModule): number {
  return completenessOf(document, module).filter(Boolean).length;
}

const builtIn = new Map([...schemaFields, ...recordFields, complete].map((field) => [field.id, field]));
const order = [...usualColumns.filter((id) => id !== 'complete'), 'course', ...[...builtIn.keys()].filter((id) => !usualColumns.includes(id) && id !== 'course'), 'complete'];
const builtInOrdered = order.flatMap((id) => builtIn.get(id) ?? []);
const known = new WeakMap<TrellisDocument, readonly ModuleField[]>();

/** Every field of a module: the usual columns first, custom fields before the count of what is filled. */
export function fieldsOf(document: TrellisDocument): readonly ModuleField[] {
  const before = known.get(document);
  if (before) return before;
  const fields = [...builtInOrdered.slice(0, -1), ...customFieldsOf(document).map(customModuleField), ...builtInOrdered.slice(-1)];
  known.set(document, fields);
  return fields;
}

export function fieldById(document: TrellisDocument, id: string): ModuleField | undefined {
  return fieldsOf(document).find((field) => field.id === id);
}

/** The fields that count towards a module being complete: six of the default schema, and what the workspace requires. */
const counted = new WeakMap<readonly ModuleField[], readonly ModuleField[]>();

export function countedFields(document: TrellisDocument): readonly ModuleField[] {
  const fields = fieldsOf(document);
  const before = counted.get(fields);
  if (before) return before;
  const found = fields.filter((field) => field.isCounted);
  counted.set(fields, found);
  return found;
}

export function isFilled(document: TrellisDocument, module: CourseModule, field: ModuleField): boolean {
  return field.values(document, module).length > 0;
}

/** Which of the counted fields a module has, in their order. */
export function completenessOf(document: TrellisDocument, module: CourseModule): readonly boolean[] {
  return countedFields(document).map((field) => isFilled(document, module, field));
}
