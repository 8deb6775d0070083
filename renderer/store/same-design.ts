import type { TrellisDocument } from '#shared/document/trellis-document';
import { recordTypes } from '#shared/model/ids';

/** Records that no run reads: people, what is kept to be run, and talk. */
const besides: ReadonlySet<string> = new Set(['cohort', 'profile', 'scenario', 'comment']);

/** Whether two states of a document give the same runs: everything that these may read is the same, table by table. */
export function isSameDesign(a: TrellisDocument, b: TrellisDocument): boolean {
  return recordTypes.every((type) => besides.has(type) || a.tables[type] === b.tables[type]);
}
