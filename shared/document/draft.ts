import type { Finding } from '../kit/finding';
import { err, ok, type Result } from '../kit/result';
import { isRecordType, recordTypes, type RecordId, type RecordType } from '../model/ids';
import { forgetIds, parseRecord, isTarget, pointsTo, referencesOf, type RecordOf, type TrellisRecord } from '../model/record';
import type { RecordChange, RecordsDiff } from './diff';
import { getRecord, type TrellisDocument } from './trellis-document';

/** A document being changed by one command: reads see the changes so far, `finish` gives the diff. */
export interface Draft {
  readonly document: TrellisDocument;
  readonly get: (id: RecordId) => TrellisRecord | undefined;
  readonly all: <T extends RecordType>(type: T) => readonly RecordOf<T>[];
  /** Parses and keeps a record, new or changed; problems end up as findings of `finish`. */
  readonly put: (record: unknown) => void;
  /** Removes records and everything that cannot live without them; strips them from what can. Unknown ids are findings. */
  readonly remove: (ids: readonly RecordId[]) => void;
  readonly refuse: (finding: Finding) => void;
  readonly finish: () => Result<RecordsDiff, readonly Finding[]>;
}

/** A refusal of a command. */
export function refusal(code: string, message: string, records: readonly RecordId[] = []): Finding {
  return { code, severity: 'error', message, records };
}

export function createDraft(document: TrellisDocument): Draft {
  const changed = new Map<RecordId, TrellisRecord | null>();
  const findings: Finding[] = [];
  const get = (id: RecordId): TrellisRecord | undefined => (changed.has(id) ? (changed.get(id) ?? undefined) : getRecord(document, id));
  const all = <T extends RecordType>(type: T): readonly RecordOf<T>[] => {
    const base = document.tables[type] as ReadonlyMap<RecordId, RecordOf<T>>;
    const kept = [...base.values()].filter((record) => !changed.has(record.id));
    const fresh = [...changed.values()].filter((record): record is RecordOf<T> & TrellisRecord => record?.type === type);
    return [...kept, ...fresh];
  };
  const put = (input: unknown): void => {
    const parsed = parseRecord(input);
    if (!parsed.ok) {
      for (const problem of parsed.error) findings.push(refusal('TRL-D001', `${problem.id}: ${problem.path} – ${problem.message}.`, [problem.id]));
      return;
    }
    changed.set(parsed.value.id, parsed.value);
  };
  const remove = (ids: readonly RecordId[]): void => {
    for (const id of ids) if (!get(id)) findings.push(refusal('TRL-D002', `There is no record ${id} to remove.`, [id]));
    removeClosure(document, new Set(ids), changed);
  };
  const finish = (): Result<RecordsDiff, readonly Finding[]> => {
    if (findings.length > 0) return err(findings);
    const changes: RecordChange[] = [];
    for (const [id, after] of changed) {
      const before = getRecord(document, id) ?? null;
      if (before !== after && JSON.stringify(before) !== JSON.stringify(after)) changes.push({ id, before, after });
    }
    return ok({ changes });
  };
  return { document, get, all, put, remove, refuse: (finding) => findings.push(finding), finish };
}

/** Records that refer to one of these ids. */
export function pointingTo({ tables }: TrellisDocument, ids: ReadonlySet<RecordId>): readonly TrellisRecord[] {
  const targets = new Set([...ids].filter(isTarget));
  if (targets.size === 0) return [];
  return recordTypes.flatMap((type) => pointingFrom(tables[type], targets));
}

function pointingFrom(table: ReadonlyMap<RecordId, TrellisRecord>, ids: ReadonlySet<RecordId>): readonly TrellisRecord[] {
  const found: TrellisRecord[] = [];
  for (const record of table.values()) if (pointsTo(record, ids)) found.push(record);
  return found;
}

/** The same with the changes so far. */
function pointingNow(document: TrellisDocument, changed: ReadonlyMap<RecordId, TrellisRecord | null>, ids: ReadonlySet<RecordId>): readonly TrellisRecord[] {
  const found = pointingTo(document, ids).filter((record) => !changed.has(record.id));
  for (const record of changed.values()) if (record && pointsTo(record, ids)) found.push(record);
  return found;
}

/** Removes `doomed`, then what refers to it, until nothing that is left refers to something removed. */
function removeClosure(document: TrellisDocument, doomed: Set<RecordId>, changed: Map<RecordId, TrellisRecord | null>): void {
  for (let round = doomed; round.size > 0; ) {
    for (const id of round) changed.set(id, null);
    const next = new Set<RecordId>();
    for (const record of pointingNow(document, changed, round)) {
      const survivor = forgetIds(record, round);
      if (survivor) changed.set(record.id, survivor);
      else next.add(record.id);
    }
    round = next;
  }
}

/** References of a record that lead nowhere. */
export function missingReferences(get: (id: RecordId) => TrellisRecord | undefined, record: TrellisRecord): readonly RecordId[] {
  return referencesOf(record).filter((id) => isRecordType(id.slice(0, Math.max(0, id.indexOf(':')))) && !get(id));
}
