import { compareCodeUnits } from '../../kit/order';
import type { Parameter } from '../response/parameter';
import type { SimulationPart } from '../results/part';
import { minutesAt } from '../results/quantile';
import { hiddenValues, leastShown } from '../results/suppress';
import { costBins, type CostBin, type CostList } from './cost-bins';
import type { CostPart } from './cost-counts';
import { costList, costSums, pricedRoles, type CostSums, type PricedRole } from './cost-sums';
import { costOf, namedPrices, pricesOf, type Costs } from './prices';

/** What learners cost, in units of the currency, not rounded. Shares from 0 to 1. */
export interface CostFigures {
  readonly learners: number;
  readonly total: number;
  /** The same learners on the static path. */
  readonly static: number;
  readonly perLearner: { readonly mean: number; readonly p10: number; readonly p50: number; readonly p90: number };
  /** Against the static path, with the 95 % interval by chance; null where it cannot be told. */
  readonly saved: { readonly total: number; readonly share: number; readonly low: number | null; readonly high: number | null };
}

export interface CostReport extends CostFigures {
  readonly currency: string;
  /** Parts of `total`: time of learners, places at sessions, cases for a person. */
  readonly of: { readonly time: number; readonly seats: number; readonly persons: number };
  readonly distribution: readonly CostBin[];
  /** By id. */
  readonly byRole: Readonly<Record<string, CostFigures>>;
  /** By group column and shown value: what a learner costs, mean. Null: of real people whose hours have several prices, for then it would tell of few. */
  readonly byGroup: Readonly<Record<string, Readonly<Record<string, number>>>> | null;
  /** Of real people: roles that are not named have several hours, and are all reckoned at that of the largest of them. */
  readonly hiddenAtOneHour: boolean;
  readonly prices: readonly (Parameter & { readonly name: string })[];
}

/** `hidden`: values that are not shown, role first, then by group column; of roles only where people are real. */
export function costReport({ isReal, attributes }: Pick<SimulationPart, 'isReal' | 'attributes'>, { prices, roles, cells }: CostPart, hidden: readonly ReadonlySet<string>[]): CostReport {
  const [hiddenRoles = new Set<string>()] = hidden;
  const priced = pricedRoles(roles, prices, hiddenRoles);
  const least = isReal ? leastShown : 1;
  const { time, seats, persons, ...sums } = costSums(priced);
  const list = costList(priced);
  const hoursOf = (some: readonly { readonly role: string }[]): number => new Set(some.map(({ role }) => pricesOf(prices, role).hour)).size;
  return {
    currency: prices.currency, ...figures(sums, list, least), of: { time, seats, persons }, distribution: costBins(list, least),
    byRole: Object.fromEntries(priced.filter(({ sums: { role, own } }) => !hiddenRoles.has(role) && own.length > 0).map((role) => [role.sums.role, roleFigures(role, least)])),
    byGroup: isReal && hoursOf(roles) > 1 ? null : Object.fromEntries(attributes.map((name, at) => [name, groupMeans(prices, cells, at, hidden[at + 1] ?? new Set())])),
    hiddenAtOneHour: hoursOf(roles.filter(({ role }) => hiddenRoles.has(role))) > 1,
    prices: namedPrices(prices).map(({ name, parameter }) => ({ name, ...parameter })),
  };
}

function roleFigures(role: PricedRole, least: number): CostFigures {
  const { learners, total, static: fixed, saved } = costSums([role]);
  return figures({ learners, total, static: fixed, saved }, costList([role]), least);
}

function figures({ learners, total, static: fixed, saved }: Pick<CostSums, 'learners' | 'total' | 'static' | 'saved'>, list: CostList, least: number): CostFigures {
  return { learners, total, static: fixed, perLearner: { mean: learners === 0 ? 0 : total / learners, p10: quantile(list, 0.1, least), p50: quantile(list, 0.5, least), p90: quantile(list, 0.9, least) }, saved };
}

/** By nearest rank. What fewer than `least` people cost exactly would tell of single ones: then it is the end of the bin that it falls into. */
function quantile(list: CostList, share: number, least: number): number {
  const cost = minutesAt(list, share);
  const [, people = 0] = list.find(([one]) => one === cost) ?? [];
  return people >= least ? cost : minutesAt(costBins(list, least).map(({ to, learners }) => [to, learners]), share);
}

/** What a learner of each shown value costs, mean. */
function groupMeans(prices: Costs, cells: CostPart['cells'], column: number, hidden: ReadonlySet<string>): Readonly<Record<string, number>> {
  const sums = new Map<string, { learners: number; total: number }>();
  for (const { role, groups, learners, minutes, seats, cases } of cells) {
    const value = groups[column] ?? '';
    if (hidden.has(value)) continue;
    const held = sums.get(value) ?? { learners: 0, total: 0 };
    held.learners += learners;
    held.total += costOf(pricesOf(prices, role), minutes, seats, cases);
    sums.set(value, held);
  }
  return Object.fromEntries([...sums].sort(([a], [b]) => compareCodeUnits(a, b)).map(([value, { learners, total }]) => [value, total / learners]));
}

/** Total and saved share of a part at other prices: nothing is run again. Null where costs were not counted. */
export function costAt(part: SimulationPart, prices: Costs | null): { readonly total: number; readonly savedShare: number } | null {
  if (!part.costs || !prices) return null;
  const { total, saved } = costSums(pricedRoles(part.costs.roles, prices, hiddenRoles(part)));
  return { total, savedShare: saved.share };
}

/** Roles of real people that are not named (S-16). */
function hiddenRoles({ isReal, attributes, cells }: SimulationPart): ReadonlySet<string> {
  if (!isReal) return new Set();
  return hiddenValues(cells.map(({ role, groups, sums: { learners } }) => ({ values: [role, ...groups], learners })), attributes.length + 1)[0] ?? new Set();
}
