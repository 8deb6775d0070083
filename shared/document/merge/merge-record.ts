import type { RecordId } from '../../model/ids';
import { forgetIds, parseRecord, referencesOf, type TrellisRecord } from '../../model/record';
import { isSameRecord } from '../diff';
import { fieldStyles, isSameValue, mergeFields, type FieldConflict } from './merge-fields';

/** Records by id of the three documents. `base` is null where there is no common ancestor. */
export interface MergeSides {
  readonly base: ReadonlyMap<RecordId, TrellisRecord> | null;
  readonly ours: ReadonlyMap<RecordId, TrellisRecord>;
  readonly theirs: ReadonlyMap<RecordId, TrellisRecord>;
  /** In the base and gone from one side. */
  readonly goneFromOurs: ReadonlySet<RecordId>;
  readonly goneFromTheirs: ReadonlySet<RecordId>;
}

/**
 * Why ours was kept. `both-changed`: a field, or a record that both added. `removed-by-theirs`, `removed-by-ours`: the other side changed it or points to it.
 * `lost-reference`: theirs points to what ours removed. `two-zones`: both moved a module within a role. `invalid`: the two changes do not make a valid record.
 */
export type ConflictKind = 'both-changed' | 'removed-by-theirs' | 'removed-by-ours' | 'lost-reference' | 'two-zones' | 'invalid';

/** What one pass of the merge found out for the next; grows until nothing dangles. */
export interface MergeDecisions {
  /** Gone from theirs and stays: because ours changed or uses it (then also in `roots`), or because it cannot be without one of those. */
  readonly kept: Set<RecordId>;
  readonly roots: Set<RecordId>;
  /** Per record the ids that are not taken over from theirs, and why. */
  readonly struck: Map<RecordId, Map<RecordId, ConflictKind>>;
  /** Records of which nothing is taken over from theirs. */
  readonly refused: Map<RecordId, ConflictKind>;
}

/** `field` null: the whole record. */
export type RecordConflict = Omit<FieldConflict, 'field'> & { readonly kind: ConflictKind; readonly field: string | null };

export interface MergedRecord {
  readonly record: TrellisRecord | null;
  readonly conflicts: readonly RecordConflict[];
}

const clean = (record: TrellisRecord | null): MergedRecord => ({ record, conflicts: [] });

/** One record of the result by what stands on the three sides and what is decided already; adds to the decisions what follows from it. */
export function mergeRecord(id: RecordId, sides: MergeSides, decisions: MergeDecisions): MergedRecord {
  const [base, ours, theirs] = [sides.base?.get(id) ?? null, sides.ours.get(id) ?? null, sides.theirs.get(id) ?? null];
  const whole = (kind: ConflictKind): MergedRecord => ({ record: ours, conflicts: [{ kind, field: null, key: null, base, ours, theirs }] });
  const refused = decisions.refused.get(id);
  if (refused) return whole(refused);
  if (!theirs) return ours && base ? mergeGoneFromTheirs(id, base, ours, sides, decisions, whole) : clean(ours);
  if (!ours && base) return isUnchanged(base, theirs, sides.goneFromTheirs) ? clean(null) : whole('removed-by-ours');
  return mergeBoth(id, base, ours, theirs, sides, decisions);
}

function mergeGoneFromTheirs(id: RecordId, base: TrellisRecord, ours: TrellisRecord, sides: MergeSides, { kept, roots }: MergeDecisions, whole: (kind: ConflictKind) => MergedRecord): MergedRecord {
  if (!kept.has(id) && forgetIds(base, kept) !== null) {
    if (isUnchanged(base, ours, sides.goneFromOurs)) return clean(null);
    roots.add(id);
  }
  kept.add(id);
  return roots.has(id) ? whole('removed-by-theirs') : clean(ours);
}

/** Unchanged, or changed only by forgetting what the same side removed. */
function isUnchanged(base: TrellisRecord, now: TrellisRecord, gone: ReadonlySet<RecordId>): boolean {
  return isSameRecord(base, now) || isSameValue(forgetIds(base, gone), now);
}

