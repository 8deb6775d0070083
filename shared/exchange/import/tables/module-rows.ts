import { quoteSafely } from '../../../kit/quote';
import type { ZonePolicy } from '../../../model/zone';
import type { EdgeKind } from '../../../model/edge';
import type { ImportDraft } from '../import-plan';
import { markOf, marksToWrite } from './marks';
import { itemsOf, moduleFieldReader, sentencesOf, type CellReader } from './module-cells';
import type { RecognisedTable, TableColumn } from './recognise';
import { columnLabel, rowNote } from './source-table';

/** A row of modules whose cells are all good, before anything refers to anything. */
export interface ModuleRow {
  readonly table: RecognisedTable;
  readonly row: number;
  /** Id in the source, or empty. */
  readonly sourceId: string;
  /** Values that fit the schema of a module. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly course: string;
  readonly objectives: readonly string[];
  readonly competencies: readonly string[];
  readonly links: readonly { readonly kind: EdgeKind; readonly column: TableColumn; readonly text: string }[];
  readonly marks: readonly { readonly role: string; readonly policy: ZonePolicy }[];
}

export const linkFields: Readonly<Record<string, EdgeKind>> = { prerequisites: 'prerequisite', corequisites: 'corequisite', recommended: 'recommended' };
/** What is no field of the module itself. */
const special = new Set(['id', 'course', 'objectives', 'competencies', 'role', 'custom', 'ignored', ...Object.keys(linkFields)]);
const longestCustom = 2000;
const nothing: readonly never[] = [];

/** Reads every row of a table of modules or of a matrix; a row with a bad cell is refused, each bad cell with a note. */
export function readModuleRows(table: RecognisedTable, draft: ImportDraft): readonly ModuleRow[] {
  const columns = table.columns.filter(({ to }) => to !== 'ignored');
  const readers = columns.map(({ to, header }): CellReader | null => (special.has(to) ? null : moduleFieldReader(to, header)));
  const kept = new Set(columns.map(({ index }) => index));
  const rows: ModuleRow[] = [];
  let now = 0;
  const refuse: Refuse = (code, index, header, message) => void draft.refused.push(rowNote(code, table.source, now, `${columnLabel(index, header)}: ${message}.`));
  for (const { row, cells } of table.rows) {
    const before = draft.refused.length;
    now = row;
    for (const { column, why } of table.source.bad.get(row) ?? nothing) if (kept.has(column)) refuse('bad-cell', column, columns.find(({ index }) => index === column)?.header ?? '', `the cell ${why}`);
    const read = readCells(table, row, columns, readers, cells, refuse);
    if (draft.refused.length === before) rows.push(read);
  }
  return rows;
}

type Refuse = (code: string, index: number, header: string, message: string) => void;

/** There may be hundreds of thousands: a list is made where something stands in it, a row once. */
function readCells(table: RecognisedTable, row: number, columns: readonly TableColumn[], readers: readonly (CellReader | null)[], cells: readonly string[], refuse: Refuse): ModuleRow {
  const fields: Record<string, unknown> = {};
  let custom: [string, string][] | null = null;
  let links: ModuleRow['links'][number][] | null = null;
  let marks: ModuleRow['marks'][number][] | null = null;
  let sourceId = '';
  let course = '';
  let objectives: readonly string[] = nothing;
  let competencies: readonly string[] = nothing;
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at]!;
    // Columns are in order: a short row under a very wide header costs what it holds.
    if (column.index >= cells.length) break;
    const cell = cells[column.index] ?? '';
    if (cell === '' || (cell.charCodeAt(0) <= 32 || cell.charCodeAt(0) > 127) && cell.trim() === '') continue;
    const reader = readers[at];
    const { to, index, header } = column;
    if (reader) {
      const value = reader(cell);
      if (value.ok) fields[to] = value.value;
      else refuse('bad-cell', index, header, `${quoteSafely(cell, 60)} ${value.error}`);
    } else if (to === 'custom') {
      if (cell.length <= longestCustom) (custom ??= []).push([header, cell]);
      else refuse('long-cell', index, header, `the text has ${cell.length} characters, and a custom field holds ${longestCustom}; let the column be the description, or shorten it`);
    } else if (to === 'id') {
      sourceId = cell.trim();
      if (sourceId.length > 300) refuse('long-id', index, header, 'the id is longer than 300 characters; shorten it');
    } else if (to === 'course') {
      course = cell.replace(/\s+/g, ' ').trim();
      if (course.length > 300) refuse('bad-cell', index, header, 'the title of the course is longer than 300 characters; shorten it');
    } else if (to === 'objectives') objectives = checked(sentencesOf(cell), 20_000, index, header, refuse);
    else if (to === 'competencies') competencies = checked(itemsOf(cell), 300, index, header, refuse);
    else if (to === 'role') {
      const policy = markOf(cell);
      if (policy === undefined) refuse('bad-mark', index, header, `${quoteSafely(cell, 60)} does not say whether the module belongs to the role. Write ${marksToWrite}`);
      else if (policy !== null) (marks ??= []).push({ role: header, policy });
    } else (links ??= []).push({ kind: linkFields[to]!, column, text: cell });
  }
  if (custom) fields['custom'] = Object.fromEntries(custom);
  return { table, row, sourceId, fields, course, objectives, competencies, links: links ?? nothing, marks: marks ?? nothing };
}

function checked(items: readonly string[], limit: number, index: number, header: string, refuse: Refuse): readonly string[] {
  if (items.some((item) => item.length > limit)) refuse('bad-cell', index, header, `an entry is longer than ${limit} characters; shorten it, or separate the entries with semicolons`);
  return [...new Set(items)];
}
