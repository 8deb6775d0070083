import type { z } from 'zod';
import { compareCodeUnits } from '../../kit/order';
import type { Cohort } from '../../model/cohort';
import type { RecordId } from '../../model/ids';
import type { cohortSpecSchema } from './cohort-spec';

/** The specification of a cohort that the document holds. `roles`: those of the document; each counts with weight 1 unless the record says otherwise. */
export function specOfRecord({ learners, seed, roles: weights, columns, known, choices, model }: Pick<Cohort, 'learners' | 'seed' | 'roles' | 'columns' | 'known' | 'choices' | 'model'>, roles: readonly RecordId[]): z.input<typeof cohortSpecSchema> {
  const weightOf = new Map(weights.map(({ role, weight }) => [role, weight]));
  return {
    learners, seed, choices, attributes: columns.map(({ name, values }) => ({ name, values: [...values] })),
    // In order of id, so that a window and the command line draw the same people whatever order they list roles in.
    roles: [...roles].sort(compareCodeUnits).map((role) => ({ role, weight: weightOf.get(role) ?? 1 })).filter(({ weight }) => weight > 0),
    otherEvidence: known.share === 0 ? null : { share: known.share / 100, mean: known.mean, sd: known.sd, loading: known.loading / 100 },
    model: model && { guess: { value: model.guess / 100 }, gain: { value: model.gain }, dropOut: { value: model.dropOut / 100 }, attemptsAtMost: { value: model.attemptsAtMost }, minutesPerWeek: { value: model.minutesPerWeek }, sessionsPerWeek: { value: model.sessionsPerWeek } },
  };
}
