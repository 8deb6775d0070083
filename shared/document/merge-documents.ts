import { compareCodeUnits } from '../kit/order';
import { isRecordType, typeOfId, type RecordId } from '../model/ids';
import { recordLabel, referencesOf, type TrellisRecord } from '../model/record';
import { describeConflict } from './merge/describe-conflict';
import { fieldStyles } from './merge/merge-fields';
import { fieldsWith, mergeRecord, type ConflictKind, type MergeDecisions, type MergedRecord, type MergeSides } from './merge/merge-record';
import { isSameRecord } from './diff';
import { recordTitle } from './record-title';
import { allRecords, createDocument, type TrellisDocument } from './trellis-document';

/** What ours and theirs want differently; the merged document has ours. A value is null where there is none: no base, no such record, no such entry. */
export interface MergeConflict {
  readonly kind: ConflictKind;
  readonly id: RecordId;
  /** What people call the record, and its type. */
  readonly title: string;
  readonly label: string;
  /** Null: the whole record. */
  readonly field: string | null;
  /** The entry within the field: key of a map, id of a question. Null: the whole field. */
  readonly key: string | null;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** One sentence. */
  readonly message: string;
}

export interface MergedDocument {
  readonly document: TrellisDocument;
  readonly conflicts: readonly MergeConflict[];
  /** How many records the merge adds to ours, changes in it, and takes out of it. */
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
}

/**
 * Three-way merge by record and field. Pure; with a base the sides may change places where there is no conflict.
 * Edits of different records, of different fields, and of different entries of the fields in `fieldStyles` come together. What cannot, is a conflict, and the result keeps ours.
 * Without a base, what only one side has is kept: a removal cannot be told from an addition of the other side.
 * Every record of the result parses, and none refers to what the merge took away: that, too, is a conflict. References that led nowhere before still do; a loop that the sides
 * make together opens, and checks name it. O(records) a pass, one more pass for each chain of removals that have to be taken back.
 */
export function mergeDocuments(base: TrellisDocument | null, ours: TrellisDocument, theirs: TrellisDocument): MergedDocument {
  const sides = sidesOf(base, ours, theirs);
  const ids = [...new Set([...sides.ours.keys(), ...sides.theirs.keys()])].sort(compareCodeUnits);
  const decisions: MergeDecisions = { kept: new Set(), roots: new Set(), struck: new Map(), refused: new Map() };
  for (;;) {
    const before = weigh(decisions);
    const merged = new Map(ids.map((id) => [id, mergeRecord(id, sides, decisions)]));
    if (weigh(decisions) !== before) continue;
    settleReferences(merged, sides, decisions);
    if (weigh(decisions) === before) settleZones(merged, sides, decisions);
    if (weigh(decisions) === before) return finish(merged, sides);
  }
}

function sidesOf(base: TrellisDocument | null, ours: TrellisDocument, theirs: TrellisDocument): MergeSides {
  const [b, o, t] = [base ? byId(base) : null, byId(ours), byId(theirs)];
  const goneFrom = (side: ReadonlyMap<RecordId, TrellisRecord>): ReadonlySet<RecordId> => new Set([...(b?.keys() ?? [])].filter((id) => !side.has(id)));
  return { base: b, ours: o, theirs: t, goneFromOurs: goneFrom(o), goneFromTheirs: goneFrom(t) };
}

function byId(document: TrellisDocument): ReadonlyMap<RecordId, TrellisRecord> {
  return new Map([...allRecords(document)].map((record) => [record.id, record]));
}

/** Decisions are only ever added: their number says whether there are new ones. */
function weigh({ kept, roots, struck, refused }: MergeDecisions): number {
  return kept.size + roots.size + refused.size + [...struck.values()].reduce((sum, ids) => sum + ids.size, 0);
}

type Merged = ReadonlyMap<RecordId, MergedRecord>;

