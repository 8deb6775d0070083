import { describe, expect, it } from 'vitest';
import { runChecks } from '#shared/checks/run-checks';
import { learnerStateSchema } from '#shared/model/profile';
import { forgetIds } from '#shared/model/record';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { bandRuleOf, documentOf, moduleOf, recordOf, roleOf, zoneOf } from '../../../helpers/documents';

const segment = (more: object = {}): object => ({ id: 'role:s', type: 'role', title: 'Segment', inherits: 'role:r', ...more });
const modules = ['a', 'b', 'c', 'd'].map((key) => moduleOf(key));

function steps(role: string, ...records: readonly object[]): readonly string[] {
  const program = compile(documentOf(roleOf(), ...modules, ...records), role);
  if (!program.ok) throw new Error(JSON.stringify(program.error));
  return runLearner(program.value, learnerStateSchema.parse({ evidence: [{ subject: 'module:b', kind: 'recall', score: 9500, at: '2026-01-01', source: 'quiz' }] })).path.steps.map((step) => `${step.module.slice(7)} ${step.state}`);
}

describe('segments of a role', () => {
  it('R-1 take over zones and rules of their ancestors, in front of their own', () => {
    const records = [zoneOf('core', 'core-testable', ['a', 'b']), bandRuleOf('b', []), segment(), zoneOf('own', 'core-testable', ['c'], { role: 'role:s' })];
    expect(steps('role:r', ...records)).toEqual(['a done', 'b waived']);
    expect(steps('role:s', ...records)).toEqual(['a done', 'b waived', 'c done']);
  });
  it('R-1 make stricter, never looser: locked core of an ancestor stays locked', () => {
    const stricter = [zoneOf('core', 'core-testable', ['a', 'b']), bandRuleOf('b', []), segment(), zoneOf('own', 'core-locked', ['b'], { role: 'role:s' })];
    expect(steps('role:s', ...stricter)).toEqual(['a done', 'b done']);
    const looser = [zoneOf('core', 'core-locked', ['b']), segment(), zoneOf('own', 'remedial', ['b'], { role: 'role:s' })];
    expect(steps('role:s', ...looser)).toEqual(['b done']);
  });
  it('R-1 over two generations, and no more once the ancestor is gone', () => {
    const chain = [zoneOf('core', 'core-testable', ['a']), segment(), { id: 'role:t', type: 'role', title: 'Team', inherits: 'role:s' }, zoneOf('own', 'core-testable', ['b'], { role: 'role:s' }), zoneOf('last', 'core-testable', ['c'], { role: 'role:t' })];
    expect(steps('role:t', ...chain)).toEqual(['a done', 'b done', 'c done']);
    expect(forgetIds(recordOf(segment()), new Set(['role:r']))).toMatchObject({ inherits: null });
  });
  it('R-2 a role that inherits from itself is an error, and still ends', () => {
    const document = documentOf(roleOf({ inherits: 'role:s' }), segment(), ...modules, zoneOf('core', 'core-testable', ['a']));
    expect(runChecks(document).filter((finding) => finding.code === 'TRL-R010').map((finding) => finding.records)).toEqual([['role:r'], ['role:s']]);
    expect(compile(document, 'role:s').ok).toBe(true);
  });
});

describe('what a role asks', () => {
  const competency = { id: 'competency:k', type: 'competency', title: 'Selling', levels: [{ title: 'One' }, { title: 'Two' }] };
  it('R-3 a level that the competency does not have is an error', () => {
    const find = (level: number): readonly string[] => runChecks(documentOf(roleOf({ targets: [{ competency: 'competency:k', level }] }), competency, ...modules, zoneOf('core', 'core-testable', ['a']))).map((finding) => finding.code);
    expect(find(1)).not.toContain('TRL-R011');
    expect(find(2)).toContain('TRL-R011');
  });
  it('R-4 a task that nothing on the path prepares for is a warning', () => {
    const task = (more: object): readonly string[] => runChecks(documentOf(
      roleOf(), ...modules, zoneOf('core', 'core-testable', ['a']), { id: 'objective:o', type: 'objective', module: 'module:a', text: 'Can do' },
      { id: 'responsibility:x', type: 'responsibility', role: 'role:r', title: 'Visits', tasks: [{ title: 'Prepare', ...more }] },
    )).filter((finding) => finding.code === 'TRL-R012').map((finding) => finding.message);
    expect(task({})).toEqual(['Nothing on the path prepares for the task “Prepare” (Visits). Trace it to an objective or a module of the path.']);
    expect(task({ modules: ['module:d'] })).toHaveLength(1);
    expect(task({ modules: ['module:a'] })).toEqual([]);
    expect(task({ objectives: ['objective:o'] })).toEqual([]);
  });
});
