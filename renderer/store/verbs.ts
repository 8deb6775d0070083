import { focusSession } from './focus-session';
import type { Command } from '#shared/document/apply-command';
import { getRecord, settingsOf } from '#shared/document/trellis-document';
import type { EdgeKind } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { LearnerState, Profile } from '#shared/model/profile';
import type { TrellisRecord } from '#shared/model/record';
import type { ZonePolicy } from '#shared/model/zone';
import { t } from '../i18n/t';
import { newId } from './new-id';
import { currentRole, modulesOf, nameOf, nextPlace, rolesOf, zonesOf } from './selectors';
import { noTrials } from './session';
import type { Studio } from './studio';
import { zoneName } from './zone-name';

const documentOf = (studio: Studio) => studio.replica.getState().document;

export function isDeletable(id: RecordId): boolean {
  return !id.startsWith('settings:');
}

/** Sets fields of one record; edits of the same field in a row are one step. */
export function setFields(studio: Studio, id: RecordId, set: Readonly<Record<string, unknown>>): Promise<boolean> {
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id, set }] } }, { coalesce: `${id}.${Object.keys(set).join(',')}#${focusSession()}`, focus: [id] });
}

const pending = new WeakMap<Studio, Promise<unknown>>();

/** Sets what `change` makes of the record as it stands once earlier ones of these edits have arrived: two quick ones both count. False or a record that is gone: nothing. */
export function setFieldsFrom(studio: Studio, id: RecordId, change: (now: TrellisRecord) => Readonly<Record<string, unknown>> | false): Promise<boolean> {
  const done = (pending.get(studio) ?? Promise.resolve()).then(() => {
    const record = getRecord(documentOf(studio), id);
    const set = record && change(record);
    return set ? setFields(studio, id, set) : false;
  });
  pending.set(studio, done.catch(() => undefined));
  return done;
}

/** The same as a step of its own, under a name of its own: a finished drag. */
export function setFieldsAsStep(studio: Studio, id: RecordId, set: Readonly<Record<string, unknown>>, label: string): Promise<boolean> {
  return studio.dispatch({ name: 'record.update', payload: { updates: [{ id, set }] } }, { label, focus: [id] });
}

export function setFieldOfMany(studio: Studio, ids: readonly RecordId[], set: Readonly<Record<string, unknown>>): Promise<boolean> {
  return studio.dispatch({ name: 'record.update', payload: { updates: ids.map((id) => ({ id, set })) } }, { focus: ids });
}

async function create(studio: Studio, record: { id: RecordId; type: string } & Readonly<Record<string, unknown>>): Promise<RecordId | null> {
  const done = await studio.dispatch({ name: 'record.create', payload: { records: [record] } }, { focus: [record.id] });
  if (done) studio.select([record.id]);
  return done ? record.id : null;
}

export function createRecord(studio: Studio, record: { id: RecordId; type: string } & Readonly<Record<string, unknown>>): Promise<boolean> {
  return studio.dispatch({ name: 'record.create', payload: { records: [record] } }, { focus: [record.id] });
}

export async function addModule(studio: Studio, at?: { x: number; y: number }): Promise<RecordId | null> {
  const modules = modulesOf(documentOf(studio));
  const course = modules.find((module) => studio.session.getState().selection.includes(module.id))?.course ?? null;
  const id = await create(studio, { id: newId('module'), type: 'module', title: t('library.newModule'), course, place: nextPlace(modules), ...(at ? { position: at } : {}) });
  if (id) {
    studio.announce(t('announce.moduleAdded'));
    studio.signal('rename');
  }
  return id;
}

/** A module at the end of a zone, or in none; one step. */
export async function addModuleIn(studio: Studio, zone: { readonly role: RecordId; readonly id: RecordId } | null): Promise<RecordId | null> {
  if (!zone) return addModule(studio);
  const id = newId('module');
  const commands: Command[] = [
    { name: 'record.create', payload: { records: [{ id, type: 'module', title: t('library.newModule'), place: nextPlace(modulesOf(documentOf(studio))) }] } },
    { name: 'zone.assign', payload: { role: zone.role, zone: zone.id, modules: [id] } },
  ];
  if (!(await studio.dispatch(commands, { label: t('action.addModule'), focus: [id] }))) return null;
  studio.select([id]);
  studio.signal('rename');
  return id;
}

/** A module right after another: in its course, and on a role's path in its zone. One step of Undo. `signal`: who is asked to edit its title. */
export async function addSibling(studio: Studio, after: RecordId, signal = 'rename'): Promise<RecordId | null> {
  const document = documentOf(studio);
  const modules = modulesOf(document);
  const at = modules.findIndex((module) => module.id === after);
  const beside = modules[at];
  if (!beside) return null;
  const id = newId('module');
  const updates: { id: RecordId; set: { place: number } }[] = [];
  let taken = beside.place + 1;
  for (const module of modules.slice(at + 1)) {
    if (module.place > taken) break;
    taken += 1;
    updates.push({ id: module.id, set: { place: taken } });
  }
  const commands: Command[] = [{ name: 'record.create', payload: { records: [{ id, type: 'module', title: t('library.newModule'), course: beside.course, place: beside.place + 1 }] } }];
  if (updates.length > 0) commands.push({ name: 'record.update', payload: { updates } });
  const { screen, role } = studio.session.getState();
  const zone = screen === 'path' ? zonesOf(document, currentRole(document, role)?.id ?? null).find((item) => item.modules.includes(after)) : undefined;
  if (zone) commands.push({ name: 'zone.assign', payload: { role: zone.role, zone: zone.id, modules: [id], at: zone.modules.indexOf(after) + 1 } });
  if (!(await studio.dispatch(commands, { label: t('action.addModule'), focus: [id], say: zone ? t('announce.moduleAddedTo', { zone: zoneName(zone) }) : t('announce.moduleAdded') }))) return null;
  studio.select([id]);
  studio.signal(signal);
  return id;
}