/** The record is in theirs, and in ours or new. */
function mergeBoth(id: RecordId, base: TrellisRecord | null, ours: TrellisRecord | null, theirs: TrellisRecord, sides: MergeSides, decisions: MergeDecisions): MergedRecord {
  const { kept } = decisions;
  const struck = decisions.struck.get(id);
  if (ours && !struck && isSameRecord(ours, theirs)) return clean(ours);
  const refusals = struck ? strike(theirs, ours, struck) : { fields: theirs as Fields, conflicts: [] };
  const noted = refusals.conflicts.map(({ field, kind }): RecordConflict => ({ kind, field, key: null, ...valuesOf(field, base, ours, theirs) }));
  const theirFields = base && kept.size > 0 ? withoutForgetting(base, refusals.fields, kept) : refusals.fields;
  const { fields, conflicts } = ours
    ? mergeFields(ours.type, { base: base as Fields | null, ours: ours as Fields, theirs: theirFields, join: sides.base === null, kept })
    : { fields: theirFields, conflicts: [] };
  const parsed = parseRecord(fields);
  if (!parsed.ok) {
    decisions.refused.set(id, struck ? 'lost-reference' : 'invalid');
    return mergeRecord(id, sides, decisions);
  }
  return { record: parsed.value, conflicts: [...noted, ...conflicts.map((conflict): RecordConflict => ({ kind: 'both-changed', ...conflict }))] };
}

type Fields = Readonly<Record<string, unknown>>;

function valuesOf(field: string, base: TrellisRecord | null, ours: TrellisRecord | null, theirs: TrellisRecord): Pick<FieldConflict, 'base' | 'ours' | 'theirs'> {
  const at = (record: TrellisRecord | null): unknown => (record ? ((record as Fields)[field] ?? null) : null);
  return { base: at(base), ours: at(ours), theirs: at(theirs) };
}

/** Theirs without the ids: taken out of lists; a field that is no list is taken from ours (and left as it is where ours has no such record: then it does not parse or is refused). */
function strike(theirs: TrellisRecord, ours: TrellisRecord | null, ids: ReadonlyMap<RecordId, ConflictKind>): { readonly fields: Fields; readonly conflicts: readonly { readonly field: string; readonly kind: ConflictKind }[] } {
  const fields: Record<string, unknown> = { ...theirs };
  const conflicts: { field: string; kind: ConflictKind }[] = [];
  for (const [field, value] of Object.entries(theirs)) {
    const found = [...ids].find(([id]) => fieldsWith(theirs, id).includes(field));
    if (!found) continue;
    conflicts.push({ field, kind: found[1] });
    const own = (ours as Fields | null)?.[field];
    if (fieldStyles[theirs.type]?.[field] === 'set') fields[field] = (value as readonly string[]).filter((entry) => !ids.has(entry));
    else if (own === undefined) delete fields[field];
    else fields[field] = own;
  }
  return { fields, conflicts };
}

/** The fields of a record in which an id stands, at any depth, as a value or as a key. */
export function fieldsWith(record: TrellisRecord, id: RecordId): readonly string[] {
  if (!referencesOf(record).includes(id)) return [];
  return Object.entries(record).flatMap(([field, value]) => (field !== 'id' && holds(value, id) ? [field] : []));
}

function holds(value: unknown, id: RecordId): boolean {
  if (value === id) return true;
  return value !== null && typeof value === 'object' && (Object.hasOwn(value, id) || Object.values(value).some((inner) => holds(inner, id)));
}

/** Fields that theirs changed only by forgetting ids which stay: as they were. */
function withoutForgetting(base: TrellisRecord, theirs: Fields, kept: ReadonlySet<RecordId>): Fields {
  const forgotten = forgetIds(base, kept) as Fields | null;
  if (!forgotten) return theirs;
  const restored = Object.entries(base).filter(([field, value]) => !isSameValue(forgotten[field], value) && isSameValue(forgotten[field], theirs[field]));
  return restored.length === 0 ? theirs : { ...theirs, ...Object.fromEntries(restored) };
}
