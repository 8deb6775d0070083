import type { Comparison } from '#shared/contract/shapes';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { recordTitle } from '#shared/document/record-title';
import { recordLabel } from '#shared/model/record';
import { diffDocuments } from './backups';

const mostListed = 500;

/** What going from one document to another changes: counts per record type, and the records by name. */
export function compareStates(from: TrellisDocument, to: TrellisDocument): Comparison {
  const changes = diffDocuments(from, to).changes.flatMap(({ id, before, after }) => {
    const record = after ?? before;
    if (!record) return [];
    const change = before === null ? ('comes back' as const) : after === null ? ('goes' as const) : ('changes' as const);
    return [{ id, type: recordLabel(record.type), title: recordTitle(record, (id) => getRecord(to, id) ?? getRecord(from, id)), change }];
  });
  const types = [...new Set(changes.map((change) => change.type))].sort();
  const count = (type: string, change: Comparison['changes'][number]['change']): number => changes.filter((one) => one.type === type && one.change === change).length;
  return {
    total: changes.length,
    counts: types.map((type) => ({ type, comesBack: count(type, 'comes back'), changes: count(type, 'changes'), goes: count(type, 'goes') })),
    changes: changes.slice(0, mostListed),
  };
}
