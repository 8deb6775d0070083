import type { Question } from '../../../model/question-set';
import { textToMarkdown } from '../../files/html-text';
import type { CatalogueLink, CatalogueModule, CatalogueReader } from './catalogue';
import { emptyCatalogue } from './catalogue';
import { createRowNotes, minutesOf, noteUnknown, readRow, readRows, textOf, type RowNotes, type RowReader } from '../row-reader';

/**
 * Modules as Microsoft Learn has them: `uid`, `units` with minutes, levels, roles, products; learning `paths`. Roles and paths become tags (`role:developer`, `path:Azure
 * fundamentals`), products technology tags, the list of an abstract objectives, units a page; a path recommends each of its modules after the one before.
 */
export const readLearn: CatalogueReader = (value) => readLearnWith(value, new Map());

/** `readLearn`, with the questions of modules by uid. */
export function readLearnWith(value: Readonly<Record<string, unknown>>, questions: ReadonlyMap<string, readonly Question[]>): ReturnType<CatalogueReader> {
  const notes = createRowNotes();
  const paths = readPaths(notes, value['paths']);
  const pathsOf = new Map<string, string[]>();
  for (const { title, modules } of paths) for (const uid of new Set(modules)) (pathsOf.get(uid) ?? pathsOf.set(uid, []).get(uid)!).push(title);
  const modules = readRows(notes, 'modules', value['modules'], (reader) => readModule(reader, notes, pathsOf)).map((module) => ({ ...module, questions: questions.get(module.id) ?? [] }));
  noteUnknown(notes, 'the catalogue', Object.keys(value).filter((field) => !['source', 'licence', 'title', 'modules', 'paths'].includes(field)));
  return { ...emptyCatalogue, ...notes, title: textOf(value, 'title'), description: textOf(value, 'source'), licence: textOf(value, 'licence'), modules, links: paths.flatMap(linksOf) };
}

function readModule(reader: RowReader, notes: RowNotes, pathsOf: ReadonlyMap<string, readonly string[]>): CatalogueModule {
  const id = reader.text('uid');
  const { objectives, rest } = splitAbstract(reader.text('abstract'));
  const units = reader.objects('units').map((unit, index) => ({ title: textOf(unit, 'title') || textOf(unit, 'uid') || `Unit ${index + 1}`, minutes: typeof unit['minutes'] === 'number' && unit['minutes'] >= 0 ? unit['minutes'] : 0 }));
  const stated = reader.number('minutes');
  const levels = reader.list('levels');
  const [path, before] = [reader.text('path'), reader.text('prerequisitesText')];
  for (const uid of reader.list('missingUnits')) notes.warnings.push({ code: 'missing-unit', where: reader.where, message: `Row ${reader.row} of modules: a unit that it names is not in the catalogue (${JSON.stringify(uid.slice(0, 80))}); its minutes are not counted.` });
  return {
    id, title: reader.text('title') || id, minutes: minutesOf(stated ?? units.reduce((sum, unit) => sum + unit.minutes, 0)), level: levels[0] ?? '', objectives,
    description: [reader.text('summary'), rest].filter((text) => text !== '').join('\n\n'),
    tags: [...reader.list('roles').map((role) => `role:${role}`), ...(pathsOf.get(id) ?? []).map((title) => `path:${title}`)], technologyTags: reader.list('products'),
    ...(units.length === 0 ? {} : { page: { title: 'Units', lines: units.map(({ title, minutes }, index) => `${index + 1}. ${textToMarkdown(title)[0] ?? ''} (${minutes} min)`) } }),
    custom: { ...(units.length === 0 ? {} : { units: units.length }), ...(levels.length > 1 ? { levels: levels.join(', ') } : {}), ...(before === '' || /^none\.?$/i.test(before) ? {} : { 'prerequisites as text': before }), ...(path === '' ? {} : { path }) },
  };
}

/** The items of the list in an abstract, and what else it says where it has no list. */
function splitAbstract(abstract: string): { readonly objectives: readonly string[]; readonly rest: string } {
  const lines = abstract.split(/\r\n|\r|\n/);
  const objectives = lines.flatMap((line) => /^\s*[-*+]\s+(\S.*)$/.exec(line)?.[1]?.trim() ?? []);
  return { objectives, rest: objectives.length > 0 ? '' : abstract };
}

interface LearningPath {
  readonly id: string;
  readonly title: string;
  readonly modules: readonly string[];
  readonly where: string;
}

function readPaths(notes: RowNotes, list: unknown): readonly LearningPath[] {
  if (list === undefined) return [];
  return (Array.isArray(list) ? list : []).flatMap((value: unknown, index): readonly LearningPath[] => {
    const reader = readRow(notes, 'paths', value, index);
    if (!reader) return [];
    const id = reader.text('uid');
    const path = { id, title: reader.text('title') || id, modules: reader.list('modules'), where: reader.where };
    for (const field of ['summary', 'levels', 'roles', 'products', 'prerequisitesText', 'unknownModules']) reader.list(field);
    return reader.finish() ? [path] : [];
  });
}

function linksOf({ modules, where }: LearningPath): readonly CatalogueLink[] {
  return modules.slice(1).map((to, index) => ({ from: modules[index]!, to, kind: 'recommended', where }));
}
