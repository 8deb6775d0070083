import { decodeText } from '../../../kit/text';

/** One record of a CSV file. `row`: its number as a spreadsheet shows it, 1-based. */
export interface CsvRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  readonly delimiter: ',' | ';' | '\t';
  /** Row in which a quoted cell starts that never ends, if there is one: everything after it is in that cell. */
  readonly openQuoteRow?: number;
}

/** Bytes of a spreadsheet export → text: byte-order marks, UTF-8, UTF-16, else Windows-1252. `encoding` says which. Malformed UTF-16 is read as empty. */
export function decodeCsv(bytes: Uint8Array): { readonly text: string; readonly encoding: string; readonly isMalformed: boolean } {
  const decoded = decodeText(bytes, 'windows-1252');
  return decoded.ok ? { ...decoded.value, isMalformed: false } : { text: '', encoding: decoded.error.encoding, isMalformed: true };
}

/**
 * RFC 4180 with what real exports add: any mix of line ends, `sep=;` in the first line, a delimiter found from the first lines unless given. A quote
 * inside an unquoted cell is a character. Empty rows are kept (their `cells` are empty strings), so that row numbers hold.
 */
export function parseCsv(text: string, delimiter: CsvTable['delimiter'] = findDelimiter(text)): CsvTable {
  const declared = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i.exec(text);
  const mark = declared ? (declared[1] as CsvTable['delimiter']) : delimiter;
  const rows: CsvRow[] = [];
  const markCode = mark.charCodeAt(0);
  const first = declared ? 2 : 1;
  // Copied when a row ends: an array that is pushed to keeps room for cells that never come.
  const cells: string[] = [];
  let at = declared ? declared[0].length : 0;
  let openQuoteRow: number | undefined;
  while (at < text.length) {
    if (text.charCodeAt(at) === quoteCode) {
      const cell = quotedCell(text, at, markCode);
      if (cell.isOpen) openQuoteRow ??= rows.length + first;
      cells.push(cell.value);
      at = cell.end;
    } else {
      const end = endOfPlain(text, at, markCode);
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text.charCodeAt(at) === markCode) {
      at++;
      if (at === text.length) cells.push('');
      else continue;
    } else at += text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
    rows.push({ row: rows.length + first, cells: cells.slice() });
    cells.length = 0;
  }
  return { rows, delimiter: mark, ...(openQuoteRow === undefined ? {} : { openQuoteRow }) };
}

const quoteCode = 34;

/** Where a cell without quotes ends: at the delimiter, the end of the line, or the end of the text. */
function endOfPlain(text: string, start: number, markCode: number): number {
  let end = start;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === markCode || code === 10 || code === 13) break;
  }
  return end;
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly isOpen?: boolean;
}

function quotedCell(text: string, start: number, markCode: number): Cell {
  let value = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length, isOpen: true };
    value += text.slice(at, quote);
    if (text.charCodeAt(quote + 1) !== quoteCode) {
      const end = endOfPlain(text, quote + 1, markCode);
      return { value: end === quote + 1 ? value : value + text.slice(quote + 1, end), end };
    }
    value += '"';
    at = quote + 2;
  }
}

/** The one of comma, semicolon, tab that the first ten lines have most often; comma on a tie. Quoted text does not count. */
export function findDelimiter(text: string): CsvTable['delimiter'] {
  const head = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\r|\n/, 10).join('\n');
  const count = (mark: string): number => head.split(mark).length - 1;
  const ranked = ([',', ';', '\t'] as const).map((mark) => ({ mark, count: count(mark) }));
  return ranked.reduce((best, candidate) => (candidate.count > best.count ? candidate : best)).mark;
}
