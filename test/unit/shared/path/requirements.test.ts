import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { createFlowNetwork } from '#shared/graph/max-flow';
import { learnerStateSchema, type LearnerState } from '#shared/model/profile';
import { forgetIds, parseRecord, referencesOf } from '#shared/model/record';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { LearnerPath } from '#shared/path/learner-path';
import { runLearner } from '#shared/path/run';
import { satisfy, type Satisfy } from '#shared/path/satisfy';
import { countFor } from '#shared/path/zone-requirement';
import { documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../../../helpers/documents';

const ids = (...keys: readonly string[]): readonly string[] => keys.map((key) => `module:${key}`);
const requirement = (module: string, group: object, authored: readonly string[] = [], more: object = {}): object => ({ id: `requirement:${module}`, type: 'requirement', module: `module:${module}`, title: 'Basics', group, default: ids(...authored), ...more });
const state = (more: object = {}): LearnerState => learnerStateSchema.parse(more);
const lines = (path: LearnerPath): readonly string[] => path.steps.map((step) => `${step.module.slice(7)} ${step.state} ${step.origin}`);
const base = [...['a', 'b', 'c', 'm'].map((key) => moduleOf(key, { credits: 1.5 })), zoneOf('core', 'core-testable', ['m'])];
function compiled(...records: readonly object[]): ReturnType<typeof compile> {
  return compile(documentOf(roleOf(), ...base, ...records), 'role:r');
}
function path(records: readonly object[], more: object = {}): LearnerPath {
  const program = compiled(...records);
  if (!program.ok) throw new Error(JSON.stringify(program.error));
  return runLearner(program.value, state(more)).path;
}
const codes = (...records: readonly object[]): readonly string[] => {
  const program = compiled(...records);
  return program.ok ? [] : program.error.map((finding) => finding.code);
};
const done = (module: string): object => ({ subject: `module:${module}`, kind: 'record', completed: true, passed: true, at: '2026-10-01' });

describe('groups of prerequisites', () => {
  const any = requirement('m', { need: 'any', of: ids('a', 'b') }, ['b']);
  it('E-65 the authored default enters, unless something else meets the group', () => {
    expect(lines(path([any]))).toEqual(['b done pulled-in', 'm done core']);
    expect(lines(path([any], { evidence: [done('a')] }))).toEqual(['m done core']);
    expect(lines(path([any, edgeOf('a', 'm')]))).toEqual(['a done pulled-in', 'm done core']);
    expect(lines(path([any, zoneOf('pick', 'elective', ['a', 'c'], { place: -1, requirement: { kind: 'count', choose: 1 } })], { choices: { 'zone:pick': ids('a') } }))).toEqual(['a done chosen', 'm done core']);
  });
  it('E-64 E-66 a module is locked until its group is met, caps and inner groups included', () => {
    const group = { need: 'count', atLeast: 2, of: [...ids('a', 'b'), { need: 'all', of: ids('c') }], caps: [{ of: ids('a', 'b'), atMost: 1 }] };
    const program = compiled(requirement('m', group, ['a', 'b', 'c']));
    if (!program.ok) throw new Error('refused');
    const last = (evidence: readonly object[]): string => lines(evaluate(program.value, state({ evidence }))).at(-1) ?? '';
    const attempt = (module: string): object => ({ subject: `module:${module}`, kind: 'record', passed: true, at: '2026-11-01', attempt: 1 });
    expect([last([]), last([attempt('a'), attempt('b')]), last([attempt('a'), attempt('c')])]).toEqual(['m locked core', 'm locked core', 'm open core']);
    expect(evaluate(program.value, state()).steps.at(-1)?.reasons.at(-1)).toEqual({ code: 'waits-for-group', subject: 'requirement:m', text: 'Basics', modules: ids('a', 'b', 'c') });
  });
  it('E-64 minutes and credits', () => {
    expect(lines(path([requirement('m', { need: 'minutes', atLeast: 20, of: ids('a', 'b', 'c') }, ['a', 'c'])]))).toEqual(['a done pulled-in', 'c done pulled-in', 'm done core']);
    expect(codes(requirement('m', { need: 'credits', atLeast: 3, of: ids('a', 'b', 'c') }, ['a', 'b']))).toEqual([]);
    expect(codes(requirement('m', { need: 'credits', atLeast: 3.01, of: ids('a', 'b', 'c') }, ['a', 'b']))).toEqual(['TRL-G004']);
  });
  it('E-67 compile refuses what nobody or not everybody could meet', () => {
    expect(codes(requirement('m', { need: 'any', of: ids('a', 'b') }))).toEqual(['TRL-G004']);
    expect(codes(requirement('m', { need: 'count', atLeast: 3, of: ids('a', 'b') }, ['a', 'b']))).toEqual(['TRL-G005']);
    expect(codes(requirement('m', { need: 'any', of: ids('a', 'b') }, ['a', 'c']))).toEqual(['TRL-G006']);
    expect(codes(requirement('m', { need: 'any', of: ids('a', 'm') }, ['a']))).toEqual(['TRL-G002']);
    expect(codes(requirement('m', { need: 'any', of: ids('a', 'b') }, ['a']), edgeOf('m', 'b'))).toEqual(['TRL-G001']);
    expect(codes(requirement('m', { need: 'any', of: ids('a', 'b') }), zoneOf('more', 'core-locked', ['b']))).toEqual([]);
    expect(runChecks(documentOf(roleOf(), ...base, requirement('m', { need: 'any', of: ids('a', 'b') }))).map((finding) => finding.code)).toContain('TRL-G004');
  });
  it('refuses unknown operators, and forgets removed modules', () => {
    expect(parseRecord(requirement('m', { need: 'most', of: ids('a') })).ok).toBe(false);
    const record = recordOf(requirement('m', { need: 'any', of: [...ids('a'), { need: 'all', of: ids('b') }] }, ['b']));
    expect(referencesOf(record)).toEqual(ids('m', 'a', 'b', 'b'));
    expect(forgetIds(record, new Set(ids('b')))).toMatchObject({ group: { of: ids('a') }, default: [] });
    expect(forgetIds(record, new Set(ids('a', 'b')))).toBeNull();
  });
});

describe('requirements of elective zones', () => {
  const pick = (asked: object): object => zoneOf('pick', 'elective', ['a', 'b', 'c'], { place: 5, requirement: asked });
  it('E-68 E-69 minutes: the ranking is walked until they are met, then what is not needed is dropped from the end', () => {
    const records = [moduleOf('d', { minutes: 25 }), zoneOf('pick', 'elective', ['a', 'b', 'd'], { place: 5, requirement: { kind: 'minutes', atLeast: 30 } })];
    expect(lines(path(records))).toEqual(['m done core', 'a done chosen', 'd done chosen']);
  });
  it('E-68 E-71 a module counts for one subgroup, and the path says for which', () => {
    const groups = [{ title: 'Law', modules: ids('a', 'b'), atLeast: 1 }, { title: 'Practice', modules: ids('b', 'c'), atLeast: 1 }];
    const result = path([pick({ kind: 'count', choose: 2, groups })], { choices: { 'zone:pick': ids('b', 'a') } });
    expect(result.electives).toEqual([{ zone: 'zone:pick', met: true, counted: [{ module: 'module:b', groups: ['Practice'] }, { module: 'module:a', groups: ['Law'] }] }]);
    expect(result.steps.find((step) => step.module === 'module:b')?.reasons[0]).toMatchObject({ code: 'chosen', text: 'Practice' });
    expect(path([pick({ kind: 'count', choose: 1, groups, mayShare: true })], { choices: { 'zone:pick': ids('b') } }).electives[0]?.counted).toEqual([{ module: 'module:b', groups: ['Law', 'Practice'] }]);
  });
  it('E-70 names the subgroup that cannot be met, and what goes over the budget', () => {
    const group = (more: object): object => ({ title: 'Law', modules: ids('a', 'b'), ...more });
    expect(codes(pick({ kind: 'count', choose: 4 }))).toEqual(['TRL-Z002']);
    const named = compiled(pick({ kind: 'count', choose: 2, groups: [group({ atLeast: 3 })] }));
    expect(named).toMatchObject({ ok: false, error: [{ code: 'TRL-Z010', message: 'The group “Law” of “pick” cannot be met: it asks for at least 3 modules, and of its 2 modules too few can count. Add modules to the group or change its bounds.' }] });
    expect(codes(pick({ kind: 'count', choose: 3, groups: [group({ atMost: 1 })] }))).toEqual(['TRL-Z010']);
    expect(codes(pick({ kind: 'count', choose: 1, groups: [{ title: 'Other', modules: ids('m'), atLeast: 0 }] }))).toEqual(['TRL-Z012']);
    const many = Array.from({ length: 40 }, (_, n) => `x${n}`);
    const modules = many.map((key, n) => moduleOf(key, { minutes: 100 + n * n * 7 }));
    const groups = [{ title: 'One', modules: ids(...many), atLeast: 15_001, atMost: 15_001 }, { title: 'Two', modules: ids(...many), atLeast: 20_003, atMost: 20_003 }];
    expect(codes(...modules, zoneOf('big', 'elective', many, { requirement: { kind: 'minutes', atLeast: 35_004, groups } }))).toEqual(['TRL-Z011']);
  });
  it('E-70 where no front is proven, what only the zone can count stands for it', () => {
    const asked = { unit: 'minutes' as const, asked: 3, groups: [{ title: 'G', modules: ['a', 'b'], atLeast: 3, atMost: 3 }], mayShare: true };
    const worth = (key: string): { minutes: number; credits: number } => ({ minutes: key === 'a' ? 1 : 2, credits: 0 });
    expect(countFor(asked, ['b'], ['a', 'b'], worth)).toMatchObject({ modules: ['a', 'b'], met: true });
  });
  it('E-70 the flow and the search agree', () => {
    const problem = (seed: number, share: boolean): Satisfy => {
      const bit = (n: number): boolean => ((seed * 2654435761) >>> (n % 29)) % 2 === 1;
      const groups = [0, 1, 2].map((group) => ({ items: new Set([0, 1, 2, 3, 4].filter((item) => bit(group * 5 + item))), atLeast: bit(group + 20) ? 1 : 0, atMost: bit(group + 23) ? 2 : Infinity }));
      return { values: [1, 1, 1, 1, 1], asked: seed % 6, groups, mayShare: share };
    };
    for (let seed = 1; seed < 400; seed++) {
      const [flow, search] = [satisfy(problem(seed, false)), satisfy({ ...problem(seed, false), values: [2, 2, 2, 2, 2], asked: 2 * (seed % 6), groups: problem(seed, false).groups.map((group) => ({ ...group, atLeast: 2 * group.atLeast, atMost: 2 * group.atMost })) })];
      expect(flow.kind).toBe(search.kind);
    }
    expect(satisfy(problem(7, true), 0).kind).not.toBe('met');
  });
  it('a flow never shrinks on an arc into the sink', () => {
    const network = createFlowNetwork(5, [{ from: 3, to: 1, capacity: 1 }, { from: 4, to: 1, capacity: 0 }, { from: 0, to: 2, capacity: 1 }, { from: 2, to: 3, capacity: 1 }, { from: 2, to: 4, capacity: 1 }], 0, 1);
    expect(network.augment()).toBe(1);
    network.setCapacity(1, 5);
    expect([network.augment(), network.flowOf(0), network.flowOf(1)]).toEqual([1, 1, 0]);
  });
});
