import { isJsonObject } from '../../files/json/parse-json';
import type { CatalogueLink, CatalogueReader } from './catalogue';
import { emptyCatalogue } from './catalogue';
import { createRowNotes, minutesOf, noteUnknown, readRow, readRows, textOf, type RowNotes } from '../row-reader';

/**
 * A graph of concepts as metacademy publishes it: `concepts` with hours and goals, `prerequisites` as `{from, to, reason}`, `courses` as lists of concepts. Hours become minutes, goals
 * objectives, reasons sentences of the description, courses lineage and tags.
 */
export const readConcepts: CatalogueReader = (value) => {
  const notes = createRowNotes();
  const { links, reasons } = readLinks(notes, value['prerequisites']);
  const courses = coursesOf(value['courses']);
  const modules = readRows(notes, 'concepts', value['concepts'], (reader) => {
    const id = reader.text('id');
    const hours = reader.number('hours');
    const because = reasons.get(id) ?? [];
    const named = courses.get(id) ?? [];
    return {
      id, title: reader.text('title') || id, minutes: minutesOf(hours === null ? null : hours * 60), objectives: reader.list('goals'),
      description: [reader.text('summary'), ...because].filter((text) => text !== '').join('\n\n'), tags: named.map((course) => `course:${course}`), lineage: named.slice(0, 1),
    };
  });
  noteUnknown(notes, 'the graph', Object.keys(value).filter((field) => !['source', 'licence', 'title', 'concepts', 'prerequisites', 'courses'].includes(field)));
  return { ...emptyCatalogue, ...notes, title: textOf(value, 'title'), description: textOf(value, 'source'), licence: textOf(value, 'licence'), modules, links };
};

function readLinks(notes: RowNotes, list: unknown): { readonly links: readonly CatalogueLink[]; readonly reasons: ReadonlyMap<string, readonly string[]> } {
  const reasons = new Map<string, string[]>();
  const links = (Array.isArray(list) ? list : []).flatMap((value: unknown, index): readonly CatalogueLink[] => {
    const reader = readRow(notes, 'prerequisites', value, index);
    if (!reader) return [];
    const [from, to, reason] = [reader.text('from'), reader.text('to'), reader.text('reason')];
    reader.text('shortcut');
    if (from === '' || to === '') reader.refuse('no-id', 'it needs "from" and "to".');
    if (!reader.finish()) return [];
    if (reason !== '') (reasons.get(to) ?? reasons.set(to, []).get(to)!).push(`After ${from}: ${reason}`);
    return [{ from, to, kind: 'prerequisite', where: reader.where }];
  });
  return { links, reasons };
}

/** Names of the courses that list a concept. */
function coursesOf(value: unknown): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [course, concepts] of isJsonObject(value) ? Object.entries(value) : []) {
    for (const id of Array.isArray(concepts) ? concepts : []) if (typeof id === 'string') (found.get(id) ?? found.set(id, []).get(id)!).push(course);
  }
  return found;
}
