import { describe, expect, it } from 'vitest';
import { applyCommands } from '#shared/document/apply-command';
import { applyDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Role } from '#shared/model/role';
import { cellsOf, commandsFor, type MatrixChange } from '../../renderer/features/role-designer/matrix';
import { blockOf, isInBlock, moveCell, policyOfKey } from '../../renderer/features/role-designer/matrix-keys';
import { gapOf } from '../../renderer/features/inspector/role-targets';
import { documentOf, moduleOf, recordOf, roleOf, zoneOf } from '../helpers/documents';

const document = documentOf(
  roleOf(), { id: 'role:s', type: 'role', title: 'Segment', inherits: 'role:r', place: 1 }, ...['a', 'b', 'c', 'd'].map((key) => moduleOf(key)),
  zoneOf('core', 'core-testable', ['a', 'b']), zoneOf('choice', 'elective', ['c'], { requirement: { kind: 'count', choose: 1 } }),
);
function after(from: TrellisDocument, changes: readonly MatrixChange[]): TrellisDocument {
  let next = 0;
  const applied = applyCommands(from, commandsFor(from, changes, () => `zone:new${next++}`));
  if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  return applyDiff(from, applied.value.diff);
}
const shown = (at: TrellisDocument, role: string): Readonly<Record<string, string>> => Object.fromEntries([...cellsOf(at, role)].map(([id, cell]) => [id.slice(7), `${cell.policy}${cell.from ? ` from ${cell.from}` : ''}`]).sort());

describe('the role × module matrix', () => {
  it('shows the strictest zone, and what an ancestor says', () => {
    expect(shown(document, 'role:r')).toEqual({ a: 'core-testable', b: 'core-testable', c: 'elective' });
    expect(shown(document, 'role:s')).toEqual({ a: 'core-testable from role:r', b: 'core-testable from role:r', c: 'elective from role:r' });
  });
  it('moves into the first zone of a policy, and makes one zone where there is none, once for all', () => {
    const moved = after(document, [{ role: 'role:r', modules: ['module:c', 'module:d'], policy: 'core-testable' }, { role: 'role:r', modules: ['module:a'], policy: 'remedial' }, { role: 'role:r', modules: ['module:b'], policy: 'remedial' }]);
    expect(shown(moved, 'role:r')).toEqual({ a: 'remedial', b: 'remedial', c: 'core-testable', d: 'core-testable' });
    expect([...moved.tables.zone.values()].filter((zone) => zone.policy === 'remedial')).toHaveLength(1);
  });
  it('makes a new elective zone ask for one, takes out, and lets a segment make stricter', () => {
    const out = after(document, [{ role: 'role:r', modules: ['module:a'], policy: null }]);
    expect(shown(out, 'role:r')).toEqual({ b: 'core-testable', c: 'elective' });
    const stricter = after(document, [{ role: 'role:s', modules: ['module:a'], policy: 'core-locked' }, { role: 'role:s', modules: ['module:d'], policy: 'elective' }]);
    expect(shown(stricter, 'role:s')).toMatchObject({ a: 'core-locked', b: 'core-testable from role:r', d: 'elective' });
    expect([...stricter.tables.zone.values()].find((zone) => zone.role === 'role:s' && zone.policy === 'elective')?.requirement).toEqual({ kind: 'count', choose: 1 });
  });
  it('knows its keys: policies, movements, blocks', () => {
    const key = (name: string, more: object = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more });
    expect(['c', 'T', 'e', 'r', 'o', 'n', 'Delete', 'x'].map((name) => policyOfKey(key(name)))).toEqual(['core-locked', 'core-testable', 'elective', 'remedial', 'open', null, null, undefined]);
    expect(policyOfKey(key('c', { ctrlKey: true }))).toBeUndefined();
    const size = { rows: 10, columns: 3 };
    expect(moveCell(key('ArrowDown'), { row: 9, column: 0 }, size)).toEqual({ row: 9, column: 0 });
    expect(moveCell(key('End', { ctrlKey: true }), { row: 0, column: 0 }, size)).toEqual({ row: 9, column: 2 });
    expect(moveCell(key('c'), { row: 0, column: 0 }, size)).toBeNull();
    const rect = blockOf({ anchor: { row: 4, column: 2 }, spot: { row: 1, column: 1 } });
    expect([isInBlock(rect, { row: 2, column: 2 }), isInBlock(rect, { row: 2, column: 0 })]).toEqual([true, false]);
  });
  it('R-3 tells the gap between the role as it is and the future one', () => {
    const role = recordOf(roleOf({ targets: [{ competency: 'competency:x', level: 0 }, { competency: 'competency:x', level: 2, goal: 'future' }, { competency: 'competency:y', level: 1, goal: 'future' }, { competency: 'competency:z', level: 1 }] })) as Role;
    expect(['x', 'y', 'z', 'w'].map((key) => gapOf(role, `competency:${key}`))).toEqual([2, 2, null, null]);
  });
});
