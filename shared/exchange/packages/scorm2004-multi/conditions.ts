import type { Result } from '../lms-path/test-outs';
import type { Condition, Objective, PreConditionRule } from './sequencing';

/** Conditions that hold for a result of the pre-assessment that `objective` reads; what is not known is asked first, because conditions on unknown values never fire. */
export function resultConditions(objective: string, result: Result): readonly Condition[] {
  if (result === null) return [{ condition: 'objectiveMeasureKnown', not: true, objective }];
  return [
    { condition: 'objectiveMeasureKnown', objective },
    ...(result.lo > 0 ? [{ condition: 'objectiveMeasureLessThan', not: true, objective, measure: result.lo / 10_000 } as const] : []),
    ...(result.hi < 10_000 ? [{ condition: 'objectiveMeasureLessThan', objective, measure: (result.hi + 1) / 10_000 } as const] : []),
  ];
}

/** Two conditions, one of which holds as long as an objective is not satisfied: `not satisfied` alone is unknown, and so not true, while nothing is known. */
export function unsettled(objective: string | undefined): readonly [Condition, Condition] {
  const of = objective === undefined ? {} : { objective };
  return [{ condition: 'satisfied', not: true, ...of }, { condition: 'objectiveStatusKnown', not: true, ...of }];
}

/** The same of completion, which is shared through adlseq:mapInfo. */
export function uncompleted(objective: string): readonly [Condition, Condition] {
  return [{ condition: 'completed', not: true, objective }, { condition: 'activityProgressKnown', not: true, objective }];
}

/** Left out by Continue and by choice. */
export function leftOut(combination: PreConditionRule['combination'], conditions: readonly Condition[]): readonly PreConditionRule[] {
  return (['skip', 'hiddenFromChoice'] as const).map((action) => ({ action, combination, conditions }));
}

/** An objective that only reads a global one. */
export function reading(id: string, target: string, more: { readonly measure?: boolean; readonly completion?: boolean } = {}): Objective {
  return { id, map: { target, reads: true, writes: false, measure: more.measure ?? false, completion: more.completion ?? false }, minMeasure: null };
}
