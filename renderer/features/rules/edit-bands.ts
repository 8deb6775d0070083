import type { Band } from '#shared/model/rule';

/** The bands that a new rule begins with: remediation at or below 60 %, take, waive from 90 %; the first only where there is extra practice to insert. */
export function startingBands(practice: readonly string[], canWaive = true): Band[] {
  const low: Band['action'] = practice.length > 0 ? { do: 'insert', modules: [...practice] } : { do: 'take' };
  return [
    { from: 0, fromInclusive: true, to: 6000, toInclusive: true, action: low },
    { from: 6000, fromInclusive: false, to: 9000, toInclusive: false, action: { do: 'take' } },
    { from: 9000, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: canWaive ? 'waive' : 'take' } },
  ];
}

/** Index of the band that touches a bound of another from the other side, or -1. */
function neighbourAt(bands: readonly Band[], index: number, side: 'from' | 'to'): number {
  const score = bands[index]?.[side];
  return bands.findIndex((band, at) => at !== index && band[side === 'from' ? 'to' : 'from'] === score);
}

/** Moves a bound; `together`: the neighbour that touches it goes along, so that they still touch. */
export function moveBound(bands: readonly Band[], index: number, side: 'from' | 'to', score: number, together = true): Band[] {
  const value = Math.max(0, Math.min(10_000, Math.round(score)));
  const neighbour = together ? neighbourAt(bands, index, side) : -1;
  return bands.map((band, at) => (at === index ? { ...band, [side]: value } : at === neighbour ? { ...band, [side === 'from' ? 'to' : 'from']: value } : band));
}

/** Says on which side of a bound the bound itself lies; `together`: the neighbour that touches gets the other half. */
export function setInclusive(bands: readonly Band[], index: number, side: 'from' | 'to', inclusive: boolean, together = true): Band[] {
  const neighbour = together ? neighbourAt(bands, index, side) : -1;
  return bands.map((band, at) => {
    if (at === index) return side === 'from' ? { ...band, fromInclusive: inclusive } : { ...band, toInclusive: inclusive };
    if (at !== neighbour) return band;
    return side === 'from' ? { ...band, toInclusive: !inclusive } : { ...band, fromInclusive: !inclusive };
  });
}

export function splitBand(bands: readonly Band[], index: number): Band[] {
  return bands.flatMap((band, at): Band[] => {
    const middle = Math.round((band.from + band.to) / 200) * 100;
    if (at !== index || middle <= band.from || middle >= band.to) return [band];
    return [{ ...band, to: middle, toInclusive: false }, { ...band, from: middle, fromInclusive: true }];
  });
}

/** Removes a band; the one below takes over its scores (the one above for the lowest). */
export function removeBand(bands: readonly Band[], index: number): Band[] {
  const gone = bands[index];
  if (!gone || bands.length < 2) return [...bands];
  return bands.flatMap((band, at): Band[] => {
    if (at === index) return [];
    if (index > 0 && at === index - 1) return [{ ...band, to: gone.to, toInclusive: gone.toInclusive }];
    if (index === 0 && at === 1) return [{ ...band, from: gone.from, fromInclusive: gone.fromInclusive }];
    return [band];
  });
}
