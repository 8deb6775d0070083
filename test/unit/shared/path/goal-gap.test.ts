import { describe, expect, it } from 'vitest';
import { learnerStateSchema } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import { goalGaps } from '#shared/path/goal-gap';
import { runChecks } from '#shared/checks/run-checks';
import { bandRuleOf, documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';

const role = roleOf({ targets: [{ competency: 'competency:k', level: 0 }] });
const competency = { id: 'competency:k', type: 'competency', title: 'K', levels: [{ title: 'One', behaviours: ['x'], provedBy: ['module:p'] }] };
const objective = (module: string, text: string, more = ''): object => ({ id: `objective:${module}${more}`, type: 'objective', module: `module:${module}`, text, outcome: 'know' });
const test = (module: string, score: number): object => ({ subject: `module:${module}`, kind: 'scenario', score, at: '2026-10-01' });
const done = (module: string, more: object = {}): object => ({ subject: `module:${module}`, kind: 'record', passed: true, completed: true, at: '2026-10-02', ...more });

/** The level that is reached, -1 for none. */
function reached(records: readonly object[], evidence: readonly object[], more: object = {}): number | undefined {
  const document = documentOf(role, competency, moduleOf('p'), ...records);
  const compiled = compile(document, 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const path = evaluate(compiled.value, learnerStateSchema.parse({ evidence, ...more }));
  return goalGaps(document, document.tables.role.get('role:r')!, path, 'current')[0]?.reached;
}

describe('what a path proves of a goal', () => {
  const later = [moduleOf('l'), edgeOf('p', 'l'), zoneOf('core', 'core-testable', ['l']), bandRuleOf('p', [])];
  it('a prerequisite that is waived proves, also when it fell away behind a later credit', () => {
    expect(reached(later, [test('p', 9500)])).toBe(0);
    expect(reached(later, [test('p', 9500), done('l')])).toBe(0);
    expect(reached([...later, moduleOf('e'), edgeOf('e', 'p', { kind: 'equivalent' })], [done('e'), done('l')])).toBe(0);
  });
  it('what fell away without evidence, below the mark or by exemption does not', () => {
    expect(reached(later, [done('l')])).toBe(-1);
    expect(reached(later, [test('p', 8000), done('l')])).toBe(-1);
    expect(reached(later, [done('l')], { overrides: [{ module: 'module:p', reason: 'x', approver: 'y', until: '2027-01-01' }] })).toBe(-1);
  });
  const instead = (kind: 'alternate' | 'bridge'): readonly object[] => [
    moduleOf('x'), zoneOf('core', 'core-testable', ['p']), { ...bandRuleOf('p', []), bands: [{ from: 0, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'replace', module: 'module:x' } }] },
    kind === 'bridge' ? edgeOf('x', 'p', { kind }) : { id: 'alternate:x', type: 'alternate', module: 'module:p', alternate: 'module:x', differs: 'format' },
  ];
  it('an alternate of equal objectives proves what it stands instead of, once it is done', () => {
    const passed = [test('p', 100), done('x', { attempt: 1 })];
    const equal = [...instead('alternate'), objective('p', 'Say it'), objective('x', 'Say it')];
    expect(reached(equal, passed)).toBe(0);
    expect(reached(equal, [test('p', 100)])).toBe(-1);
    expect(reached([...instead('alternate'), objective('p', 'Say it'), objective('x', 'Say less')], passed)).toBe(-1);
    expect(reached([...instead('bridge'), objective('p', 'Say it'), objective('x', 'Say it')], passed)).toBe(-1);
  });
});

describe('equal objectives', () => {
  it('line breaks in a text do not look like another objective', () => {
    const document = documentOf(roleOf(), moduleOf('a'), moduleOf('b'), objective('a', 'One\nknow Two'), objective('b', 'One', '1'), objective('b', 'Two', '2'), zoneOf('e', 'elective', ['a', 'b'], { sameObjectives: true, requirement: { kind: 'count', choose: 1 } }));
    expect(runChecks(document).map(({ code }) => code)).toContain('TRL-Z016');
  });
});

describe('quick fixes and words', () => {
  const messages = (zone: object): string => runChecks(documentOf(roleOf(), moduleOf('a'), moduleOf('b'), zone)).filter(({ code }) => code === 'TRL-Z002' || code === 'TRL-Z010').map(({ message }) => message).join(' ');
  it('numbers have their plural', () => {
    expect(messages(zoneOf('e', 'elective', [], { requirement: { kind: 'count', choose: 1 } }))).toContain('asks for 1 module, but only 0 can count: it lists none.');
    expect(messages(zoneOf('e', 'elective', ['a'], { requirement: { kind: 'count', choose: 2 } }))).toContain('asks for 2 modules, but only 1 can count: it lists only 1.');
    expect(messages(zoneOf('e', 'elective', ['a', 'b'], { requirement: { kind: 'count', choose: 1, groups: [{ title: 'G', modules: ['module:a'], atLeast: 2, atMost: 1 }] } }))).toContain('it asks for at least 2 modules and at most 1 module, and only one module is in it.');
  });
  it('the failure that escalates comes last, and the list ascends', () => {
    const failures = [5, 1].map((at) => ({ at, action: { do: 'lock', days: 3 } }));
    const document = documentOf(roleOf(), moduleOf('a', { passMark: 8000 }), zoneOf('c', 'core-testable', ['a']), { id: 'rule:x', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:a', title: 'x', failures });
    const fix = runChecks(document).find(({ code }) => code === 'TRL-E001')?.fix?.command as { payload: { updates: { set: { failures: { at: number }[] } }[] } } | undefined;
    expect(fix?.payload.updates[0]?.set.failures.map(({ at }) => at)).toEqual([1, 5, 6]);
  });
});
