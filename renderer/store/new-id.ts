import type { RecordId, RecordType } from '#shared/model/ids';

/** A fresh id of a record type. The renderer makes ids; shared code takes them as arguments. */
export function newId(type: RecordType): RecordId {
  return `${type}:${crypto.randomUUID().slice(0, 8)}`;
}
