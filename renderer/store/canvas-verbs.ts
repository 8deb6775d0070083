import type { RecordId } from '#shared/model/ids';
import type { Group, GroupItem } from '#shared/model/requirement';
import { t } from '../i18n/t';
import { focusSession } from './focus-session';
import { newId } from './new-id';
import { refuseJoin } from './refuse-link';
import { modulesOf, nameOf, nextPlace } from './selectors';
import type { Studio } from './studio';

/** A module as a rectangle on the map. */
export interface Placed {
  readonly id: RecordId;
  readonly x: number;
  readonly y: number;
}

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof alignments)[number];

const documentOf = (studio: Studio) => studio.replica.getState().document;

/** New places of modules in a line; all have one size, so centres align as edges do. */
export function aligned(list: readonly Placed[], to: Alignment): readonly Placed[] {
  const xs = list.map(({ x }) => x);
  const ys = list.map(({ y }) => y);
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  switch (to) {
    case 'left': return list.map((one) => ({ ...one, x: Math.min(...xs) }));
    case 'centre': return list.map((one) => ({ ...one, x: middle(xs) }));
    case 'right': return list.map((one) => ({ ...one, x: Math.max(...xs) }));
    case 'top': return list.map((one) => ({ ...one, y: Math.min(...ys) }));
    case 'middle': return list.map((one) => ({ ...one, y: middle(ys) }));
    case 'bottom': return list.map((one) => ({ ...one, y: Math.max(...ys) }));
  }
}

/** New places with equal steps between the outermost two, in the order in which they stand. */
export function distributed(list: readonly Placed[], along: 'x' | 'y'): readonly Placed[] {
  if (list.length < 3) return list;
  const sorted = [...list].sort((a, b) => a[along] - b[along]);
  const [first, last] = [sorted[0]![along], sorted.at(-1)![along]];
  return sorted.map((one, at) => ({ ...one, [along]: first + ((last - first) * at) / (sorted.length - 1) }));
}

/** Puts modules of the map at places as one step. `settled`: where everything stands, so that the rest does not shift when the first is put. */
export function placeModules(studio: Studio, places: readonly Placed[], settled: ReadonlyMap<RecordId, { readonly x: number; readonly y: number }>, label: string, options: { readonly say?: string; readonly coalesce?: string; readonly layout?: boolean } = {}): Promise<boolean> {
  const { tables } = documentOf(studio);
  const given = new Set(places.map(({ id }) => id));
  const rest = [...settled].filter(([id]) => !given.has(id) && tables.module.get(id)?.position === null).map(([id, spot]) => ({ id, ...spot }));
  const modules = [...places, ...rest].map(({ id, x, y }) => ({ id, position: { x: Math.round(x), y: Math.round(y), pinned: tables.module.get(id)?.position?.pinned ?? false } }));
  const { layout = false, ...more } = options;
  return studio.dispatch({ name: 'canvas.move', payload: { modules, layout } }, { label, focus: places.map(({ id }) => id), ...more });
}

let nudges: Promise<unknown> = Promise.resolve();

/** Moves modules by so much; presses in a row are one step. */
export function nudge(studio: Studio, ids: readonly RecordId[], dx: number, dy: number, spots: ReadonlyMap<RecordId, { readonly x: number; readonly y: number }>): void {
  nudges = nudges.then(() => {
    const { tables } = documentOf(studio);
    const places = ids.flatMap((id) => {
      const at = tables.module.get(id)?.position ?? spots.get(id);
      return at ? [{ id, x: at.x + dx, y: at.y + dy }] : [];
    });
    return places.length > 0 ? placeModules(studio, places, spots, t('canvas.undoMove', { count: places.length }), { coalesce: `nudge ${ids.join(' ')}#${focusSession()}`, say: t('canvas.nudged', { count: places.length }) }) : false;
  }).catch(() => undefined);
}

/** Pins modules where they stand (layout leaves them), or frees them. */
export async function togglePins(studio: Studio, ids: readonly RecordId[], spots: ReadonlyMap<RecordId, { readonly x: number; readonly y: number }>): Promise<void> {
  const { tables } = documentOf(studio);
  const pinned = !ids.every((id) => tables.module.get(id)?.position?.pinned);
  const modules = ids.flatMap((id) => {
    const at = tables.module.get(id)?.position ?? spots.get(id);
    return at ? [{ id, position: { x: Math.round(at.x), y: Math.round(at.y), pinned } }] : [];
  });
  const say = t(pinned ? 'canvas.pinned' : 'canvas.freed', { count: modules.length });
  if (modules.length > 0) await studio.dispatch({ name: 'canvas.move', payload: { modules } }, { label: say, focus: ids, say });
}

/** The module that comes next: made at a place, with what it needs linked, as one step; its title is asked for at once. */
export async function addNextModule(studio: Studio, from: RecordId, at: { readonly x: number; readonly y: number } | null, zone: { readonly role: RecordId; readonly id: RecordId } | null): Promise<RecordId | null> {
  const modules = modulesOf(documentOf(studio));
  const before = documentOf(studio).tables.module.get(from);
  if (!before) return null;
  const id = newId('module');
  const done = await studio.dispatch([
    { name: 'record.create', payload: { records: [{ id, type: 'module', title: t('library.newModule'), course: before.course, place: nextPlace(modules), ...(at ? { position: { x: Math.round(at.x), y: Math.round(at.y), pinned: false } } : {}) }] } },
    { name: 'edge.add', payload: { id: newId('edge'), kind: 'prerequisite', from, to: id } },
    ...(zone ? [{ name: 'zone.assign' as const, payload: { role: zone.role, zone: zone.id, modules: [id] } }] : []),
  ], { label: t('canvas.undoNext', { title: before.title }), focus: [id] });
  if (!done) return null;
  studio.select([id]);
  studio.signal('rename');
  return id;
}

/** Puts a module into a group of prerequisites; false where it may not enter. */
export async function joinGroup(studio: Studio, requirement: RecordId, module: RecordId): Promise<boolean> {
  const record = documentOf(studio).tables.requirement.get(requirement);
  const items = (record?.group.of ?? []) as readonly GroupItem[];
  if (!record || refuseJoin(documentOf(studio), requirement, module)) return false;
  const group = { ...record.group, of: [...items, module] } as Group;
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id: requirement, set: { group } }] } }, { focus: [record.module], say: t('canvas.joined', { title: nameOf(documentOf(studio), module) }) });
}

/** Makes one group "any of" of links to one module, as one step; null where they are fewer than two or go to several modules. */
export async function groupLinks(studio: Studio, ids: readonly RecordId[]): Promise<RecordId | null> {
  const links = ids.flatMap((id) => documentOf(studio).tables.edge.get(id) ?? []).filter(({ kind }) => kind === 'prerequisite');
  const [first] = links;
  const members = [...new Set(links.map(({ from }) => from))];
  if (!first || members.length < 2 || links.some(({ to }) => to !== first.to)) return null;
  const id = newId('requirement');
  const done = await studio.dispatch([
    { name: 'record.create', payload: { records: [{ id, type: 'requirement', module: first.to, group: { need: 'any', of: members }, default: [members[0]!] }] } },
    { name: 'record.remove', payload: { ids: links.map((link) => link.id) } },
  ], { label: t('canvas.undoGroupLinks'), focus: [first.to], say: t('canvas.grouped', { count: members.length, title: nameOf(documentOf(studio), first.to) }) });
  if (done) studio.select([id]);
  return done ? id : null;
}
