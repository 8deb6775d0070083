import { allRecords, getRecord, type TrellisDocument } from '../document/trellis-document';
import type { Finding } from '../kit/finding';
import { recordTypes } from '../model/ids';
import { missingReferences } from '../document/draft';
import { recordLabel, type TrellisRecord } from '../model/record';
import type { Check } from './check';

/** References that lead nowhere: left by a merge, a hand edit or a damaged import. */
export const danglingReferences: Check = {
  codes: ['TRL-G003'],
  reads: Object.fromEntries(recordTypes.map((type) => [type, 'all'])),
  update: (document, changes, before) => {
    // Nothing came or went: only what the changed records themselves refer to can be new.
    if (changes.some((change) => !change.before || !change.after)) return null;
    const changed = new Set(changes.map((change) => change.id));
    return [...before.filter((finding) => !changed.has(finding.records[0] ?? '')), ...changes.flatMap((change) => (change.after ? ofRecord(document, change.after) : []))];
  },
  run: (document) => [...allRecords(document)].flatMap((record) => ofRecord(document, record)),
};

function ofRecord(document: TrellisDocument, record: TrellisRecord): readonly Finding[] {
  return [...new Set(missingReferences((id) => getRecord(document, id), record))].map((missing) => ({
    code: 'TRL-G003',
    severity: 'error',
    message: `The ${recordLabel(record.type)} ${'title' in record ? `“${record.title}”` : record.id} refers to ${missing}, which does not exist. Remove the reference or add the record.`,
    records: [record.id, missing],
  }));
}
