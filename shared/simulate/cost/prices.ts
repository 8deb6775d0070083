import { z } from 'zod';
import { idOf } from '../../model/ids';
import { limited, parameterSchema, type Limits, type Parameter } from '../response/parameter';

/** Prices beyond this are slips of the pen. */
export const priceLimits = [0, 1e9] as const;
/** No money is smaller; a price below it is none. */
const leastPrice = 1e-4;
const price = limited(parameterSchema, priceLimits).refine(({ value }) => value === 0 || value >= leastPrice, `a price is 0, or ${leastPrice} at least`);
/** What nobody prices costs nothing: no price is made up. */
const unpriced = price.default({ value: 0, basis: 'assumption', source: '' });

/**
 * What training costs (docs/spec/simulate.md, S-29). `hour`: one hour of a learner's time; `byRole`: of learners of one role instead; `seat`: one place at one session of a module that
 * has seats; `person`: one case that a person has to decide. All in one currency (ISO 4217 code).
 */
export const costsSchema = z
  .strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/, 'three capital letters, as in EUR'),
    hour: unpriced, seat: unpriced, person: unpriced,
    byRole: z.array(z.strictObject({ role: idOf('role'), hour: price })).max(2000).default([]),
  })
  .refine(({ byRole }) => new Set(byRole.map(({ role }) => role)).size === byRole.length, { path: ['byRole'], message: 'a role has one price: none may be named twice' });
export type Costs = z.infer<typeof costsSchema>;

/** Prices of the learners of one role. */
export interface RolePrices {
  readonly hour: number;
  readonly seat: number;
  readonly person: number;
}

/** `instead`: an hour that counts whatever the role's own is. */
export function pricesOf({ hour, seat, person, byRole }: Costs, role: string, instead: number | null = null): RolePrices {
  const own = byRole.find((one) => one.role === role)?.hour;
  return { hour: instead ?? (own ?? hour).value, seat: seat.value, person: person.value };
}

/** What somebody costs: hours are of minutes, the rest is counted. Whole prices give whole sums of sixtieths, so that order adds nothing. */
export function costOf({ hour, seat, person }: RolePrices, minutes: number, seats: number, cases: number): number {
  return (minutes * hour + 60 * (seats * seat + cases * person)) / 60;
}

/** A price under its name, and how the prices look with another one. */
export interface NamedPrice {
  readonly name: string;
  readonly parameter: Parameter;
  readonly limits: Limits;
  readonly with: (costs: Costs, value: number) => Costs;
}

/** `costs.hour`, `costs.seat`, `costs.person`, and `costs.hour role:KEY` where a role has its own. */
export function namedPrices(costs: Costs): readonly NamedPrice[] {
  const [low, high] = priceLimits;
  const moved = ({ basis, source }: Parameter, value: number): Parameter => ({ value, basis, source });
  const common = (['hour', 'seat', 'person'] as const).map((field): NamedPrice => ({ name: `costs.${field}`, parameter: costs[field], limits: { low, high }, with: (other, value) => ({ ...other, [field]: moved(other[field], value) }) }));
  const own = costs.byRole.map(({ role, hour }): NamedPrice => ({
    name: `costs.hour ${role}`, parameter: hour, limits: { low, high },
    with: (other, value) => ({ ...other, byRole: other.byRole.map((one) => (one.role === role ? { role, hour: moved(one.hour, value) } : one)) }),
  }));
  return [...common, ...own];
}
