import type { AnyCommand } from '#shared/document/apply-command';

/** One kind of finding, shown three times. */
export interface Kind {
  readonly code: string;
  /** Records that it is found in. */
  readonly firing: readonly object[];
  /** Records much like them in which it is not found. */
  readonly silent: readonly object[];
  /** What puts `firing` right: its quick fix, or these edits. */
  readonly mend: 'quick fix' | readonly AnyCommand[];
}

export const kind = (code: string, firing: readonly object[], silent: readonly object[], mend: Kind['mend']): Kind => ({ code, firing, silent, mend });
/** Sets fields of a record. */
export const set = (id: string, fields: object): AnyCommand => ({ name: 'record.update', payload: { updates: [{ id, set: fields }] } });
export const remove = (id: string): AnyCommand => ({ name: 'record.remove', payload: { ids: [id] } });
export const create = (record: object): AnyCommand => ({ name: 'record.create', payload: { records: [record] } });
