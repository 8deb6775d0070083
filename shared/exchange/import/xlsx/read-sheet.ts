import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import type { CsvRow } from '../../descriptions/csv/parse-csv';
import { decodeCellText } from '../../descriptions/xlsx/cell-text';
import { sheetLimits } from '../../descriptions/xlsx/workbook';
import { scanXmlBytes, type XmlLimits } from '../../files/xml/parse-xml';
import type { BadCell } from '../tables/source-table';
import { formatNumber, type CellFormat } from './cell-formats';

/** Parts of a workbook may be as large as an entry of an archive. */
export const partLimits: XmlLimits = { maxDepth: 64, maxElements: 12_000_000, maxLength: 100 * 1024 * 1024 };

/** Cells that one workbook may hold, empty ones before the last of a row counted. */
export const maxCells = 12_000_000;

/** What all sheets of a workbook share. */
export interface WorkbookParts {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly is1904: boolean;
}

/** An area of cells that are shown as one; rows 1-based, column 0-based. */
export interface MergedArea {
  readonly reference: string;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

export interface ReadSheet {
  readonly rows: readonly CsvRow[];
  readonly bad: ReadonlyMap<number, readonly BadCell[]>;
  /** How many cells are formulas, and where the first ones are. */
  readonly formulas: { readonly count: number; readonly first: readonly string[] };
  readonly merged: readonly MergedArea[];
}

interface OpenCell {
  readonly reference: string;
  readonly type: string;
  readonly format: CellFormat;
  value: string;
  hasValue: boolean;
  isFormula: boolean;
}

/** `xl/worksheets/sheetN.xml` as text cells, by the values that are stored; nothing is computed. Refused: what is not well-formed, too large, or out of order. */
export function readSheet(bytes: Uint8Array, parts: WorkbookParts): Result<ReadSheet, string> {
  const rows: CsvRow[] = [];
  const bad = new Map<number, BadCell[]>();
  const merged: MergedArea[] = [];
  const first: string[] = [];
  let [formulas, count, fault] = [0, 0, ''];
  let row = 0;
  let cells: string[] = [];
  let cell: OpenCell | undefined;
  /** Element whose text is the value. */
  let inValue = '';
  let isPhonetic = false;
  const finish = (open: OpenCell): void => {
    const column = columnOf(open.reference, cells.length);
    if (column >= sheetLimits.columns || column < 0) return void (fault ||= `the cell ${quoteSafely(open.reference)} is beyond the last column`);
    count += Math.max(0, column + 1 - cells.length);
    if (count > maxCells) return;
    while (cells.length <= column) cells.push('');
    if (open.isFormula && ++formulas <= 3) first.push(open.reference);
    const read = valueOf(open, parts);
    if (typeof read === 'string') cells[column] = read;
    else (bad.get(row) ?? bad.set(row, []).get(row)!).push({ column, why: read.why });
  };
  const scanned = scanXmlBytes(bytes, {
    open: (name, attributes) => {
      if (name === 'row') {
        const number = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
        if (!(number > row && number <= sheetLimits.rows && Number.isInteger(number))) fault ||= `the rows are not in order near row ${row}`;
        row = number;
        cells = [];
      } else if (name === 'c') cell = { reference: attributes['r'] ?? '', type: attributes['t'] ?? 'n', format: parts.formats[Number(attributes['s'] ?? 0)] ?? 'general', value: '', hasValue: false, isFormula: false };
      else if (name === 'rPh') isPhonetic = true;
      else if (cell && (name === 'v' || (name === 't' && !isPhonetic))) {
        inValue = name;
        cell.hasValue = true;
      } else if (cell && name === 'f') cell.isFormula = true;
      else if (name === 'mergeCell') {
        const area = mergedArea(attributes['ref'] ?? '');
        if (area) merged.push(area);
      }
    },
    text: (text) => {
      if (inValue !== '' && cell) cell.value += text;
    },
    close: (name) => {
      if (name === inValue) inValue = '';
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'c' && cell) {
        if (fault === '') finish(cell);
        cell = undefined;
      } else if (name === 'row' && fault === '') rows.push({ row, cells });
    },
  }, partLimits);
  if (!scanned.ok) return err(scanned.error.message);
  if (fault !== '') return err(`The sheet is damaged: ${fault}.`);
  if (count > maxCells) return err(`The sheet has more than ${maxCells} cells.`);
  return ok({ rows, bad, formulas: { count: formulas, first }, merged });
}

function valueOf({ type, value, hasValue, isFormula, format }: OpenCell, { strings, is1904 }: WorkbookParts): string | { readonly why: string } {
  if (isFormula && !hasValue) return { why: 'has a formula that was never computed; open the file in a spreadsheet program and save it' };
  if (!hasValue) return '';
  switch (type) {
    case 's': return strings[Number(value)] ?? { why: 'points to a text that the workbook does not have' };
    case 'str': case 'inlineStr': return decodeCellText(value);
    case 'b': return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'e': return { why: `holds the error ${quoteSafely(value.trim(), 40)}; mend it in the spreadsheet` };
    case 'd': return value.trim().slice(0, 10);
    case 'n': {
      if (value.trim() === '') return '';
      const number = Number(value);
      // A long number that somebody uses as an id: as a number it would lose its last digits.
      if (format === 'general' && !Number.isSafeInteger(number) && /^-?\d{1,400}$/.test(value.trim())) return value.trim();
      return (Number.isFinite(number) ? formatNumber(number, format, is1904) : null) ?? { why: `holds ${quoteSafely(value.trim(), 40)}, which is no ${format === 'date' ? 'day' : format === 'time' ? 'time' : 'number'}` };
    }
    default: return { why: `is of the unknown type ${quoteSafely(type, 40)}` };
  }
}

/** 0-based column of `AB12`; without a reference the next one. -1: no such column. */
function columnOf(reference: string, next: number): number {
  if (reference === '') return next;
  const letters = /^([A-Za-z]{1,3})\d+$/.exec(reference)?.[1];
  return letters === undefined ? -1 : lettersToIndex(letters);
}

function lettersToIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function mergedArea(reference: string): MergedArea | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  return match ? { reference, column: lettersToIndex(match[1]!), from: Number(match[2]), to: Number(match[4]) } : null;
}
