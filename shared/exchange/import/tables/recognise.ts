import type { CsvRow } from '../../descriptions/csv/parse-csv';
import { columnName } from '../../descriptions/xlsx/workbook';
import { recordTypeOfMarker } from '../../descriptions/tables/record-columns';
import { fieldOfHeader, fieldsOf, type TableKind } from './columns';
import { isMark } from './marks';
import { plainKey, type SourceTable } from './source-table';

/** One column of a recognised table. `to`: field, `role`, `custom` or `ignored`. `header`: as it is shown and named in overrides, unlike every other of the table. */
export interface TableColumn {
  readonly index: number;
  readonly header: string;
  readonly to: string;
}

export interface RecognisedTable {
  readonly source: SourceTable;
  readonly kind: TableKind;
  /** Number of the row with the headers. */
  readonly headerRow: number;
  readonly columns: readonly TableColumn[];
  /** Rows below the header that have a cell. */
  readonly rows: readonly CsvRow[];
  /** Numbers of rows above the header that have a cell. */
  readonly above: readonly number[];
}

/** Per header the target that a person chose. */
export type ColumnChoices = Readonly<Record<string, string>>;

const searched = 25;
const widest = 2000;
/** Rows by which a column of marks is recognised. */
const lookedAt = 200;
const distinctive = ['minutes', 'prerequisites', 'corequisites', 'objectives', 'competencies', 'level', 'format', 'deliveryMode', 'moduleKind', 'credits', 'course', 'passMark', 'code', 'technologyTags', 'regulationTags', 'validityDays', 'accessibility', 'lineage', 'evidenceKind'];
/** Beside these fields, columns of marks are roles. */
const matrixFields = new Set(['id', 'title', 'code', 'course']);

/** Finds the header row of a table, and what the table is about; null: nothing that this knows. `isAsked`: a person said that it is one, so that titles alone are enough. */
export function recogniseTable(source: SourceTable, choices: ColumnChoices | undefined, isAsked: boolean): RecognisedTable | null {
  const filled = source.rows.slice(0, searched).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  let best: { readonly row: CsvRow; readonly kind: TableKind; readonly score: number } | null = null;
  for (const row of filled) {
    const found = kindOfHeader(row.cells, source, row.row, isAsked || choices !== undefined);
    if (found && (!best || found.score > best.score)) best = { row, ...found };
    if (found?.kind === 'records') break;
  }
  if (!best) return null;
  const { row, kind } = best;
  const rows = source.rows.filter((candidate) => candidate.row > row.row && (candidate.cells.some((cell) => cell.trim() !== '') || source.bad.has(candidate.row)));
  const columns = kind === 'records' ? row.cells.map((header, index) => ({ index, header, to: header })) : mapColumns(row.cells, rows, kind, choices ?? {});
  return { source, kind, headerRow: row.row, columns, rows, above: filled.filter((candidate) => candidate.row < row.row).map((candidate) => candidate.row) };
}

function kindOfHeader(cells: readonly string[], source: SourceTable, headerRow: number, isAsked: boolean): { readonly kind: TableKind; readonly score: number } | null {
  if (recordTypeOfMarker(cells[0] ?? '') !== null) return { kind: 'records', score: 1e6 };
  const fields = (kind: 'modules' | 'prerequisites' | 'competencies'): ReadonlySet<string> => new Set(cells.slice(0, widest).map((cell) => fieldOfHeader(kind, cell)).filter((field) => field !== null));
  const [modules, links, competencies] = [fields('modules'), fields('prerequisites'), fields('competencies')];
  // Minutes, a level, an owner are told of modules: such a table is of modules that name what they need, not of links.
  const tellsOfModules = cells.slice(0, widest).some((cell) => fieldOfHeader('prerequisites', cell) === null && distinctive.includes(fieldOfHeader('modules', cell) ?? '') && !matrixFields.has(fieldOfHeader('modules', cell) ?? ''));
  if (!tellsOfModules && links.has('from') && links.has('to') && !cells.some((cell) => fieldOfHeader('competencies', cell) === 'title' && fieldOfHeader('prerequisites', cell) === null)) return { kind: 'prerequisites', score: links.size };
  const isOfCompetencies = competencies.has('behaviours') || (competencies.has('title') && !modules.has('title') && competencies.has('level')) || (competencies.has('title') && !modules.has('title') && modules.size === 1);
  if (competencies.has('title') && isOfCompetencies) return { kind: 'competencies', score: competencies.size };
  if (!modules.has('title') && !modules.has('course')) return null;
  if (rolesIn(cells, source.rows.filter(({ row }) => row > headerRow)).size > 0) return { kind: 'matrix', score: modules.size + 1 };
  const telling = distinctive.filter((field) => modules.has(field)).length;
  // Many things have a name; a table of people with a level is no curriculum.
  const isPlainName = !cells.some((cell) => fieldOfHeader('modules', cell) === 'title' && plainKey(cell) !== 'name');
  const isModules = modules.has('title') && (isAsked || telling >= (isPlainName ? 2 : 1) || (!isPlainName && modules.size > 2));
  return isModules || (modules.has('course') && modules.has('minutes')) ? { kind: 'modules', score: modules.size } : null;
}

