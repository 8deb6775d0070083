import { describe, expect, it } from 'vitest';
import { checkScenarios } from '#shared/checks/scenarios';
import { applyCommands } from '#shared/document/apply-command';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { forgetIds } from '#shared/model/record';
import { learnerStateSchema, type LearnerState } from '#shared/model/profile';
import type { Scenario } from '#shared/model/scenario';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { holdRun, runScenario } from '#shared/path/scenario-run';
import { documentOf, edgeOf, moduleOf, recordOf, roleOf, zoneOf } from '../../../helpers/documents';

const bands = (skip: number) => [
  { from: 0, fromInclusive: true, to: skip, toInclusive: false, action: { do: 'take' } },
  { from: skip, fromInclusive: true, to: 10_000, toInclusive: true, action: { do: 'waive' } },
];
const design = (skip = 9000, ...more: object[]): TrellisDocument => documentOf(
  roleOf(), moduleOf('a'), moduleOf('b'), moduleOf('c'), edgeOf('a', 'b'),
  zoneOf('core', 'core-locked', ['a']), zoneOf('test', 'core-testable', ['b', 'c'], { place: 1 }),
  { id: 'rule:b', type: 'rule', kind: 'score-bands', role: 'role:r', module: 'module:b', title: 'B', bands: bands(skip) }, ...more,
);
const learner: LearnerState = learnerStateSchema.parse({ evidence: [{ subject: 'module:b', kind: 'scenario', score: 9000, at: '2026-10-20' }] });
const programOf = (document: TrellisDocument) => {
  const program = compile(document, 'role:r');
  if (!program.ok) throw new Error(JSON.stringify(program.error));
  return program.value;
};
function saved(modules: readonly string[] | null): Scenario {
  return { id: 'scenario:s', type: 'scenario', title: 'Skips B', note: '', role: 'role:r', learner, asOf: '2026-11-01', ...holdRun(runLearner(programOf(design()), learner), modules) };
}
const find = (document: TrellisDocument): readonly string[] => checkScenarios(document).map(({ code, message }) => `${code} ${message}`);

describe('a saved scenario', () => {
  it('E-89 holds on the design that it was made on, the whole path or one module of it', () => {
    expect(saved(null)).toMatchObject({ end: 'finished', whole: true, steps: [{ module: 'module:a', state: 'done' }, { module: 'module:b', state: 'waived' }, { module: 'module:c', state: 'done' }] });
    expect(saved(['module:b'])).toMatchObject({ whole: false, steps: [{ module: 'module:b', state: 'waived' }] });
    for (const scenario of [saved(null), saved(['module:b']), saved(['module:c'])]) {
      expect(runScenario(programOf(design()), scenario)).toMatchObject({ holds: true, end: null, differences: [], isReordered: false });
      expect(find(design(9000, scenario))).toEqual([]);
    }
  });
  it('a changed rule, zone or order is told by name; what only the other modules do is not held by one of them', () => {
    expect(find(design(9500, saved(null)))).toEqual(['TRL-T001 The scenario “Skips B” no longer holds: “B” is taken, was waived.']);
    expect(find(design(9500, saved(['module:c'])))).toEqual([]);
    const more = design(9000, saved(null), moduleOf('d'), { id: 'zone:more', type: 'zone', role: 'role:r', title: 'More', policy: 'core-locked', modules: ['module:d'], place: 2 });
    expect(find(more)).toEqual(['TRL-T001 The scenario “Skips B” no longer holds: “D” is taken, was not on the path.']);
    expect(find(design(9000, saved(['module:c']), edgeOf('c', 'b')))).toEqual([]);
    expect(find(design(9000, saved(null), edgeOf('c', 'b')))).toEqual(['TRL-T001 The scenario “Skips B” no longer holds: the same steps come in another order.']);
  });
  it('attempts are held one by one: a failure more is a step more', () => {
    const failed: LearnerState = { ...learner, evidence: [...learner.evidence, ...learnerStateSchema.parse({ evidence: [{ subject: 'module:c', kind: 'scenario', passed: false, at: '2026-10-21', attempt: 1 }] }).evidence] };
    const scenario = { ...saved(null), learner: failed };
    const result = runScenario(programOf(documentOf(...[...design().tables.module.values()].map((module) => (module.id === 'module:c' ? { ...module, passMark: 8000 } : module)), ...['role', 'zone', 'edge', 'rule'].flatMap((type) => [...design().tables[type as 'role'].values()]), { id: 'rule:c', type: 'rule', kind: 'attempts', role: 'role:r', module: 'module:c', title: 'C', failures: [{ at: 3, action: { do: 'escalate' } }] })), scenario);
    expect(result.differences).toEqual([{ module: 'module:c', held: null, now: 'done' }]);
  });
  it('one that cannot be run says why', () => {
    expect(find(design(9000, saved(null), edgeOf('b', 'a')))[0]).toMatch(/^TRL-T002 The scenario “Skips B” cannot be run: .*loop/i);
  });
  it('is for one day: what has expired since the document’s own day does not change it', () => {
    const later = design(9000, saved(null), { id: 'settings:document', type: 'settings', title: 'Test', asOf: '2031-01-01' });
    expect(find(later)).toEqual([]);
  });
  it('forgets a module that is deleted, and goes with its role or its last module', () => {
    const scenario = recordOf(saved(null));
    expect(forgetIds(scenario, new Set(['module:b']))).toMatchObject({ learner: { evidence: [] }, steps: [{ module: 'module:a' }, { module: 'module:c' }] });
    expect([forgetIds(scenario, new Set(['role:r'])), forgetIds(recordOf(saved(['module:b'])), new Set(['module:b']))]).toEqual([null, null]);
    const applied = applyCommands(design(9000, saved(null)), [{ name: 'record.remove', payload: { ids: ['module:b'] } }]);
    expect(applied.ok).toBe(true);
  });
});
