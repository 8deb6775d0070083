import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { dateOf, dayNumber } from '#shared/kit/days';
import { learnerStateSchema, type LearnerState } from '#shared/model/profile';
import { forgetIds } from '#shared/model/record';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { LearnerPath } from '#shared/path/learner-path';
import type { Program } from '#shared/path/program';
import { runLearner } from '#shared/path/run';
import { bandRuleOf, documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../../../helpers/documents';

const base = [moduleOf('p'), moduleOf('m', { format: 'reading', passMark: 7000 }), moduleOf('after'), moduleOf('v', { format: 'video', minutes: 4 }), edgeOf('p', 'm'), edgeOf('m', 'after')];
const core = (policy = 'core-testable', more: object = {}): object => zoneOf('core', policy, ['p', 'm', 'after'], more);
const alternate = (module: string, other: string, differs = 'depth'): object => ({ id: `alternate:${module}-${other}`, type: 'alternate', module: `module:${module}`, alternate: `module:${other}`, differs });
const instead = { do: 'replace', module: 'module:v' };
const rule = bandRuleOf('m', [], { bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action: instead }], noScore: instead });
const video = { preferences: { formats: ['video'] } };
const state = (more: object = {}): LearnerState => learnerStateSchema.parse(more);
const lines = (path: LearnerPath): readonly string[] => path.steps.map((step) => `${step.module.slice(7)} ${step.state} ${step.origin}`);
function program(...records: readonly object[]): Program {
  const compiled = compile(documentOf(roleOf(), ...base, ...records), 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}
const run = (compiled: Program, more: object = {}): readonly string[] => lines(runLearner(compiled, state(more)).path);
const codes = (...records: readonly object[]): readonly string[] => {
  const compiled = compile(documentOf(roleOf(), ...base, ...records), 'role:r');
  return compiled.ok ? [] : compiled.error.map((finding) => finding.code);
};

describe('alternates and bridges', () => {
  it('E-76 must be declared, one step deep, outside blocks and inserts', () => {
    expect(codes(core(), rule)).toEqual(['TRL-A001']);
    expect(codes(core(), rule, alternate('m', 'v'))).toEqual([]);
    expect(codes(core(), rule, edgeOf('v', 'm', { kind: 'bridge' }))).toEqual([]);
    const again = { ...rule, id: 'rule:again', module: 'module:v', bands: [], noScore: { do: 'replace', module: 'module:after' } };
    expect(codes(core(), rule, alternate('m', 'v'), { ...again, bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'take' } }] }, alternate('v', 'after'))).toContain('TRL-A003');
    expect(codes(core(), rule, alternate('m', 'v'), edgeOf('m', 'after', { id: 'edge:block', kind: 'strict-corequisite' }))).toContain('TRL-A003');
    expect(codes(core(), rule, alternate('m', 'v'), bandRuleOf('after', ['m']))).toContain('TRL-A003');
  });
  it('E-77 E-80 stands instead of the module, which is settled by it and listed as not taken', () => {
    const { path } = runLearner(program(core(), rule, alternate('m', 'v')), state());
    expect(lines(path)).toEqual(['p done core', 'v done alternate', 'after done core']);
    expect(path.notTaken).toEqual([{ module: 'module:m', reasons: [{ code: 'replaced', modules: ['module:v'] }] }]);
    expect(path.steps[1]?.reasons[0]).toEqual({ code: 'alternate', rule: 'rule:m', modules: ['module:m'] });
    expect(run(program(core(), rule, edgeOf('v', 'm', { kind: 'bridge' })))[1]).toBe('v done bridge');
  });
  it('E-81 is locked while the module would be', () => {
    expect(lines(evaluate(program(core(), rule, alternate('m', 'v')), state()))).toEqual(['p open core', 'v locked alternate', 'after locked core']);
  });
  it('E-77 nothing stands instead of locked core or of what is asked', () => {
    expect(run(program(core('core-locked'), rule, alternate('m', 'v')))[1]).toBe('m done core');
    const asked = base.filter((record) => !('id' in record) || record.id !== 'edge:m-after');
    const compiled = compile(documentOf(roleOf(), ...asked, edgeOf('m', 'after', { needs: { done: true } }), core(), rule, alternate('m', 'v')), 'role:r');
    expect(compiled.ok && run(compiled.value)[1]).toBe('m done core');
    expect(evaluate(program(core('core-locked'), rule, alternate('m', 'v')), state()).steps[1]?.reasons.map((reason) => reason.code)).toContain('replace-not-allowed');
  });
  it('E-77 E-78 a preferred format needs equal objectives, keeps the mark, and works in locked core, where nothing else skips it', () => {
    const objectives = (text: string): readonly object[] => ['m', 'v'].map((module, n) => ({ id: `objective:${module}`, type: 'objective', module: `module:${module}`, text: n === 0 ? 'Does it' : text }));
    const records = [core('core-locked', { formats: true, static: true }), alternate('m', 'v', 'format')];
    const equal = program(...records, ...objectives('Does it'));
    expect([run(equal, video)[1], run(equal)[1], run(program(...records, ...objectives('Other')), video)[1]]).toEqual(['v done alternate', 'm done core', 'm done core']);
    expect(equal.modules.find((module) => module.id === 'module:v')).toMatchObject({ passMark: 7000, asked: true });
    expect(run(equal, { ...video, overrides: [{ module: 'module:v', reason: 'r', approver: 'p', until: '2027-01-01' }] })[1]).toBe('v done alternate');
    expect(run(equal, { preferences: { formats: ['reading', 'video'] } })[1]).toBe('m done core');
  });
  it('E-79 stands where the module stands, behind the same gate', () => {
    const gate = { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:late', conditions: [{ kind: 'zone', zone: 'zone:core' }] };
    const compiled = program(zoneOf('core', 'core-locked', ['p', 'after'], { place: 1 }), moduleOf('last'), zoneOf('late', 'core-testable', ['last'], { place: 2 }), gate, bandRuleOf('last', [], { noScore: instead }), alternate('last', 'v'));
    expect(compiled.modules.map((module) => module.title)).toEqual(['P', 'M', 'AFTER', 'V', 'LAST']);
    expect(lines(evaluate(compiled, state())).at(-1)).toBe('v locked alternate');
  });
  it('says when two rules name different ones, and forgets what is removed', () => {
    const other = { ...rule, id: 'rule:other', title: 'Other', noScore: { do: 'replace', module: 'module:p' } };
    const findings = runChecks(documentOf(roleOf(), ...base, core(), rule, other, alternate('m', 'v'), alternate('m', 'p')));
    expect(findings.map((finding) => finding.code)).toContain('TRL-R014');
    expect(forgetIds(recordOf(rule), new Set(['module:v']))).toMatchObject({ noScore: { do: 'take' }, bands: [{ action: { do: 'take' } }] });
  });
});

