import { z } from 'zod';
import { exportOptionsSchema } from '../export-options';
import { exportTargets } from '../targets';
import { releaseFactsSchema } from './release-facts';

/** One package that was published: what it was made of, so that the next one can be compared with it. A file of its own in the workspace, `releases/<role>-r<number>.release.json`. */
export const releaseSchema = z.object({
  version: z.literal(1),
  /** Counts the releases of a role, from 1. */
  number: z.int().min(1).max(99_999),
  /** UTC, ISO 8601. */
  at: z.string(),
  app: z.string(),
  role: z.string(),
  target: z.enum(exportTargets),
  options: exportOptionsSchema,
  fileName: z.string(),
  sha256: z.string(),
  identifiers: z.record(z.string(), z.string()),
  /** What saved progress depends on; empty where the package keeps none. */
  structure: z.string(),
  facts: releaseFactsSchema,
  /** The release that it was compared with when it was published, and which one learners under way keep (`keep`: its number; null: none, this one replaced it). Null for the first, and in records from before this was kept. */
  follows: z.object({ number: z.int(), level: z.enum(['same', 'minor', 'credential', 'major']), advice: z.enum(['replace', 'ask', 'new-course']), keep: z.int().nullable() }).nullable().default(null),
});
export type Release = z.infer<typeof releaseSchema>;
