import { allRecords, getRecord, type TrellisDocument } from '../document/trellis-document';
import type { Finding } from '../kit/finding';
import { recordTypes } from '../model/ids';
import { missingReferences, pointingTo } from '../document/draft';
import { forgetIds, recordLabel, type TrellisRecord } from '../model/record';
import type { Check } from './check';
import { remove, update, type QuickFix } from './quick-fixes/quick-fix';

/** References that lead nowhere: left by a merge, a hand edit or a damaged import. */
export const danglingReferences: Check = {
  codes: ['TRL-G003'],
  reads: Object.fromEntries(recordTypes.map((type) => [type, 'all'])),
  update: (document, changes, before) => {
    const changed = new Map(changes.map((change) => [change.id, change]));
    const gone = new Set(changes.filter((change) => !change.after).map((change) => change.id));
    const isOld = ({ records: [by = '', missing = ''] }: Finding): boolean => changed.has(by) || changed.get(missing)?.before === null;
    const looked = [...changes.flatMap((change) => change.after ?? []), ...pointingTo(document, gone).filter((record) => !changed.has(record.id))];
    const again = new Set(looked.map((record) => record.id));
    return [...before.filter((finding) => !isOld(finding) && !again.has(finding.records[0] ?? '')), ...looked.flatMap((record) => ofRecord(document, record))];
  },
  run: (document) => [...allRecords(document)].flatMap((record) => ofRecord(document, record)),
};

function ofRecord(document: TrellisDocument, record: TrellisRecord): readonly Finding[] {
  return [...new Set(missingReferences((id) => getRecord(document, id), record))].map((missing) => ({
    code: 'TRL-G003',
    severity: 'error',
    message: `The ${recordLabel(record.type)} ${'title' in record ? `“${record.title}”` : record.id} refers to ${missing}, which does not exist. Remove the reference or add the record.`,
    records: [record.id, missing],
    fix: withoutReference(record, missing),
  }));
}

/** The record without the reference; it goes where it cannot live without. */
function withoutReference(record: TrellisRecord, missing: string): QuickFix {
  const left = forgetIds(record, new Set([missing]));
  if (!left) return remove(`Remove ${recordLabel(record.type)}`, record.id);
  const before: Readonly<Record<string, unknown>> = { ...record };
  return update('Remove reference', record.id, Object.fromEntries(Object.entries(left).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]))));
}
