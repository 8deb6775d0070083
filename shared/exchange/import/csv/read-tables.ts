import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import { decodeCsv, findDelimiter, parseCsv, type CsvTable } from '../../descriptions/csv/parse-csv';
import { unguardText } from '../../descriptions/csv/write-csv';
import type { ImportFile, ImportNote } from '../import-plan';
import { recogniseTable } from '../tables/recognise';
import type { ReadTables } from '../tables/plan-tables';
import { noBadCells, rowNote, tableNote, type SourceTable } from '../tables/source-table';

const delimiters = [',', ';', '\t'] as const;
const headLength = 20_000;

/** Is this a file of a table by its name? */
export function isTableFile({ path }: ImportFile): boolean {
  return /\.(csv|tsv|txt)$/i.test(path);
}

/** Files of text tables; the error is a sentence. Guards against formulas are taken off. */
export function readCsvTables(files: readonly ImportFile[], isAsked: boolean): Result<ReadTables, string> {
  const warnings: ImportNote[] = [];
  const refused: ImportNote[] = [];
  const tables: SourceTable[] = [];
  const isNamed = files.length > 1;
  for (const file of files) {
    const { text, encoding, isMalformed } = decodeCsv(file.bytes);
    if (isMalformed) return err(`${quoteSafely(file.path)} is not valid ${encoding}. Save it as UTF-8.`);
    if (encoding === 'windows-1252') warnings.push(tableNote('encoding', { name: file.path }, 'The file is not UTF-8 and was read as Windows-1252. Look at accents and quotes.'));
    const table = parseCsv(text, delimiterOf(file.path, text, isAsked));
    if (table.openQuoteRow !== undefined) refused.push(rowNote('open-quote', { name: file.path, isNamed }, table.openQuoteRow, 'A quoted cell starts here and never ends; everything after it is in that cell. Close the quote.'));
    for (const { cells } of table.rows) unguard(cells as string[]);
    tables.push({ name: file.path, isNamed, rows: table.rows, bad: noBadCells });
  }
  return ok({ tables, warnings, refused });
}

/** In place: the cells were made just now, and there are millions. */
function unguard(cells: string[]): void {
  for (let at = 0; at < cells.length; at++) if (cells[at]!.charCodeAt(0) === 39) cells[at] = unguardText(cells[at]!);
}

/** What separates the cells: what makes a known row of headers of the first lines; else the mark that they have most often. */
export function delimiterOf(name: string, text: string, isAsked: boolean): CsvTable['delimiter'] {
  if (/^sep=[,;\t](?:\r|\n|$)/i.test(text)) return ',';
  const found = delimiters.map((mark) => {
    const table = recogniseTable({ name, isNamed: false, rows: parseCsv(text.slice(0, headLength), mark).rows, bad: noBadCells }, undefined, isAsked);
    return { mark, known: table ? table.columns.filter(({ to }) => to !== 'custom' && to !== 'ignored').length : 0 };
  });
  const best = found.reduce((most, candidate) => (candidate.known > most.known ? candidate : most));
  return best.known > 1 ? best.mark : findDelimiter(text);
}

/** Does the file show a table of a curriculum? Looks at its beginning only. */
export function isCurriculumTable(file: ImportFile): boolean {
  if (!isTableFile(file)) return false;
  const { text } = decodeCsv(file.bytes.subarray(0, headLength));
  return delimiters.some((mark) => recogniseTable({ name: file.path, isNamed: false, rows: parseCsv(text, mark).rows, bad: noBadCells }, undefined, false) !== null);
}
