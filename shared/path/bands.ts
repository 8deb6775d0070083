import type { Band } from '../model/rule';

const lowest = 0;
const highest = 10_000;

/** Whole-number bounds of a band, both inclusive: an exclusive bound moves by one hundredth. Empty bands have lo > hi. */
export function bandRange(band: Pick<Band, 'from' | 'fromInclusive' | 'to' | 'toInclusive'>): { readonly lo: number; readonly hi: number } {
  return { lo: band.fromInclusive ? band.from : band.from + 1, hi: band.toInclusive ? band.to : band.to - 1 };
}

/** Scores that no band or more than one band decides, lo..hi inclusive, ascending. Empty for a partition of 0..100 %. */
export interface BandProblem {
  readonly kind: 'gap' | 'overlap' | 'empty';
  readonly lo: number;
  readonly hi: number;
}

export function findBandProblems(bands: readonly Band[]): readonly BandProblem[] {
  const ranges = bands.map(bandRange);
  const problems: BandProblem[] = ranges.filter((range) => range.lo > range.hi).map((range) => ({ kind: 'empty', ...range }));
  const sorted = ranges.filter((range) => range.lo <= range.hi).sort((a, b) => a.lo - b.lo || a.hi - b.hi);
  let covered = lowest - 1;
  for (const { lo, hi } of sorted) {
    if (lo > covered + 1) problems.push({ kind: 'gap', lo: covered + 1, hi: lo - 1 });
    if (lo <= covered) problems.push({ kind: 'overlap', lo, hi: Math.min(covered, hi) });
    covered = Math.max(covered, hi);
  }
  if (covered < highest) problems.push({ kind: 'gap', lo: covered + 1, hi: highest });
  return problems;
}

/** "59.9 %", "60 %": hundredths of a percent in words. */
export function formatScore(score: number): string {
  return `${score / 100} %`;
}
