import { describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import type { LearnerPath } from '#shared/path/learner-path';
import type { Program } from '#shared/path/program';
import { runLearner, type Run } from '#shared/path/run';
import { learnerStateSchema } from '#shared/model/profile';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

function program(...records: readonly object[]): Program {
  const compiled = compile(documentOf(roleOf(), ...records), 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

function run(compiled: Program, state: object = {}): Run {
  return runLearner(compiled, learnerStateSchema.parse(state));
}

/** "module:attempt state origin minutes" per step. */
function lines(path: LearnerPath): readonly string[] {
  return path.steps.map((step) => `${step.module.slice(7)}:${step.attempt} ${step.state} ${step.origin} ${step.minutes}`);
}

const score = (module: string, value: number, more: object = {}): object => ({ subject: `module:${module}`, kind: 'recall', score: value, at: '2026-10-01', ...more });
const attempt = (module: string, n: number, value: number): object => ({ subject: `module:${module}`, kind: 'recall', score: value, at: '2026-10-02', attempt: n });
const completed = (module: string, more: object = {}): object => ({ subject: `module:${module}`, kind: 'record', passed: true, at: '2026-01-01', completed: true, ...more });

describe('score bands (scenario 29)', () => {
  const placed = program(moduleOf('a'), moduleOf('b'), moduleOf('r', { minutes: 7 }), zoneOf('core', 'core-testable', ['a', 'b'], { place: 1 }), zoneOf('rem', 'remedial', ['r'], { place: 2 }), edgeOf('a', 'b'), bandRuleOf('b', ['r']));
  it.each([
    [5990, ['a:1 done core 10', 'r:1 done inserted 7', 'b:1 done core 10'], 27],
    [5999, ['a:1 done core 10', 'r:1 done inserted 7', 'b:1 done core 10'], 27],
    [6000, ['a:1 done core 10', 'b:1 done core 10'], 20],
    [6010, ['a:1 done core 10', 'b:1 done core 10'], 20],
    [8990, ['a:1 done core 10', 'b:1 done core 10'], 20],
    [9000, ['a:1 done core 10', 'b:0 waived core 0'], 10],
  ])('E-23 E-28 E-61 at %i', (value, expected, minutes) => {
    const { path, baselineMinutes } = run(placed, { evidence: [score('b', value)] });
    expect(lines(path)).toEqual(expected);
    expect(path.minutes).toBe(minutes);
    expect(baselineMinutes).toBe(20);
    expect(path.end).toBe('finished');
  });
  it('E-7 E-24 takes the branch for no score without evidence, with only self-report, and with expired evidence', () => {
    for (const evidence of [[], [score('b', 9500, { kind: 'self-report' })], [score('b', 9500, { at: '2020-01-01' })]]) {
      expect(lines(run(placed, { evidence }).path)).toEqual(['a:1 done core 10', 'b:1 done core 10']);
    }
  });
  it('E-54 inserted steps block the module that they serve', () => {
    const { moments } = run(placed, { evidence: [score('b', 100)] });
    expect(moments[1]?.steps.map((step) => step.state)).toEqual(['done', 'open', 'locked']);
  });
  it('E-5 E-22 latest event counts, the later in the list among equals of a day', () => {
    expect(lines(run(placed, { evidence: [score('b', 9500), score('b', 7000)] }).path)).toContain('b:1 done core 10');
    expect(lines(run(placed, { evidence: [score('b', 9500, { at: '2026-10-05' }), score('b', 7000)] }).path)).toContain('b:0 waived core 0');
  });
});

describe('what can never be skipped', () => {
  const locked = [moduleOf('a'), moduleOf('x'), zoneOf('core', 'core-locked', ['a']), edgeOf('x', 'a', { kind: 'equivalent' }), bandRuleOf('a', [])];
  it('E-20 E-21 E-25 core-locked ignores waiving rules, equivalents and overrides', () => {
    const state = { evidence: [score('a', 10000), completed('x')], overrides: [{ module: 'module:a', reason: 'r', approver: 'p', until: '2027-01-01' }] };
    expect(lines(run(program(...locked), state).path)).toEqual(['a:1 done core 10']);
  });
  it('E-19 but the own unexpired completion counts', () => {
    expect(lines(run(program(...locked), { evidence: [completed('a')] }).path)).toEqual(['a:0 credited core 0']);
    expect(lines(run(program(...locked), { evidence: [completed('a', { at: '2020-01-01' })] }).path)).toEqual(['a:1 done core 10']);
  });
  it('E-26 a *do* module is not waived by recall (scenario 60)', () => {
    const records = [moduleOf('a'), { id: 'objective:1', type: 'objective', module: 'module:a', text: 'Do it', outcome: 'do' }, zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [])];
    expect(lines(run(program(...records), { evidence: [score('a', 9500)] }).path)).toEqual(['a:1 done core 10']);
    expect(lines(run(program(...records), { evidence: [score('a', 9500, { kind: 'simulation' })] }).path)).toEqual(['a:0 waived core 0']);
  });
});

describe('prerequisites pulled in', () => {
  const records = [moduleOf('p'), moduleOf('q'), moduleOf('a'), edgeOf('p', 'q'), edgeOf('q', 'a'), zoneOf('core', 'core-testable', ['a']), bandRuleOf('a', [])];
  it('E-3 E-40 E-42 come before what needs them', () => {
    expect(lines(run(program(...records)).path)).toEqual(['p:1 done pulled-in 10', 'q:1 done pulled-in 10', 'a:1 done core 10']);
  });
  it('E-41 E-58 fall with what needed them, by default', () => {
    const { path } = run(program(...records), { evidence: [score('a', 9000)] });
    expect(lines(path)).toEqual(['a:0 waived core 0']);
    expect(path.notTaken.map((entry) => [entry.module, entry.reasons[0]?.code])).toEqual([['module:p', 'fell-away'], ['module:q', 'fell-away']]);
  });
  it('E-41 stay where the role says so, and what is completed stays', () => {
    const stay = documentOf(roleOf({ pulledIn: 'stay' }), ...records);
    const compiled = compile(stay, 'role:r');
    expect(compiled.ok && lines(run(compiled.value, { evidence: [score('a', 9000)] }).path)).toEqual(['p:1 done pulled-in 10', 'q:1 done pulled-in 10', 'a:0 waived core 0']);
    expect(lines(run(program(...records), { evidence: [score('a', 9000), completed('p')] }).path)).toEqual(['p:0 credited pulled-in 0', 'a:0 waived core 0']);
  });
});

describe('electives and gates (scenario 12)', () => {
  const records = [
    ...['a', 'b', 'e1', 'e2', 'e3'].map((key) => moduleOf(key)),
    zoneOf('core', 'core-locked', ['a', 'b'], { place: 1 }),
    zoneOf('ele', 'elective', ['e1', 'e2', 'e3'], { place: 2, requirement: { kind: 'count', choose: 2 } }),
    { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:ele', conditions: [{ kind: 'zone', zone: 'zone:core' }] },
  ];
  it('E-36 E-37 the learner’s list first, authored order fills', () => {
    expect(lines(run(program(...records), { choices: { 'zone:ele': ['module:e3'] } }).path)).toEqual(['a:1 done core 10', 'b:1 done core 10', 'e1:1 done chosen 10', 'e3:1 done chosen 10']);
  });
  it('E-49 E-55 no elective opens before the gate', () => {
    const { moments } = run(program(...records));
    for (const moment of moments) {
      const core = moment.steps.filter((step) => step.origin === 'core');
      const elective = moment.steps.filter((step) => step.origin === 'chosen');
      if (core.some((step) => step.state !== 'done')) expect(elective.every((step) => step.state === 'locked')).toBe(true);
    }
    expect(moments[0]?.gates).toEqual([{ gate: 'gate:g', met: false }]);
    expect(moments.at(-1)?.gates).toEqual([{ gate: 'gate:g', met: true }]);
  });
  it('E-36 earlier credits count', () => {
    const { path } = run(program(...records), { evidence: [completed('e2')], choices: { 'zone:ele': ['module:e3', 'module:e1'] } });
    expect(lines(path).slice(2)).toEqual(['e2:0 credited chosen 0', 'e3:1 done chosen 10']);
  });
  it('E-12 E-17 E-36 E-43 what core pulls in cannot be counted, and is not gated', () => {
    const { path } = run(program(...records, edgeOf('e1', 'b')));
    expect(lines(path)).toEqual(['a:1 done core 10', 'e1:1 done pulled-in 10', 'b:1 done core 10', 'e2:1 done chosen 10', 'e3:1 done chosen 10']);
    const impossible = compile(documentOf(roleOf(), ...records, edgeOf('e1', 'b'), edgeOf('e2', 'b')), 'role:r');
    expect(!impossible.ok && impossible.error.map((finding) => finding.code)).toEqual(['TRL-Z002']);
  });
});

describe('attempts (scenario 42)', () => {
  const records = [
    moduleOf('t', { passMark: 8000 }), moduleOf('r'), moduleOf('after'), zoneOf('core', 'core-locked', ['t', 'after']), zoneOf('rem', 'remedial', ['r'], { place: 9 }), edgeOf('t', 'after'),
    { id: 'rule:att', type: 'rule', kind: 'attempts', role: 'role:r', module: 'module:t', title: 'Attempts', failures: [{ at: 1, action: { do: 'insert', modules: ['module:r'] } }, { at: 3, action: { do: 'escalate', to: 'the coach' } }] },
  ];
  it('E-39 E-46 E-51 E-60 the second failure does not escalate', () => {
    const { path } = run(program(...records), { evidence: [attempt('t', 1, 7000), attempt('t', 2, 7999)] });
    expect(lines(path)).toEqual(['r:1 done inserted 10', 't:1 done core 10', 't:2 done core 10', 't:3 done core 10', 'after:1 done core 10']);
    expect(path.end).toBe('finished');
  });
  it('E-47 E-57 the third failure waits for the coach, and so does what depends on it', () => {
    const { path } = run(program(...records), { evidence: [attempt('t', 1, 7000), attempt('t', 2, 7000), attempt('t', 3, 7000)] });
    expect(lines(path).slice(-2)).toEqual(['t:3 escalated core 10', 'after:1 locked core 10']);
    expect(path.end).toBe('escalated');
  });
  it('E-33 passing at the mark is passing', () => {
    expect(lines(run(program(...records), { evidence: [attempt('t', 1, 8000)] }).path)[0]).toBe('t:1 done core 10');
  });
});

describe('order and blocks', () => {
  it('E-15 E-16 zone order with ties, un-zoned before the first that needs them', () => {
    const compiled = program(...['z', 'y', 'x', 'u'].map((key) => moduleOf(key)), zoneOf('one', 'core-locked', ['z', 'y'], { place: 1 }), zoneOf('two', 'core-locked', ['x'], { place: 2 }), edgeOf('u', 'y'));
    expect(compiled.modules.map((module) => module.title)).toEqual(['Z', 'U', 'Y', 'X']);
  });
  it('E-16 library order', () => {
    const compiled = compile(documentOf(roleOf({ order: 'library' }), moduleOf('z', { place: 1 }), moduleOf('y', { place: 2 }), zoneOf('one', 'core-locked', ['y', 'z'])), 'role:r');
    expect(compiled.ok && compiled.value.modules.map((module) => module.title)).toEqual(['Z', 'Y']);
  });
  it('E-13 a loop is refused and named', () => {
    const compiled = compile(documentOf(roleOf(), moduleOf('a'), moduleOf('b'), edgeOf('a', 'b'), edgeOf('b', 'a'), zoneOf('one', 'core-locked', ['a'])), 'role:r');
    expect(compiled).toMatchObject({ ok: false, error: [{ code: 'TRL-G001', message: 'These modules wait for each other in a loop: A → B → A. Remove one of the links.' }] });
  });
  it('E-12 strict corequisites that wait for each other are refused', () => {
    const compiled = compile(documentOf(roleOf(), ...['a', 'b', 'c'].map((key) => moduleOf(key)), edgeOf('a', 'b'), edgeOf('c', 'b', { kind: 'strict-corequisite' }), edgeOf('c', 'a'), zoneOf('one', 'core-locked', ['b'])), 'role:r');
    expect(!compiled.ok && compiled.error[0]?.code).toBe('TRL-G002');
  });
  it('E-11 E-30 E-48 a strict corequisite brings its partner, and waives only together', () => {
    const records = [...['a', 'b', 'c'].map((key) => moduleOf(key)), edgeOf('a', 'b', { kind: 'strict-corequisite' }), edgeOf('b', 'c'), zoneOf('one', 'core-testable', ['b', 'c']), bandRuleOf('b', [])];
    const { path } = run(program(...records), { evidence: [score('b', 9500)] });
    expect(lines(path)).toEqual(['a:1 done pulled-in 10', 'b:1 done core 10', 'c:1 done core 10']);
    expect(path.steps[1]?.reasons.map((reason) => reason.code)).toContain('block-not-together');
  });
  it('E-20 equivalents credit, directed', () => {
    const records = [moduleOf('old'), moduleOf('a'), zoneOf('one', 'core-testable', ['a']), edgeOf('old', 'a', { kind: 'equivalent' })];
    expect(lines(run(program(...records), { evidence: [completed('old')] }).path)).toEqual(['a:0 credited core 0']);
  });
});

describe('measure gates', () => {
  const records = [
    moduleOf('t', { passMark: 7000, evidenceKind: 'simulation' }), moduleOf('e'), zoneOf('core', 'core-testable', ['t'], { place: 1 }), zoneOf('more', 'core-locked', ['e'], { place: 2 }), bandRuleOf('t', []),
    { id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:more', conditions: [{ kind: 'measure', module: 'module:t', score: 9500, evidenceKinds: ['simulation'] }] },
  ];
  it('E-31 E-32 E-50 raise the pass mark and forbid waiving', () => {
    const { path } = run(program(...records), { evidence: [score('t', 10000, { kind: 'simulation' }), { ...attempt('t', 1, 9400), kind: 'simulation' }] });
    expect(lines(path)).toEqual(['t:1 done core 10', 't:2 done core 10', 'e:1 done core 10']);
    expect(path.steps[0]?.reasons.map((reason) => reason.code)).toEqual(['core-testable', 'asked-for-completion', 'failed']);
  });
});

describe('gates that could never open are refused', () => {
  const zones = [moduleOf('a'), moduleOf('b'), zoneOf('one', 'core-locked', ['a'], { place: 1 }), zoneOf('two', 'core-testable', ['b'], { place: 2 })];
  const codes = (...more: readonly object[]): readonly string[] => {
    const compiled = compile(documentOf(roleOf(), ...zones, ...more), 'role:r');
    return compiled.ok ? [] : compiled.error.map((finding) => finding.code);
  };
  const gate = (conditions: readonly object[]): object => ({ id: 'gate:g', type: 'gate', role: 'role:r', zone: 'zone:two', conditions });
  it('core behind a gate that waits for what needs it', () => {
    expect(codes(gate([{ kind: 'zone', zone: 'zone:one' }]))).toEqual([]);
    expect(codes(gate([{ kind: 'zone', zone: 'zone:one' }]), edgeOf('b', 'a'))).toEqual(['TRL-G001']);
  });
  it('a measure behind its own gate, and a zone behind itself', () => {
    expect(codes(gate([{ kind: 'measure', module: 'module:b', score: 8000 }]))).toContain('TRL-Z004');
    expect(codes(gate([{ kind: 'zone', zone: 'zone:two' }]))).toContain('TRL-Z004');
  });
});

describe('a static zone', () => {
  it('E-27 stops its rules', () => {
    const compiled = program(moduleOf('a'), zoneOf('core', 'core-testable', ['a'], { static: true }), bandRuleOf('a', []));
    expect(lines(run(compiled, { evidence: [score('a', 10000)] }).path)).toEqual(['a:1 done core 10']);
  });
});
