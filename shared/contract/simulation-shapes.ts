import { z } from 'zod';
import { costReportShape } from './cost-shapes';

const count = z.int().min(0);
const saved = z.strictObject({ minutes: z.int(), share: z.number() });
const figures = { learners: count, minutes: count, steps: count, waived: count, extended: count, inserted: count, escalated: count, saved };
const interval = { low: z.number(), high: z.number() };

const fifths = { best: z.string().nullable(), smallestRatio: z.number().nullable(), holds: z.boolean().nullable() };

/** What a run gives in the few numbers that a sweep compares; null: the run knows nothing of it. */
const outcome = { minutes: count, savedShare: z.number(), waived: count, escalated: count, firstPass: z.number().nullable(), stopped: count.nullable(), weeks: count.nullable(), coachHours: z.number().nullable(), cost: z.number().nullable(), costSaved: z.number().nullable() };

/** What moving one number at a time does, widest first (docs/user/simulate.md). `points`: ascending, with the value as it is. `width`: of the saved share. */
export const sweepShape = z.strictObject({
  learners: count, runs: count, asIs: z.strictObject(outcome), currency: z.string().nullable(),
  levers: z.array(z.strictObject({
    lever: z.string(), kind: z.enum(['threshold', 'assumption']), title: z.string(), value: z.number(), low: z.number(), high: z.number(),
    points: z.array(z.strictObject({ at: z.number(), ...outcome })), width: z.number(), note: z.string(),
  })),
  skipped: z.array(z.strictObject({ lever: z.string(), title: z.string(), why: z.string() })),
  assumptions: z.strictObject(interval).nullable(),
});

/** What a simulation found (docs/user/simulate.md). Shares from 0 to 1, intervals of 95 %, minutes whole. */
export const simulationReportShape = z.strictObject({
  learners: count,
  totals: z.strictObject({ minutes: count, steps: count, waived: count, inserted: count, escalated: count }),
  minutes: z.strictObject({ p10: count, p50: count, p90: count, min: count, max: count }),
  /** `assumptions`: the least and most saved share over a sweep of one assumption at a time. */
  saved: saved.extend({ assumptions: z.strictObject(interval).optional() }),
  /** By id. */
  byRole: z.record(z.string(), z.strictObject({ ...figures, coreDivergence: z.number() })),
  /** By group column: its values, but for those with few people. */
  byGroup: z.record(z.string(), z.strictObject({
    values: z.record(z.string(), z.strictObject({ ...figures, waivedAny: z.strictObject({ rate: z.number(), ratio: z.number().nullable(), ...interval }) })),
    hidden: z.strictObject({ values: count, learners: count }),
    fourFifths: z.strictObject(fifths),
  })),
  modules: z.array(z.strictObject({ id: z.string(), reached: count, waived: count, inserted: count, failed: count, escalated: count, waiting: count })),
  pathsHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Modelled runs only. */
  modelled: z.strictObject({
    stopped: z.strictObject({ learners: count, share: z.number(), ...interval }),
    failedAttempts: count,
    weeks: z.strictObject({ p50: count, p90: count }),
    rates: z.array(z.strictObject({ title: z.string(), tried: count, passed: count, share: z.number().nullable(), ...interval })),
    sessions: z.array(z.strictObject({ id: z.string(), seats: count, learners: count, waited: count, weeks: z.strictObject({ p50: count, p90: count, max: count }), lastWeek: count })),
    assumptions: z.array(z.strictObject({ name: z.string(), value: z.number(), basis: z.enum(['assumption', 'finding']), source: z.string(), range: z.strictObject(interval).optional() })),
  }).optional(),
  /** Where minutes go, what is chosen, and who sees what. */
  paths: z.strictObject({
    neverSeen: z.array(z.string()),
    unseen: z.array(z.strictObject({ column: z.string(), value: z.string(), module: z.string() })),
    exposure: z.array(z.strictObject({ column: z.string(), values: z.array(z.string()), modules: z.array(z.strictObject({ id: z.string(), shares: z.array(z.number().nullable()) })) })),
    formats: z.array(z.strictObject({ format: z.string().nullable(), minutes: count, share: z.number() })),
    targets: z.array(z.strictObject({ format: z.string(), target: z.number(), share: z.number(), reachable: z.number(), isMet: z.boolean(), isReachable: z.boolean(), without: z.array(z.strictObject({ id: z.string(), minutes: count })) })),
    electives: z.array(z.strictObject({ role: z.string(), zone: z.string(), modules: z.array(z.strictObject({ id: z.string(), learners: count, share: z.number() })) })),
    days: z.strictObject({ p50: count, p90: count, max: count, waits: count }).nullable(),
  }),
  /** Where an audit was asked for. `ablation`: where four fifths do not hold, what the gap comes from. */
  audit: z.strictObject({
    column: z.string(), outcome: z.string(), qualification: z.string().nullable(), ...fifths,
    groups: z.array(z.strictObject({ value: z.string(), learners: count, selected: count, rate: z.number(), ratio: z.number().nullable(), ...interval })),
    conditioned: z.strictObject({ ...fifths, groups: z.array(z.strictObject({ value: z.string(), rate: z.number(), ratio: z.number().nullable() })), covered: z.number() }).nullable(),
    ablation: z.strictObject({
      group: z.string(), best: z.string(), ratio: z.number(), top: z.string().nullable(),
      factors: z.array(z.strictObject({ name: z.string(), kind: z.enum(['rule', 'condition', 'people']), title: z.string(), ratio: z.number().nullable(), closes: z.number().nullable() })),
    }).optional(),
  }).optional(),
  /** Where prices were given. */
  cost: costReportShape.optional(),
});
