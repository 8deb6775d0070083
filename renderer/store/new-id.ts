import type { RecordId, RecordType } from '#shared/model/ids';

/** A fresh id of a record type. The renderer makes ids; shared code takes them as arguments. */
export function newId(type: RecordType): RecordId {
  return `${type}:${crypto.randomUUID().slice(0, 8)}`;
}

/** A fresh id of something that lives inside a record: a view, a field. */
export function newLocalId(): string {
  return crypto.randomUUID().slice(0, 8);
}
