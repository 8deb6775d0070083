import { z } from 'zod';
import { recordLabel, type TrellisRecord } from '../../model/record';
import { missingReferences, refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/** Sets fields of one or more records; `id`, `type` and a link's ends stay. Values are checked against the schema of the type. */
export const recordUpdate = defineCommand({
  name: 'record.update',
  payload: z.strictObject({ updates: z.array(z.strictObject({ id: z.string(), set: z.record(z.string(), z.unknown()) })).min(1) }),
  label: ({ updates }, draft) => {
    const record = updates[0] ? draft.get(updates[0].id) : undefined;
    const fields = [...new Set(updates.flatMap((update) => Object.keys(update.set)))].join(', ');
    if (updates.length > 1) return `Set ${fields} of ${countOf(updates.length, record ? recordLabel(record.type) : 'record')}`;
    return fields === 'title' ? `Rename to ${quoted(String(updates[0]?.set['title'] ?? ''))}` : `Set ${fields}${record ? ` of ${quoted(titleOf(record))}` : ''}`;
  },
  run: (draft, { updates }) => {
    for (const { id, set } of updates) {
      const record = draft.get(id);
      if (!record) {
        draft.refuse(refusal('TRL-D002', `There is no record ${id}.`, [id]));
        continue;
      }
      const fixed = ['id', 'type', ...(record.type === 'edge' ? ['from', 'to', 'kind'] : [])].filter((field) => field in set);
      if (fixed.length > 0) {
        draft.refuse(refusal('TRL-D006', `The field ${fixed.join(', ')} of ${id} cannot be changed; remove and add the record instead.`, [id]));
        continue;
      }
      draft.put({ ...record, ...set });
      const after = draft.get(id);
      const known = new Set(missingReferences(draft.get, record));
      for (const missing of after ? missingReferences(draft.get, after) : []) {
        if (!known.has(missing)) draft.refuse(refusal('TRL-D005', `${id} would refer to ${missing}, which does not exist.`, [id]));
      }
    }
  },
});

function titleOf(record: TrellisRecord): string {
  return 'title' in record ? record.title : 'term' in record ? record.term : 'text' in record ? record.text : record.id;
}
