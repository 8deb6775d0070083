import { z } from 'zod';
import { recordLabel } from '../../model/record';
import { settingsId } from '../../model/settings';
import { refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/** Removes records, with what cannot live without them (a module takes its links, objectives, pages and question sets with it). */
export const recordRemove = defineCommand({
  name: 'record.remove',
  payload: z.strictObject({ ids: z.array(z.string()).min(1) }),
  label: ({ ids }, draft) => {
    const records = ids.map((id) => draft.get(id)).filter((record) => record !== undefined);
    const [first] = records;
    if (!first) return 'Delete';
    if (records.length === 1) return `Delete ${recordLabel(first.type)}${'title' in first ? ` ${quoted(first.title)}` : ''}`;
    const same = records.every((record) => record.type === first.type);
    return `Delete ${countOf(records.length, same ? recordLabel(first.type) : 'record')}`;
  },
  run: (draft, { ids }) => {
    if (ids.includes(settingsId)) draft.refuse(refusal('TRL-D007', 'The settings of the document cannot be removed.', [settingsId]));
    else draft.remove([...new Set(ids)]);
  },
});
