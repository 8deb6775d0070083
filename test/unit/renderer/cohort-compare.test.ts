import { describe, expect, it } from 'vitest';
import { comparedFigures, comparedModules, comparedRoles } from '../../../renderer/features/cohort/runs/compare-rows';
import type { CohortRun } from '../../../renderer/store/cohort-runs';

type Result = CohortRun['result'];

function resultOf(learners: number, minutes: number, modules: readonly [string, number, number][]): Result {
  const figures = { learners, minutes, steps: 0, waived: 2 * learners, extended: 0, inserted: 0, escalated: 3, saved: { minutes: 0, share: 0.1 } };
  return {
    report: { learners, totals: { minutes, steps: 0, waived: 2 * learners, inserted: 0, escalated: 3 }, saved: { minutes: 0, share: 0.1 }, byRole: { 'role:r': { ...figures, coreDivergence: 0 } }, modules: modules.map(([id, reached, waived]) => ({ id, reached, waived, failed: 0, waiting: 0 })) },
    detail: { whole: { longer: learners / 4 } }, isComplete: true,
  } as unknown as Result;
}

describe('two runs beside each other', () => {
  const [a, b] = [resultOf(100, 5000, [['module:x', 100, 50], ['module:y', 100, 0], ['module:gone', 10, 0]]), resultOf(200, 8000, [['module:x', 200, 20], ['module:y', 200, 0]])];
  it('compares means and shares, not sums: cohorts need not be of one size', () => {
    expect(comparedFigures(a, b).map(({ key, a: one, b: other }) => [key, one, other])).toEqual([['minutes', 50, 40], ['saved', 0.1, 0.1], ['longer', 0.25, 0.25], ['waived', 2, 2], ['inserted', 0, 0], ['escalated', 3, 3]]);
    expect(comparedRoles(a, b)).toEqual([{ role: 'role:r', learners: 100, a: { minutes: 50, saved: 0.1 }, b: { minutes: 40, saved: 0.1 } }]);
  });
  it('tells modules that differ, the most first, and those that a design lacks; equal ones not', () => {
    expect(comparedModules(a, b).map(({ id, difference }) => [id, Math.round(100 * difference)])).toEqual([['module:x', 40], ['module:gone', 10]]);
  });
});
