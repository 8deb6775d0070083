/** A document file of any version as parsed JSON: header and records, nothing checked yet but that they are there. */
export interface RawDocument {
  readonly format: string;
  readonly formatVersion: number;
  readonly app?: unknown;
  readonly records: readonly unknown[];
}

/**
 * Brings a file from version `to - 1` to version `to`. Frozen once released: it imports nothing of the model, because the model moves on and the step must not.
 * Pure; it does not change its input. The runner writes `formatVersion`. What a step cannot read it hands on as it is: the reader names it.
 */
export interface MigrationStep {
  readonly to: number;
  /** For messages: "calendar-days". */
  readonly name: string;
  readonly migrate: (document: RawDocument) => RawDocument;
}

export function isRawRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The document with every record of one type replaced; all others, and what is no record, stay. */
export function mapRecords(document: RawDocument, type: string, change: (record: Readonly<Record<string, unknown>>) => unknown): RawDocument {
  return { ...document, records: document.records.map((record) => (isRawRecord(record) && record['type'] === type ? change(record) : record)) };
}
