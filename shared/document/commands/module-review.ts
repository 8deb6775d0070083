import { z } from 'zod';
import { dateSchema, reviewStates, type ReviewState } from '../../model/vocabulary';
import { contentFingerprint } from '../content-fingerprint';
import { refusal } from '../draft';
import { countOf, defineCommand, quoted } from './command';

const verbs: Readonly<Record<ReviewState, string>> = { draft: 'Reopen', 'in-review': 'Ask for review of', approved: 'Approve', retired: 'Retire' };

/** Moves modules to a state of their review. Approving keeps who approved what and when; reopening and asking again keep the last approval, so that what changed since can be seen. */
export const moduleReview = defineCommand({
  name: 'module.review',
  payload: z.strictObject({ modules: z.array(z.string()).min(1), state: z.enum(reviewStates), by: z.string().max(200).default(''), on: dateSchema }),
  label: ({ modules, state }, draft) => {
    const [first] = modules;
    const module = first === undefined ? undefined : draft.get(first);
    return `${verbs[state]} ${modules.length === 1 && module?.type === 'module' ? quoted(module.title) : countOf(modules.length, 'module')}`;
  },
  run: (draft, { modules, state, by, on }) => {
    if (state === 'approved' && by.trim() === '') return draft.refuse(refusal('TRL-D015', 'Who approves is not said: give your name first.', modules));
    for (const id of modules) {
      const module = draft.get(id);
      const content = contentFingerprint(draft.document, id);
      if (module?.type !== 'module' || content === null) draft.refuse(refusal('TRL-D002', `There is no module ${id}.`, [id]));
      else draft.put({ ...module, reviewState: state, ...(state === 'approved' ? { approval: { by: by.trim(), on, content } } : {}) });
    }
  },
});
