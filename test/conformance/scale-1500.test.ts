import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { Program } from '#shared/path/program';
import { documentOf } from '../helpers/documents';
import { hasSharedData, readSharedBytes, readSharedJson } from '../helpers/shared-data';

interface RoleSpec { readonly core: number[]; readonly noTestOut: number[]; readonly zones: { readonly modules?: number[]; readonly choose?: number }[] | number[][] }
interface Curriculum {
  readonly salt: number;
  readonly modules: readonly { readonly ix: number; readonly id: string; readonly title: string; readonly minutes: number }[];
  readonly prerequisites: readonly (readonly [number, number])[];
  readonly roles: Readonly<Record<string, RoleSpec>>;
  readonly departments: Readonly<Record<string, { readonly core: number[] }>>;
}

/** The workload's deterministic hash (SPEC.md). */
function mix(e: number, m: number, salt: number): number {
  let x = (Math.imul(e, 2654435761) + Math.imul(m, 2246822519) + Math.imul(salt, 374761393)) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 2246822519) >>> 0;
  x = Math.imul(x ^ (x >>> 13), 3266489917) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

const id = (ix: number): string => `module:m${ix}`;
const bands = [
  { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'extend', percent: 25 } },
  { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
  { from: 9000, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'waive' } },
];

function listsOf(role: RoleSpec): readonly { readonly modules: readonly number[]; readonly choose: number }[] {
  return (role.zones as readonly (number[] | { modules?: number[]; choose?: number })[]).map((zone) => (Array.isArray(zone) ? { modules: zone, choose: 2 } : { modules: zone.modules ?? [], choose: zone.choose ?? 2 }));
}

/** One document for one (role, department), as engine.md's "Reference workload" says. */
function programOf(curriculum: Curriculum, roleName: string, department: string): Program {
  const role = curriculum.roles[roleName];
  if (!role) throw new Error(`no role ${roleName}`);
  const required = [...new Set([...role.core, ...(curriculum.departments[department]?.core ?? [])])];
  const locked = required.filter((ix) => role.noTestOut.includes(ix));
  const zone = (key: string, policy: string, modules: readonly number[], more: object): object => ({ id: `zone:${key}`, type: 'zone', role: 'role:r', title: key, policy, modules: modules.map(id), ...more });
  const document = documentOf(
    { id: 'role:r', type: 'role', title: roleName, order: 'library', pulledIn: 'stay' },
    ...curriculum.modules.map((module) => ({ id: id(module.ix), type: 'module', title: module.title || module.id, minutes: module.minutes, place: module.ix })),
    ...curriculum.prerequisites.map(([from, to], index) => ({ id: `edge:${index}`, type: 'edge', from: id(from), to: id(to) })),
    zone('locked', 'core-locked', locked, { place: 0 }),
    zone('core', 'core-testable', required.filter((ix) => !locked.includes(ix)), { place: 1 }),
    ...listsOf(role).map((list, index) => zone(`e${index}`, 'elective', list.modules, { place: 2 + index, requirement: { kind: 'count', choose: list.choose }, choice: { policy: 'ranked' }, waivable: true })),
    ...curriculum.modules.map((module) => ({ id: `rule:${module.ix}`, type: 'rule', kind: 'score-bands', role: 'role:r', module: id(module.ix), title: 'Placement', bands })),
  );
  const compiled = compile(document, 'role:r');
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.slice(0, 3)));
  return compiled.value;
}

function stateOf(curriculum: Curriculum, roleName: string, e: number): LearnerState {
  const { salt, modules, roles } = curriculum;
  const evidence = modules.flatMap(({ ix }) => (mix(e, ix, salt + 1) % 4 === 0 ? [{ subject: id(ix), kind: 'recall' as const, score: (mix(e, ix, salt + 2) % 101) * 100, passed: null, at: '2026-10-01', source: '', attempt: null, completed: false, serves: null, expires: null }] : []));
  const zones = roles[roleName] ? listsOf(roles[roleName]) : [];
  const choices = Object.fromEntries(zones.map((list, z) => [`zone:e${z}`, [...list.modules].sort((a, b) => mix(e, b, salt + 100 + z) - mix(e, a, salt + 100 + z) || a - b).map(id)]));
  return { evidence, choices, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] };
}

describe.skipIf(!hasSharedData('scale-1500'))('the reference workload (scale-1500)', () => {
  it('the public compile and evaluate give the published totals and the SHA-256 over all 1,500 paths', { timeout: 120_000 }, () => {
    const curriculum = readSharedJson<Curriculum>('scale-1500/curriculum.json');
    const expected = readSharedJson<Record<string, unknown>>('scale-1500/expected.json');
    const rows = new TextDecoder().decode(readSharedBytes('scale-1500/employees.csv')).trim().split('\n').slice(1).map((line) => line.trim().split(','));
    const programs = new Map<string, Program>();
    const hash = createHash('sha256');
    const totals = { minutes: 0, items: 0, skipped: 0, remediated: 0 };
    for (const [index = '', employee = '', , , role = '', department = ''] of rows) {
      const key = `${role}/${department}`;
      const program = programs.get(key) ?? programOf(curriculum, role, department);
      programs.set(key, program);
      const path = evaluate(program, stateOf(curriculum, role, Number(index)), { explain: true });
      const skipped = path.steps.filter((step) => step.state === 'waived').length;
      const remediated = path.steps.filter((step) => step.reasons.some((reason) => reason.code === 'band-extend')).length;
      hash.update(`${employee},${path.minutes},${path.steps.length},${skipped},${remediated},${path.steps.map((step) => step.module.slice(8)).join('-')}\n`);
      totals.minutes += path.minutes;
      totals.items += path.steps.length;
      totals.skipped += skipped;
      totals.remediated += remediated;
    }
    expect(totals).toEqual({ minutes: expected['totalMinutes'], items: expected['totalPathItems'], skipped: expected['totalSkipped'], remediated: expected['totalRemediated'] });
    expect(hash.digest('hex')).toBe(expected['sha256OfLines']);
  });
});
