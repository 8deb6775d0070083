import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { textSchema, titleSchema } from './vocabulary';

/** A word that learners can look up in the exported player. */
export const glossaryTermSchema = z.strictObject({
  id: idOf('glossary-term'), type: z.literal('glossary-term'), term: titleSchema, definition: textSchema.min(1),
});
export type GlossaryTerm = z.infer<typeof glossaryTermSchema>;

export const glossaryTermKind = defineRecordKind({
  type: 'glossary-term', label: 'glossary term', schema: glossaryTermSchema, references: () => [], forget: (term) => term,
});
