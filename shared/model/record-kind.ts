import type { z } from 'zod';
import type { RecordId, RecordType } from './ids';

/**
 * What the document needs to know of a record type beyond its schema.
 * `references`: ids that the record points to. `forget`: the record without these ids, or null where it cannot live without one of them.
 */
export interface RecordKind<S extends z.ZodObject> {
  readonly type: RecordType;
  readonly label: string;
  readonly schema: S;
  readonly references: (record: z.infer<S>) => readonly RecordId[];
  readonly forget: (record: z.infer<S>, ids: ReadonlySet<RecordId>) => z.infer<S> | null;
}

export function defineRecordKind<S extends z.ZodObject>(kind: RecordKind<S>): RecordKind<S> {
  return kind;
}

/** Leaves out the ids of a set; the same array when nothing was in it. */
export function withoutIds(list: RecordId[], ids: ReadonlySet<RecordId>): RecordId[] {
  return list.some((id) => ids.has(id)) ? list.filter((id) => !ids.has(id)) : list;
}
