import type { EdgeKind } from '../../../model/edge';
import { quoteSafely } from '../../../kit/quote';
import type { CatalogueLink, CatalogueReader } from './catalogue';
import { emptyCatalogue } from './catalogue';
import { createRowNotes, noteUnknown, readRow, readRows, textOf, type RowNotes } from '../row-reader';

const kinds: ReadonlyMap<string, EdgeKind> = new Map([['pre', 'prerequisite'], ['prerequisite', 'prerequisite'], ['co', 'corequisite'], ['corequisite', 'corequisite'], ['strict_co', 'strict-corequisite'], ['strict-corequisite', 'strict-corequisite']]);

/** A degree plan as JSON, the same that the CSV of Curricular Analytics holds: `courses` and `requisites`. */
export const readDegreePlan: CatalogueReader = (value) => {
  const notes = createRowNotes();
  const modules = readRows(notes, 'courses', value['courses'], (reader) => {
    const [id, code, term, credits] = [reader.text('id'), `${reader.text('prefix')} ${reader.text('number')}`.trim(), reader.text('term'), reader.number('credits')];
    if (credits !== null && credits > 1000) reader.refuse('out-of-range', 'more than 1000 credits.');
    return { id, title: reader.text('name') || code || id, code, credits, custom: term === '' ? {} : { term } };
  });
  noteUnknown(notes, 'the plan', Object.keys(value).filter((field) => !['id', 'source', 'licence', 'name', 'institution', 'degreeType', 'systemType', 'courses', 'requisites'].includes(field)));
  const system = textOf(value, 'systemType').toLowerCase();
  const calendar = system === 'semester' || system === 'quarter' ? system : null;
  const description = [textOf(value, 'institution'), textOf(value, 'degreeType')].filter((text) => text !== '').join(', ');
  return { ...emptyCatalogue, ...notes, title: textOf(value, 'name'), description, licence: textOf(value, 'licence'), calendar, modules, links: readRequisites(notes, value['requisites']) };
};

function readRequisites(notes: RowNotes, list: unknown): readonly CatalogueLink[] {
  return (Array.isArray(list) ? list : []).flatMap((value: unknown, index): readonly CatalogueLink[] => {
    const reader = readRow(notes, 'requisites', value, index);
    if (!reader) return [];
    const [from, to, type] = [reader.text('from'), reader.text('to'), reader.text('type') || 'pre'];
    const kind = kinds.get(type.toLowerCase());
    if (from === '' || to === '') reader.refuse('no-id', 'it needs "from" and "to".');
    if (!kind) reader.refuse('unknown-kind', `the type ${quoteSafely(type)} is not pre, co or strict_co.`);
    return reader.finish() && kind ? [{ from, to, kind, where: reader.where }] : [];
  });
}
