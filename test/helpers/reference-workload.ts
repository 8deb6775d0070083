import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { documentOf } from './documents';

/** A folder of ../shared/data/scale-1500/SPEC.md, read. */
export interface Workload {
  readonly curriculum: Curriculum;
  readonly employees: readonly Employee[];
}

export interface RoleSpec { readonly core: readonly number[]; readonly noTestOut: readonly number[]; readonly zones: readonly { readonly modules: readonly number[]; readonly choose: number }[] }
export interface Curriculum {
  readonly salt: number;
  readonly modules: readonly { readonly ix: number; readonly id: string; readonly title: string; readonly minutes: number }[];
  readonly prerequisites: readonly (readonly [number, number])[];
  readonly roles: Readonly<Record<string, RoleSpec>>;
  readonly departments: Readonly<Record<string, { readonly core: readonly number[] }>>;
}
export interface Employee { readonly ix: number; readonly id: string; readonly store: string; readonly region: string; readonly role: string; readonly department: string; readonly group: string }

export function readWorkload(folder: string): Workload {
  const curriculum = JSON.parse(readFileSync(join(folder, 'curriculum.json'), 'utf8')) as Curriculum;
  const [, ...lines] = readFileSync(join(folder, 'employees.csv'), 'utf8').trim().split(/\r?\n/);
  const employees = lines.map((line): Employee => {
    const [ix = '', id = '', store = '', region = '', role = '', department = '', group = ''] = line.split(',');
    return { ix: Number(ix), id, store, region, role, department, group };
  });
  return { curriculum, employees };
}

/** The workload's deterministic hash (SPEC.md). */
export function mix(e: number, m: number, salt: number): number {
  let x = (Math.imul(e, 2654435761) + Math.imul(m, 2246822519) + Math.imul(salt, 374761393)) >>> 0;
  x = Math.imul(x ^ (x >>> 15), 2246822519) >>> 0;
  x = Math.imul(x ^ (x >>> 13), 3266489917) >>> 0;
  return (x ^ (x >>> 16)) >>> 0;
}

export const moduleId = (ix: number): string => `module:m${ix}`;
export const roleKey = (role: string, department: string): string => (department === '' ? role : `${role}.${department}`);

const bands = [
  { from: 0, fromInclusive: true, to: 6000, toInclusive: false, action: { do: 'extend', percent: 25 } },
  { from: 6000, fromInclusive: true, to: 9000, toInclusive: false, action: { do: 'take' } },
  { from: 9000, fromInclusive: true, to: 10000, toInclusive: true, action: { do: 'waive' } },
];

/** Raw records of one document with a role per (role, department) that occurs, as engine.md's "Reference workload" says. */
export function workloadRecords({ curriculum, employees }: Workload): readonly object[] {
  const pairs = new Map(employees.map(({ role, department }) => [roleKey(role, department), { role, department }]));
  return [
    { id: 'settings:document', type: 'settings', title: 'Reference workload', asOf: '2026-11-01' },
    ...curriculum.modules.map((module) => ({ id: moduleId(module.ix), type: 'module', title: module.title || module.id, minutes: module.minutes, place: module.ix })),
    ...curriculum.prerequisites.map(([from, to], index) => ({ id: `edge:${index}`, type: 'edge', from: moduleId(from), to: moduleId(to) })),
    ...[...pairs].flatMap(([key, { role, department }]) => roleRecords(curriculum, key, role, department)),
  ];
}

export function workloadDocument(workload: Workload): TrellisDocument {
  return documentOf(...workloadRecords(workload));
}

function roleRecords(curriculum: Curriculum, key: string, roleName: string, department: string): readonly object[] {
  const role = curriculum.roles[roleName];
  if (!role) throw new Error(`no role ${roleName}`);
  const required = [...new Set([...role.core, ...(curriculum.departments[department]?.core ?? [])])];
  const locked = required.filter((ix) => role.noTestOut.includes(ix));
  const id = `role:${key}`;
  const zone = (name: string, policy: string, modules: readonly number[], more: object): object => ({ id: `zone:${key}.${name}`, type: 'zone', role: id, title: name, policy, modules: modules.map(moduleId), ...more });
  return [
    { id, type: 'role', title: key, order: 'library', pulledIn: 'stay' },
    zone('locked', 'core-locked', locked, { place: 0 }),
    zone('core', 'core-testable', required.filter((ix) => !locked.includes(ix)), { place: 1 }),
    ...role.zones.map((list, index) => zone(`e${index}`, 'elective', list.modules, { place: 2 + index, requirement: { kind: 'count', choose: list.choose }, choice: { policy: 'ranked' }, waivable: true })),
    ...curriculum.modules.map((module) => ({ id: `rule:${key}.${module.ix}`, type: 'rule', kind: 'score-bands', role: id, module: moduleId(module.ix), title: 'Placement', bands })),
  ];
}

/** Score of an employee at a module, in hundredths of a percent; -1 without evidence. */
export function scoreOf(salt: number, e: number, m: number): number {
  return mix(e, m, salt + 1) % 4 === 0 ? (mix(e, m, salt + 2) % 101) * 100 : -1;
}

/** Modules of the z-th elective list in the order in which an employee likes them. */
export function wishesOf(salt: number, e: number, z: number, modules: readonly number[]): readonly number[] {
  return [...modules].sort((a, b) => mix(e, b, salt + 100 + z) - mix(e, a, salt + 100 + z) || a - b);
}

/** The people table of docs/user/simulate.md: a row per employee, in file order, with every score and choice. */
export function workloadPeople({ curriculum, employees }: Workload): string {
  const { salt, modules, roles } = curriculum;
  const lists = Math.max(...Object.values(roles).map((role) => role.zones.length));
  const header = ['id', 'role', 'group:store', 'group:region', 'group:group', ...Array.from({ length: lists }, (_nothing, z) => `choice:e${z}`), ...modules.map(({ ix }) => `score:${moduleId(ix)}:recall`)];
  const rows = employees.map(({ ix, id, store, region, role, department, group }) => [
    id, `role:${roleKey(role, department)}`, store, region, group,
    ...Array.from({ length: lists }, (_nothing, z) => wishesOf(salt, ix, z, roles[role]?.zones[z]?.modules ?? []).map((m) => `m${m}`).join(' ')),
    ...modules.map(({ ix: m }) => { const score = scoreOf(salt, ix, m); return score < 0 ? '' : String(score / 100); }),
  ].join(','));
  return `${[header.join(','), ...rows].join('\n')}\n`;
}
