import { compareCodeUnits } from '../../kit/order';
import { stableStringify } from '../../kit/stable-json';
import type { RecordId, RecordType } from '../../model/ids';
import { mergeLines, mergeOrderedSet } from './merge-lists';

/**
 * Fields that are merged inside; all others are one value, which only one side may change.
 * `set`: a list without doubles, by entry. `lines`: text, by line. `map`: an object, by key. `by-id`: a list of objects with `id`, by id.
 */
export type FieldStyle = 'set' | 'lines' | 'map' | 'by-id';

export const fieldStyles: { readonly [T in RecordType]?: Readonly<Record<string, FieldStyle>> } = {
  module: { competencies: 'set', tags: 'set', technologyTags: 'set', regulationTags: 'set', accessibility: 'set', custom: 'map' },
  page: { body: 'lines' },
  profile: { choices: 'map', facts: 'map' },
  'question-set': { questions: 'by-id' },
  requirement: { default: 'set' },
  settings: { evidenceExpiryDays: 'map', checkSeverity: 'map' },
  zone: { modules: 'set' },
};

type Fields = Readonly<Record<string, unknown>>;

/** Both sides changed a field (or one entry of it: `key`) differently. Values are null where there is none. */
export interface FieldConflict {
  readonly field: string;
  readonly key: string | null;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface FieldMerge {
  readonly base: Fields | null;
  readonly ours: Fields;
  readonly theirs: Fields;
  /** No base for the whole document: lists and maps of both sides are joined. Without it, a record that both sides added has conflicts in them, too. */
  readonly join: boolean;
  /** Ids that theirs removed and that stay all the same. */
  readonly kept: ReadonlySet<RecordId>;
}

/** Equality of plain JSON, whatever the order of keys. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && stableStringify(a) === stableStringify(b));
}

/** The fields of two versions of one record as one; in a conflict the value of ours. Symmetric but for conflicts. */
export function mergeFields(type: RecordType, merge: FieldMerge): { readonly fields: Fields; readonly conflicts: readonly FieldConflict[] } {
  const conflicts: FieldConflict[] = [];
  const fields: Record<string, unknown> = {};
  for (const field of new Set([...Object.keys(merge.ours), ...Object.keys(merge.theirs)])) {
    const values = { base: merge.base?.[field], ours: merge.ours[field], theirs: merge.theirs[field] };
    const value = mergeValue(values, fieldStyles[type]?.[field], merge, (key, inner) => conflicts.push({ field, key, ...withNulls(inner) }));
    if (value !== undefined) fields[field] = value;
  }
  return { fields, conflicts };
}

interface Values {
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

function withNulls({ base, ours, theirs }: Values): Values {
  return { base: base ?? null, ours: ours ?? null, theirs: theirs ?? null };
}

function mergeValue(values: Values, style: FieldStyle | undefined, { base, join, kept }: FieldMerge, conflict: (key: string | null, values: Values) => void): unknown {
  const { ours, theirs } = values;
  if (isSameValue(ours, theirs)) return ours;
  if (base && isSameValue(values.base, theirs)) return ours;
  if (base && isSameValue(values.base, ours)) return theirs;
  const merged = base || join ? mergeInside(values, style, kept, conflict) : null;
  if (merged !== null) return merged;
  conflict(null, values);
  return ours;
}

/** Null where the field cannot be merged inside. */
function mergeInside(values: Values, style: FieldStyle | undefined, kept: ReadonlySet<RecordId>, conflict: (key: string | null, values: Values) => void): unknown {
  if (style === 'set') return mergeOrderedSet(textsOf(values.base), textsOf(values.ours), textsOf(values.theirs), kept);
  if (style === 'lines') return values.base === undefined ? null : mergeLines(textsOf(values.base), textsOf(values.ours), textsOf(values.theirs));
  if (style === 'map') return Object.fromEntries(mergeEntries(mapOf(values.base), mapOf(values.ours), mapOf(values.theirs), conflict, null));
  return style === 'by-id' ? mergeById(byId(values.base), byId(values.ours), byId(values.theirs), conflict) : null;
}

function mergeById(base: Entries | null, ours: Entries | null, theirs: Entries | null, conflict: (key: string, values: Values) => void): readonly unknown[] | null {
  if (!base || !ours || !theirs) return null;
  const changed = new Set([...ours.keys()].filter((id) => !isSameValue(base.get(id), ours.get(id))));
  const order = mergeOrderedSet([...base.keys()], [...ours.keys()], [...theirs.keys()], changed);
  return order ? mergeEntries(base, ours, theirs, conflict, order).map(([, value]) => value) : null;
}

type Entries = ReadonlyMap<string, unknown>;

const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
const mapOf = (value: unknown): Entries => new Map(Object.entries(value ?? {}));

function byId(value: unknown): Entries | null {
  const list = Array.isArray(value) ? (value as readonly { readonly id?: unknown }[]) : [];
  const entries = new Map(list.map((entry) => [String(entry.id), entry]));
  return entries.size === list.length ? entries : null;
}

/** Entry by entry; what one side removed and the other changed is a conflict. `order`: of the result; null: by key. */
function mergeEntries(base: Entries, ours: Entries, theirs: Entries, conflict: (key: string, values: Values) => void, order: readonly string[] | null): readonly (readonly [string, unknown])[] {
  const keys = new Set([...(order ?? []), ...[...ours.keys(), ...theirs.keys()].sort(compareCodeUnits)]);
  return [...keys].flatMap((key): readonly (readonly [string, unknown])[] => {
    const values = { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
    const value = mergeEntry(values, () => conflict(key, withNulls(values)));
    return value === undefined ? [] : [[key, value]];
  });
}

function mergeEntry({ base, ours, theirs }: Values, conflict: () => void): unknown {
  if (isSameValue(ours, theirs) || isSameValue(base, theirs)) return ours;
  if (isSameValue(base, ours)) return theirs;
  conflict();
  return ours;
}
