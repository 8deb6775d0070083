import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { compareCodeUnits } from '#shared/kit/order';
import type { Course } from '#shared/model/course';
import type { Edge } from '#shared/model/edge';
import type { Gate } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import type { Objective } from '#shared/model/objective';
import type { Page } from '#shared/model/page';
import type { Role } from '#shared/model/role';
import type { Rule } from '#shared/model/rule';
import type { Zone } from '#shared/model/zone';
import type { Studio } from './studio';
import { lineageOf } from '#shared/path/lineage';

interface Placed {
  readonly id: RecordId;
  readonly place: number;
}

function byPlace(a: Placed, b: Placed): number {
  return a.place - b.place || compareCodeUnits(a.id, b.id);
}

/** Remembers the answer for one key object: selectors over an immutable document or table cost nothing while it stands. */
function memo<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, V>();
  return (key) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

const modulesOfTable = memo((table: ReadonlyMap<RecordId, CourseModule>) => [...table.values()].sort(byPlace) as readonly CourseModule[]);
const coursesOfTable = memo((table: ReadonlyMap<RecordId, Course>) => [...table.values()].sort(byPlace) as readonly Course[]);
const rolesOfTable = memo((table: ReadonlyMap<RecordId, Role>) => [...table.values()].sort(byPlace) as readonly Role[]);
const edgesOfTable = memo((table: ReadonlyMap<RecordId, Edge>) => {
  const links = { needs: new Map<RecordId, Edge[]>(), unlocks: new Map<RecordId, Edge[]>() };
  for (const edge of table.values()) {
    push(links.needs, edge.to, edge);
    push(links.unlocks, edge.from, edge);
  }
  return links;
});
const objectivesOfTable = memo((table: ReadonlyMap<RecordId, Objective>) => {
  const byModule = new Map<RecordId, Objective[]>();
  for (const objective of [...table.values()].sort(byPlace)) push(byModule, objective.module, objective);
  return byModule as ReadonlyMap<RecordId, readonly Objective[]>;
});

const pagesOfTable = memo((table: ReadonlyMap<RecordId, Page>) => {
  const byModule = new Map<RecordId, Page[]>();
  for (const page of [...table.values()].sort(byPlace)) push(byModule, page.module, page);
  return byModule as ReadonlyMap<RecordId, readonly Page[]>;
});

function push<T>(map: Map<RecordId, T[]>, key: RecordId, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

const none: readonly never[] = [];

export const modulesOf = (document: TrellisDocument): readonly CourseModule[] => modulesOfTable(document.tables.module);
export const coursesOf = (document: TrellisDocument): readonly Course[] => coursesOfTable(document.tables.course);
export const rolesOf = (document: TrellisDocument): readonly Role[] => rolesOfTable(document.tables.role);
export const edgesOf = (document: TrellisDocument): readonly Edge[] => [...document.tables.edge.values()];
/** Links that end at the module: what it needs. */
export const needsOf = (document: TrellisDocument, id: RecordId): readonly Edge[] => edgesOfTable(document.tables.edge).needs.get(id) ?? none;
/** Links that start at the module: what it unlocks. */
export const unlocksOf = (document: TrellisDocument, id: RecordId): readonly Edge[] => edgesOfTable(document.tables.edge).unlocks.get(id) ?? none;
export const objectivesOf = (document: TrellisDocument, id: RecordId): readonly Objective[] => objectivesOfTable(document.tables.objective).get(id) ?? none;

export const pagesOf = (document: TrellisDocument, id: RecordId): readonly Page[] => pagesOfTable(document.tables.page).get(id) ?? none;

/** The role's own zones. */
export function ownZonesOf(document: TrellisDocument, role: RecordId | null): readonly Zone[] {
  return [...document.tables.zone.values()].filter((zone) => zone.role === role).sort(byPlace);
}

/** Ids of the roles whose records hold for a role: its ancestors, then itself. */
export function lineIds(document: TrellisDocument, role: RecordId | null): readonly RecordId[] {
  const record = role ? document.tables.role.get(role) : undefined;
  return record ? lineageOf(document, record).map(({ id }) => id) : [];
}

/** Zones of the role's path: what it inherits, then its own. */
export function zonesOf(document: TrellisDocument, role: RecordId | null): readonly Zone[] {
  return lineIds(document, role).flatMap((id) => ownZonesOf(document, id));
}

export function rulesOf(document: TrellisDocument, role: RecordId | null): readonly Rule[] {
  const line = lineIds(document, role);
  return [...document.tables.rule.values()].filter((rule) => line.includes(rule.role)).sort((a, b) => line.indexOf(a.role) - line.indexOf(b.role) || byPlace(a, b));
}

/** Gates of the role's path, inherited ones first. */
export function gatesOf(document: TrellisDocument, role: RecordId | null): readonly Gate[] {
  const line = lineIds(document, role);
  return [...document.tables.gate.values()].filter((gate) => line.includes(gate.role)).sort((a, b) => line.indexOf(a.role) - line.indexOf(b.role) || compareCodeUnits(a.id, b.id));
}

/** What people call a record: its title, term or text. */
export function nameOf(document: TrellisDocument, id: RecordId): string {
  const record = getRecord(document, id);
  if (!record) return id;
  if (record.type === 'edge') return `${nameOf(document, record.from)} → ${nameOf(document, record.to)}`;
  if ('title' in record && record.title) return record.title;
  if ('term' in record) return record.term;
  if ('text' in record) return record.text;
  return 'path' in record ? record.path : record.id;
}

/** The role that the window works on: the chosen one while it exists, else the first. */
export function currentRole(document: TrellisDocument, chosen: RecordId | null): Role | null {
  return (chosen ? document.tables.role.get(chosen) : undefined) ?? rolesOf(document)[0] ?? null;
}

/** Whether a screen of the graph has anything to draw: the map modules, a role's path zones. */
export function hasDrawing(document: TrellisDocument, screen: 'map' | 'path', role: RecordId | null): boolean {
  return screen === 'map' ? document.tables.module.size > 0 : zonesOf(document, currentRole(document, role)?.id ?? null).length > 0;
}

/** The next free place at the end of a list. */
export function nextPlace(list: readonly Placed[]): number {
  return list.reduce((highest, item) => Math.max(highest, item.place + 1), 0);
}

/** The imported course of what is selected; null where it is none, or several. */
export function courseToReplace({ replica, session }: Pick<Studio, 'replica' | 'session'>): RecordId | null {
  const { status, document } = replica.getState();
  if (status !== 'ready') return null;
  const courses = new Set(session.getState().selection.map((id) => (document.tables.course.has(id) ? id : (document.tables.module.get(id)?.course ?? null))));
  const [course] = courses;
  return courses.size === 1 && course && document.tables.course.get(course)?.source ? course : null;
}