export async function addRole(studio: Studio): Promise<void> {
  const id = await create(studio, { id: newId('role'), type: 'role', title: t('path.newRole'), place: nextPlace(rolesOf(documentOf(studio))) });
  if (id) studio.session.setState((state) => ({ role: id, selection: [id], screen: state.screen === 'roles' ? 'roles' : 'path' }));
}

export async function addZone(studio: Studio, policy: ZonePolicy = 'core-locked', title: string = t(`policy.${policy}`), modules: readonly RecordId[] = [], choose: number | null = null): Promise<void> {
  const role = currentRole(documentOf(studio), studio.session.getState().role);
  if (!role) return;
  const id = newId('zone');
  const zone = { id, type: 'zone', role: role.id, title, policy, place: nextPlace(zonesOf(documentOf(studio), role.id)), requirement: choose === null ? null : { kind: 'count', choose } };
  const commands: Command[] = [{ name: 'record.create', payload: { records: [zone] } }];
  if (modules.length > 0) commands.push({ name: 'zone.assign', payload: { role: role.id, zone: id, modules: [...modules] } });
  if (await studio.dispatch(commands, { label: t('path.undoGroup', { title }), focus: [id] })) {
    studio.session.setState({ selection: [id], screen: 'path', role: role.id });
    studio.signal('reveal');
  }
}

/** A gate that opens the first elective zone once every core zone is settled. */
export async function addCoreGate(studio: Studio): Promise<void> {
  const role = currentRole(documentOf(studio), studio.session.getState().role);
  const zones = zonesOf(documentOf(studio), role?.id ?? null);
  const core = zones.filter((zone) => zone.policy === 'core-locked' || zone.policy === 'core-testable');
  const chosen = zones.find((zone) => zone.policy === 'elective' && studio.session.getState().selection.includes(zone.id));
  const target = chosen ?? zones.find((zone) => zone.policy === 'elective');
  if (!role || !target || core.length === 0) return studio.toast('info', t('path.gateNeeds'));
  const made = await create(studio, {
    id: newId('gate'), type: 'gate', role: role.id, zone: target.id, title: t('path.coreGate'), conditions: core.map((zone) => ({ kind: 'zone', zone: zone.id, needs: 'settled' })),
  });
  if (made) studio.signal('reveal');
}

/** Follows a learner who is not in the document, on a role's path in the simulator. */
export function showGuest(studio: Studio, role: RecordId, title: string, state: LearnerState): void {
  const guest: Profile = { ...state, id: newId('profile'), type: 'profile', title, note: '', role };
  studio.session.setState(({ simulation }) => ({ screen: 'simulate', simulateView: 'one', role, profiles: { a: guest.id, b: null }, simulation: { ...simulation, ...noTrials, guest, scenario: null, design: null, moment: null, module: null } }));
}

/** Puts the guest among the stored profiles. */
export async function keepGuest(studio: Studio): Promise<void> {
  const { guest } = studio.session.getState().simulation;
  if (guest && (await createRecord(studio, { ...guest }))) studio.session.setState(({ simulation }) => ({ simulation: { ...simulation, guest: null } }));
}

export async function addProfile(studio: Studio): Promise<void> {
  const role = currentRole(documentOf(studio), studio.session.getState().role);
  const id = newId('profile');
  if (await createRecord(studio, { id, type: 'profile', title: t('sim.newProfile'), role: role?.id ?? null })) {
    studio.session.setState((state) => ({ screen: 'simulate', simulateView: 'one', profiles: { ...state.profiles, a: id }, selection: [id] }));
  }
}

export async function deleteSelection(studio: Studio): Promise<void> {
  const ids = studio.session.getState().selection.filter((id) => isDeletable(id) && getRecord(documentOf(studio), id));
  if (ids.length === 0) return;
  if (await studio.dispatch({ name: 'record.remove', payload: { ids: [...ids] } }, { focus: ids })) {
    studio.select([]);
    studio.toast('ok', t('toast.deleted', { count: ids.length }), true);
  }
}

export async function duplicateModules(studio: Studio, ids: readonly RecordId[]): Promise<void> {
  const modules = modulesOf(documentOf(studio)).filter((module) => ids.includes(module.id));
  const first = nextPlace(modulesOf(documentOf(studio)));
  const copies = modules.map((module, index) => ({
    ...module, id: newId('module'), title: t('library.copyOf', { title: module.title }), place: first + index, imported: [],
    position: module.position ? { ...module.position, x: module.position.x + 24, y: module.position.y + 24 } : null,
  }));
  const done = await studio.dispatch({ name: 'record.create', payload: { records: copies } }, { focus: copies.map((copy) => copy.id) });
  if (done) studio.select(copies.map((copy) => copy.id));
}

/** Draws a link; true when the host took it. */
export function addEdge(studio: Studio, from: RecordId, to: RecordId, kind: EdgeKind = 'prerequisite'): Promise<boolean> {
  const say = t('announce.linkAdded', { from: nameOf(documentOf(studio), from), to: nameOf(documentOf(studio), to), kind: t(`edge.${kind}`) });
  return studio.dispatch({ name: 'edge.add', payload: { id: newId('edge'), kind, from, to } }, { focus: [from, to], say });
}

/** The day that the document takes for today. */
export function asOfDay(studio: Studio): string {
  return settingsOf(documentOf(studio)).asOf;
}
