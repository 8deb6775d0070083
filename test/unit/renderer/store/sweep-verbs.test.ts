import { describe, expect, it } from 'vitest';
import { createDocument } from '#shared/document/trellis-document';
import { plainDraft } from '../../../../renderer/store/cohort-draft';
import { isSweptAlike, plainSweep, spanOf, type SweepSession } from '../../../../renderer/store/sweep-verbs';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

describe('a sweep belongs to a run', () => {
  const document = documentOf(roleOf(), moduleOf('a'), zoneOf('core', 'core-testable', ['a']));
  const audited = { ...plainDraft, learners: 500, audit: { column: 'role', outcome: 'waived', qualification: null } };
  const swept = (assumptions: { low: number; high: number } | null, isComplete = true): SweepSession => ({ ...plainSweep, result: { sweep: { assumptions, learners: 2000 }, isComplete, draft: plainDraft, document } as unknown as SweepSession['result'] });

  it('whatever the cohort counts and is asked; other people, attempts or prices make another', () => {
    expect(isSweptAlike(plainDraft, audited)).toBe(true);
    for (const other of [{ seed: 2 }, { isModelled: true }, { known: { ...plainDraft.known, mean: 40 } }, { costs: { ...plainDraft.costs, hour: 40 } }]) expect(isSweptAlike(plainDraft, { ...plainDraft, ...other })).toBe(false);
  });
  it('of a whole sweep of the same design only', () => {
    expect(spanOf(swept({ low: 0.1, high: 0.2 }), { draft: audited, document })).toEqual({ low: 0.1, high: 0.2, learners: 2000 });
    expect(spanOf(swept(null), { draft: audited, document })).toBe('none');
    expect([spanOf(plainSweep, { draft: plainDraft, document }), spanOf(swept(null, false), { draft: plainDraft, document }), spanOf(swept(null), { draft: plainDraft, document: createDocument([]) })]).toEqual([null, null, null]);
  });
});
