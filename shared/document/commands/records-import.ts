import { z } from 'zod';
import type { TrellisRecord } from '../../model/record';
import { missingReferences, refusal } from '../draft';
import { defineCommand } from './command';

const update = z.strictObject({ id: z.string(), set: z.record(z.string(), z.unknown()), unset: z.array(z.string()).default([]) });

/**
 * Takes over the records of one import, all or nothing. Loops are kept (a check names them); ids must be new; references must exist. `updates`: fields of records that are there, set or
 * taken back to their default; what such a record referred to in vain before, it may go on to.
 */
export const recordsImport = defineCommand({
  name: 'records.import',
  payload: z.strictObject({ name: z.string(), records: z.array(z.looseObject({ id: z.string(), type: z.string() })), updates: z.array(update).optional() }),
  label: ({ name }) => `Import ${name}`,
  run: (draft, { records, updates = [] }) => {
    for (const record of records) {
      if (draft.get(record.id) && record.type !== 'asset') draft.refuse(refusal('TRL-D004', `The id ${record.id} is already used.`, [record.id]));
      else draft.put(record);
    }
    const lostBefore = new Set<string>();
    for (const { id, set, unset } of updates) {
      const record = draft.get(id);
      if (!record) {
        draft.refuse(refusal('TRL-D002', `There is no record ${id}.`, [id]));
        continue;
      }
      for (const missing of missingReferences(draft.get, record)) lostBefore.add(`${id} ${missing}`);
      draft.put({ ...Object.fromEntries(Object.entries({ ...record, ...set }).filter(([field]) => !unset.includes(field))), id, type: record.type });
    }
    for (const { id } of [...records, ...updates]) {
      const record: TrellisRecord | undefined = draft.get(id);
      for (const missing of record ? missingReferences(draft.get, record) : []) {
        if (lostBefore.has(`${id} ${missing}`)) continue;
        draft.refuse(refusal('TRL-D005', `${id} refers to ${missing}, which does not exist.`, [id]));
      }
    }
  },
});
