import type { Batch } from '../batch/batch';
import type { Rate } from './response-model';

/** Per rate: first attempts at modules that it decides, and how many of them passed. */
export type RateCounts = ReadonlyMap<Rate, { readonly title: string; tried: number; passed: number }>;

export function createRateCounts(rates: readonly Rate[]): RateCounts {
  return new Map(rates.map((rate) => [rate, { title: rate.title, tried: 0, passed: 0 }]));
}

/** Counts the first attempts of the learner whose run stands in the batch, each for the first rate that means learner and module. */
export function countRates(counts: RateCounts, rates: readonly Rate[], { plan: { program }, scratch }: Batch): void {
  if (rates.length === 0) return;
  for (let at = 0; at < scratch.steps; at++) {
    const index = scratch.modules[at] as number;
    if (at > 0 && scratch.modules[at - 1] === index) continue;
    const module = program.modules[index];
    // Done or escalated: somebody has tried. Modules without a pass mark cannot be failed.
    if (!module || module.passMark === null || (scratch.states[at] !== 0 && scratch.states[at] !== 4)) continue;
    const rate = rates.find((candidate) => candidate.module === null || candidate.module === module.id);
    const count = rate && counts.get(rate);
    if (!count) continue;
    count.tried++;
    if (scratch.failed === 0 || scratch.failures[at] === 0) count.passed++;
  }
}
