import { z } from 'zod';
import { auditSchema } from '../../model/audit';
import { mediaFormats } from '../../model/vocabulary';
import { costPartSchema } from '../cost/cost-counts';
import { formatTargetSchema } from './asked';
import { flowSumsSchema } from './flow';
import { roleSumsSchema } from './role-sums';

const count = z.int().min(0);

/** Sums over the learners of one cell: those of one role who have the same value in every group column. */
export const cellSumsSchema = z.strictObject({
  learners: count, minutes: count, baselineMinutes: count, steps: count, waived: count, credited: count, exempt: count, extended: count, inserted: count, failed: count,
  /** Learners whose run awaits a person; who gave up; who were waived something. */
  escalated: count, stopped: count, excused: count,
});
export type CellSums = z.infer<typeof cellSumsSchema>;

export const moduleSumsSchema = z.strictObject({
  /** Learners on whose path it is; for whom it is waived, or inserted by a rule; who failed it at least once; for whom it awaits a person, or (with those) is locked, at the end. */
  reached: count, waived: count, inserted: count, failed: count, escalated: count, waiting: count,
});
export type ModuleSums = z.infer<typeof moduleSumsSchema>;

/** A module on the paths of a role: its format and those of its versions, the minutes that it costs all learners, and first attempts at it (modelled runs; those who passed). */
export const pathModuleSchema = z.strictObject({ id: z.string(), format: z.enum(mediaFormats).nullable(), versions: z.array(z.enum(mediaFormats)), minutes: count, tried: count, passed: count });
export type PathModule = z.infer<typeof pathModuleSchema>;

/** What part of a cohort gave: two parts of different learners merge into that of both. Everything is a sum, but for the hashes, which are kept by block. */
export const simulationPartSchema = z.strictObject({
  version: z.literal(1),
  /** What was simulated: parts of different programs, people or assumptions do not merge. */
  of: z.string(),
  /** Learners in the whole cohort. */
  whole: count,
  attributes: z.array(z.string()),
  cells: z.array(z.strictObject({ role: z.string(), groups: z.array(z.string()), sums: cellSumsSchema })),
  /** Minutes and how many learners need exactly so many. */
  histogram: z.array(z.tuple([count, count])),
  modules: z.array(z.strictObject({ id: z.string(), sums: moduleSumsSchema })),
  /** Per role its learners by minutes; and, where it is asked for, how they go from module to module. */
  roles: z.array(roleSumsSchema),
  flows: z.array(flowSumsSchema),
  /** Per role: each core module and on how many paths it, or what stands instead of it, is. */
  core: z.array(z.strictObject({ role: z.string(), modules: z.array(z.tuple([z.string(), count])) })),
  /** Number of each block of 1,000 learners, and SHA-256 over its lines. */
  blocks: z.array(z.tuple([count, z.string().regex(/^[0-9a-f]{64}$/)])),
  /** Per told pass rate of the model: learners who tried a module that it is about, and who passed at the first attempt. */
  rates: z.array(z.strictObject({ title: z.string(), tried: count, passed: count })),
  /** Modelled: per module with seats, how many learners come to it in which week of their learning. */
  arrivals: z.array(z.strictObject({ id: z.string(), seats: count, weeks: z.array(z.tuple([count, count])) })),
  runs: z.strictObject({ sets: count, searched: count, singly: count, decided: count }),
  isReal: z.boolean(),
  /** Per role: modules that cost minutes or were tried, and per elective zone its candidates with how many learners count each. */
  paths: z.array(z.strictObject({ role: z.string(), modules: z.array(pathModuleSchema), demand: z.array(z.strictObject({ zone: z.string(), modules: z.array(z.tuple([z.string(), count])) })) })),
  /** By role and by group column: on how many paths of the people of each value a module is; modules on none are left out. */
  exposure: z.array(z.strictObject({ column: z.string(), rows: z.array(z.strictObject({ value: z.string(), modules: z.array(z.tuple([z.string(), count])) })) })),
  /** Modelled: days from start to end and how many learners need exactly so many; learners whom a time lock holds. */
  days: z.strictObject({ histogram: z.array(z.tuple([count, count])), waits: count }).nullable(),
  /** What the report is asked for: the same in all parts. */
  asked: z.strictObject({ mustSee: z.array(z.string()), formats: z.array(formatTargetSchema), audit: auditSchema.nullable() }),
  /** Audited: by value of the column and score band (0: no score), how many learners got the outcome. */
  audit: z.array(z.strictObject({ value: z.string(), band: count, learners: count, selected: count })).nullable(),
  /** Where prices were given: who costs how much, in whole numbers, with the prices. */
  costs: costPartSchema.nullable(),
});
export type SimulationPart = z.infer<typeof simulationPartSchema>;

/** Learners in a block: parts are of whole blocks. */
export const blockSize = 1000;
