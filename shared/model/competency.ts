import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** A level of proficiency: what people can be seen to do there, and the modules whose assessment proves it (any of them). */
const levelSchema = z.strictObject({ title: titleSchema, behaviours: z.array(textSchema.min(1)).default([]), provedBy: z.array(idOf('module')).optional() });

/** A competency with its proficiency levels, lowest first; each level names observable behaviour. */
export const competencySchema = z.strictObject({
  id: idOf('competency'),
  type: z.literal('competency'),
  title: titleSchema,
  code: z.string().max(80).default(''),
  description: textSchema.default(''),
  place: placeSchema.default(0),
  levels: z.array(levelSchema).default([]),
});
export type Competency = z.infer<typeof competencySchema>;

export const competencyKind = defineRecordKind({
  type: 'competency',
  label: 'competency',
  schema: competencySchema,
  references: (competency) => competency.levels.flatMap((level) => level.provedBy ?? []),
  forget: (competency, ids) => ({ ...competency, levels: competency.levels.map((level) => (level.provedBy ? { ...level, provedBy: withoutIds(level.provedBy, ids) } : level)) }),
});
