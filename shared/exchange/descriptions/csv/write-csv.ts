/** A cell to be written: text, a finite number, or nothing. */
export type CsvCell = string | number | null;

/** What spreadsheets take for the start of a formula, blanks and control characters before it ignored; the wide forms are read as formulas in East Asian locales. */
const formula = /^'*[\s\p{Cc}\p{Cf}]*[=+\-@\uff0b\uff0d\uff1d\uff20]|^'*[\t\r\n]/u;
const number = /^\s*[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[+-]?\d+)?\s*$/i;

/**
 * Text that no spreadsheet runs: an apostrophe stands before what would be a formula (OWASP, CSV Injection). A number is none and stays as it is, a negative
 * one too. `unguardText` is the exact inverse: text that begins with apostrophes and then a formula gets one more.
 */
export function guardText(text: string): string {
  return formula.test(text) && !number.test(text) ? `'${text}` : text;
}

/** What was guarded, from what was read. */
export function unguardText(text: string): string {
  return text.startsWith("'") && guardText(text.slice(1)) === text ? text.slice(1) : text;
}

/** RFC 4180: comma, CRLF after every row, quotes where a cell has a comma, quote or line break or a blank at an end. Every text cell is guarded. */
export function writeCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`A CSV file holds finite numbers only, not ${cell}.`);
    return String(cell);
  }
  const text = guardText(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
