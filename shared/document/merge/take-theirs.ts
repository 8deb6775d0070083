import type { Finding } from '../../kit/finding';
import type { Result } from '../../kit/result';
import type { RecordId } from '../../model/ids';
import { forgetIds, referencesOf, type TrellisRecord } from '../../model/record';
import type { RecordsDiff } from '../diff';
import { createDraft, type Draft } from '../draft';
import type { MergeConflict } from '../merge-documents';
import { allRecords, getRecord, type TrellisDocument } from '../trellis-document';

/**
 * The change that gives these conflicts to theirs, for a merged document (or what has become of it). A record that comes back brings along, from theirs, what it refers to and what
 * cannot be without it; one that goes takes along what cannot be without it. A field whose record is gone is passed over.
 */
export function takeTheirs(document: TrellisDocument, theirs: TrellisDocument, conflicts: readonly MergeConflict[]): Result<RecordsDiff, readonly Finding[]> {
  const draft = createDraft(document);
  for (const conflict of conflicts) {
    const [now, other] = [draft.get(conflict.id), getRecord(theirs, conflict.id)];
    if (conflict.field === null) {
      if (other) bringBack(draft, theirs, other);
      else if (now) draft.remove([conflict.id]);
    } else if (now && other) {
      draft.put({ ...now, [conflict.field]: valueOf(now, other, conflict.field, conflict.key) });
      bringMissing(draft, theirs, draft.get(conflict.id) ?? now);
    }
  }
  return draft.finish();
}

function valueOf(now: TrellisRecord, theirs: TrellisRecord, field: string, key: string | null): unknown {
  const [own, other] = [now, theirs].map((record) => (record as Readonly<Record<string, unknown>>)[field]);
  if (key === null) return other;
  return Array.isArray(own) ? withItem(own as readonly Item[], other as readonly Item[], key) : withKey(own as object, other as object, key);
}

interface Item {
  readonly id: string;
}

/** The list with theirs' item of this id: in its place, at the end, or gone. */
function withItem(own: readonly Item[], other: readonly Item[], id: string): readonly Item[] {
  const item = other.find((candidate) => candidate.id === id);
  if (!item) return own.filter((candidate) => candidate.id !== id);
  return own.some((candidate) => candidate.id === id) ? own.map((candidate) => (candidate.id === id ? item : candidate)) : [...own, item];
}

function withKey(own: object, other: object, key: string): object {
  const entry = Object.entries(other).find(([name]) => name === key);
  return Object.fromEntries([...Object.entries(own).filter(([name]) => name !== key), ...(entry ? [entry] : [])]);
}

function bringBack(draft: Draft, theirs: TrellisDocument, record: TrellisRecord): void {
  const wasThere = draft.get(record.id) !== undefined;
  draft.put(record);
  bringMissing(draft, theirs, record);
  if (!wasThere) bringDependents(draft, theirs, record.id);
}

function bringMissing(draft: Draft, theirs: TrellisDocument, record: TrellisRecord): void {
  for (const id of referencesOf(record)) {
    const other = draft.get(id) ? undefined : getRecord(theirs, id);
    if (other) bringBack(draft, theirs, other);
  }
}

function bringDependents(draft: Draft, theirs: TrellisDocument, id: RecordId): void {
  const ids = new Set([id]);
  for (const other of allRecords(theirs)) if (!draft.get(other.id) && forgetIds(other, ids) === null) bringBack(draft, theirs, other);
}
