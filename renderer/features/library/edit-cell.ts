import type { Command } from '#shared/document/apply-command';
import type { CourseModule } from '#shared/model/module';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { modulesOf, needsOf, nextPlace, objectivesOf } from '../../store/selectors';
import type { Studio } from '../../store/studio';
import { setFields } from '../../store/verbs';

const parts = (text: string): readonly string[] => [...new Set(text.split(',').map((part) => part.trim()).filter((part) => part !== ''))];
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Minutes as typed: a whole number, or nothing. Undefined: not a number. */
export function parseMinutes(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  return /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** Sets the competencies by title; titles that do not exist yet become competencies. One step. */
export async function setCompetencies(studio: Studio, module: CourseModule, text: string): Promise<void> {
  const table = studio.replica.getState().document.tables.competency;
  const commands: Command[] = [];
  const ids = parts(text).map((title) => {
    const known = [...table.values()].find((competency) => same(competency.title, title) || same(competency.code, title));
    if (known) return known.id;
    const id = newId('competency');
    commands.push({ name: 'record.create', payload: { records: [{ id, type: 'competency', title, place: nextPlace([...table.values()]) }] } });
    return id;
  });
  commands.push({ name: 'record.update', payload: { updates: [{ id: module.id, set: { competencies: ids } }] } });
  await studio.dispatch(commands, { label: t('library.edit', { column: t('column.competency'), title: module.title }), focus: [module.id] });
}

/** Sets the prerequisites by code (or title): links are added and removed so that the list is as typed. One step; loops are refused by name. */
export async function setPrerequisites(studio: Studio, module: CourseModule, text: string): Promise<void> {
  const { document } = studio.replica.getState();
  const modules = modulesOf(document);
  const wanted = new Set<string>();
  for (const name of parts(text)) {
    const found = modules.find((other) => same(other.code, name)) ?? modules.find((other) => same(other.title, name));
    if (!found) return studio.toast('error', t('library.unknownModule', { name }));
    wanted.add(found.id);
  }
  const now = needsOf(document, module.id).filter((edge) => edge.kind === 'prerequisite');
  const gone = now.filter((edge) => !wanted.has(edge.from)).map((edge) => edge.id);
  const commands: Command[] = gone.length > 0 ? [{ name: 'record.remove', payload: { ids: gone } }] : [];
  for (const from of wanted) if (!now.some((edge) => edge.from === from)) commands.push({ name: 'edge.add', payload: { id: newId('edge'), from, to: module.id } });
  await studio.dispatch(commands, { label: t('library.undoPrerequisites', { title: module.title }), focus: [module.id] });
}

/** Sets the text of the first objective; empties remove it, a first one is made. */
export async function setFirstObjective(studio: Studio, module: CourseModule, text: string): Promise<void> {
  const [first] = objectivesOf(studio.replica.getState().document, module.id);
  const trimmed = text.trim();
  if (first && trimmed !== '') await setFields(studio, first.id, { text: trimmed });
  else if (first) await studio.dispatch({ name: 'record.remove', payload: { ids: [first.id] } }, { focus: [module.id] });
  else if (trimmed !== '') await studio.dispatch({ name: 'record.create', payload: { records: [{ id: newId('objective'), type: 'objective', module: module.id, text: trimmed }] } }, { focus: [module.id] });
}
