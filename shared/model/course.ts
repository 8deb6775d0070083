import { z } from 'zod';
import { idOf } from './ids';
import { importedCourseSchema } from './imported';
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
  /** Which version of the course this is, as its source says. */
  version: z.string().max(80).default(''),
  /** Where it came from: kind of import, the name of the file or folder, the version of the format, and what the source calls itself for machines (identifier of a manifest). */
  source: z.strictObject({ kind: z.string().max(40), name: z.string().max(300), version: z.string().max(80).default(''), identifier: z.string().min(1).max(400).optional() }).nullable().default(null),
  /** What the source gave at the last import; null where that was not kept. */
  imported: importedCourseSchema.nullable().default(null),
  /** Academic calendar of a degree plan; `quarter` scales complexity by 2/3. */
  calendar: z.enum(['semester', 'quarter']).nullable().default(null),
});
export type Course = z.infer<typeof courseSchema>;

export const courseKind = defineRecordKind({ type: 'course', label: 'course', schema: courseSchema, references: () => [], forget: (course) => course });
