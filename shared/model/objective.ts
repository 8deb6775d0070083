import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { bloomLevels, outcomeKinds, placeSchema, textSchema } from './vocabulary';

/** What a learner can say or do after a module. `outcome` decides which evidence can waive the module (engine.md, Evidence). */
export const objectiveSchema = z.strictObject({
  id: idOf('objective'),
  type: z.literal('objective'),
  module: idOf('module'),
  text: textSchema.min(1),
  place: placeSchema.default(0),
  outcome: z.enum(outcomeKinds).default('know'),
  rank: z.enum(['terminal', 'enabling']).default('terminal'),
  bloom: z.enum(bloomLevels).nullable().default(null),
});
export type Objective = z.infer<typeof objectiveSchema>;

export const objectiveKind = defineRecordKind({
  type: 'objective',
  label: 'objective',
  schema: objectiveSchema,
  references: (objective) => [objective.module],
  forget: (objective, ids) => (ids.has(objective.module) ? null : objective),
});
