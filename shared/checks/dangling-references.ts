import { allRecords, getRecord } from '../document/trellis-document';
import { missingReferences } from '../document/draft';
import { recordLabel } from '../model/record';
import type { Check } from './check';

/** References that lead nowhere: left by a merge, a hand edit or a damaged import. */
export const danglingReferences: Check = {
  codes: ['TRL-G003'],
  run: (document) =>
    [...allRecords(document)].flatMap((record) =>
      [...new Set(missingReferences((id) => getRecord(document, id), record))].map((missing) => ({
        code: 'TRL-G003',
        severity: 'error' as const,
        message: `The ${recordLabel(record.type)} ${'title' in record ? `“${record.title}”` : record.id} refers to ${missing}, which does not exist. Remove the reference or add the record.`,
        records: [record.id, missing],
      })),
    ),
};
