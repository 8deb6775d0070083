import type { Command } from '#shared/document/apply-command';
import type { CutPoint } from '#shared/document/breakdown/cut-points';
import type { RecordId } from '#shared/model/ids';
import { t } from '../i18n/t';
import { newId } from './new-id';
import { modulesOf } from './selectors';
import type { Studio } from './studio';

const documentOf = (studio: Studio) => studio.replica.getState().document;

/** The command that cuts a module at these places, and the ids of its parts in reading order, itself first. */
export function splitCommand(module: RecordId, cuts: readonly Pick<CutPoint, 'page' | 'line' | 'title'>[], chain: boolean): { readonly command: Command; readonly parts: readonly RecordId[] } {
  const made = cuts.map(({ page, line, title }) => ({ page, line, title, id: newId('module'), newPage: newId('page'), edge: newId('edge') }));
  return { command: { name: 'module.split', payload: { module, cuts: made, chain } }, parts: [module, ...made.map(({ id }) => id)] };
}

/** Cuts a module; the parts are selected. */
export async function splitModule(studio: Studio, module: RecordId, cuts: readonly Pick<CutPoint, 'page' | 'line' | 'title'>[], chain: boolean): Promise<boolean> {
  const { command, parts } = splitCommand(module, cuts, chain);
  if (!(await studio.dispatch(command, { focus: [module] }))) return false;
  studio.select(parts);
  studio.toast('ok', t('breakdown.splitDone', { count: parts.length }), true);
  return true;
}

/** Cuts several modules, as one step; all parts are selected. */
export async function splitModules(studio: Studio, splits: readonly { readonly module: RecordId; readonly cuts: readonly Pick<CutPoint, 'page' | 'line' | 'title'>[] }[], chain: boolean): Promise<boolean> {
  const made = splits.map(({ module, cuts }) => splitCommand(module, cuts, chain));
  const parts = made.flatMap((one) => one.parts);
  if (!(await studio.dispatch(made.map(({ command }) => command), { label: t('splitMany.undo', { count: splits.length }), focus: splits.map(({ module }) => module) }))) return false;
  studio.select(parts);
  studio.toast('ok', t('breakdown.splitDone', { count: parts.length }), true);
  return true;
}

/** Merges modules into one of them: the one that is named, else the first in the library. */
export async function mergeModules(studio: Studio, ids: readonly RecordId[], target?: RecordId): Promise<boolean> {
  const all = modulesOf(documentOf(studio)).filter(({ id }) => ids.includes(id));
  const into = all.find(({ id }) => id === target) ?? all[0];
  const rest = all.filter((module) => module !== into);
  if (!into || rest.length === 0) return false;
  if (!(await studio.dispatch({ name: 'module.merge', payload: { into: into.id, modules: rest.map(({ id }) => id) } }, { focus: [into.id] }))) return false;
  studio.select([into.id]);
  studio.toast('ok', t('breakdown.merged', { count: rest.length + 1, title: into.title }), true);
  return true;
}

/** Moves modules before another, or behind it, as one step. */
export async function moveBeside(studio: Studio, ids: readonly RecordId[], target: RecordId, side: 'before' | 'after'): Promise<void> {
  if (ids.includes(target)) return;
  const all = modulesOf(documentOf(studio)).filter(({ id }) => !ids.includes(id));
  const at = all.findIndex(({ id }) => id === target);
  const before = side === 'before' ? target : (all[at + 1]?.id ?? null);
  await studio.dispatch({ name: 'module.move', payload: { modules: [...ids], before } }, { focus: ids });
}

/** Moves modules one place among those of their course, together. */
export async function moveInCourse(studio: Studio, ids: readonly RecordId[], by: -1 | 1): Promise<void> {
  const all = modulesOf(documentOf(studio));
  const first = all.find(({ id }) => ids.includes(id));
  const course = all.filter((module) => module.course === first?.course);
  const moved = course.filter(({ id }) => ids.includes(id));
  const rest = course.filter(({ id }) => !ids.includes(id));
  if (!first || moved.length === 0) return;
  // How many of the others come before the first of them.
  const at = rest.filter((module) => course.indexOf(module) < course.indexOf(moved[0]!)).length + by;
  if (at < 0 || at > rest.length) return;
  const last = rest.at(-1);
  const before = rest[at]?.id ?? all[all.findIndex((module) => module === last) + 1]?.id ?? null;
  await studio.dispatch({ name: 'module.move', payload: { modules: moved.map(({ id }) => id), before: before !== null && ids.includes(before) ? null : before } }, { focus: ids });
}
