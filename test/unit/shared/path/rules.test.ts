import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { parseRecord } from '#shared/model/record';
import { learnerStateSchema, type LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { reasonCodes, type LearnerPath } from '#shared/path/learner-path';
import type { Program } from '#shared/path/program';
import { describeReason } from '#shared/path/reason-text';
import { englishReasons } from '#shared/path/reason-words';
import { runLearner } from '#shared/path/run';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const base = [moduleOf('a'), moduleOf('b'), moduleOf('r', { minutes: 7 })];
function program(...records: readonly object[]): Program {
  const role = records.find((record) => 'type' in record && record.type === 'role');
  const compiled = compile(documentOf(...(role ? [] : [roleOf()]), ...records), 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}
const codes = (...records: readonly object[]): readonly string[] => {
  const compiled = compile(documentOf(roleOf(), ...records), 'role:r');
  return compiled.ok ? [] : compiled.error.map((finding) => finding.code);
};
const state = (evidence: readonly object[] = [], more: object = {}): LearnerState => learnerStateSchema.parse({ evidence, ...more });
const lines = (path: LearnerPath): readonly string[] => path.steps.map((step) => `${step.module.slice(7)}:${step.attempt} ${step.state} ${step.origin} ${step.minutes}`);
const runLines = (compiled: Program, evidence: readonly object[] = [], more: object = {}): readonly string[] => lines(runLearner(compiled, state(evidence, more)).path);
const event = (module: string, more: object): object => ({ subject: `module:${module}`, kind: 'recall', at: '2026-10-01', ...more });
const done = (module: string, more: object = {}): object => event(module, { kind: 'record', completed: true, passed: true, ...more });
const gate = (zone: string, condition: object): object => ({ id: `gate:${zone}`, type: 'gate', role: 'role:r', zone: `zone:${zone}`, conditions: [condition] });
const attempts = (module: string, ...failures: readonly object[]): object => ({ id: `rule:attempts-${module}`, type: 'rule', role: 'role:r', kind: 'attempts', title: 'Attempts', module: `module:${module}`, failures });
const insertAt = (at: number, module: string): object => ({ at, action: { do: 'insert', modules: [`module:${module}`] } });
const testable = program(...base, zoneOf('core', 'core-testable', ['a', 'b']), bandRuleOf('b', ['r']));

describe('inputs', () => {
  it('E-1 equal inputs give equal outputs, and the day can be given', () => {
    const document = documentOf(roleOf(), ...base, zoneOf('core', 'core-locked', ['a']));
    const [one, two] = [compile(document, 'role:r'), compile(document, 'role:r', { asOf: '2030-01-01' })];
    expect(compile(document, 'role:r')).toEqual(one);
    expect([one.ok && one.value.asOf, two.ok && two.value.asOf]).toEqual(['2026-11-01', '2030-01-01']);
    expect(two.ok && runLines(two.value, [done('a')])).toEqual(['a:1 done core 10']);
  });
  it('E-2 scores are whole hundredths; a module without minutes counts 0', () => {
    expect(learnerStateSchema.safeParse({ evidence: [event('a', { score: 59.9 })] }).success).toBe(false);
    expect(runLines(program(moduleOf('a', { minutes: null }), zoneOf('core', 'core-locked', ['a'])))).toEqual(['a:1 done core 0']);
  });
  it('E-4 attempts and completions are not read by rules, assessments do not complete', () => {
    expect(runLines(testable, [done('b', { score: 100, passed: false })])).toEqual(['a:1 done core 10', 'b:1 done core 10']);
    expect(lines(evaluate(testable, state([event('a', { passed: true })])))[0]).toBe('a:1 open core 10');
  });
  it('E-5 a later event of the same day counts, and what is taken on this path is later than any evidence', () => {
    expect(runLines(testable, [event('b', { score: 100, at: '2027-05-05' })])).toEqual(['a:1 done core 10', 'r:1 done inserted 7', 'b:1 done core 10']);
  });
  it('E-6 evidence counts through its last day', () => {
    const waived = ['a:1 done core 10', 'b:0 waived core 0'];
    for (const [more, expected] of [
      [{ at: '2025-11-01' }, waived], [{ at: '2025-10-31' }, ['a:1 done core 10', 'b:1 done core 10']],
      [{ at: '2020-01-01', expires: '2026-11-01' }, waived], [{ expires: '2026-10-31' }, ['a:1 done core 10', 'b:1 done core 10']],
    ] as const) expect(runLines(testable, [event('b', { score: 9500, ...more })])).toEqual(expected);
    const short = program(moduleOf('a', { validityDays: 30 }), zoneOf('core', 'core-locked', ['a']));
    expect(runLines(short, [done('a', { at: '2026-10-02' })])).toEqual(['a:0 credited core 0']);
    expect(runLines(short, [done('a', { at: '2026-10-01' })])).toEqual(['a:1 done core 10']);
  });
  it('E-7 self-report neither credits nor lets an equivalent credit', () => {
    const compiled = program(...base, zoneOf('core', 'core-testable', ['a', 'b']), edgeOf('r', 'a', { kind: 'equivalent' }));
    expect(runLines(compiled, [done('a', { kind: 'self-report' }), done('b', { kind: 'self-report' }), done('r', { kind: 'self-report' })])).toEqual(['a:1 done core 10', 'b:1 done core 10']);
  });
  it('E-8 compile refuses and names the records; warnings do not stop it', () => {
    expect(compile(documentOf(), 'role:none')).toMatchObject({ ok: false, error: [{ code: 'TRL-G003', records: ['role:none'] }] });
    expect(codes(moduleOf('a'), zoneOf('core', 'core-locked', ['a', 'gone']))).toEqual(['TRL-G003']);
    expect(codes(moduleOf('a', { passMark: 9500 }), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', []))).toEqual(['TRL-R005']);
    expect(codes(moduleOf('a'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', ['a']))).toContain('TRL-R007');
    const zones = [zoneOf('one', 'open', ['a']), zoneOf('two', 'core-locked', ['b'])];
    expect(codes(...base, ...zones, gate('two', { kind: 'zone', zone: 'zone:one' }))).toContain('TRL-Z003');
    expect(codes(...base, ...zones, gate('two', { kind: 'measure', module: 'module:a', score: 1 }))).toContain('TRL-Z005');
  });
  it('E-9 a module belongs to its strictest zone; without a zone to the policy of the role', () => {
    const compiled = program(...base, zoneOf('one', 'elective', ['a'], { place: 1 }), zoneOf('two', 'core-locked', ['a', 'b'], { place: 2 }), edgeOf('r', 'a'));
    expect(compiled.modules.map(({ title, policy }) => [title, policy])).toEqual([['R', 'pulled-testable'], ['A', 'core-locked'], ['B', 'core-locked']]);
    expect(program(roleOf({ prerequisitePolicy: 'locked' }), ...base, zoneOf('two', 'core-locked', ['a']), edgeOf('r', 'a')).modules[0]?.policy).toBe('pulled-locked');
    const refusing = compile(documentOf(roleOf({ prerequisitePolicy: 'refuse' }), ...base, zoneOf('two', 'core-locked', ['a']), edgeOf('r', 'a')), 'role:r');
    expect(refusing).toMatchObject({ ok: false, error: [{ code: 'TRL-Z006' }] });
  });
});

describe('order', () => {
  it('E-12 E-13 gated core that the gating zone needs is a loop, and the check names the gate', () => {
    const records = [...base, zoneOf('one', 'core-locked', ['a'], { place: 1 }), zoneOf('two', 'core-locked', ['b'], { place: 2 }), edgeOf('b', 'a'), gate('two', { kind: 'zone', zone: 'zone:one' })];
    expect(codes(...records)).toEqual(['TRL-G001']);
    expect(runChecks(documentOf(roleOf(), ...records)).map((finding) => finding.code)).toContain('TRL-Z008');
    expect(codes(...base, zoneOf('one', 'core-locked', ['a']), zoneOf('two', 'core-locked', ['b']), edgeOf('a', 'b', { kind: 'strict-corequisite' }), gate('two', { kind: 'zone', zone: 'zone:one' }))).toEqual(['TRL-G002']);
    expect(codes(...base, zoneOf('one', 'core-locked', ['a'], { place: 1 }), zoneOf('two', 'core-locked', ['a'], { place: 2 }), gate('one', { kind: 'zone', zone: 'zone:two' }))).toEqual(['TRL-G002']);
  });
  it('E-14 recommended links order where they close no loop', () => {
    const order = (...edges: readonly object[]): readonly string[] => program(...base, zoneOf('core', 'core-locked', ['a', 'b', 'r']), ...edges).modules.map((module) => module.title);
    expect(order(edgeOf('r', 'a', { kind: 'recommended' }))).toEqual(['B', 'R', 'A']);
    expect(order(edgeOf('a', 'b'), edgeOf('b', 'a', { kind: 'recommended' }))).toEqual(['A', 'B', 'R']);
  });
});

describe('what outside evidence decides', () => {
  it('E-18 credit goes before exemption, exemption before waiver', () => {
    const overrides = [{ module: 'module:b', reason: 'r', approver: 'p', until: '2027-01-01' }];
    expect(runLines(testable, [event('b', { score: 9500 }), done('b')], { overrides })[1]).toBe('b:0 credited core 0');
    expect(runLines(testable, [event('b', { score: 9500 })], { overrides })[1]).toBe('b:0 exempt core 0');
  });
  it('E-19 the latest unexpired completion of an admitted kind counts', () => {
    expect(runLines(testable, [done('b', { at: '2025-01-01' }), done('b', { kind: 'recall', at: '2025-06-01' })])[1]).toBe('b:0 credited core 0');
    expect(runLines(testable, [done('b'), done('b', { passed: false })])[1]).toBe('b:1 done core 10');
  });
  it('E-29 a rule of a module outside the path does nothing', () => {
    const records = [...base, zoneOf('core', 'core-locked', ['a']), bandRuleOf('b', [])];
    expect(runLines(program(...records), [event('b', { score: 100 })])).toEqual(['a:1 done core 10']);
    expect(runChecks(documentOf(roleOf(), ...records)).map((finding) => finding.code)).toContain('TRL-R008');
  });
  it('E-31 a recommended link asks for nothing, a prerequisite with needs does', () => {
    const path = (kind: string): readonly string[] => runLines(program(...base, zoneOf('core', 'core-testable', ['a', 'b']), edgeOf('a', 'b', { kind, needs: { done: true } }), bandRuleOf('a', [])), [event('a', { score: 9500 })]);
    expect([path('recommended')[0], path('prerequisite')[0]]).toEqual(['a:0 waived core 0', 'a:1 done core 10']);
  });
  it('E-31 E-49 E-55 a gate that asks for done waives nothing behind its back, and holds', () => {
    const compiled = program(...base, zoneOf('one', 'core-testable', ['a'], { place: 1 }), zoneOf('two', 'core-locked', ['b'], { place: 2 }), bandRuleOf('a', []), gate('two', { kind: 'zone', zone: 'zone:one', needs: 'done' }));
    const start = evaluate(compiled, state([event('a', { score: 9500 })]));
    expect([lines(start), start.gates[0]?.met]).toEqual([['a:1 open core 10', 'b:1 locked core 10'], false]);
    expect(runLines(compiled, [event('a', { score: 9500 })])).toEqual(['a:1 done core 10', 'b:1 done core 10']);
  });
  it('E-48 E-55 a gate holds until the whole block of a gating module is settled', () => {
    const compiled = program(...base, zoneOf('one', 'core-locked', ['a'], { place: 1 }), zoneOf('two', 'core-locked', ['b'], { place: 2 }), edgeOf('a', 'r', { kind: 'strict-corequisite' }), gate('two', { kind: 'zone', zone: 'zone:one' }));
    const half = evaluate(compiled, state([event('a', { attempt: 1, passed: true })]));
    expect(lines(half)).toContain('b:1 locked core 10');
  });
  it('E-32 a measured module whose test gives another kind than its gate admits is refused', () => {
    const records = (kind: string | null): readonly object[] => [moduleOf('a', { evidenceKind: kind }), moduleOf('b'), zoneOf('one', 'core-locked', ['a']), zoneOf('two', 'core-locked', ['b']), gate('two', { kind: 'measure', module: 'module:a', score: 5000, evidenceKinds: ['simulation'] })];
    expect(codes(...records('recall'))).toEqual(['TRL-Z009']);
    expect(program(...records(null)).modules[0]?.evidenceKind).toBe('simulation');
  });
});

describe('selecting and standing', () => {
  it('E-34 E-44 E-46 a step once listed stays, done; one result settles every demand before it', () => {
    const compiled = program(...base, zoneOf('core', 'core-testable', ['a', 'b']), bandRuleOf('a', ['r']), bandRuleOf('b', ['r']));
    const { moments } = runLearner(compiled, state([event('a', { score: 1 }), event('b', { score: 1 })]));
    const listed = moments.map((moment) => moment.steps.map((step) => step.module));
    expect(new Set(listed.map(String)).size).toBe(1);
    expect(moments.at(-1)?.steps.map((step) => step.state)).toEqual(['done', 'done', 'done']);
  });
  it('E-40 E-46 an inserted step that evidence settles is taken again, and brings what it needs', () => {
    const compiled = program(...base, moduleOf('q'), zoneOf('core', 'core-testable', ['b', 'r']), edgeOf('q', 'r'), bandRuleOf('b', ['r']), bandRuleOf('r', []));
    expect(runLines(compiled, [event('r', { score: 9500 })])).toEqual(['r:0 waived core 0', 'b:1 done core 10']);
    expect(runLines(compiled, [event('r', { score: 9500 }), event('b', { score: 1 })])).toEqual(['q:1 done pulled-in 10', 'r:1 done core 7', 'b:1 done core 10']);
  });
  it('E-46 an expired completion settles no demand', () => {
    const compiled = program(...base, zoneOf('core', 'core-testable', ['b']), bandRuleOf('b', [], { noScore: { do: 'insert', modules: ['module:r'] } }));
    expect(lines(evaluate(compiled, state([done('r', { at: '2015-01-01' })])))).toEqual(['r:1 open inserted 7', 'b:1 locked core 10']);
    expect(lines(evaluate(compiled, state([done('r')])))).toEqual(['r:0 credited inserted 0', 'b:1 open core 10']);
  });
  it('E-35 E-43 core zones are on every path, remedial and open ones on none by themselves', () => {
    expect(runLines(program(...base, zoneOf('one', 'core-locked', ['a']), zoneOf('two', 'remedial', ['r']), zoneOf('three', 'open', ['b'])))).toEqual(['a:1 done core 10']);
  });
  it('E-38 seeded choice depends on seed and learner only', () => {
    const compiled = program(...base, zoneOf('pick', 'elective', ['a', 'b', 'r'], { requirement: { kind: 'count', choose: 1 }, choice: { policy: 'seeded', seed: 7 } }));
    const pick = (learner: string): string => evaluate(compiled, state([], { choices: { 'zone:pick': ['module:r'] } }), { learner }).steps[0]?.module ?? '';
    expect(pick('x')).toBe(pick('x'));
    expect(new Set(['p', 'q', 'x', 'y', 'z', 'l', 'm', 'n'].map(pick)).size).toBe(3);
  });
  it('E-39 the n-th failure since the last pass asks once', () => {
    const compiled = program(moduleOf('a', { passMark: 8000 }), moduleOf('r'), zoneOf('core', 'core-locked', ['a']), attempts('a', insertAt(2, 'r')));
    const fail = (n: number): object => event('a', { attempt: n, score: 100 });
    expect(runLines(compiled, [fail(1)])).toEqual(['a:1 done core 10', 'a:2 done core 10']);
    expect(runLines(compiled, [fail(1), fail(2), fail(3)])).toEqual(['r:1 done inserted 10', ...[1, 2, 3, 4].map((n) => `a:${n} done core 10`)]);
  });
  it('E-45 once attempted, attempts decide', () => {
    expect(lines(evaluate(testable, state([event('b', { score: 9500 }), event('b', { attempt: 1, passed: false })])))).toEqual(['a:1 open core 10', 'b:1 done core 10', 'b:2 open core 10']);
  });
});

describe('steps and reasons', () => {
  it('E-52 a prerequisite is settled first', () => {
    expect(lines(evaluate(program(...base, zoneOf('core', 'core-locked', ['a', 'b']), edgeOf('a', 'b')), state()))).toEqual(['a:1 open core 10', 'b:1 locked core 10']);
  });
  it('E-53 a corequisite comes before or with', () => {
    const records = [...base, zoneOf('core', 'core-locked', ['a', 'b', 'r']), edgeOf('a', 'b', { kind: 'corequisite' })];
    expect(lines(evaluate(program(...records), state()))).toEqual(['a:1 open core 10', 'b:1 open core 10', 'r:1 open core 7']);
    expect(lines(evaluate(program(...records, edgeOf('r', 'a')), state()))).toEqual(['r:1 open core 7', 'a:1 locked core 10', 'b:1 locked core 10']);
  });
  it('E-56 extended minutes are rounded up, also of each attempt', () => {
    const bands = [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'extend', percent: 25 } }];
    const compiled = program(moduleOf('a', { minutes: 7, passMark: 5000 }), zoneOf('core', 'core-locked', ['a']), bandRuleOf('a', [], { bands }));
    expect(runLines(compiled, [event('a', { score: 100 }), event('a', { attempt: 1, score: 100 })])).toEqual(['a:1 done core 9', 'a:2 done core 9']);
  });
  it('E-62 every reason has a sentence, and without reasons the path is the same', () => {
    const other = { ...englishReasons, sentences: { ...englishReasons.sentences, 'band-take': 'Punkte: {score}{by}' }, parts: { ...englishReasons.parts, decimal: ',', by: ' – {rule}' } };
    expect(describeReason({ code: 'band-take', rule: 'rule:{a}', value: 5990 }, (id) => id, other)).toBe('Punkte: 59,9 % – rule:{a}');
    for (const code of reasonCodes) expect(describeReason({ code }, (id) => id)).toMatch(/^[A-Z][^{]*\.$/);
    const evidence = state([event('b', { score: 1 })]);
    const strip = (path: LearnerPath): unknown => ({ ...path, steps: path.steps.map((step) => ({ ...step, reasons: [] })), notTaken: path.notTaken.map(({ module }) => ({ module, reasons: [] })) });
    expect(evaluate(testable, evidence, { explain: false })).toEqual(strip(evaluate(testable, evidence)));
    expect(evaluate(testable, evidence).steps.every((step) => step.reasons.length > 0)).toBe(true);
  });
  it('E-63 what the engine cannot do yet, a document cannot ask for', () => {
    for (const record of [
      edgeOf('a', 'b', { kind: 'lane' }), edgeOf('a', 'b', { group: 'any' }), zoneOf('x', 'elective', [], { requirement: { kind: 'hours', atLeast: 60 } }), zoneOf('x', 'elective', [], { caps: [] }),
      { ...bandRuleOf('a', []), noScore: { do: 'replace', modules: ['module:b'] } }, { ...bandRuleOf('a', []), kind: 'combined' }, roleOf({ region: 'EU' }),
    ]) expect(parseRecord(record).ok).toBe(false);
  });
});
