import { z } from 'zod';

const count = z.int().min(0);
const quantiles = z.strictObject({ p10: count, p50: count, p90: count });
const savedDetail = z.strictObject({
  learners: count, minutes: quantiles, baseline: quantiles, saved: z.strictObject({ share: z.number(), low: z.number().nullable(), high: z.number().nullable() }),
  longer: count, histogram: z.array(z.tuple([count, count])),
});

/** What a window draws of a simulation besides its report (shared/simulate/results/detail): minutes by role with the interval of what is saved, the flow, and waiting by week. */
export const simulationDetailShape = z.strictObject({
  whole: savedDetail,
  byRole: z.record(z.string(), savedDetail),
  flows: z.array(z.strictObject({ role: z.string(), columns: z.array(z.strictObject({ module: z.string().nullable(), states: z.array(count).length(4) })), links: z.array(z.array(count).length(16)), left: count })),
  waiting: z.array(z.strictObject({ id: z.string(), seats: count, weeks: z.array(z.strictObject({ week: count, arrived: count, waiting: count })) })),
});
