import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** What the holder of a role answers for, and the tasks that show it; each task is traced to the objectives and modules that prepare for it. */
export const responsibilitySchema = z.strictObject({
  id: idOf('responsibility'),
  type: z.literal('responsibility'),
  role: idOf('role'),
  title: titleSchema,
  description: textSchema.default(''),
  place: placeSchema.default(0),
  tasks: z.array(z.strictObject({ title: titleSchema, objectives: z.array(idOf('objective')).default([]), modules: z.array(idOf('module')).default([]) })).default([]),
});
export type Responsibility = z.infer<typeof responsibilitySchema>;

export const responsibilityKind = defineRecordKind({
  type: 'responsibility',
  label: 'responsibility',
  schema: responsibilitySchema,
  references: (responsibility) => [responsibility.role, ...responsibility.tasks.flatMap((task) => [...task.objectives, ...task.modules])],
  forget: (responsibility, ids) =>
    ids.has(responsibility.role) ? null : { ...responsibility, tasks: responsibility.tasks.map((task) => ({ ...task, objectives: withoutIds(task.objectives, ids), modules: withoutIds(task.modules, ids) })) },
});
