import type { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import type { Cohort } from '../../model/cohort';
import type { RecordId } from '../../model/ids';
import type { costsSchema } from '../cost/prices';
import type { cohortSpecSchema } from './cohort-spec';

/** The specification of a cohort that the document holds. `roles`: those of the document; each counts with weight 1 unless the record says otherwise. */
export function specOfRecord({ learners, seed, roles: weights, columns, known, choices, model, costs }: Pick<Cohort, 'learners' | 'seed' | 'roles' | 'columns' | 'known' | 'choices' | 'model' | 'costs'>, roles: readonly RecordId[]): z.input<typeof cohortSpecSchema> {
  const weightOf = new Map(weights.map(({ role, weight }) => [role, weight]));
  return {
    learners, seed, choices, attributes: columns.map(({ name, values }) => ({ name, values: [...values] })),
    // In order of id, so that a window and the command line draw the same people whatever order they list roles in.
    roles: [...roles].sort(compareCodeUnits).map((role) => ({ role, weight: weightOf.get(role) ?? 1 })).filter(({ weight }) => weight > 0),
    otherEvidence: known.share === 0 ? null : { share: known.share / 100, mean: known.mean, sd: known.sd, loading: known.loading / 100 },
    model: model && { guess: { value: model.guess / 100 }, gain: { value: model.gain }, dropOut: { value: model.dropOut / 100 }, attemptsAtMost: { value: model.attemptsAtMost }, minutesPerWeek: { value: model.minutesPerWeek }, sessionsPerWeek: { value: model.sessionsPerWeek } },
    costs: costs && pricesOfRecord(costs),
  };
}

/** Each price with the range that its record gives all of them; none without one. */
export function pricesOfRecord({ currency, hour, seat, person, spread, byRole }: NonNullable<Cohort['costs']>): z.input<typeof costsSchema> {
  const off = (value: number, percent: number): number => Math.round(value * (100 + percent) * 1e4) / 1e6;
  const price = (value: number): z.input<typeof costsSchema>['hour'] => (spread > 0 && value > 0 ? { value, range: { low: off(value, -spread), high: off(value, spread) } } : { value });
  return { currency, hour: price(hour), seat: price(seat), person: price(person), byRole: byRole.map((one) => ({ role: one.role, hour: price(one.hour) ?? { value: one.hour } })) };
}
