import { z } from 'zod';
import { tagListSchema } from '../../model/vocabulary';
import { refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

/** Adds and takes away tags of many modules at once. */
export const moduleTag = defineCommand({
  name: 'module.tag',
  payload: z.strictObject({ modules: z.array(z.string()).min(1), add: tagListSchema.default([]), remove: tagListSchema.default([]) }),
  label: ({ modules, add, remove }) =>
    add.length > 0 ? `Tag ${countOf(modules.length, 'module')} ${add.map(quoted).join(', ')}` : `Untag ${countOf(modules.length, 'module')} ${remove.map(quoted).join(', ')}`,
  run: (draft, { modules, add, remove }) => {
    for (const id of modules) {
      const module = draft.get(id);
      if (module?.type !== 'module') {
        draft.refuse(refusal('TRL-D002', `There is no module ${id}.`, [id]));
        continue;
      }
      const kept = module.tags.filter((tag) => !remove.includes(tag));
      draft.put({ ...module, tags: [...kept, ...add.filter((tag) => !kept.includes(tag))] });
    }
  },
});
