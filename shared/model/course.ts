import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** A source course: what modules were broken out of. */
export const courseSchema = z.strictObject({
  id: idOf('course'),
  type: z.literal('course'),
  title: titleSchema,
  code: z.string().max(80).default(''),
  description: textSchema.default(''),
  place: placeSchema.default(0),
  /** Where it came from: kind of import and the name of the file or folder. */
  source: z.strictObject({ kind: z.string().max(40), name: z.string().max(300), version: z.string().max(80).default('') }).nullable().default(null),
  /** Academic calendar of a degree plan; `quarter` scales complexity by 2/3. */
  calendar: z.enum(['semester', 'quarter']).nullable().default(null),
});
export type Course = z.infer<typeof courseSchema>;

export const courseKind = defineRecordKind({ type: 'course', label: 'course', schema: courseSchema, references: () => [], forget: (course) => course });