describe('conditions, locks, releases', () => {
  it('E-72 a rule that waives does not ask self-report', () => {
    const when = (kinds: readonly string[]): object => bandRuleOf('m', [], { when: [{ kind: 'result', subject: 'measure:sure', evidenceKinds: kinds, is: 'at-least', score: 1 }] });
    expect([codes(core(), when([])), codes(core(), when(['recall']))]).toEqual([['TRL-R013'], []]);
  });
  it('E-74 a failed test-out forces the content, however well it is repeated', () => {
    const score = (value: number, at: string): object => ({ subject: 'module:m', kind: 'recall', score: value, at });
    const evidence = [score(5000, '2026-10-01'), score(9900, '2026-10-02')];
    const reads = (retest: boolean): object => bandRuleOf('m', [], { reads: { subject: null, evidenceKinds: [], maxAgeDays: null, retest } });
    expect([run(program(core(), reads(false)), { evidence })[1], run(program(core(), reads(true)), { evidence })[1]]).toEqual(['m done core', 'm waived core']);
  });
  it('E-73 E-75 days are added right, and a release lets the learner go on', () => {
    for (const day of ['1999-12-31', '2000-02-29', '2026-11-01', '2024-03-01', '0001-01-01']) expect(dateOf(dayNumber(day))).toBe(day);
    const tries = { id: 'rule:t', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:m', title: 'T', failures: [{ at: 1, action: { do: 'lock', days: 3 } }, { at: 2, action: { do: 'escalate', to: '' } }] };
    const fail = (n: number, at: string): object => ({ subject: 'module:m', kind: 'recall', score: 100, at, attempt: n });
    const first = [{ subject: 'module:p', kind: 'record', completed: true, at: '2026-10-01' }];
    const m = (evidence: readonly object[], releases: readonly object[] = []): string | undefined => lines(evaluate(program(core(), tries), state({ evidence: [...first, ...evidence], releases }))).filter((line) => line.startsWith('m')).at(-1);
    expect([m([fail(1, '2026-10-29')]), m([fail(1, '2026-10-30')])]).toEqual(['m open core', 'm locked core']);
    const two = [fail(1, '2026-10-01'), fail(2, '2026-10-02')];
    expect([m(two), m(two, [{ module: 'module:m', after: 2, reason: 'r', approver: 'p', at: '2026-10-03' }])]).toEqual(['m escalated core', 'm open core']);
  });
});
