import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** A competency with its proficiency levels, lowest first; each level names observable behaviour. */
export const competencySchema = z.strictObject({
  id: idOf('competency'),
  type: z.literal('competency'),
  title: titleSchema,
  code: z.string().max(80).default(''),
  description: textSchema.default(''),
  place: placeSchema.default(0),
  levels: z.array(z.strictObject({ title: titleSchema, behaviours: z.array(textSchema.min(1)).default([]) })).default([]),
});
export type Competency = z.infer<typeof competencySchema>;

export const competencyKind = defineRecordKind({
  type: 'competency', label: 'competency', schema: competencySchema, references: () => [], forget: (competency) => competency,
});
