import type { RecordId } from '../../model/ids';
import type { TrellisRecord } from '../../model/record';

/** The record with `into` wherever it names one of `gone`; a list that would name it twice names it once. */
export function pointElsewhere<R extends TrellisRecord>(record: R, gone: ReadonlySet<RecordId>, into: RecordId): R {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') return gone.has(value) ? into : value;
    if (Array.isArray(value)) {
      const items = value.map(change);
      return items.every((item) => typeof item === 'string') && value.some((item) => typeof item === 'string' && gone.has(item)) ? [...new Set(items)] : items;
    }
    if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [gone.has(key) ? into : key, change(inner)]));
    return value;
  };
  return { ...(change(record) as R), id: record.id, type: record.type };
}
