import type { Cohort } from '#shared/model/cohort';
import type { RecordId } from '#shared/model/ids';
import { pricesOfRecord } from '#shared/simulate/cohort/of-record';
import type { RequestOf } from '#shared/contract/contract';

/** Prices as the form has them. `byRole`: hours of roles that have their own; `spread`: by how many percent prices may be off. */
export interface CostDraft {
  readonly currency: string;
  readonly hour: number;
  readonly seat: number;
  readonly person: number;
  readonly spread: number;
  readonly byRole: Readonly<Record<RecordId, number>>;
}

export const plainCosts: CostDraft = { currency: 'EUR', hour: 0, seat: 0, person: 0, spread: 0, byRole: {} };

/** ISO 4217. */
export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** Whether anything has a price: only then costs are told. */
export function isPriced({ hour, seat, person, byRole }: CostDraft): boolean {
  return [hour, seat, person, ...Object.values(byRole)].some((price) => price > 0);
}

/** The prices as the document keeps them; those of roles that are not there any more are left out. */
export function pricedRecord({ byRole, ...prices }: CostDraft, roles: readonly RecordId[]): Cohort['costs'] {
  const own = [...roles].sort().flatMap((role) => (byRole[role] === undefined ? [] : [{ role, hour: byRole[role] }]));
  return isPriced({ ...prices, byRole: Object.fromEntries(own.map(({ role, hour }) => [role, hour])) }) ? { ...prices, byRole: own } : null;
}

export function costDraftOf(costs: Cohort['costs']): CostDraft {
  return costs ? { ...costs, byRole: Object.fromEntries(costs.byRole.map(({ role, hour }) => [role, hour])) } : plainCosts;
}

/** Prices as a text: two of them say the same where it is the same. */
export function costText(costs: Cohort['costs']): string {
  return JSON.stringify(costs && [costs.currency, costs.hour, costs.seat, costs.person, costs.spread, costs.byRole.map(({ role, hour }) => [role, hour])]);
}

/** The prices of people from a table; null: costs are not told. */
export function pricesOf(costs: CostDraft, roles: readonly RecordId[]): NonNullable<NonNullable<RequestOf<'simulation.run'>['people']>['costs']> | null {
  const record = pricedRecord(costs, roles);
  return record && pricesOfRecord(record);
}
