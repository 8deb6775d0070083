import { describe, expect, it } from 'vitest';
import { proveGuarantees } from '#shared/checks/guarantees/prove';
import { forgetIds, parseRecord } from '#shared/model/record';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { Finding } from '#shared/kit/finding';
import type { PathStep } from '#shared/path/learner-path';
import { runChecks } from '#shared/checks/run-checks';
import { bandRuleOf, documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../../../helpers/documents';

const part = (subject: string, weight: number, more: object = {}): object => ({ subject: `measure:${subject}`, weight, ...more });
const combined = (parts: readonly object[], more: object = {}): object => ({ ...bandRuleOf('m', [], more), reads: { combine: parts } });
const base = [roleOf(), moduleOf('m'), zoneOf('core', 'core-testable', ['m'])];
const event = (subject: string, score: number | null, kind = 'scenario', at = '2026-10-01'): object => ({ subject: `measure:${subject}`, kind, score, passed: score === null ? true : null, at });

function stepOf(records: readonly object[], evidence: readonly object[], more: object = {}): PathStep {
  const compiled = compile(documentOf(...base, ...records), 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return evaluate(compiled.value, learnerStateSchema.parse({ evidence, ...more })).steps.find((step) => step.module === 'module:m')!;
}
const codes = (...records: readonly object[]): readonly string[] => {
  const compiled = compile(documentOf(...base, ...records), 'role:r');
  return compiled.ok ? [] : compiled.error.map((finding) => finding.code);
};
const disagreement = (...records: readonly object[]): Finding | undefined => runChecks(documentOf(...base, ...records)).find(({ code }) => code === 'TRL-R014');

describe('evidence combined', () => {
  it.each([
    ['the mean by weight, rounded down', [event('a', 10_000), event('b', 8501)], 'waived', 9000],
    ['one hundredth under the bound', [event('a', 10_000), event('b', 8499)], 'open', 8999],
    ['what has no score is not read', [event('a', 9000), event('b', null)], 'waived', 9000],
    ['the latest of a source', [event('a', 100, 'scenario', '2026-09-01'), event('a', 9500)], 'waived', 9500],
    ['what is too old is not read', [event('a', 9500), event('b', 0, 'scenario', '2020-01-01')], 'waived', 9500],
  ])('E-83 %s', (_name, evidence, state, value) => {
    const step = stepOf([combined([part('a', 1), part('b', 2)])], evidence);
    expect([step.state, step.reasons.find(({ code }) => code === 'combined')?.value]).toEqual([state, value]);
  });
  it('E-83 a required source that is missing, and self-report alone, are no score', () => {
    const rule = combined([part('a', 1, { required: true }), part('b', 9), part('said', 1, { evidenceKinds: ['self-report'] })]);
    expect(stepOf([rule], [event('b', 10_000)]).reasons.map(({ code }) => code)).toEqual(['core-testable', 'combined-lacks', 'no-score']);
    const free = combined([part('a', 1), part('said', 1, { evidenceKinds: ['self-report'] })]);
    expect(stepOf([free], [event('said', 10_000, 'self-report')]).reasons.map(({ code }) => code)).toEqual(['core-testable', 'no-score']);
  });
  it('E-83 a waiver holds without self-report too, and without what cannot show a can-do outcome', () => {
    const rule = combined([part('a', 1), part('said', 9, { evidenceKinds: ['self-report'] })]);
    expect(stepOf([rule], [event('a', 8900), event('said', 10_000, 'self-report')]).state).toBe('open');
    expect(stepOf([rule], [event('a', 9000), event('said', 10_000, 'self-report')]).state).toBe('waived');
    expect(stepOf([rule], [event('a', 9000), event('said', 0, 'self-report')]).state).toBe('open');
    const can = { id: 'objective:m', type: 'objective', module: 'module:m', text: 'Does it', outcome: 'do' };
    const two = combined([part('a', 9), part('b', 1)]);
    expect(stepOf([can, two], [event('a', 10_000, 'recall'), event('b', 8999, 'simulation')]).state).toBe('open');
    expect(stepOf([can, two], [event('a', 10_000, 'recall'), event('b', 9000, 'simulation')]).state).toBe('waived');
  });
  it('E-83 what stands beside the sources, and nothing but self-report, are refused', () => {
    expect(codes({ ...bandRuleOf('m', []), reads: { maxAgeDays: 3, combine: [part('a', 1), part('b', 1)] } })).toEqual(['TRL-R016']);
    expect(codes(combined([part('a', 1, { evidenceKinds: ['self-report'] }), part('b', 1, { evidenceKinds: ['self-report'] })]))).toEqual(['TRL-R017']);
    for (const combine of [[part('a', 1)], [part('a', 0), part('b', 1)], [part('a', 1.5), part('b', 1)], [{ ...part('a', 1), wieght: 2 }, part('b', 1)]]) expect(parseRecord({ ...bandRuleOf('m', []), reads: { combine } }).ok).toBe(false);
  });
  it('E-83 a source whose subject is removed goes; with fewer than two left the rule goes', () => {
    const rule = recordOf(combined([{ subject: 'module:x', weight: 1 }, part('b', 1), part('c', 1)]));
    expect(forgetIds(rule, new Set(['module:x']))).toMatchObject({ reads: { combine: [{ subject: 'measure:b' }, { subject: 'measure:c' }] } });
    expect(forgetIds(recordOf(combined([{ subject: 'module:x', weight: 1 }, part('b', 1)])), new Set(['module:x']))).toBeNull();
  });
  it('P-1 P-12 proofs know it: each band fires, and what no score reaches is named', () => {
    const prove = (...records: readonly object[]) => Object.fromEntries(proveGuarantees(documentOf(...base, ...records)).map((one) => [one.code, one]));
    const even = prove(moduleOf('p'), zoneOf('p', 'remedial', ['p']), { ...combined([part('a', 2), part('b', 1, { required: true })]), ...{ bands: (bandRuleOf('m', ['p']) as { bands: unknown }).bands } });
    for (const one of Object.values(even)) expect([one.code, one.holds], one.because).toEqual([one.code, true]);
    expect(even['G6']?.minutes).toMatchObject({ most: 20, leastByRules: 0 });
    const mixed = prove(combined([part('a', 2), part('said', 1, { evidenceKinds: ['self-report'] })]));
    for (const one of Object.values(mixed)) expect([one.code, one.holds], one.because).toEqual([one.code, true]);
    expect(prove(combined([part('a', 2), part('b', 1)], { passedWithoutScore: { do: 'waive' } }))['G7']).toMatchObject({ holds: false, because: expect.stringContaining('made of scores only') as string });
  });
});

describe('pace and linked remediation', () => {
  const band = (action: object): object => ({ bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action }] });
  it.each([[50, 0, 4], [50, 25, 6], [130, 0, 10], [100, 10, 8]])('E-84 pace %i and %i percent more make %i of 7 minutes', (pace, extend, minutes) => {
    const seven = [roleOf(), moduleOf('m', { minutes: 7 }), zoneOf('core', 'core-testable', ['m'])];
    const rules = [{ ...bandRuleOf('m', []), ...band({ do: 'pace', percent: pace }) }, { ...bandRuleOf('m', []), id: 'rule:n', place: 1, ...band({ do: extend > 0 ? 'extend' : 'take', ...(extend > 0 ? { percent: extend } : {}) }) }];
    const compiled = compile(documentOf(...seven, ...rules), 'role:r');
    expect(compiled.ok && evaluate(compiled.value, learnerStateSchema.parse({ evidence: [{ subject: 'module:m', kind: 'recall', score: 5000, at: '2026-10-01' }] })).minutes).toBe(minutes);
  });
  it('E-82 the modules of remediation links come first, in order of the links; without links it is refused; links alone do nothing', () => {
    const extra = [moduleOf('x'), moduleOf('y'), edgeOf('y', 'm', { id: 'edge:1', kind: 'remediation' }), edgeOf('x', 'm', { id: 'edge:2', kind: 'remediation' })];
    const rule = { ...bandRuleOf('m', []), ...band({ do: 'remediate' }), noScore: { do: 'take' } };
    expect(codes(rule)).toEqual(['TRL-R015']);
    const compiled = compile(documentOf(...base, ...extra, rule), 'role:r');
    if (!compiled.ok) throw new Error('fixture');
    expect(compiled.value.modules.find(({ id }) => id === 'module:m')?.rules[0]?.bands[0]?.action).toMatchObject({ do: 'insert', modules: ['module:y', 'module:x'].map((id) => compiled.value.modules.findIndex((module) => module.id === id)) });
    expect(evaluate(compiled.value, learnerStateSchema.parse({ evidence: [{ subject: 'module:m', kind: 'recall', score: 5000, at: '2026-10-01' }] })).steps.map(({ module, state }) => `${module} ${state}`).sort()).toEqual(['module:m locked', 'module:x open', 'module:y open']);
    const alone = compile(documentOf(...base, ...extra), 'role:r');
    expect(alone.ok && alone.value.modules.map(({ id }) => id)).toEqual(['module:m']);
  });
});

