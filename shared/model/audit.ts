import { z } from 'zod';
import { idOf, subjectIdSchema } from './ids';

/** Who gets an outcome, by a group column (or `role`): `waived` something, or a module on the path; `qualification`: the subject whose score makes people comparable. */
export const auditSchema = z.strictObject({ column: z.string().min(1).max(80), outcome: z.union([z.literal('waived'), idOf('module')]).default('waived'), qualification: subjectIdSchema.nullable().default(null) });
export type Audit = z.infer<typeof auditSchema>;
