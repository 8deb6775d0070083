import type { RecordId, RecordType } from '../model/ids';
import { isRecordType, recordTypes, typeOfId } from '../model/ids';
import type { RecordOf, TrellisRecord } from '../model/record';
import { settingsId } from '../model/settings';
import type { Settings } from '../model/settings';

/** One immutable Map per record type, keyed by id. Edits make new Maps of the touched types only. */
export type RecordTables = { readonly [T in RecordType]: ReadonlyMap<RecordId, RecordOf<T>> };

/** The whole course document in memory. */
export interface TrellisDocument {
  readonly tables: RecordTables;
}

/** A document from records; a later record with the same id wins (readers refuse duplicates before). */
export function createDocument(records: Iterable<TrellisRecord>): TrellisDocument {
  const tables = Object.fromEntries(recordTypes.map((type) => [type, new Map<RecordId, TrellisRecord>()]));
  for (const record of records) tables[record.type]?.set(record.id, record);
  return { tables: tables as unknown as RecordTables };
}

export function getRecord(document: TrellisDocument, id: RecordId): TrellisRecord | undefined {
  const type = typeOfId(id);
  return isRecordType(type) ? (document.tables[type] as ReadonlyMap<RecordId, TrellisRecord>).get(id) : undefined;
}

/** Every record, types and ids in file order. */
export function* allRecords(document: TrellisDocument): Generator<TrellisRecord> {
  for (const type of recordTypes) yield* (document.tables[type] as ReadonlyMap<RecordId, TrellisRecord>).values();
}

export function recordCount(document: TrellisDocument): number {
  return recordTypes.reduce((sum, type) => sum + document.tables[type].size, 0);
}

/** The settings record. Readers guarantee that it is there. */
export function settingsOf(document: TrellisDocument): Settings {
  const settings = document.tables.settings.get(settingsId);
  if (!settings) throw new Error('The document has no settings record; it was not made by a reader.');
  return settings;
}