describe('a choice between ways to the same end', () => {
  const options = (texts: readonly string[], more: object = {}): readonly string[] => codes(...['x', 'y'].map((key) => moduleOf(key)), zoneOf('way', 'elective', ['x', 'y'], { requirement: { kind: 'count', choose: 1 }, sameObjectives: true, ...more }),
    ...texts.map((text, n) => ({ id: `objective:${n}`, type: 'objective', module: `module:${n % 2 === 0 ? 'x' : 'y'}`, text })));
  it('E-85 options have equal objectives, as sets; none at all is no choice either', () => {
    expect([options(['A', 'A']), options(['A', 'A', 'B', 'B']), options(['A', 'B', 'B', 'A'])]).toEqual([[], [], []]);
    expect([options(['A', 'B']), options(['A', 'A', 'B']), options([])]).toEqual([['TRL-Z016'], ['TRL-Z016'], ['TRL-Z016', 'TRL-Z016']]);
    expect(options(['A', 'B'], { sameObjectives: false })).toEqual([]);
  });
});

describe('rules that disagree', () => {
  const rule = (id: string, actions: readonly [object, object], more: object = {}): object => ({
    ...bandRuleOf('m', []), id: `rule:${id}`, title: id, ...more,
    bands: [{ from: 0, fromInclusive: true, to: 7000, toInclusive: false, action: actions[0] }, { from: 7000, fromInclusive: true, to: 10_000, toInclusive: true, action: actions[1] }],
  });
  const take = { do: 'take' };
  const fact = (is: string, value: string | number): object => ({ when: [{ kind: 'fact', fact: 'tenure', is, value, maxAgeDays: null }] });
  it('are named with the scores at which they do, and who decides', () => {
    expect(disagreement(rule('one', [take, { do: 'waive' }]), rule('two', [take, { do: 'extend', percent: 20 }]))?.message).toContain('at 70 % to 100 %: one says waive it, the other more time; “waive it” decides');
    expect(disagreement(rule('one', [{ do: 'pace', percent: 50 }, take]), rule('two', [{ do: 'pace', percent: 80 }, take]))?.message).toContain('the first in order decides');
  });
  it('are not those that say the same, that read something else, or that never act together', () => {
    expect(disagreement(rule('one', [take, { do: 'waive' }]), rule('two', [{ do: 'extend', percent: 20 }, take]))).toBeUndefined();
    expect(disagreement(rule('one', [take, { do: 'waive' }]), rule('two', [take, { do: 'extend', percent: 20 }], { reads: { subject: 'measure:x' } }))).toBeUndefined();
    expect(disagreement(rule('one', [take, { do: 'waive' }], fact('at-least', 2)), rule('two', [take, { do: 'extend', percent: 20 }], fact('below', 2)))).toBeUndefined();
    expect(disagreement(rule('one', [take, { do: 'waive' }], fact('equal', 'ABB')), rule('two', [take, { do: 'extend', percent: 20 }], fact('equal', 'KUKA')))).toBeUndefined();
    expect(disagreement(rule('one', [take, { do: 'waive' }], fact('at-least', 2)), rule('two', [take, { do: 'extend', percent: 20 }], fact('below', 3)))).toBeDefined();
  });
});
