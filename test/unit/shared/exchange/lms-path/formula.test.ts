import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf, always, anyOf, atLeast, clausesOf, combinations, isMet, never, settled, type Formula } from '#shared/exchange/packages/lms-path/formula';
import { aiccText } from '#shared/exchange/packages/scorm12-multi/aicc-text';
import { holds } from '../../../../helpers/aicc-evaluator';

const formula = fc.letrec<{ readonly whole: Formula }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.nat(5).map(settled),
    fc.array(tie('whole'), { minLength: 1, maxLength: 3 }).map(allOf),
    fc.array(tie('whole'), { minLength: 1, maxLength: 3 }).map(anyOf),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(tie('whole'), { minLength: 3, maxLength: 4 })).map(([count, parts]) => atLeast(count, parts)),
  ),
})).whole;
const states = Array.from({ length: 64 }, (_nothing, bits) => (module: number): boolean => (bits & (1 << module)) !== 0);

describe('formulas of what an item waits for', () => {
  it('fold constants: nothing impossible or certain is left inside', () => {
    expect([allOf([]), anyOf([]), allOf([settled(1), never]), anyOf([settled(1), always]), allOf([settled(1), settled(1)])]).toEqual([always, never, never, always, settled(1)]);
    expect([atLeast(1, [settled(1), settled(2)]), atLeast(2, [settled(1), settled(2)]), atLeast(3, [settled(1), always]), atLeast(1, [always, settled(1)])]).toEqual([anyOf([settled(1), settled(2)]), allOf([settled(1), settled(2)]), never, always]);
  });
  it('as clauses are met by the same modules, whatever the formula', () => {
    fc.assert(fc.property(formula, (whole) => {
      const clauses = clausesOf(whole, 200);
      fc.pre(clauses !== undefined);
      for (const state of states) expect(clauses!.every((clause) => clause.some(state))).toBe(isMet(whole, state));
    }), { numRuns: 200 });
  });
  it('as aicc_script mean the same to a reader of the specification', () => {
    const item = (module: number): string => `m${module}`;
    fc.assert(fc.property(formula, (whole) => {
      fc.pre(whole.kind !== 'always' && whole.kind !== 'never');
      const text = aiccText({ lock: whole, closes: null, failed: [], item });
      for (const state of states) expect(holds(text, (name) => (state(Number(name.slice(1))) ? 'passed' : 'incomplete'))).toBe(isMet(whole, state));
    }), { numRuns: 200 });
  });
  it('the reader refuses what LMSs misread: blanks in braces, unknown items, half expressions', () => {
    for (const text of ['2*{a, b}', 'a&', 'a&(b', 'gone', '{a}', 'a=never']) expect(() => holds(text, (name) => (['a', 'b'].includes(name) ? 'passed' : undefined)), text).toThrow();
  });
  it('combinations stand in order, and stop where there are too many', () => {
    expect(combinations(['a', 'b', 'c'], 2, 9)).toEqual([['a', 'b'], ['a', 'c'], ['b', 'c']]);
    expect(combinations([1, 2, 3, 4, 5, 6], 3, 9)).toBeUndefined();
    expect(clausesOf(anyOf([allOf([1, 2, 3].map(settled)), allOf([4, 5, 6].map(settled))]), 4)).toBeUndefined();
  });
});
