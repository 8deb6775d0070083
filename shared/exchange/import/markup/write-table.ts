import { elementsOf, type MarkupElement } from './markup-node';

const maxColumns = 100;

/** Rows as a Markdown table; the first one is its head. A cell over several columns is followed by empty ones. */
export function writeTable(table: MarkupElement, write: (cell: MarkupElement) => string): readonly string[] {
  const rows = elementsOf(table, 'tr').map((row) => cellsOf(row, write)).filter((cells) => cells.some((cell) => cell !== ''));
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0);
  if (width === 0) return [];
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: width }, (_, at) => cells[at] ?? '').join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), `|${' --- |'.repeat(width)}`, ...body.map(line)];
}

function cellsOf(row: MarkupElement, write: (cell: MarkupElement) => string): readonly string[] {
  const cells: string[] = [];
  for (const cell of elementsOf(row, 'td', 'th')) {
    if (cells.length >= maxColumns) break;
    cells.push(write(cell).replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim());
    const span = Math.min(Number(cell.attributes.get('colspan') ?? 1) || 1, maxColumns - cells.length + 1);
    for (let more = 1; more < span; more++) cells.push('');
  }
  return cells;
}
