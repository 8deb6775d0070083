import { describe, expect, it } from 'vitest';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { plainDraft, readValues, specOf } from '../../../renderer/store/cohort-draft';

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
