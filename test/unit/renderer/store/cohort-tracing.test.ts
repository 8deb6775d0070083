import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tracingFields, tracingSchema, type TracingField, type TracingForm } from '#shared/model/tracing';
import { cohortSpecSchema } from '#shared/simulate/cohort/cohort-spec';
import { bktSchema } from '#shared/simulate/response/bkt';
import { plainDraft, specOf } from '../../../../renderer/store/cohort-draft';
import { canClear, mostOf, ownOf, plainTracing, tracedOf, withCompetency, withoutCompetency, withPart, withValue, type Scope } from '../../../../renderer/store/cohort-tracing';

const bktOf = (tracing: TracingForm) => cohortSpecSchema.parse(specOf({ ...plainDraft, isModelled: true, isTraced: true, tracing }, ['role:a'])).model!;

describe('the numbers of knowledge tracing in the form', () => {
  it('are the engine’s where nothing is said, and assumptions', () => {
    const { kind, bkt } = bktOf(plainTracing);
    expect(kind).toBe('bkt');
    expect(bkt).toEqual(bktSchema.parse({}));
    expect(tracingFields.every((field) => bkt[field].basis === 'assumption' && bkt[field].range)).toBe(true);
  });
  it('a source makes a finding of a number; a range without width is none, so that no sweep moves it', () => {
    const told = withPart(withPart(plainTracing, null, 'slip', { source: 'Pre-assessment 2026' }), null, 'prior', { low: 30, high: 30 });
    expect(bktOf(told).bkt.slip).toEqual({ value: 0.1, basis: 'finding', source: 'Pre-assessment 2026', range: { low: 0.05, high: 0.2 } });
    expect(bktOf(told).bkt.prior).toEqual({ value: 0.3, basis: 'assumption', source: '' });
  });
  it('a value beyond its range widens it; one of a single competency takes the range of all along', () => {
    expect(withValue(plainTracing, null, 'prior', 80).prior).toEqual({ value: 80, low: 10, high: 80, source: '' });
    const own = withValue(withCompetency(plainTracing, 'competency:k'), 'competency:k', 'prior', 60);
    expect(ownOf(own, 'competency:k', 'prior')).toEqual({ value: 60, low: 40, high: 80, source: '' });
    expect(tracedOf(own, 'competency:k', 'learn')).toBe(own.learn);
    expect(bktOf(own).bkt.competencies).toEqual([{ competency: 'competency:k', prior: { value: 0.6, basis: 'assumption', source: '', range: { low: 0.4, high: 0.8 } } }]);
    expect(withValue(own, 'competency:k', 'prior', null).competencies).toEqual([{ competency: 'competency:k' }]);
    expect(withoutCompetency(own, 'competency:k')).toEqual(plainTracing);
    expect(withCompetency(own, 'competency:k')).toBe(own);
  });
  it('guess and slip stay under 100 % together, for all, for one, and for one that goes by the number of all again', () => {
    expect([mostOf(plainTracing, null, 'guess', 'value'), mostOf(plainTracing, null, 'guess', 'high'), mostOf(plainTracing, null, 'slip', 'value'), mostOf(plainTracing, null, 'prior', 'value')]).toEqual([79.99, 89.99, 69.99, 100]);
    // A competency that slips often keeps the guess of all low, unless it has a guess of its own.
    const slips = withValue(withCompetency(plainTracing, 'competency:k'), 'competency:k', 'slip', 60);
    expect(mostOf(slips, null, 'guess', 'high')).toBe(39.99);
    expect(mostOf(withValue(slips, 'competency:k', 'guess', 5), null, 'guess', 'high')).toBe(89.99);
    const high = withValue(withValue(slips, 'competency:k', 'guess', 1), null, 'guess', 70);
    expect([canClear(high, 'competency:k', 'guess'), canClear(high, 'competency:k', 'prior'), canClear(high, 'competency:k', 'slip')]).toEqual([false, true, true]);
  });
  it('whatever the form lets be typed is a record, and a specification that a sweep can move to both ends of every range', () => {
    const scope = fc.constantFrom<Scope>(null, 'competency:a', 'competency:b');
    const step = fc.record({ scope, field: fc.constantFrom<TracingField>(...tracingFields), what: fc.constantFrom('value', 'low', 'high', 'clear', 'add', 'remove'), at: fc.integer({ min: 0, max: 10_000 }) });
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let tracing = plainTracing;
      for (const { scope: to, field, what, at } of steps) tracing = applied(tracing, to, field, what, at / 100);
      expect(tracingSchema.safeParse(tracing).error).toBeUndefined();
      const { bkt } = bktOf(tracing);
      for (const named of [null, ...bkt.competencies]) for (const field of tracingFields) {
        const own = named ? named[field] : bkt[field];
        for (const value of own?.range ? [own.range.low, own.range.high] : []) {
          const moved = { value, basis: 'assumption' as const, source: '' };
          expect(bktSchema.safeParse(named ? { ...bkt, competencies: bkt.competencies.map((one) => (one === named ? { ...one, [field]: moved } : one)) } : { ...bkt, [field]: moved }).error).toBeUndefined();
        }
      }
    }), { numRuns: 300 });
  });
});

/** What the fields of the form do: an entry that they refuse changes nothing. */
function applied(tracing: TracingForm, scope: Scope, field: TracingField, what: string, at: number): TracingForm {
  if (what === 'add') return scope === null ? tracing : withCompetency(tracing, scope);
  if (what === 'remove') return scope === null ? tracing : withoutCompetency(tracing, scope);
  if (scope !== null && !tracing.competencies.some(({ competency }) => competency === scope)) return tracing;
  if (what === 'clear') return scope !== null && canClear(tracing, scope, field) ? withValue(tracing, scope, field, null) : tracing;
  if (what === 'value') return at <= mostOf(tracing, scope, field, 'value') ? withValue(tracing, scope, field, at) : tracing;
  const own = ownOf(tracing, scope, field);
  if (!own) return tracing;
  if (what === 'low') return at <= own.value ? withPart(tracing, scope, field, { low: at }) : tracing;
  return at >= own.value && at <= mostOf(tracing, scope, field, 'high') ? withPart(tracing, scope, field, { high: at }) : tracing;
}
