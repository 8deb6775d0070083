import { quoteSafely } from '../../../kit/quote';
import { competencySchema } from '../../../model/competency';
import type { RecognisedTable } from './recognise';
import { sentencesOf } from './module-cells';
import { columnLabel, rowNote } from './source-table';
import type { TableImport } from './table-import';

interface Draft {
  readonly sourceId: string;
  readonly title: string;
  code: string;
  description: string;
  readonly levels: Map<string, string[]>;
}

const limits: Readonly<Record<string, number>> = { id: 300, title: 300, code: 80, description: 20_000, level: 300, behaviours: 20_000 };

/** A competency for each id (or title) of the rows; a row for each of its levels, lowest first, with what people can be seen to do there. */
export function addCompetencies(shared: TableImport, tables: readonly RecognisedTable[]): void {
  const { draft, input } = shared;
  const drafts = new Map<string, Draft>();
  for (const table of tables) for (const { row, cells } of table.rows) readRow(shared, table, row, cells, drafts);
  let place = input.document?.tables.competency.size ?? 0;
  for (const { sourceId, title, code, description, levels } of drafts.values()) {
    const id = input.newId('competency', sourceId || code || title);
    draft.records.push(competencySchema.parse({ id, type: 'competency', title, code: code || sourceId.slice(0, 80), description, place: place++, levels: [...levels].map(([level, behaviours]) => ({ title: level, behaviours })) }));
    shared.competencies.add({ id, names: [sourceId, code, title] });
  }
}

function readRow(shared: TableImport, table: RecognisedTable, row: number, cells: readonly string[], drafts: Map<string, Draft>): void {
  const { draft } = shared;
  const before = draft.refused.length;
  const refuse = (code: string, message: string): void => void draft.refused.push(rowNote(code, table.source, row, `${message}.`));
  const used = table.columns.filter(({ to }) => to !== 'ignored');
  for (const { column, why } of table.source.bad.get(row) ?? []) {
    const hit = used.find(({ index }) => index === column);
    if (hit) refuse('bad-cell', `${columnLabel(column, hit.header)}: the cell ${why}`);
  }
  const cell = (field: string): string => {
    const column = used.find(({ to }) => to === field);
    const text = column ? (cells[column.index] ?? '').trim() : '';
    if (column && text.length > limits[field]!) refuse('bad-cell', `${columnLabel(column.index, column.header)}: the text is longer than ${limits[field]} characters; shorten it`);
    return text;
  };
  const [sourceId, title, code, description, level, behaviours] = [cell('id'), cell('title').replace(/\s+/g, ' '), cell('code'), cell('description'), cell('level'), sentencesOf(cell('behaviours'))];
  const key = sourceId || title;
  const known = drafts.get(key);
  if (key === '') refuse('no-title', 'The row has no title. Write one, or empty the row');
  else if (title === '' && !known) refuse('no-title', `The competency ${quoteSafely(sourceId)} has no title. Write one`);
  else if (known && title !== '' && title !== known.title) refuse('two-titles', `The id ${quoteSafely(sourceId)} has another title, ${quoteSafely(known.title)}, further up. Give each competency its own id`);
  if (behaviours.length > 0 && level === '' && !(known && known.levels.size > 0)) refuse('no-level', 'The behaviours stand beside no level. Write the level that they show');
  if (draft.refused.length > before) return;
  const held = known ?? { sourceId, title, code: '', description: '', levels: new Map<string, string[]>() };
  drafts.set(key, held);
  held.code ||= code;
  held.description ||= description;
  const into = level || [...held.levels.keys()].at(-1);
  if (into !== undefined) held.levels.set(into, [...(held.levels.get(into) ?? []), ...behaviours]);
}
