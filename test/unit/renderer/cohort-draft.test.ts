import { describe, expect, it } from 'vitest';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { plainDraft, readValues, specOf } from '../../../renderer/store/cohort-draft';
import { barsOf } from '../../../renderer/features/cohort/histogram';

describe('the form of a cohort', () => {
  it('reads values with weights, and refuses none or doubles', () => {
    expect(readValues('North 2, South, East of the river 0.5,')).toEqual([{ value: 'North', weight: 2 }, { value: 'South', weight: 1 }, { value: 'East of the river', weight: 0.5 }]);
    expect([readValues(' , '), readValues('A, A 2')]).toEqual([null, null]);
    expect(readValues('2024')).toEqual([{ value: '2024', weight: 1 }]);
  });
  it('becomes a specification that the engine takes, whatever is filled in', () => {
    for (const draft of [plainDraft, { ...plainDraft, isModelled: true, known: { ...plainDraft.known, share: 0 }, columns: [{ name: '', values: 'A' }, { name: 'Region', values: 'A, A' }, { name: 'Store', values: 'X 3, Y' }] }]) expect(cohortSpecSchema.safeParse(specOf(draft, ['role:a', 'role:b'])).success).toBe(true);
    expect(specOf({ ...plainDraft, roles: { 'role:b': 0, 'role:a': 3 } }, ['role:a', 'role:b']).roles).toEqual([{ role: 'role:a', weight: 3 }]);
    expect(specOf({ ...plainDraft, columns: [{ name: ' Store ', values: 'X 3, Y' }, { name: 'Region', values: '' }] }, []).attributes).toEqual([{ name: 'Store', values: [{ value: 'X', weight: 3 }, { value: 'Y', weight: 1 }] }]);
  });
});

describe('bars of minutes', () => {
  it('hold every learner once, in bars of one usual width, with the empty ones between', () => {
    const counts = [[10, 5], [11, 1], [89, 2], [300, 4]] as const;
    const bars = barsOf(counts, 40);
    expect(bars.reduce((sum, { learners }) => sum + learners, 0)).toBe(12);
    expect(new Set(bars.map(({ from, to }) => to - from))).toEqual(new Set([10]));
    bars.slice(1).forEach((bar, at) => expect(bar.from).toBe(bars[at]!.to));
    expect([barsOf([]), barsOf([[7, 3]])]).toEqual([[], [{ from: 7, to: 8, learners: 3 }]]);
    expect(barsOf([[0, 1], [100_000, 1]], 40).length).toBeLessThanOrEqual(41);
  });
});
