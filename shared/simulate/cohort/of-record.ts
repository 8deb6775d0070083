import type { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import type { Cohort } from '../../model/cohort';
import { tracingFields, type Traced, type TracingForm } from '../../model/tracing';
import type { RecordId } from '../../model/ids';
import type { cohortSpecSchema } from './cohort-spec';

/** The specification of a cohort that the document holds. `roles`: those of the document; each counts with weight 1 unless the record says otherwise. */
export function specOfRecord({ learners, seed, roles: weights, columns, known, choices, model, audit }: Pick<Cohort, 'learners' | 'seed' | 'roles' | 'columns' | 'known' | 'choices' | 'model' | 'audit'>, roles: readonly RecordId[]): z.input<typeof cohortSpecSchema> {
  const weightOf = new Map(weights.map(({ role, weight }) => [role, weight]));
  return {
    learners, seed, choices, attributes: columns.map(({ name, values }) => ({ name, values: [...values] })),
    // In order of id, so that a window and the command line draw the same people whatever order they list roles in.
    roles: [...roles].sort(compareCodeUnits).map((role) => ({ role, weight: weightOf.get(role) ?? 1 })).filter(({ weight }) => weight > 0),
    otherEvidence: known.share === 0 ? null : { share: known.share / 100, mean: known.mean, sd: known.sd, loading: known.loading / 100 },
    model: model && { ...(model.tracing ? { kind: 'bkt' as const, bkt: bktOf(model.tracing) } : {}), guess: { value: model.guess / 100 }, gain: { value: model.gain }, dropOut: { value: model.dropOut / 100 }, attemptsAtMost: { value: model.attemptsAtMost }, minutesPerWeek: { value: model.minutesPerWeek }, sessionsPerWeek: { value: model.sessionsPerWeek } },
    ...(audit ? { results: { audit } } : {}),
  };
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
  return { value: value / 100, basis: source === '' ? 'assumption' : 'finding', source, ...(low < high ? { range: { low: low / 100, high: high / 100 } } : {}) };
}
