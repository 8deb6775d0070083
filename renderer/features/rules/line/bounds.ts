import { bandRange } from '#shared/path/bands';
import type { Band } from '#shared/model/rule';

export type Side = 'from' | 'to';

/** A place on the number line where a band begins, ends, or both: where two bands touch they share a bound. */
export interface Bound {
  /** Stays the same while a bound moves and meets others. */
  readonly key: string;
  readonly score: number;
  /** Index of the band that ends here, and of the one that begins here. */
  readonly below: number | null;
  readonly above: number | null;
}

/** Bounds between 0 and 100 %, in order; the outer ends belong to nobody. */
export function boundsOf(bands: readonly Band[]): readonly Bound[] {
  const begins = bands.map((band, index) => ({ index, score: band.from }));
  const bounds: Bound[] = bands.flatMap((band, index): Bound[] => {
    const at = begins.findIndex((begin) => begin.index !== index && begin.score === band.to);
    const above = at >= 0 ? (begins.splice(at, 1)[0]?.index ?? null) : null;
    return band.to >= 10_000 && above === null ? [] : [{ key: above === null ? `to-${index}` : `from-${above}`, score: band.to, below: index, above }];
  });
  const alone = begins.filter((begin) => begin.score > 0).map(({ index, score }): Bound => ({ key: `from-${index}`, score, below: null, above: index }));
  return [...bounds, ...alone].sort((a, b) => a.score - b.score || (a.key < b.key ? -1 : 1));
}

/** How far a bound can go: no band is turned inside out. */
export function limitsOf(bands: readonly Band[], bound: Bound): { readonly least: number; readonly most: number } {
  const below = bound.below === null ? undefined : bands[bound.below];
  const above = bound.above === null ? undefined : bands[bound.above];
  return { least: below?.from ?? 0, most: above?.to ?? 10_000 };
}

/** The bound alone of one of the two bands that share it: upwards the one that begins there, downwards the one that ends there, so that a gap opens. */
export function partOf(bound: Bound, isUpwards: boolean): Bound {
  if (bound.below === null || bound.above === null) return bound;
  return isUpwards ? { ...bound, key: `from-${bound.above}`, below: null } : { ...bound, key: `to-${bound.below}`, above: null };
}

/** The bands with a bound moved to a score, kept within its limits. */
export function withBound(bands: readonly Band[], bound: Bound, score: number): Band[] {
  const { least, most } = limitsOf(bands, bound);
  const value = Math.max(least, Math.min(most, Math.round(score)));
  return bands.map((band, index) => (index === bound.below ? { ...band, to: value } : index === bound.above ? { ...band, from: value } : band));
}

/** Bands that hold exactly this score. */
export function holdersOf(bands: readonly Band[], score: number): readonly Band[] {
  return bands.filter((band) => {
    const { lo, hi } = bandRange(band);
    return lo <= score && score <= hi;
  });
}
