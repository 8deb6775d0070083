import { z } from 'zod';
import { idOf } from './ids';
import { placeSchema } from './vocabulary';

const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
const fingerprints = z.record(z.string().min(1).max(120), fingerprint);

/**
 * What one item of a source gave at the last import, as fingerprints (shared/kit/fingerprint): when the course is replaced, they tell what the source changed from what was
 * changed here. `course`: the course that the source became; the module may be in another one by now. `item`: its key in the source. `place`: among the items there. `fields`: of the module, those that the source gave. `parts`: pages, objectives and question sets, in
 * the order of the source; one that is no longer there was deleted here. `links`: what it needed.
 */
export const importedItemSchema = z.strictObject({
  course: idOf('course'),
  item: z.string().min(1).max(400),
  place: placeSchema.default(0),
  fields: fingerprints.default({}),
  parts: z.array(z.strictObject({ part: z.string().regex(/^(page|objective|question-set):[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/), content: fingerprint })).default([]),
  links: z.array(z.strictObject({ kind: z.string().max(40), from: idOf('module') })).default([]),
});
export type ImportedItem = z.infer<typeof importedItemSchema>;

/** The same of a course: fingerprints of its own fields, and the keys of all items of the source. */
export const importedCourseSchema = z.strictObject({ fields: fingerprints.default({}), items: z.array(z.string().min(1).max(400)).default([]) });
export type ImportedCourse = z.infer<typeof importedCourseSchema>;
