import { describe, expect, it } from 'vitest';
import { compareRuns, dayCount, daysOf } from '#shared/path/compare-runs';
import type { LearnerPath, PathStep, StepState } from '#shared/path/learner-path';

const step = (module: string, state: StepState, minutes: number): PathStep => ({ module: `module:${module}`, attempt: 0, origin: 'core', state, minutes, reasons: [] });
const path = (end: LearnerPath['end'], ...steps: PathStep[]): LearnerPath => ({ end, minutes: steps.reduce((sum, { minutes }) => sum + minutes, 0), steps, notTaken: [], electives: [], gates: [] });

describe('two runs of one learner', () => {
  it('says what is added, removed, waived and no longer waived, and the minutes', () => {
    const before = path('finished', step('a', 'done', 10), step('b', 'waived', 0), step('c', 'done', 20), step('d', 'done', 5));
    const after = path('finished', step('a', 'done', 10), step('b', 'done', 15), step('c', 'credited', 0), step('e', 'open', 7));
    expect(compareRuns(before, after)).toEqual({ added: ['module:e'], removed: ['module:d'], waived: ['module:c'], taken: ['module:b'], minutes: -3, isAffected: true });
    expect(compareRuns(before, before)).toEqual({ added: [], removed: [], waived: [], taken: [], minutes: 0, isAffected: false });
  });
  it('is affected by the end of the run or by minutes alone', () => {
    const one = path('finished', step('a', 'done', 10));
    expect(compareRuns(one, path('escalated', step('a', 'done', 10))).isAffected).toBe(true);
    expect(compareRuns(one, path('finished', step('a', 'done', 12)))).toMatchObject({ minutes: 2, isAffected: true });
  });
});

describe('days', () => {
  it('begin a step on the day on which the minutes before it are used up', () => {
    const steps = [step('a', 'done', 30), step('b', 'waived', 0), step('c', 'done', 30), step('d', 'waived', 0), step('e', 'done', 90), step('f', 'done', 1)];
    expect([...daysOf(path('finished', ...steps), 60).values()]).toEqual([1, 1, 1, 1, 2, 3]);
    expect([dayCount(0, 60), dayCount(60, 60), dayCount(61, 60)]).toEqual([0, 1, 2]);
  });
});
