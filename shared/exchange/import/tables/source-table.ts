import { quoteSafely } from '../../../kit/quote';
import type { CsvRow } from '../../descriptions/csv/parse-csv';
import { columnName } from '../../descriptions/xlsx/workbook';
import type { ImportNote } from '../import-plan';

/** A cell that has no value to take: an error, a formula that was never computed. `column`: 0-based; `why`: goes on after "the cell …". */
export interface BadCell {
  readonly column: number;
  readonly why: string;
}

/** A table as it was read: text cells, whatever the file was. */
export interface SourceTable {
  /** File or sheet, as it is called in the source. */
  readonly name: string;
  /** Named in messages: there is more than one table. */
  readonly isNamed: boolean;
  readonly rows: readonly CsvRow[];
  /** By row number. */
  readonly bad: ReadonlyMap<number, readonly BadCell[]>;
}

export const noBadCells: ReadonlyMap<number, readonly BadCell[]> = new Map();

/** Columns whose letters are said at most; a name of that many is unlikely. */
const shownHeader = 40;

/** `column C ("Duration")`. */
export function columnLabel(column: number, header: string): string {
  return `column ${columnName(column)}${header.trim() === '' ? '' : ` (${quoteSafely(header.trim(), shownHeader)})`}`;
}

/** A note about one row, as a spreadsheet numbers it. `message` begins with the column where it is about one. */
export function rowNote(code: string, table: Pick<SourceTable, 'name' | 'isNamed'>, row: number, message: string): ImportNote {
  const where = `${table.isNamed ? `${quoteSafely(table.name, shownHeader)}, ` : ''}row ${row}`;
  return { code, where, message: `${where[0] === 'r' ? `R${where.slice(1)}` : where}: ${message}` };
}

/** A note about a whole table. */
export function tableNote(code: string, table: Pick<SourceTable, 'name'>, message: string): ImportNote {
  return { code, where: quoteSafely(table.name, shownHeader), message };
}

/**
 * Text reduced to what people mean by it: letters and digits only, lower case, without accents. `Pre-requisites` and `prerequisites` are one. Marks of other scripts than those with accents
 * are vowels, and stay: without them the Hindi words for "what" and "of" would be one.
 */
export function plainKey(text: string): string {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '').replace(/[\u0300-\u036f]/g, '');
}
