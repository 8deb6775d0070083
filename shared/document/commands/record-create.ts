import { z } from 'zod';
import { isRecordType } from '../../model/ids';
import { recordLabel } from '../../model/record';
import { missingReferences, refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

const rawRecord = z.looseObject({ id: z.string(), type: z.string() });

/** Adds records of any type but links (`edge.add` guards those). Ids come in. References must exist, also among the new records. */
export const recordCreate = defineCommand({
  name: 'record.create',
  payload: z.strictObject({ records: z.array(rawRecord).min(1) }),
  label: ({ records }) => {
    const [first] = records;
    const title = typeof first?.['title'] === 'string' ? ` ${quoted(first['title'])}` : '';
    return records.length === 1 ? `Add ${labelOf(first?.type)}${title}` : `Add ${countOf(records.length, 'record')}`;
  },
  run: (draft, { records }) => {
    for (const record of records) {
      if (record.type === 'edge') draft.refuse(refusal('TRL-D003', 'Links are added with edge.add, which refuses loops.', [record.id]));
      else if (draft.get(record.id)) draft.refuse(refusal('TRL-D004', `The id ${record.id} is already used.`, [record.id]));
      else draft.put(record);
    }
    for (const { id } of records) {
      const record = draft.get(id);
      for (const missing of record ? missingReferences(draft.get, record) : []) {
        draft.refuse(refusal('TRL-D005', `${id} refers to ${missing}, which does not exist.`, [id]));
      }
    }
  },
});

function labelOf(type: string | undefined): string {
  return type && isRecordType(type) ? recordLabel(type) : 'record';
}
