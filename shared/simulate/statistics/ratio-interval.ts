import { z95, type Interval } from './intervals';

/** Sums over n learners of a pair of whole numbers: what is compared (`part`) and what with (`whole`), their squares and products. */
export interface PairSums {
  readonly n: number;
  readonly part: number;
  readonly whole: number;
  readonly partSquares: number;
  readonly wholeSquares: number;
  readonly products: number;
}

/**
 * Share `part / whole` of two sums over the same learners, with a 95 % interval by chance: learners count as drawn independently. Variance by linearisation,
 * n / (n - 1) · Σ(part − share · whole)² / (Σ whole)². Null ends where one learner tells nothing of others. Source: W. G. Cochran, Sampling Techniques (1977), 6.4 (ratio estimate).
 */
export function ratioInterval({ n, part, whole, partSquares, wholeSquares, products }: PairSums): { readonly share: number } & { readonly [K in keyof Interval]: number | null } {
  if (whole === 0) return { share: 0, low: null, high: null };
  const share = part / whole;
  if (n < 2) return { share, low: null, high: null };
  const rest = Math.max(0, partSquares - 2 * share * products + share * share * wholeSquares);
  const half = (z95 * Math.sqrt((n / (n - 1)) * rest)) / whole;
  return { share, low: share - half, high: share + half };
}
