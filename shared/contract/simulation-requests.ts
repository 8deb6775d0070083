import { z } from 'zod';
import { cohortSpecSchema } from '../simulate/cohort/cohort-spec';
import { auditSchema } from '../model/audit';
import { costsSchema } from '../simulate/cost/prices';
import { learnerStateSchema } from '../model/profile';
import { learnerFilterSchema } from '../simulate/results/find-learners';
import { bytesSchema } from './shapes';

const header = z.string().min(1).max(500);

/** A people table as it was chosen, and which of its columns stand for what, where their headers do not say so. */
export const peopleTableSchema = z.strictObject({ bytes: bytesSchema, names: z.strictObject({ id: header, role: header, groups: z.array(header).max(40) }) });

/** Which design is simulated: as it is, without personalisation, or a kept state (`id` as `history.list` has it). */
const designSchema = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('as-it-is') }), z.strictObject({ kind: z.literal('static') }), z.strictObject({ kind: z.literal('kept'), id: z.string().max(800) })]);

/** Who walks which design: made-up people, or those of a table (rows that cannot be read are left out only where that is said; `audit`: that of a cohort stands in its `results`). */
export const simulationRequestSchema = z
  .strictObject({ cohort: cohortSpecSchema.optional(), people: peopleTableSchema.extend({ skipRefused: z.boolean(), costs: costsSchema.nullable().default(null), audit: auditSchema.nullable().default(null) }).optional(), design: designSchema.default({ kind: 'as-it-is' }) })
  .refine(({ cohort, people }) => (cohort === undefined) !== (people === undefined), 'either a cohort or people');

/** So many of them are listed at most. */
export const mostLearnersListed = 20;

/** Learners of a made-up cohort who are behind a number of its results. */
export const learnersRequestSchema = z.strictObject({ cohort: cohortSpecSchema, design: designSchema.default({ kind: 'as-it-is' }), filter: learnerFilterSchema });
export const learnersFoundSchema = z.object({
  learners: z.array(z.object({ row: z.int(), role: z.string(), minutes: z.int(), baselineMinutes: z.int(), groups: z.array(z.string()), state: learnerStateSchema, failures: z.record(z.string(), z.int()) })),
  /** Rows that were looked through. */
  searched: z.int(),
});

/** What a people table holds, before anything runs. `what`: the group, fact, zone or subject of a column. */
export const peopleReadingSchema = z.object({
  headers: z.array(z.string()),
  columns: z.array(z.object({ header: z.string(), holds: z.enum(['id', 'role', 'formats', 'needs', 'nothing', 'group', 'fact', 'choice', 'score', 'passed', 'completed', 'attempts']), what: z.string(), kind: z.string() })),
  /** What is wrong with the headers; then no row is read. */
  problems: z.array(z.string()),
  learners: z.int(),
  refused: z.array(z.object({ row: z.int(), message: z.string() })),
  refusedCount: z.int(),
});
