import type { Command } from '#shared/document/apply-command';
import type { RecordId } from '#shared/model/ids';
import type { Zone } from '#shared/model/zone';
import { t } from '../i18n/t';
import { newId } from './new-id';
import { pathSections } from './path-sections';
import { modulesOf, nameOf, nextPlace, ownZonesOf, zonesOf } from './selectors';
import type { Studio } from './studio';
import { zoneName } from './zone-name';

const documentOf = (studio: Studio) => studio.replica.getState().document;

/** Modules by name, or how many they are. */
export function whatWords(studio: Studio, modules: readonly RecordId[]): string {
  return modules.length === 1 ? nameOf(documentOf(studio), modules[0]!) : t('announce.many', { count: modules.length });
}

/** Moves modules to a zone of the role's path (null: out of it), and says which policy they come under. What is inherited is changed in the role that it comes from, and never taken out from here. */
export async function moveToZone(studio: Studio, role: RecordId, modules: readonly RecordId[], zone: RecordId | null): Promise<boolean> {
  const document = documentOf(studio);
  const target = zone === null ? null : document.tables.zone.get(zone);
  const own = modules.filter((id) => ownZonesOf(document, role).some((one) => one.modules.includes(id)));
  const what = whatWords(studio, modules);
  if (!target) {
    if (own.length < modules.length && modules.some((id) => zonesOf(document, role).some((one) => one.role !== role && one.modules.includes(id)))) studio.toast('info', t('roles.staysInherited'));
    return own.length > 0 && studio.dispatch({ name: 'zone.assign', payload: { role, zone: null, modules: [...own] } }, { focus: modules, say: t('announce.takenOut', { what }) });
  }
  const commands: Command[] = [{ name: 'zone.assign', payload: { role: target.role, zone: target.id, modules: [...modules] } }];
  if (target.role !== role && own.length > 0) commands.unshift({ name: 'zone.assign', payload: { role, zone: null, modules: [...own] } });
  const say = t('announce.moved', { what, zone: zoneName(target), means: t(`policyMeans.${target.policy}`) });
  return studio.dispatch(commands, { focus: modules, say, ...(commands.length > 1 ? { label: t('canvas.undoMove', { count: modules.length }) } : {}) });
}

/** Moves modules to the zone before or after theirs; from outside the path, to the last zone. */
export async function moveToNextZone(studio: Studio, role: RecordId, modules: readonly RecordId[], by: -1 | 1): Promise<boolean> {
  const sections = pathSections(documentOf(studio), role);
  const zones = sections.filter(({ kind }) => kind === 'zone');
  const home = zones.findIndex((section) => section.modules.includes(modules[0] ?? ''));
  const target = zones[home < 0 ? (by < 0 ? zones.length - 1 : zones.length) : home + by];
  if (target) return moveToZone(studio, role, modules, target.id);
  studio.announce(t('announce.atEdge'));
  return false;
}

/** Moves modules one place in their zone, together. */
export async function moveInZone(studio: Studio, role: RecordId, modules: readonly RecordId[], by: -1 | 1): Promise<boolean> {
  const zone = pathSections(documentOf(studio), role).find((section) => section.modules.includes(modules[0] ?? ''))?.zone;
  const moved = zone?.modules.filter((id) => modules.includes(id)) ?? [];
  const rest = zone?.modules.filter((id) => !modules.includes(id)) ?? [];
  const [first] = moved;
  const at = zone && first !== undefined ? rest.filter((id) => zone.modules.indexOf(id) < zone.modules.indexOf(first)).length + by : -1;
  if (!zone || first === undefined || at < 0 || at > rest.length) {
    studio.announce(t('announce.atEdge'));
    return false;
  }
  const say = t('announce.reordered', { title: whatWords(studio, moved), at: at + 1, count: zone.modules.length, where: zone.title });
  return studio.dispatch({ name: 'zone.assign', payload: { role: zone.role, zone: zone.id, modules: moved, at } }, { focus: moved, say });
}

/** Moves a zone one place among those of its role. */
export async function moveZone(studio: Studio, zone: Zone, by: -1 | 1): Promise<boolean> {
  const zones = ownZonesOf(documentOf(studio), zone.role);
  const at = zones.findIndex(({ id }) => id === zone.id);
  if (!zones[at + by]) {
    studio.announce(t('announce.atEdge'));
    return false;
  }
  const order = zones.filter(({ id }) => id !== zone.id).toSpliced(at + by, 0, zone);
  const updates = order.flatMap(({ id, place }, index) => (place === index ? [] : [{ id, set: { place: index } }]));
  const say = t('announce.reordered', { title: zone.title, at: at + by + 1, count: zones.length, where: nameOf(documentOf(studio), zone.role) });
  return studio.dispatch({ name: 'record.update', payload: { updates } }, { label: t('links.undoZone', { title: zone.title }), focus: [zone.id], say });
}

/** A new module at the end of a zone, or of a course (null: of none). One step of Undo. `signal`: who is asked to edit its title. */
export async function addModuleTo(studio: Studio, to: { readonly zone: Zone } | { readonly course: RecordId | null }, signal: string): Promise<RecordId | null> {
  const modules = modulesOf(documentOf(studio));
  const id = newId('module');
  const course = 'course' in to ? to.course : (modules.find((module) => to.zone.modules.includes(module.id))?.course ?? null);
  const commands: Command[] = [{ name: 'record.create', payload: { records: [{ id, type: 'module', title: t('library.newModule'), course, place: nextPlace(modules) }] } }];
  if ('zone' in to) commands.push({ name: 'zone.assign', payload: { role: to.zone.role, zone: to.zone.id, modules: [id] } });
  const say = 'zone' in to ? t('announce.moduleAddedTo', { zone: zoneName(to.zone) }) : t('announce.moduleAdded');
  if (!(await studio.dispatch(commands, { label: t('action.addModule'), focus: [id], say }))) return null;
  studio.select([id]);
  studio.signal(signal);
  return id;
}
