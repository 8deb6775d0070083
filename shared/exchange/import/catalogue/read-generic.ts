import type { CatalogueLink, CatalogueModule, CatalogueReader } from './catalogue';
import { emptyCatalogue } from './catalogue';
import { createRowNotes, minutesOf, noteUnknown, readRows, textOf, type RowReader } from '../row-reader';

const linkFields = [['prerequisites', 'prerequisite'], ['corequisites', 'corequisite'], ['recommended', 'recommended']] as const;

/** Our own simple shape (docs/data/catalogue.md): `{title, modules: [...]}`; a bare list comes as `{modules}`. */
export const readGeneric: CatalogueReader = (value) => {
  const notes = createRowNotes();
  const links: CatalogueLink[] = [];
  const modules = readRows(notes, 'modules', value['modules'], (reader) => readModule(reader, links));
  const competencies = readRows(notes, 'competencies', value['competencies'], (reader) => {
    const title = reader.text('title');
    const levels = reader.list('levels').map((level) => ({ title: level, behaviours: [] }));
    return { id: reader.text('id') || title, title, code: reader.text('code'), description: reader.text('description'), levels };
  });
  const known = new Set(['title', 'description', 'source', 'licence', 'modules', 'competencies']);
  noteUnknown(notes, 'the catalogue', Object.keys(value).filter((field) => !known.has(field)));
  return { ...emptyCatalogue, ...notes, title: textOf(value, 'title'), description: textOf(value, 'description') || textOf(value, 'source'), licence: textOf(value, 'licence'), modules, competencies, links };
};

function readModule(reader: RowReader, links: CatalogueLink[]): CatalogueModule {
  const title = reader.text('title');
  const id = reader.text('id') || title;
  const minutes = reader.number('minutes');
  const module = {
    id, title: title || id, code: reader.text('code'), description: reader.text('description'), minutes: minutesOf(minutes), credits: reader.number('credits'), level: reader.text('level'), language: reader.text('language'),
    tags: reader.list('tags'), technologyTags: reader.list('technologyTags'), objectives: reader.list('objectives'), competencies: reader.list('competencies'),
  };
  if (module.credits !== null && module.credits > 1000) reader.refuse('out-of-range', 'more than 1000 credits.');
  for (const [field, kind] of linkFields) for (const from of reader.list(field)) links.push({ from, to: id, kind, where: reader.where });
  return module;
}
