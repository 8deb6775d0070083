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
  let cells: string[] = [];
  let at = declared ? declared[0].length : 0;
  const first = declared ? 2 : 1;
  let openQuoteRow: number | undefined;
  while (at < text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at, mark) : plainCell(text, at, mark);
    if (cell.isOpen) openQuoteRow ??= rows.length + first;
    cells.push(cell.value);
    at = cell.end;
    if (text[at] === mark) {
      at++;
      if (at === text.length) cells.push('');
      else continue;
    } else at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    rows.push({ row: rows.length + first, cells });
    cells = [];
  }
  return { rows, delimiter: mark, ...(openQuoteRow === undefined ? {} : { openQuoteRow }) };
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly isOpen?: boolean;
}

function plainCell(text: string, start: number, mark: string): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const character = text[end];
    if (character === mark || character === '\n' || character === '\r') break;
  }
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, mark: string): Cell {
  const parts: string[] = [];
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: parts.join('') + text.slice(at), end: text.length, isOpen: true };
    parts.push(text.slice(at, quote));
    if (text[quote + 1] !== '"') {
      const tail = plainCell(text, quote + 1, mark);
      return { value: parts.join('') + tail.value, end: tail.end };
    }
    parts.push('"');
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
