import { describe, expect, it } from 'vitest';
import { createDocument } from '#shared/document/trellis-document';
import { applyCommands } from '#shared/document/apply-command';
import { forgetIds, parseRecord, referencesOf } from '#shared/model/record';
import type { Cohort } from '#shared/model/cohort';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { specOfRecord } from '#shared/simulate/cohort/of-record';
import { draftOf, plainDraft, recordOf, specOf } from '../../../../renderer/store/cohort-draft';
import { plainTracing, withCompetency, withValue } from '../../../../renderer/store/cohort-tracing';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const draft = { ...plainDraft, learners: 4000, seed: 7, roles: { 'role:a': 3, 'role:gone': 2 }, columns: [{ name: ' Region ', values: 'North 2, South, 2024' }, { name: '', values: 'x' }], isModelled: true, model: { ...plainDraft.model, guess: 10 } };
const roles = ['role:a', 'role:b'];
const kept = (): Cohort => {
  const parsed = parseRecord({ id: 'cohort:spring', type: 'cohort', title: 'Spring', ...recordOf(draft, roles) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value as Cohort;
};

describe('a cohort that the document keeps', () => {
  it('makes the same people as the form it was kept from, and fills it again', () => {
    expect(cohortSpecSchema.parse(specOfRecord(kept(), roles))).toEqual(cohortSpecSchema.parse(specOf(draft, roles)));
    expect(cohortSpecSchema.parse(specOf(draftOf(kept()), roles))).toEqual(cohortSpecSchema.parse(specOf(draft, roles)));
    expect(specOfRecord(kept(), [...roles].reverse())).toEqual(specOfRecord(kept(), roles));
    expect(draftOf(kept()).columns).toEqual([{ name: 'Region', values: 'North 2, South, 2024' }]);
  });
  it('keeps knowledge tracing and an audit: the same specification again; what is removed is forgotten', () => {
    const own = withValue(withCompetency(plainTracing, 'competency:k'), 'competency:k', 'prior', 60);
    const traced = { ...draft, isTraced: true, tracing: own, audit: { column: 'Region', outcome: 'module:a', qualification: 'module:b' } };
    const parsed = parseRecord({ id: 'cohort:traced', type: 'cohort', title: 'Traced', ...recordOf(traced, roles) });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const cohort = parsed.value as Cohort;
    expect(draftOf(cohort)).toMatchObject({ isTraced: true, tracing: own, audit: traced.audit });
    expect(specOf(draftOf(cohort), roles)).toEqual(specOf(traced, roles));
    expect(cohortSpecSchema.parse(specOfRecord(cohort, roles))).toMatchObject({ model: { kind: 'bkt', guess: { value: 0.1 }, bkt: { competencies: [{ competency: 'competency:k', prior: { value: 0.6 } }] } }, results: { audit: traced.audit } });
    expect(referencesOf(cohort)).toEqual(['role:a', 'competency:k', 'module:a', 'module:b']);
    expect(forgetIds(cohort, new Set(['competency:k']))).toMatchObject({ audit: traced.audit, model: { tracing: { competencies: [] } } });
    for (const gone of ['module:a', 'module:b']) expect(forgetIds(cohort, new Set([gone]))).toMatchObject({ audit: null, model: { tracing: own } });
  });
  it('refuses numbers that cannot be, with the field', () => {
    const problem = (tracing: object): string => {
      const parsed = parseRecord({ id: 'cohort:x', type: 'cohort', title: 'X', ...recordOf({ ...draft, isTraced: true, tracing: { ...plainTracing, ...tracing } }, roles) });
      return parsed.ok ? '' : JSON.stringify(parsed.error);
    };
    expect(problem({})).toBe('');
    expect(problem({ prior: { value: 120, low: 0, high: 100, source: '' } })).toContain('model.tracing.prior');
    expect(problem({ prior: { value: 50, low: 60, high: 70, source: '' } })).toContain('outside its range');
    expect(problem({ guess: { value: 95, low: 0, high: 95, source: '' } })).toContain('together have to stay under 100 %');
    expect(problem({ competencies: [{ competency: 'competency:k' }, { competency: 'competency:k' }] })).toContain('competency:k is there twice');
    expect(problem({ competencies: [{ competency: 'competency:k', slip: { value: 85, low: 85, high: 85, source: '' } }] })).toContain('together have to stay under 100 %');
  });
  it('values that end in a number keep their weight apart', () => {
    const cohort = { ...kept(), columns: [{ name: 'Store', values: [{ value: 'Store 7', weight: 1 }, { value: 'Store', weight: 2 }] }] };
    expect(specOf(draftOf(cohort), roles)!.attributes).toEqual([{ name: 'Store', values: [{ value: 'Store 7', weight: 1 }, { value: 'Store', weight: 2 }] }]);
  });
  it('says what its numbers may be instead: the usual ranges of the model, stretched to hold the value, and ranges of what is known', () => {
    const spec = cohortSpecSchema.parse(specOfRecord({ ...kept(), model: { ...kept().model!, guess: 35 }, known: { share: 40, mean: 97, sd: 8, loading: 10 } }, roles));
    expect([spec.model!.guess, spec.model!.gain]).toEqual([{ value: 0.35, basis: 'assumption', source: '', range: { low: 0, high: 0.35 } }, { value: 0.5, basis: 'assumption', source: '', range: { low: 0, high: 1 } }]);
    expect(spec.ranges).toEqual({ 'otherEvidence.share': { low: 0.3, high: 0.5 }, 'otherEvidence.mean': { low: 92, high: 100 }, 'otherEvidence.sd': { low: 6, high: 10 }, 'otherEvidence.loading': { low: 0, high: 0.3 } });
    const priced = (hour: number, spread: number): boolean => cohortSpecSchema.safeParse(specOfRecord({ ...kept(), costs: { currency: 'EUR', hour, seat: 0, person: 0, spread, byRole: [] } }, roles)).success;
    expect([priced(1e9, 100), priced(1e-4, 10), priced(38.37123456, 1e-7)]).toEqual([true, true, true]);
    expect(specOfRecord({ ...kept(), known: { share: 0, mean: 70, sd: 15, loading: 60 } }, roles).ranges).toEqual({});
    expect(cohortSpecSchema.safeParse(specOfRecord({ ...kept(), known: { share: 0.001, mean: 0, sd: 0, loading: 0 } }, roles)).success).toBe(true);
  });
  it('leaves a role out with weight 0, and forgets one that is removed', () => {
    expect(specOfRecord({ ...kept(), roles: [{ role: 'role:a', weight: 0 }] }, roles).roles).toEqual([{ role: 'role:b', weight: 1 }]);
    const document = createDocument([...documentOf(roleOf({}), moduleOf('a'), zoneOf('core', 'core-testable', ['a'])).tables.role.values(), { ...kept(), roles: [{ role: 'role:r', weight: 3 }] }]);
    const removed = applyCommands(document, [{ name: 'record.remove', payload: { ids: ['role:r'] } }]);
    if (!removed.ok) throw new Error(JSON.stringify(removed.error));
    expect(JSON.stringify(removed.value)).toContain('"roles":[]');
  });
});
