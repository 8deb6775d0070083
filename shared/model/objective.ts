import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { bloomLevels, outcomeKinds, placeSchema, scoreSchema, textSchema } from './vocabulary';

/** How it is seen that an objective is met: a share of points, a time in minutes, or what somebody must see. */
export const criterionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('score'), atLeast: scoreSchema }),
  z.strictObject({ kind: z.literal('time'), atMostMinutes: z.int().min(1).max(100_000) }),
  z.strictObject({ kind: z.literal('observation'), seen: textSchema.min(1) }),
]);
export type Criterion = z.infer<typeof criterionSchema>;
export const criterionKinds = ['score', 'time', 'observation'] as const;

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
  /** Null: nothing is said beside the text. */
  criterion: criterionSchema.nullable().default(null),
});
export type Objective = z.infer<typeof objectiveSchema>;

export const objectiveKind = defineRecordKind({
  type: 'objective',
  label: 'objective',
  schema: objectiveSchema,
  references: (objective) => [objective.module],
  forget: (objective, ids) => (ids.has(objective.module) ? null : objective),
});
