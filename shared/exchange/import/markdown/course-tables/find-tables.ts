import type { MarkdownLine } from '../../../../kit/markdown/scan-lines';
import type { MarkdownPage } from '../parse-page';

/** A row of a course table. Cells are Markdown as written; `headings`: those it stands under, from the second level on. */
export interface CourseRow {
  readonly title: string;
  readonly duration: string;
  readonly effort: string;
  readonly prerequisites: string;
  readonly more: readonly { readonly header: string; readonly cell: string }[];
  readonly headings: readonly string[];
  /** The heading of the first level that it stands under. */
  readonly part: string;
  /** 1-based line of the text. */
  readonly line: number;
}

type ColumnKind = 'title' | 'duration' | 'effort' | 'prerequisites' | 'more';

const columnNames: readonly (readonly [ColumnKind, RegExp])[] = [
  ['title', /^(?:courses?|modules?|class(?:es)?|subjects?|(?:course |module )?(?:title|name))$/i],
  ['duration', /^(?:duration|length)$/i],
  ['effort', /^(?:effort|workload|hours|time|hours per week)$/i],
  ['prerequisites', /^(?:prerequisites?|pre-requisites?|prereqs?)$/i],
];
const maxColumns = 60;

/** The rows of all course tables of a page: tables with a column of titles, one of prerequisites, and one of duration or effort. */
export function findCourseRows(page: MarkdownPage): readonly CourseRow[] {
  const rows: CourseRow[] = [];
  const path: string[] = [];
  let columns: readonly { readonly kind: ColumnKind; readonly header: string }[] | null = null;
  page.scanned.forEach((line, at) => {
    if (line.kind === 'heading') path.splice(line.level - 1, path.length, ...Array.from({ length: Math.max(0, line.level - 1 - path.length) }, () => ''), line.text);
    const text = textOf(line);
    if (text === null || !text.includes('|')) columns = null;
    else if (columns) {
      if (!isRule(text)) rows.push(rowOf(columns, splitCells(text), path, at + 1));
    } else if (isRule(textOf(page.scanned[at + 1]) ?? '')) columns = columnsOf(splitCells(text));
  });
  return rows.filter(({ title }) => plainText(title) !== '');
}

function textOf(line: MarkdownLine | undefined): string | null {
  return line?.kind === 'text' ? line.text : null;
}

/** The line between the head and the rows: `:-- | :--:`. */
function isRule(text: string): boolean {
  return text.includes('|') && text.includes('-') && /^[\s|:-]+$/.test(text) && splitCells(text).every((cell) => /^:?-+:?$/.test(cell));
}

function columnsOf(headers: readonly string[]): readonly { readonly kind: ColumnKind; readonly header: string }[] | null {
  const columns = headers.slice(0, maxColumns).map((header) => ({ header: plainText(header), kind: columnNames.find(([, name]) => name.test(plainText(header)))?.[0] ?? 'more' as const }));
  const has = (kind: ColumnKind): boolean => columns.some((column) => column.kind === kind);
  return has('title') && has('prerequisites') && (has('duration') || has('effort')) ? columns : null;
}

function rowOf(columns: readonly { readonly kind: ColumnKind; readonly header: string }[], cells: readonly string[], path: readonly string[], line: number): CourseRow {
  const cell = (kind: ColumnKind): string => {
    const at = columns.findIndex((column) => column.kind === kind);
    return at < 0 ? '' : (cells[at] ?? '');
  };
  const first = columns.findIndex(({ kind }) => kind === 'title');
  const more = columns.flatMap(({ kind, header }, at) => (kind === 'more' && at !== first && (cells[at] ?? '') !== '' && cells[at] !== '-' ? [{ header, cell: cells[at]! }] : []));
  return { title: cell('title'), duration: plainText(cell('duration')), effort: plainText(cell('effort')), prerequisites: plainText(cell('prerequisites')), more, headings: path.slice(1).filter((heading) => heading !== ''), part: path[0] ?? '', line };
}

/** Cells between bars; a bar behind a backslash or in code is text. */
function splitCells(text: string): readonly string[] {
  const cells: string[] = [];
  let [cell, isCode] = ['', false];
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (character === '`') isCode = !isCode;
    if (character === '\\' && text[at + 1] === '|') cell += text[++at]!;
    else if (character === '|' && !isCode) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  cells.push(cell.trim());
  return cells.slice(cells[0] === '' ? 1 : 0, cells.length > 1 && cells.at(-1) === '' ? -1 : undefined);
}

/** Words of a cell: links and images by their text, marks taken off. */
export function plainText(cell: string): string {
  return cell
    .replace(/!?\[([^\][]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*|`([^`]+)`/g, '$1$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
