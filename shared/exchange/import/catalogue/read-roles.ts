import { quoteSafely } from '../../../kit/quote';
import { isJsonObject } from '../../files/json/parse-json';
import type { CatalogueCompetency, CatalogueReader } from './catalogue';
import { emptyCatalogue } from './catalogue';
import { createRowNotes, noteUnknown, readRows, textOf, type RowNotes, type RowReader } from '../row-reader';

interface Statement {
  readonly type: string;
  readonly text: string;
}

/**
 * Work roles as the NICE framework has them: roles that name tasks, knowledge and skills, and the statements of these. A task becomes a task of the role's responsibility, a statement of
 * knowledge or skill a competency of one level, which the role asks for.
 */
export const readWorkRoles: CatalogueReader = (value) => {
  const notes = createRowNotes();
  const statements = readStatements(notes, value['statements']);
  const roles = readRows(notes, 'roles', value['roles'], (reader) => {
    const named = (field: string): readonly string[] => [...new Set(reader.list(field))].filter((id) => isStated(id, statements, notes, reader));
    return {
      id: reader.text('id'), title: reader.text('title') || reader.text('id'), code: reader.text('id'), description: reader.text('text'), family: reader.text('category'),
      tasks: named('tasks').map((id) => `${id} ${statements.get(id)?.text ?? ''}`), competencies: [...new Set([...named('knowledge'), ...named('skills')])],
    };
  });
  const competencies = [...statements].flatMap(([id, { type, text }]): readonly CatalogueCompetency[] =>
    type === 'task' ? [] : [{ id, title: text, code: id, description: `Statement of ${type === '' ? 'unknown type' : type}.`, levels: [{ title: 'Required', behaviours: [text] }] }]);
  noteUnknown(notes, 'the file', Object.keys(value).filter((field) => !['source', 'licence', 'title', 'roles', 'statements'].includes(field)));
  return { ...emptyCatalogue, ...notes, title: textOf(value, 'title'), description: textOf(value, 'source'), licence: textOf(value, 'licence'), roles, competencies };
};

function readStatements(notes: RowNotes, value: unknown): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>();
  for (const [id, raw] of isJsonObject(value) ? Object.entries(value) : []) {
    const text = isJsonObject(raw) ? textOf(raw, 'text') : '';
    if (!isJsonObject(raw) || text === '') notes.refused.push({ code: 'wrong-type', where: 'statements', message: `The statement ${quoteSafely(id)} has no text.` });
    else found.set(id, { type: textOf(raw, 'type'), text });
  }
  return found;
}

function isStated(id: string, statements: ReadonlyMap<string, Statement>, notes: RowNotes, reader: RowReader): boolean {
  if (statements.has(id)) return true;
  notes.warnings.push({ code: 'unknown-statement', where: reader.where, message: `Row ${reader.row} of roles names ${quoteSafely(id)}, which is not among the statements; it was left out.` });
  return false;
}
