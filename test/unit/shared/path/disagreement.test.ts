import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const band = (from: number, to: number, action: object): object => ({ from, fromInclusive: true, to, toInclusive: to === 10_000, action });
const flat = (action: object): object => ({ bands: [band(0, 10_000, action)] });
const [take, waive, x, y, longer] = [{ do: 'take' }, { do: 'waive' }, { do: 'replace', module: 'module:x' }, { do: 'replace', module: 'module:y' }, { do: 'extend', percent: 20 }];
const rule = (id: string, more: object, place = 0): object => ({ ...bandRuleOf('a', []), id: `rule:${id}`, title: id, place, ...more });
const alternate = (by: string): object => ({ id: `alternate:${by}`, type: 'alternate', module: 'module:a', alternate: `module:${by}`, differs: 'depth' });
const core = zoneOf('core', 'core-testable', ['a'], { justification: 'x' });

/** The messages of TRL-R014 of a module with these two rules. */
function disagreements(one: object, two: object, { zone = core, role = roleOf() }: { readonly zone?: object; readonly role?: object } = {}): readonly string[] {
  const document = documentOf(role, moduleOf('a'), moduleOf('x'), moduleOf('y'), moduleOf('z'), zone, alternate('x'), alternate('y'), rule('one', one), rule('two', two, 1));
  return runChecks(document).filter(({ code }) => code === 'TRL-R014').map(({ message }) => message);
}
const disagree = (...given: Parameters<typeof disagreements>): boolean => disagreements(...given).length > 0;

describe('TRL-R014 sees', () => {
  it('the same reading, however it is written down', () => {
    const part = (subject: string | null, more: object = {}): object => ({ subject, weight: 1, ...more });
    const readings: readonly (readonly [object, object])[] = [
      [{ evidenceKinds: ['recall', 'observed'] }, { evidenceKinds: ['observed', 'recall'] }],
      [{ retest: true }, {}],
      [{ evidenceKinds: ['recall', 'scenario', 'simulation', 'observed', 'record'] }, { evidenceKinds: [] }],
      [{ combine: [part(null), part('measure:m')] }, { combine: [part('module:a'), part('measure:m')] }],
      [{ combine: [part('measure:n'), part('measure:m')] }, { combine: [part('measure:m'), part('measure:n')] }],
    ];
    for (const [reads, other] of readings) expect(disagree({ reads, ...flat(waive) }, { reads: other, ...flat(longer) }), JSON.stringify(other)).toBe(true);
    expect(disagree({ reads: { retest: false }, ...flat(waive) }, flat(longer))).toBe(false);
  });
  it('branches without a score', () => {
    expect(disagreements({ ...flat(take), noScore: x }, { ...flat(take), noScore: longer })).toEqual([expect.stringContaining('disagree about “A” without a score')]);
    expect(disagreements({ ...flat(take), passedWithoutScore: waive }, { ...flat(take), passedWithoutScore: longer })).toEqual([expect.stringContaining('for who has passed without a score')]);
  });
  it('different replacements in either order of the rules', () => {
    const both = { bands: [band(0, 5000, x), band(5000, 10_000, y)] };
    for (const reads of [{}, { subject: 'measure:m' }]) {
      expect(disagree({ reads, ...both }, flat(x))).toBe(true);
      expect(disagree({ reads, ...flat(x) }, both)).toBe(true);
      expect(disagree({ reads, ...flat(x) }, flat(x))).toBe(false);
    }
  });
});

describe('TRL-R014 is silent', () => {
  it('where one reading replaces in bands that do not meet', () => {
    expect(disagree({ bands: [band(0, 5000, x), band(5000, 10_000, take)] }, { bands: [band(0, 5000, take), band(5000, 10_000, y)] })).toBe(false);
  });
  it('where rules, waivers or replacements do not act', () => {
    const [locked, fixed, open] = [zoneOf('core', 'core-locked', ['a']), zoneOf('core', 'core-testable', ['a'], { static: true }), zoneOf('core', 'elective', ['a'])];
    expect([core, locked, fixed, open].map((zone) => disagree(flat(x), { reads: { subject: 'measure:m' }, ...flat(y) }, { zone }))).toEqual([true, false, false, true]);
    expect([core, locked, fixed, open].map((zone) => disagree(flat(waive), flat(longer), { zone }))).toEqual([true, false, false, false]);
    const pulled = (prerequisitePolicy: string): boolean => {
      const document = documentOf(roleOf({ prerequisitePolicy }), moduleOf('a'), moduleOf('z'), zoneOf('core', 'core-testable', ['z']), edgeOf('a', 'z'), rule('one', flat(waive)), rule('two', flat(longer), 1));
      return runChecks(document).some(({ code }) => code === 'TRL-R014');
    };
    expect([pulled('testable'), pulled('locked')]).toEqual([true, false]);
  });
  it('where conditions exclude each other', () => {
    const fact = (is: string, value: unknown): object => ({ kind: 'fact', fact: 'tenure', is, value });
    const result = (is: string, score: number, ...evidenceKinds: readonly string[]): object => ({ kind: 'result', subject: 'measure:m', evidenceKinds, is, score });
    const pairs: readonly (readonly [object, object, boolean])[] = [
      [fact('equal', 1), fact('at-least', 3), false], [fact('equal', 3), fact('at-least', 3), true], [fact('equal', 3), fact('below', 3), false], [fact('equal', 2), fact('below', 3), true],
      [fact('equal', 'yes'), fact('at-least', 3), false], [fact('not-equal', 1), fact('equal', 1), false], [fact('at-least', 3), fact('below', 3), false], [fact('at-least', 2), fact('below', 3), true],
      [result('at-least', 5000, 'recall', 'observed'), result('below', 5000, 'observed', 'recall'), false], [result('at-least', 5000, 'recall'), result('below', 5000, 'observed'), true],
    ];
    for (const [a, b, isSeen] of pairs) {
      expect(disagree({ when: [a], ...flat(waive) }, { when: [b], ...flat(longer) }), JSON.stringify([a, b])).toBe(isSeen);
      expect(disagree({ when: [b], ...flat(waive) }, { when: [a], ...flat(longer) }), JSON.stringify([b, a])).toBe(isSeen);
    }
  });
});
