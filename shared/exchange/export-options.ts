import { z } from 'zod';
import { lmsProfileIds } from './packages/lms-profiles';

/** What the LMS team chooses beside role and target. Everything has a default, so `{}` is the usual package. */
export const exportOptionsSchema = z.strictObject({
  /** The LMS that it is for: its limits and quirks are checked before anything is written. */
  profile: z.enum(lmsProfileIds).default('generic'),
  /** What a finished path reports. `by-mark`: passed where a module of the path has a pass mark, else completed. */
  finished: z.enum(['by-mark', 'completed', 'passed']).default('by-mark'),
  /** What a path reports that waits for a person after failures. */
  awaited: z.enum(['failed', 'incomplete']).default('failed'),
  /** Report every answer to the LMS (interactions). */
  interactions: z.boolean().default(false),
  /** Put the role's design (the JSON bundle) into the package, so that it can be opened as a project again. */
  editableSource: z.boolean().default(false),
});
export type ExportOptions = z.infer<typeof exportOptionsSchema>;
export type ReportingOptions = Pick<ExportOptions, 'finished' | 'awaited' | 'interactions'>;

export const usualOptions: ExportOptions = exportOptionsSchema.parse({});
