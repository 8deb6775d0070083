import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** A role and the policies of its path. */
export const roleSchema = z.strictObject({
  id: idOf('role'),
  type: z.literal('role'),
  title: titleSchema,
  code: z.string().max(80).default(''),
  description: textSchema.default(''),
  place: placeSchema.default(0),
  /** How ties of the total order are broken: by zone, or by place in the library. */
  order: z.enum(['zone', 'library']).default('zone'),
  /** How prerequisites that no zone holds enter the path. */
  prerequisitePolicy: z.enum(['testable', 'locked', 'refuse']).default('testable'),
  /** Whether modules pulled in only for modules that are then not taken fall or stay. */
  pulledIn: z.enum(['fall', 'stay']).default('fall'),
});
export type Role = z.infer<typeof roleSchema>;

export const roleKind = defineRecordKind({ type: 'role', label: 'role', schema: roleSchema, references: () => [], forget: (role) => role });
