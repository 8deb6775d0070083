import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** A level of proficiency: what people can be seen to do there, and the modules whose assessment proves it (any of them). */
const levelSchema = z.strictObject({ title: titleSchema, behaviours: z.array(textSchema.min(1)).default([]), provedBy: z.array(idOf('module')).optional() });

/**
 * A figure of the business that the competency is meant to move. `change`: by how many percent, as hoped or found. `correlation` (Pearson's r between the
 * competency and the figure, −1 to 1) of so many `people`. A measured figure says where it was measured; all else is an assumption.
 */
const outcomeSchema = z.strictObject({
  title: titleSchema,
  change: z.number().min(-100).max(10_000).nullable().default(null),
  correlation: z.number().min(-1).max(1).nullable().default(null),
  people: z.int().min(1).nullable().default(null),
  basis: z.enum(['assumption', 'measured']).default('assumption'),
  source: z.string().max(1000).default(''),
});
export type BusinessOutcome = z.infer<typeof outcomeSchema>;

/** A competency with its proficiency levels, lowest first; each level names observable behaviour. */
export const competencySchema = z.strictObject({
  id: idOf('competency'),
  type: z.literal('competency'),
  title: titleSchema,
  code: z.string().max(80).default(''),
  description: textSchema.default(''),
  place: placeSchema.default(0),
  levels: z.array(levelSchema).default([]),
  /** What the business gets from it, as far as it is known. */
  outcomes: z.array(outcomeSchema).max(50).default([]),
});
export type Competency = z.infer<typeof competencySchema>;

export const competencyKind = defineRecordKind({
  type: 'competency',
  label: 'competency',
  schema: competencySchema,
  references: (competency) => competency.levels.flatMap((level) => level.provedBy ?? []),
  forget: (competency, ids) => ({ ...competency, levels: competency.levels.map((level) => (level.provedBy ? { ...level, provedBy: withoutIds(level.provedBy, ids) } : level)) }),
});
