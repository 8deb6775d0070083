import { bandRange, type BandProblem } from '#shared/path/bands';
import type { Band } from '#shared/model/rule';

/** One way to mend a gap, an overlap or an empty band: which band changes, how, and the bands afterwards. */
export interface Mend {
  readonly kind: 'extend-to' | 'extend-from' | 'end' | 'remove';
  readonly band: Band;
  /** The changed bound. */
  readonly score: number;
  readonly inclusive: boolean;
  readonly bands: Band[];
}

const replaced = (bands: readonly Band[], old: Band, next: Band): Band[] => bands.map((band) => (band === old ? next : band));

/** A gap is taken by the band below it (by the one above at the very bottom); of two that overlap the lower ends where the upper begins; an empty band goes. */
export function mendOf(bands: readonly Band[], problem: BandProblem): Mend | null {
  const live = bands.filter((band) => bandRange(band).lo <= bandRange(band).hi).sort((a, b) => bandRange(a).lo - bandRange(b).lo || bandRange(a).hi - bandRange(b).hi);
  if (problem.kind === 'empty') {
    const empty = bands.find((band) => bandRange(band).lo === problem.lo && bandRange(band).hi === problem.hi);
    return empty && bands.length > 1 ? { kind: 'remove', band: empty, score: empty.from, inclusive: false, bands: bands.filter((band) => band !== empty) } : null;
  }
  return problem.kind === 'gap' ? mendGap(bands, live, problem) : mendOverlap(bands, live, problem);
}

function mendGap(bands: readonly Band[], live: readonly Band[], { lo, hi }: BandProblem): Mend | null {
  const below = live.filter((band) => bandRange(band).hi < lo).reduce<Band | null>((best, band) => (!best || bandRange(band).hi > bandRange(best).hi ? band : best), null);
  const above = live.find((band) => bandRange(band).lo > hi);
  if (below) {
    const end = above ? { to: above.from, toInclusive: !above.fromInclusive } : { to: 10_000, toInclusive: true };
    return { kind: 'extend-to', band: below, score: end.to, inclusive: end.toInclusive, bands: replaced(bands, below, { ...below, ...end }) };
  }
  return above ? { kind: 'extend-from', band: above, score: 0, inclusive: true, bands: replaced(bands, above, { ...above, from: 0, fromInclusive: true }) } : null;
}

function mendOverlap(bands: readonly Band[], live: readonly Band[], { lo }: BandProblem): Mend | null {
  const upper = live.find((band, index) => bandRange(band).lo === lo && live.slice(0, index).some((other) => bandRange(other).hi >= lo));
  const lower = upper && live.slice(0, live.indexOf(upper)).find((band) => bandRange(band).hi >= lo);
  if (!upper || !lower) return null;
  const same = bandRange(lower).lo === bandRange(upper).lo;
  // Both begin at one score: the upper one begins where the lower ends.
  if (same) return { kind: 'extend-from', band: upper, score: lower.to, inclusive: !lower.toInclusive, bands: replaced(bands, upper, { ...upper, from: lower.to, fromInclusive: !lower.toInclusive }) };
  return { kind: 'end', band: lower, score: upper.from, inclusive: !upper.fromInclusive, bands: replaced(bands, lower, { ...lower, to: upper.from, toInclusive: !upper.fromInclusive }) };
}
