import { z } from 'zod';

const count = z.int().min(0);
const money = z.number();
const saved = z.strictObject({ total: money, share: z.number(), low: z.number().nullable(), high: z.number().nullable() });
const figures = { learners: count, total: money, static: money, perLearner: z.strictObject({ mean: money, p10: money, p50: money, p90: money }), saved };

/** What learning costs, in units of the currency (docs/user/simulate.md, Costs). */
export const costReportShape = z.strictObject({
  currency: z.string(), ...figures,
  of: z.strictObject({ time: money, seats: money, persons: money }),
  /** Learners who cost from `from` up to, not including, `to`; in the last one `to` is included. */
  distribution: z.array(z.strictObject({ from: money, to: money, learners: count })),
  byRole: z.record(z.string(), z.strictObject(figures)),
  /** Mean of a learner by group column and shown value; null: it would tell of few people. */
  byGroup: z.record(z.string(), z.record(z.string(), money)).nullable(),
  hiddenAtOneHour: z.boolean(),
  prices: z.array(z.strictObject({ name: z.string(), value: money, basis: z.enum(['assumption', 'finding']), source: z.string(), range: z.strictObject({ low: money, high: money }).optional() })),
});
