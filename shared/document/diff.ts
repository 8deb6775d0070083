import type { RecordId, RecordType } from '../model/ids';
import type { TrellisRecord } from '../model/record';
import { getRecord, type RecordTables, type TrellisDocument } from './trellis-document';

/** One record before and after: null before = added, null after = removed. */
export interface RecordChange {
  readonly id: RecordId;
  readonly before: TrellisRecord | null;
  readonly after: TrellisRecord | null;
}

/** A reversible change of a document. At most one change per record. */
export interface RecordsDiff {
  readonly changes: readonly RecordChange[];
}

/** The document with the diff applied. Trusts `before`; tables without a change are shared with the input. */
export function applyDiff(document: TrellisDocument, diff: RecordsDiff): TrellisDocument {
  if (diff.changes.length === 0) return document;
  const tables = { ...document.tables } as Record<RecordType, ReadonlyMap<RecordId, TrellisRecord>>;
  const fresh = new Map<RecordType, Map<RecordId, TrellisRecord>>();
  for (const change of diff.changes) {
    const type = (change.after ?? change.before)?.type;
    if (!type) continue;
    let table = fresh.get(type);
    if (!table) {
      table = new Map(tables[type]);
      fresh.set(type, table);
      tables[type] = table;
    }
    if (change.after) table.set(change.id, change.after);
    else table.delete(change.id);
  }
  return { tables: tables as unknown as RecordTables };
}

/** The diff that takes the change back. */
export function reverseDiff(diff: RecordsDiff): RecordsDiff {
  return { changes: diff.changes.map(({ id, before, after }) => ({ id, before: after, after: before })) };
}

/** One diff that does what the given ones do in order; records that end as they began are left out. */
export function composeDiffs(diffs: readonly RecordsDiff[]): RecordsDiff {
  const changes = new Map<RecordId, RecordChange>();
  for (const diff of diffs) {
    for (const change of diff.changes) {
      const earlier = changes.get(change.id);
      changes.set(change.id, earlier ? { id: change.id, before: earlier.before, after: change.after } : change);
    }
  }
  return { changes: [...changes.values()].filter((change) => !isSameRecord(change.before, change.after)) };
}

/** Equality by content. Records are plain JSON with keys in schema order. */
export function isSameRecord(a: TrellisRecord | null, b: TrellisRecord | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Whether every record that the diff changes still stands as the diff left it (so that it can be taken back). */
export function stillApplies(document: TrellisDocument, diff: RecordsDiff): boolean {
  return diff.changes.every((change) => isSameRecord(getRecord(document, change.id) ?? null, change.after));
}
