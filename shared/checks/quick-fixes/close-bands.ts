import type { Band } from '../../model/rule';
import { bandRange } from '../../path/bands';

/**
 * Bands that decide every score once: the lower band keeps what overlaps and takes over a gap, unless it waives: then the upper one does, so that a score of a gap is only
 * waived where both its neighbours waive, or nothing is above it. Empty bands, and those that others cover, go. Nothing is left of no bands.
 */
export function closeBands(bands: readonly Band[]): Band[] {
  const sorted = bands.filter((band) => !isEmpty(band)).sort((a, b) => bandRange(a).lo - bandRange(b).lo || bandRange(a).hi - bandRange(b).hi);
  const kept: Band[] = [];
  for (const band of sorted) {
    const below = kept.at(-1);
    if (!below) {
      kept.push(...startingAtZero(band));
      continue;
    }
    if (bandRange(band).lo > bandRange(below).hi && below.action.do !== 'waive') {
      kept[kept.length - 1] = { ...below, to: band.from, toInclusive: !band.fromInclusive };
      kept.push(band);
      continue;
    }
    const rest = { ...band, from: below.to, fromInclusive: !below.toInclusive };
    if (!isEmpty(rest)) kept.push(rest);
  }
  const top = kept.at(-1);
  return top ? [...kept.slice(0, -1), { ...top, to: 10_000, toInclusive: true }] : [];
}

function isEmpty(band: Band): boolean {
  const { lo, hi } = bandRange(band);
  return lo > hi;
}

/** The lowest band takes over the scores below it; under one that waives the module is taken. */
function startingAtZero(band: Band): readonly Band[] {
  if (bandRange(band).lo === 0) return [band];
  if (band.action.do !== 'waive') return [{ ...band, from: 0, fromInclusive: true }];
  return [{ from: 0, fromInclusive: true, to: band.from, toInclusive: !band.fromInclusive, action: { do: 'take' } }, band];
}
