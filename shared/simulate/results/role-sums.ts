import { z } from 'zod';
import type { Scratch } from '../batch/scratch';
import { ratioInterval, type PairSums } from '../statistics/ratio-interval';
import { addMinutes, type Histogram } from './collector';

const count = z.int().min(0);
const pairs = z.array(z.tuple([z.int(), count]));

/** Learners of one role by whole minutes: of their path, of the static path, and saved (below 0 where the own path is the longer one). Any moment of the three, and of their products, follows from these exactly. */
export const roleSumsSchema = z.strictObject({ role: z.string(), minutes: pairs, baseline: pairs, saved: pairs });
export type RoleSums = z.infer<typeof roleSumsSchema>;

/** The same while it is counted: what is saved, and what is more than the static path, each from 0 on. */
export interface RoleCounts {
  readonly minutes: Histogram;
  readonly baseline: Histogram;
  readonly saved: Histogram;
  readonly more: Histogram;
}

export function createRoleCounts(): RoleCounts {
  const room = (): Histogram => ({ counts: new Float64Array(1024) });
  return { minutes: room(), baseline: room(), saved: room(), more: room() };
}

export function countRoleMinutes({ minutes, baseline, saved, more }: RoleCounts, scratch: Scratch): void {
  addMinutes(minutes, scratch.minutes);
  addMinutes(baseline, scratch.baselineMinutes);
  const less = scratch.baselineMinutes - scratch.minutes;
  if (less >= 0) addMinutes(saved, less);
  else addMinutes(more, -less);
}

export function pairsOf({ counts }: Histogram, sign: 1 | -1 = 1): [number, number][] {
  return [...counts].flatMap((learners, minutes): [number, number][] => (learners > 0 ? [[sign * minutes, learners]] : []));
}

export function roleSums(role: string, { minutes, baseline, saved, more }: RoleCounts): RoleSums {
  return { role, minutes: pairsOf(minutes), baseline: pairsOf(baseline), saved: [...pairsOf(more, -1).reverse(), ...pairsOf(saved)] };
}

/** Sums of what is saved against the static path: the products follow as (Σb² + Σs² − Σm²) / 2, for m = b − s. */
export function savedSums({ minutes, baseline, saved }: Pick<RoleSums, 'minutes' | 'baseline' | 'saved'>): PairSums {
  const [b, s] = [momentsOf(baseline), momentsOf(saved)];
  return { n: b.n, part: s.sum, whole: b.sum, partSquares: s.squares, wholeSquares: b.squares, products: (b.squares + s.squares - momentsOf(minutes).squares) / 2 };
}

/** Saved share of the static minutes, with its interval by chance (docs/spec/simulate.md, S-27). */
export function savedShare(sums: Pick<RoleSums, 'minutes' | 'baseline' | 'saved'>): ReturnType<typeof ratioInterval> {
  return ratioInterval(savedSums(sums));
}

function momentsOf(list: RoleSums['minutes']): { readonly n: number; readonly sum: number; readonly squares: number } {
  let [n, sum, squares] = [0, 0, 0];
  for (const [value, learners] of list) {
    n += learners;
    sum += value * learners;
    squares += value * value * learners;
  }
  return { n, sum, squares };
}
