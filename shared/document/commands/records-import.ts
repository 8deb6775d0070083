import { z } from 'zod';
import type { TrellisRecord } from '../../model/record';
import { missingReferences, refusal } from '../draft';
import { defineCommand } from './command';

/** Takes over the records of one import, all or nothing. Loops are kept (a check names them); ids must be new; references must exist. */
export const recordsImport = defineCommand({
  name: 'records.import',
  payload: z.strictObject({ name: z.string(), records: z.array(z.looseObject({ id: z.string(), type: z.string() })) }),
  label: ({ name }) => `Import ${name}`,
  run: (draft, { records }) => {
    for (const record of records) {
      if (draft.get(record.id) && record.type !== 'asset') draft.refuse(refusal('TRL-D004', `The id ${record.id} is already used.`, [record.id]));
      else draft.put(record);
    }
    for (const { id } of records) {
      const record: TrellisRecord | undefined = draft.get(id);
      for (const missing of record ? missingReferences(draft.get, record) : []) {
        draft.refuse(refusal('TRL-D005', `${id} refers to ${missing}, which does not exist.`, [id]));
      }
    }
  },
});
