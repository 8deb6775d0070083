import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { textSchema, titleSchema } from './vocabulary';

/**
 * What an observer looks for when somebody shows that they can do it: evidence of the kind *observed*. Items without an objective belong to the module as a
 * whole. `needed`: how many items must be seen; null: all. Attested by somebody else, never by the learner (engine.md, Evidence).
 */
export const checklistSchema = z.strictObject({
  id: idOf('checklist'),
  type: z.literal('checklist'),
  module: idOf('module'),
  title: titleSchema,
  observer: z.string().max(200).default(''),
  needed: z.int().min(1).nullable().default(null),
  items: z.array(z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), text: textSchema.min(1), objective: idOf('objective').nullable().default(null) })).default([]),
});
export type Checklist = z.infer<typeof checklistSchema>;

export const checklistKind = defineRecordKind({
  type: 'checklist',
  label: 'observation checklist',
  schema: checklistSchema,
  references: (checklist) => [checklist.module, ...checklist.items.flatMap(({ objective }) => (objective ? [objective] : []))],
  forget: (checklist, ids) => (ids.has(checklist.module) ? null : { ...checklist, items: checklist.items.map((item) => (item.objective && ids.has(item.objective) ? { ...item, objective: null } : item)) }),
});
