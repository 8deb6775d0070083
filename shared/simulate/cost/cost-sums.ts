import { compareCodeUnits } from '../../kit/order';
import { ratioInterval, type PairSums } from '../statistics/ratio-interval';
import type { RoleCosts } from './cost-counts';
import type { CostList } from './cost-bins';
import { costOf, pricesOf, type Costs, type RolePrices } from './prices';
import type { Triples } from './triples';

/** Costs of learners, and of their static paths, at some prices. */
export interface CostSums {
  readonly learners: number;
  readonly total: number;
  readonly static: number;
  readonly time: number;
  readonly seats: number;
  readonly persons: number;
  readonly saved: { readonly total: number; readonly share: number; readonly low: number | null; readonly high: number | null };
}

/** A role at its prices. */
export interface PricedRole {
  readonly sums: RoleCosts;
  readonly prices: RolePrices;
}

/** `hidden` roles are all reckoned at the hour of the largest of them: with hours of their own the total would tell what few people need. */
export function pricedRoles(roles: readonly RoleCosts[], costs: Costs, hidden: ReadonlySet<string>): readonly PricedRole[] {
  const [largest] = roles.filter(({ role }) => hidden.has(role)).map(({ role, own }) => ({ role, learners: own.reduce((sum, [, , , learners]) => sum + learners, 0) })).sort((a, b) => b.learners - a.learners || compareCodeUnits(a.role, b.role));
  const instead = largest ? pricesOf(costs, largest.role).hour : null;
  return roles.map((sums) => ({ sums, prices: pricesOf(costs, sums.role, hidden.has(sums.role) ? instead : null) }));
}

/**
 * Sums of several roles, with the interval of the saved share by chance as in S-27: moments of cost add up over roles, so that with a price of hours alone, one for all, it is the interval of
 * the minutes. Products follow from the squares of the three: (Σb² + Σs² − Σc²) / 2 for c = b − s.
 */
export function costSums(roles: readonly PricedRole[]): CostSums {
  const [own, fixed, saved] = (['own', 'static', 'saved'] as const).map((key) => momentsOf(roles.map(({ sums, prices }) => ({ triples: sums[key], prices })))) as [Moments, Moments, Moments];
  const pairs: PairSums = { n: own.learners, part: saved.sum, whole: fixed.sum, partSquares: saved.squares, wholeSquares: fixed.squares, products: (fixed.squares + saved.squares - own.squares) / 2 };
  return { learners: own.learners, total: own.sum, static: fixed.sum, time: own.time, seats: own.seats, persons: own.persons, saved: { total: saved.sum, ...ratioInterval(pairs) } };
}

/** What learners cost, ascending, those of equal cost together. */
export function costList(roles: readonly PricedRole[]): CostList {
  const all = roles.flatMap(({ sums: { own }, prices }) => own.map(([minutes, seats, cases, learners]) => [costOf(prices, minutes, seats, cases), learners] as [number, number])).sort(([a], [b]) => a - b);
  const list: [number, number][] = [];
  for (const [cost, learners] of all) {
    const last = list.at(-1);
    if (last?.[0] === cost) last[1] += learners;
    else list.push([cost, learners]);
  }
  return list;
}

interface Moments {
  readonly learners: number;
  readonly sum: number;
  readonly squares: number;
  readonly time: number;
  readonly seats: number;
  readonly persons: number;
}

/** Whole numbers are summed before they are priced. */
function momentsOf(roles: readonly { readonly triples: Triples; readonly prices: RolePrices }[]): Moments {
  const sums = { learners: 0, sum: 0, squares: 0, time: 0, seats: 0, persons: 0 };
  for (const { triples, prices } of roles) {
    let [allMinutes, allSeats, allCases] = [0, 0, 0];
    for (const [minutes, seats, cases, learners] of triples) {
      sums.learners += learners;
      sums.squares += learners * costOf(prices, minutes, seats, cases) ** 2;
      allMinutes += learners * minutes;
      allSeats += learners * seats;
      allCases += learners * cases;
    }
    sums.sum += costOf(prices, allMinutes, allSeats, allCases);
    sums.time += costOf(prices, allMinutes, 0, 0);
    sums.seats += costOf(prices, 0, allSeats, 0);
    sums.persons += costOf(prices, 0, 0, allCases);
  }
  return sums;
}
