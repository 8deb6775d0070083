import { z } from 'zod';
import { recordKinds, recordLabel, type TrellisRecord } from '../../model/record';
import { missingReferences, refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/**
 * Sets fields of one or more records and takes the `unset` ones out: what has a default goes back to it, what is optional is no longer said, what is required is refused.
 * `id`, `type` and a link's ends stay. Values are checked against the schema of the type.
 */
export const recordUpdate = defineCommand({
  name: 'record.update',
  payload: z.strictObject({ updates: z.array(z.strictObject({ id: z.string(), set: z.record(z.string(), z.unknown()), unset: z.array(z.string()).optional() })).min(1) }),
  label: ({ updates }, draft) => {
    const record = updates[0] ? draft.get(updates[0].id) : undefined;
    const fields = [...new Set(updates.flatMap(fieldsOf))].map(inWords).join(', ');
    if (updates.length > 1) return `Set ${fields} of ${countOf(updates.length, record ? recordLabel(record.type) : 'record')}`;
    return fields === 'title' ? `Rename to ${quoted(String(updates[0]?.set['title'] ?? ''))}` : `Set ${fields}${record ? ` of ${quoted(titleOf(record))}` : ''}`;
  },
  run: (draft, { updates }) => {
    for (const update of updates) {
      const { id, set, unset = [] } = update;
      const record = draft.get(id);
      if (!record) {
        draft.refuse(refusal('TRL-D002', `There is no record ${id}.`, [id]));
        continue;
      }
      const fixed = ['id', 'type', ...(record.type === 'edge' ? ['from', 'to', 'kind'] : [])].filter((field) => fieldsOf(update).includes(field));
      if (fixed.length > 0) {
        draft.refuse(refusal('TRL-D006', `The field ${fixed.join(', ')} of ${id} cannot be changed; remove and add the record instead.`, [id]));
        continue;
      }
      const odd = unset.filter((field) => field in set || !Object.hasOwn(recordKinds[record.type].schema.shape, field));
      if (odd.length > 0) {
        draft.refuse(refusal('TRL-D001', `${id}: ${odd.join(', ')} cannot be taken out: it is no field of a ${recordLabel(record.type)}, or is set as well.`, [id]));
        continue;
      }
      draft.put(Object.fromEntries(Object.entries({ ...record, ...set }).filter(([field]) => !unset.includes(field))));
      const after = draft.get(id);
      const known = new Set(missingReferences(draft.get, record));
      for (const missing of after ? missingReferences(draft.get, after) : []) {
        if (!known.has(missing)) draft.refuse(refusal('TRL-D005', `${id} would refer to ${missing}, which does not exist.`, [id]));
      }
    }
  },
});

function fieldsOf({ set, unset = [] }: { readonly set: Readonly<Record<string, unknown>>; readonly unset?: readonly string[] | undefined }): readonly string[] {
  return [...Object.keys(set), ...unset];
}

/** `facilitatorGuide` → `facilitator guide`. */
function inWords(field: string): string {
  return field.replace(/([a-z])([A-Z])/g, (_whole, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

function titleOf(record: TrellisRecord): string {
  return 'title' in record ? record.title : 'term' in record ? record.term : 'text' in record ? record.text : record.id;
}
