/** Terms of a degree plan: quarter plans have more and shorter courses, so their complexity is scaled by 2/3. */
export type TermSystem = 'semester' | 'quarter';

/**
 * Structural complexity in tenths: complexity(v) = delay + blocking; quarter system: round(2/3 · (delay + blocking), 1).
 * Tenths, because sums of 0.1 are not exact in binary. 20x/3 is never half-way between two integers, so the rounding rule does not matter.
 */
export function complexityTenths(delay: number, blocking: number, system: TermSystem): number {
  return system === 'quarter' ? Math.round((20 * (delay + blocking)) / 3) : 10 * (delay + blocking);
}
