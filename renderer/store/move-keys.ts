import type { RecordId } from '#shared/model/ids';
import { t } from '../i18n/t';
import { moveInCourse } from './breakdown-verbs';
import { coursesOf, modulesOf, nameOf } from './selectors';
import type { Studio } from './studio';
import { moveInZone, moveToNextZone, whatWords } from './zone-verbs';

interface Press {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Alt with an arrow: one place up or down, one container (zone, course) on or back; null: another key. */
export function moveOfKey({ key, altKey, ctrlKey, metaKey, shiftKey }: Press): { readonly along: 'place' | 'container'; readonly by: -1 | 1 } | null {
  if (!altKey || ctrlKey || metaKey || shiftKey) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown') return { along: 'place', by: key === 'ArrowUp' ? -1 : 1 };
  return key === 'ArrowLeft' || key === 'ArrowRight' ? { along: 'container', by: key === 'ArrowLeft' ? -1 : 1 } : null;
}

/** Moves modules by a key on a role's path (`role`) or in the library (null). Whether the key was one of these. */
export function moveModulesByKey(studio: Studio, role: RecordId | null, modules: readonly RecordId[], press: Press): boolean {
  const move = moveOfKey(press);
  if (!move) return false;
  if (modules.length === 0) return true;
  if (role !== null) void (move.along === 'place' ? moveInZone : moveToNextZone)(studio, role, modules, move.by);
  else void (move.along === 'place' ? stepInCourse : moveToNextCourse)(studio, modules, move.by);
  return true;
}

async function stepInCourse(studio: Studio, modules: readonly RecordId[], by: -1 | 1): Promise<void> {
  const before = studio.replica.getState().document;
  await moveInCourse(studio, modules, by);
  const { document } = studio.replica.getState();
  const [first] = modules;
  const module = first === undefined ? undefined : document.tables.module.get(first);
  if (before === document || !module) return studio.announce(t('announce.atEdge'));
  const course = modulesOf(document).filter((one) => one.course === module.course);
  studio.announce(t('announce.reordered', { title: whatWords(studio, modules), at: course.indexOf(module) + 1, count: course.length, where: courseName(studio, module.course) }));
}

async function moveToNextCourse(studio: Studio, modules: readonly RecordId[], by: -1 | 1): Promise<void> {
  const { document } = studio.replica.getState();
  const courses = [...coursesOf(document).map(({ id }) => id), null];
  const home = courses.indexOf(document.tables.module.get(modules[0] ?? '')?.course ?? null);
  const course = courses[home + by];
  if (course === undefined) return studio.announce(t('announce.atEdge'));
  await studio.dispatch({ name: 'module.move', payload: { modules: [...modules], before: null, course } }, { focus: modules, say: t('announce.movedCourse', { what: whatWords(studio, modules), course: courseName(studio, course) }) });
}

function courseName(studio: Studio, course: RecordId | null): string {
  return course === null ? t('library.noCourse') : nameOf(studio.replica.getState().document, course);
}