/** Columns of marks below unknown headers, where nothing else is known of the modules than what names them. */
function rolesIn(cells: readonly string[], rows: readonly CsvRow[]): ReadonlySet<number> {
  const fields = cells.map((cell) => fieldOfHeader('modules', cell));
  if (fields.some((field) => field !== null && !matrixFields.has(field))) return new Set();
  const roles = new Set<number>();
  const looked = rows.slice(0, lookedAt);
  for (const [index, field] of fields.slice(0, widest).entries()) {
    if (field !== null || (cells[index] ?? '').trim() === '') continue;
    let [filled, marks, isWritten] = [0, 0, false];
    for (const { cells: { [index]: cell = '' } } of looked) {
      if (cell.trim() === '') continue;
      filled++;
      if (isMark(cell)) marks++;
      isWritten ||= isMark(cell) && /[^\d\s]/.test(cell);
    }
    // A few cells may be mistyped: they are refused by themselves, rather than that the role is none.
    if (isWritten && marks * 3 >= filled * 2) roles.add(index);
  }
  return roles;
}

function mapColumns(headers: readonly string[], rows: readonly CsvRow[], kind: TableKind, choices: ColumnChoices): readonly TableColumn[] {
  const shown = shownHeaders(headers, rows);
  const named = kind === 'matrix' ? 'modules' : kind;
  const fields = named === 'records' ? [] : shown.map((_header, index) => fieldOfHeader(named, headers[index] ?? ''));
  // A table of courses: what the course is called is the title.
  if (named === 'modules' && !fields.includes('title')) fields[fields.indexOf('course')] = 'title';
  const roles = kind === 'matrix' ? rolesIn(headers, rows) : new Set<number>();
  const allowed = new Set(fieldsOf(kind));
  const isShared = (to: string): boolean => to === 'role' || to === 'custom' || to === 'ignored';
  const chosen = shown.map((header) => (Object.hasOwn(choices, header) && allowed.has(choices[header] ?? '') ? choices[header]! : null));
  const taken = new Set(chosen.filter((to) => to !== null && !isShared(to)));
  const rest = named === 'modules' ? 'custom' : 'ignored';
  return shown.flatMap((header, index): readonly TableColumn[] => {
    if (header === '') return [];
    const own = chosen[index];
    if (own !== null && own !== undefined) return [{ index, header, to: own }];
    const field = fields[index] ?? null;
    if (field === null || taken.has(field)) return [{ index, header, to: roles.has(index) ? 'role' : rest }];
    taken.add(field);
    return [{ index, header, to: field }];
  });
}

/** Headers with which columns can be told apart; empty for a column without header and cells. */
function shownHeaders(headers: readonly string[], rows: readonly CsvRow[]): readonly string[] {
  const width = Math.min(rows.reduce((most, { cells }) => Math.max(most, cells.length), headers.length), 16_384);
  const isFilled = new Uint8Array(width);
  for (const { cells } of rows) for (let at = headers.length; at < cells.length && at < width; at++) if (cells[at] !== '') isFilled[at] = 1;
  const taken = new Set<string>();
  /** Where to go on numbering a header: thousands of columns may have one. */
  const nextOf = new Map<string, number>();
  for (const { cells } of rows) for (let at = 0; at < headers.length && at < cells.length && at < width; at++) if (isFilled[at] === 0 && cells[at]!.trim() !== '') isFilled[at] = 1;
  return Array.from({ length: width }, (_, index) => {
    const own = (headers[index] ?? '').replace(/\s+/g, ' ').trim().slice(0, 80).replace(/^__proto__$/, 'proto');
    if (own === '' && isFilled[index] === 0) return '';
    const base = own === '' ? `Column ${columnName(index)}` : own;
    let free = base;
    for (let number = nextOf.get(base) ?? 2; taken.has(free); number++) {
      free = `${base.slice(0, 72)} (${number})`;
      nextOf.set(base, number + 1);
    }
    taken.add(free);
    return free;
  });
}
