import type { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import type { Cohort } from '../../model/cohort';
import { tracingFields, type Traced, type TracingForm } from '../../model/tracing';
import type { RecordId } from '../../model/ids';
import { priceLimits, type costsSchema } from '../cost/prices';
import { usualRange } from '../response/response-model';
import type { cohortSpecSchema } from './cohort-spec';

type RecordModel = NonNullable<Cohort['model']>;

/** The specification of a cohort that the document holds. `roles`: those of the document; each counts with weight 1 unless the record says otherwise. */
export function specOfRecord({ learners, seed, roles: weights, columns, known, choices, model, costs, audit }: Pick<Cohort, 'learners' | 'seed' | 'roles' | 'columns' | 'known' | 'choices' | 'model' | 'costs' | 'audit'>, roles: readonly RecordId[]): z.input<typeof cohortSpecSchema> {
  const weightOf = new Map(weights.map(({ role, weight }) => [role, weight]));
  return {
    learners, seed, choices, attributes: columns.map(({ name, values }) => ({ name, values: [...values] })),
    // In order of id, so that a window and the command line draw the same people whatever order they list roles in.
    roles: [...roles].sort(compareCodeUnits).map((role) => ({ role, weight: weightOf.get(role) ?? 1 })).filter(({ weight }) => weight > 0),
    otherEvidence: known.share === 0 ? null : { share: known.share / 100, mean: known.mean, sd: known.sd, loading: known.loading / 100 },
    ranges: known.share === 0 ? {} : knownRanges(known),
    model: model && modelOf(model),
    costs: costs && pricesOfRecord(costs),
    ...(audit ? { results: { audit } } : {}),
  };
}

function modelOf({ guess, gain, dropOut, attemptsAtMost, minutesPerWeek, sessionsPerWeek, tracing }: RecordModel): z.input<typeof cohortSpecSchema>['model'] {
  const values = { guess: guess / 100, gain, dropOut: dropOut / 100, attemptsAtMost, minutesPerWeek, sessionsPerWeek };
  const parameters = Object.fromEntries((Object.keys(values) as (keyof typeof values)[]).map((name) => [name, { value: values[name], range: usualRange(name, values[name]) }]));
  return { ...(tracing ? { kind: 'bkt' as const, bkt: bktOf(tracing) } : {}), ...parameters };
}

/** What the numbers that made-up people rest on may be instead (S-18): they are nobody's findings. */
function knownRanges({ share, mean, sd, loading }: Cohort['known']): Record<string, { low: number; high: number }> {
  const around = (value: number, by: number, most: number): { low: number; high: number } => ({ low: Math.min(value, rounded(Math.max(0, value - by))), high: Math.max(value, rounded(Math.min(most, value + by))) });
  return {
    'otherEvidence.share': around(share / 100, share / 400, 1), 'otherEvidence.mean': around(mean, 5, 100),
    'otherEvidence.sd': around(sd, sd / 4, 100), 'otherEvidence.loading': around(loading / 100, 0.2, 1),
  };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Each price with the range that its record gives all of them; none without one. */
export function pricesOfRecord({ currency, hour, seat, person, spread, byRole }: NonNullable<Cohort['costs']>): z.input<typeof costsSchema> {
  const off = (value: number, percent: number): number => Math.round(value * (100 + percent) * 1e4) / 1e6;
  const price = (value: number): z.input<typeof costsSchema>['hour'] => (spread > 0 && value > 0 ? { value, range: { low: Math.min(value, off(value, -spread)), high: Math.max(value, Math.min(priceLimits[1], off(value, spread))) } } : { value });
  return { currency, hour: price(hour), seat: price(seat), person: price(person), byRole: byRole.map((one) => ({ role: one.role, hour: price(one.hour) ?? { value: one.hour } })) };
}

type BktInput = NonNullable<NonNullable<z.input<typeof cohortSpecSchema>['model']>['bkt']>;

/** Percent as shares; whatever has a source is a finding. */
function bktOf({ competencies, ...common }: TracingForm): BktInput {
  return {
    prior: parameterOf(common.prior), learn: parameterOf(common.learn), guess: parameterOf(common.guess), slip: parameterOf(common.slip), forget: parameterOf(common.forget),
    competencies: competencies.map(({ competency, ...own }) => ({ competency, ...Object.fromEntries(tracingFields.flatMap((field) => (own[field] ? [[field, parameterOf(own[field])]] : []))) })),
  };
}

/** A number that may be nothing else has no range. */
function parameterOf({ value, low, high, source }: Traced): NonNullable<BktInput['prior']> {
  return { value: value / 100, basis: source.trim() === '' ? 'assumption' : 'finding', source, ...(low < high ? { range: { low: low / 100, high: high / 100 } } : {}) };
}