/** A reference that the merge would leave dangling: what ours refers to stays; what theirs refers to and ours removed is not taken over. */
function settleReferences(merged: Merged, sides: MergeSides, decisions: MergeDecisions): void {
  for (const [id, { record }] of merged) {
    for (const target of record ? referencesOf(record) : []) {
      if (!isRecordType(typeOfId(target)) || merged.get(target)?.record) continue;
      if (danglesIn(sides.ours, id, target) || danglesIn(sides.theirs, id, target)) continue;
      if (sides.ours.has(target)) keep(target, decisions);
      else if (sides.theirs.has(target)) refuse(id, target, 'lost-reference', sides, decisions);
    }
  }
}

function keep(id: RecordId, { kept, roots }: MergeDecisions): void {
  kept.add(id);
  roots.add(id);
}

function danglesIn(side: ReadonlyMap<RecordId, TrellisRecord>, id: RecordId, target: RecordId): boolean {
  const record = side.get(id);
  return record !== undefined && !side.has(target) && referencesOf(record).includes(target);
}

/** Does not take an id over from theirs: by field where ours has the record or lists hold the id, else the whole record. */
function refuse(id: RecordId, target: RecordId, kind: ConflictKind, sides: MergeSides, { struck, refused }: MergeDecisions): void {
  const theirs = sides.theirs.get(id);
  const isListed = theirs !== undefined && fieldsWith(theirs, target).every((field) => fieldStyles[theirs.type]?.[field] === 'set');
  if (!isListed && !sides.ours.has(id)) refused.set(id, kind);
  else struck.set(id, (struck.get(id) ?? new Map<RecordId, ConflictKind>()).set(target, kind));
}

/** A module that ours and theirs put into different zones of one role, and neither into several, stays where ours has it. */
function settleZones(merged: Merged, sides: MergeSides, decisions: MergeDecisions): void {
  const [now, ours, theirs] = [zonesByPlace([...merged.values()].map(({ record }) => record)), zonesByPlace(sides.ours.values()), zonesByPlace(sides.theirs.values())];
  for (const [place, { module, zones }] of now) {
    const own = ours.get(place)?.zones ?? [];
    if (zones.length < 2 || own.length !== 1 || (theirs.get(place)?.zones.length ?? 0) > 1) continue;
    for (const zone of zones) if (!own.includes(zone)) refuse(zone, module, 'two-zones', sides, decisions);
  }
}

/** Per role and module the zones that hold it. */
function zonesByPlace(records: Iterable<TrellisRecord | null>): ReadonlyMap<string, { readonly module: RecordId; readonly zones: RecordId[] }> {
  const places = new Map<string, { module: RecordId; zones: RecordId[] }>();
  for (const record of records) {
    if (record?.type !== 'zone') continue;
    for (const module of record.modules) {
      const place = places.get(`${record.role} ${module}`) ?? { module, zones: [] };
      place.zones.push(record.id);
      places.set(`${record.role} ${module}`, place);
    }
  }
  return places;
}

function finish(merged: Merged, sides: MergeSides): MergedDocument {
  const records = [...merged.values()].flatMap(({ record }) => (record ? [record] : []));
  const find = (id: RecordId): TrellisRecord | undefined => merged.get(id)?.record ?? sides.ours.get(id) ?? sides.theirs.get(id) ?? sides.base?.get(id);
  const conflicts = [...merged].flatMap(([id, { conflicts: found }]) =>
    found.map((conflict): MergeConflict => {
      const record = find(id);
      const named = { ...conflict, id, title: record ? recordTitle(record, find) : id, label: record ? recordLabel(record.type) : '' };
      return { ...named, message: describeConflict(named) };
    }),
  );
  const counts = { added: 0, changed: 0, removed: 0 };
  for (const [id, { record }] of merged) {
    const before = sides.ours.get(id);
    if (!before && record) counts.added++;
    else if (before && !record) counts.removed++;
    else if (before && record && !isSameRecord(before, record)) counts.changed++;
  }
  return { document: createDocument(records), conflicts, counts };
}
