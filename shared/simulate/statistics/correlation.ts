import { z95, type Interval } from './intervals';

/**
 * Interval of 95 % of Pearson's correlation `r` of `people` pairs, by Fisher's z: tanh(atanh r ± 1.96 / √(n − 3)). Null for fewer than four pairs, of which
 * nothing can be said. Source: R. A. Fisher, Metron 1 (1921) 3-32.
 */
export function correlationInterval(r: number, people: number): Interval | null {
  if (people < 4) return null;
  if (Math.abs(r) >= 1) return { low: r, high: r };
  const [middle, half] = [Math.atanh(r), z95 / Math.sqrt(people - 3)];
  return { low: Math.tanh(middle - half), high: Math.tanh(middle + half) };
}
