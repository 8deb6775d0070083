import type { RoleDetail } from '../figures';
import { isGrouped } from './density';
import { stepOf, ticksOf } from './ticks';

export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Minutes from the shortest to the longest path of any role, with the static ones, and some air; more where shapes of groups run out wide. Of real people the histogram holds groups at their mean, so that one in ten and nine in ten may lie beyond its ends: they are within the scale, too. */
export function minutesScale(roles: readonly RoleDetail[]): Scale {
  const ends = roles.flatMap(({ histogram, minutes, baseline }) => [histogram[0]?.[0] ?? minutes.p10, histogram.at(-1)?.[0] ?? minutes.p90, minutes.p10, minutes.p90, baseline.p50]);
  const [from, to] = ends.length === 0 ? [0, 0] : [Math.min(...ends), Math.max(...ends)];
  const air = Math.max(2, (roles.some(isGrouped) ? 0.15 : 0.03) * (to - from));
  return { from: Math.max(0, from - air), to: to + air };
}

/** As little as the scale of what is saved spans: three points, so that ticks are whole ones. */
const leastSpan = 0.03;
const mostTicks = 4;

/** What is saved as shares, with its intervals, from 0 on to the side where they lie; what lies below 0 has a tick below it. */
export function savedScale(roles: readonly Pick<RoleDetail, 'saved'>[]): Scale & { readonly ticks: readonly number[] } {
  const ends = roles.flatMap(({ saved: { share, low, high } }) => [share, low ?? share, high ?? share]);
  let [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  if (most - least < leastSpan) [least, most] = most >= -least ? [least, least + leastSpan] : [most - leastSpan, most];
  const step = stepOf(most - least, mostTicks);
  if (least < 0) least = Math.floor(least / step + 1e-9) * step;
  const air = 0.06 * (most - least);
  const [from, to] = [least < 0 ? least - air : 0, most + air];
  return { from, to, ticks: ticksOf(least, to, mostTicks, step) };
}

/** Where a value stands between the ends of a scale, from 0 to 1, never outside of it. */
export function shareOf({ from, to }: Scale, value: number): number {
  return to > from ? Math.max(0, Math.min(1, (value - from) / (to - from))) : 0.5;
}
