import { describe, expect, it } from 'vitest';
import { allFacts, countFacts, factRegions } from '#shared/checks/guarantees/fact-regions';
import { proveGuarantees } from '#shared/checks/guarantees/prove';
import type { Guarantee } from '#shared/checks/guarantees/guarantee';
import { ruleConditionSchema, type RuleCondition } from '#shared/model/rule';
import type { Program } from '#shared/path/program';
import { cpuMilliseconds } from '../../../../helpers/cpu';
import { documentOf, moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';

const fact = (is: string, value: unknown, maxAgeDays: number | null = null, name = 'tenure'): object => ({ kind: 'fact', fact: name, is, value, maxAgeDays });
const all = (action: object): object[] => [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action }];
const two = (cut: number, low: object, high: object): object[] => [{ from: 0, fromInclusive: true, to: cut, toInclusive: false, action: low }, { from: cut, fromInclusive: true, to: 10_000, toInclusive: true, action: high }];
const rule = (key: string, module: string, more: object): object => ({ id: `rule:${key}`, type: 'rule', role: 'role:r', kind: 'score-bands', module: `module:${module}`, title: key, ...more });
const core = [roleOf(), moduleOf('a', { minutes: 100 }), zoneOf('c', 'core-testable', ['a'])];
const part = (subject: string, more: object = {}): object => ({ subject: `measure:${subject}`, evidenceKinds: ['recall'], weight: 1, ...more });
const prove = (...records: readonly object[]): Readonly<Record<string, Guarantee>> => Object.fromEntries(proveGuarantees(documentOf(...core, ...records)).map((one) => [one.code, one]));
const [take, waive, more] = [{ do: 'take' }, { do: 'waive' }, { do: 'extend', percent: 200 }];
const conditions = (...raw: readonly object[]): readonly RuleCondition[] => raw.map((one) => ruleConditionSchema.parse(one));

describe('facts: what conditions tell apart', () => {
  const program = { asOf: '2026-11-01' } as Program;
  it.each([
    ['one bound', [fact('at-least', 2)], 2],
    ['between two numbers', [fact('at-least', 2), fact('not-equal', 2), fact('below', 3)], 6],
    ['what nobody names', [fact('not-equal', 'something else')], 2],
    ['how old', [fact('at-least', 1, 30), fact('at-least', 1)], 3],
  ])('P-1 %s', (_name, raw, count) => {
    expect(factRegions(program, conditions(...raw)).get('tenure')).toHaveLength(count);
  });
  it('P-1 are counted before they are made', () => {
    const many = factRegions(program, conditions(...Array.from({ length: 40 }, (_one, n) => fact('at-least', 2, null, `f${n}`))));
    expect(countFacts(many)).toBe(2 ** 40);
    expect(allFacts(factRegions(program, conditions(fact('at-least', 2), fact('equal', 'x', null, 'y'))))).toHaveLength(4);
  });
});

describe('P-11 P-12 minutes and firing hold where facts, ages and several sources meet', () => {
  it.each([
    ['a declaration too old for one rule, not for the other', [rule('1', 'a', { when: [fact('at-least', 1, 30)], bands: all(waive) }), rule('2', 'a', { place: 1, when: [fact('at-least', 1)], bands: all(more) })], 300, 0],
    ['a number between the bounds', [rule('1', 'a', { when: [fact('at-least', 2), fact('not-equal', 2), fact('below', 3)], bands: all(more) })], 300, 100],
    ['a name that the proof itself might use', [rule('1', 'a', { when: [fact('not-equal', 'something else')], bands: all(more) })], 300, 100],
    ['a fact named like an object’s own inheritance', [rule('1', 'a', { when: [fact('not-equal', 1, 3, 'constructor')], bands: all(more) })], 300, 100],
    ['self-report among the kinds of each source', [rule('1', 'a', { reads: { combine: [part('x', { evidenceKinds: ['self-report', 'recall'] }), part('y', { evidenceKinds: ['self-report', 'recall'] })] }, bands: two(5000, more, waive) })], 300, 0],
    ['two combinations that share a source', [rule('1', 'a', { reads: { combine: [part('x'), part('y', { required: true })] }, bands: two(5000, take, { do: 'pace', percent: 150 }) }), rule('2', 'a', { place: 1, reads: { combine: [part('x'), part('z', { required: true })] }, bands: two(5000, { do: 'extend', percent: 100 }, take) })], 250, 100],
    ['a faster pace beside an extension', [rule('1', 'a', { reads: { combine: [part('x'), part('y', { required: true })] }, bands: two(5000, take, { do: 'pace', percent: 50 }) }), rule('2', 'a', { place: 1, reads: { combine: [part('x'), part('z', { required: true })] }, bands: all(take), noScore: { do: 'extend', percent: 100 } })], 200, 50],
    ['the first result for one rule, the latest for the other', [rule('1', 'a', { reads: { retest: false }, bands: two(5000, { do: 'extend', percent: 500 }, take) }), rule('2', 'a', { place: 1, bands: two(5000, take, { do: 'pace', percent: 300 }) })], 800, 100],
  ])('%s', (_name, records, most, least) => {
    const { G6, G7 } = prove(...records);
    expect(G6?.holds, G6?.because).toBe(true);
    expect(G6?.minutes?.most).toBeGreaterThanOrEqual(most);
    expect(G6?.minutes?.leastByRules).toBeLessThanOrEqual(least);
    expect(G7?.holds, G7?.because).toBe(true);
  });
  it('a rule with more regions than can be looked at is still seen to act, and what it inserts to be on the path', () => {
    const sources = Array.from({ length: 8 }, (_one, n) => part(`m${n}`));
    const { G6, G7 } = prove(moduleOf('r', { minutes: 500 }), zoneOf('rem', 'remedial', ['r'], { place: 2 }), rule('1', 'a', { when: [fact('at-least', 1)], reads: { combine: sources }, bands: two(5000, { do: 'insert', modules: ['module:r'] }, waive) }),
      { id: 'rule:x', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:r', title: 'x', failures: [{ at: 3, action: { do: 'escalate' } }] });
    expect([G6?.minutes?.most, G7?.holds]).toEqual([600, true]);
  });
  it('a zone that is drawn gives other learners other modules', () => {
    const { G7 } = prove(moduleOf('b'), moduleOf('d'), zoneOf('e', 'elective', ['b', 'd'], { place: 2, requirement: { kind: 'count', choose: 1 }, choice: { policy: 'seeded', seed: 1 } }), ...['b', 'd'].map((key) => rule(key, key, { bands: two(5000, { do: 'extend', percent: 50 }, take) })));
    expect(G7?.holds, G7?.because).toBe(true);
  });
});

it('P-4 many facts that many modules share cost no more than the budget', async () => {
  const keys = Array.from({ length: 12 }, (_one, n) => `m${n}`);
  const records = keys.flatMap((key) => [moduleOf(key), rule(key, key, { when: [fact('equal', 'north', null, 'site'), fact('at-least', 2, null, `years ${key}`)], bands: two(9000, take, waive) })]);
  const spent = await cpuMilliseconds(() => {
    for (const one of proveGuarantees(documentOf(roleOf(), ...records, zoneOf('z', 'core-testable', keys)))) expect([one.code, one.holds], one.because).toEqual([one.code, true]);
  });
  expect(spent).toBeLessThan(10_000);
});
