import { append } from '../../../kit/append';
import { listField, readFrontMatter, textField } from './front-matter';
import { minutesOfFields } from './minutes';
import type { MarkdownLine } from '../../../kit/markdown/scan-lines';
import { scanLines } from '../../../kit/markdown/scan-lines';

export interface MarkdownHeading {
  readonly level: number;
  readonly text: string;
  /** Index into `lines` of its first line. */
  readonly line: number;
  /** First line after it. */
  readonly next: number;
  readonly isInDiv: boolean;
}

/** One Markdown file, read. `lines`: the text without front matter; `scanned` runs beside it. */
export interface MarkdownPage {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly problem?: string;
  /** From front matter; empty when it has none. */
  readonly title: string;
  readonly minutes: number | null;
  readonly lines: readonly string[];
  readonly scanned: readonly MarkdownLine[];
  readonly headings: readonly MarkdownHeading[];
  /** From front matter (older Carpentries lessons keep them there). */
  readonly objectives: readonly string[];
  readonly questions: readonly string[];
}

/** Reads one Markdown text. Never fails: what cannot be read as front matter is reported in `problem`. */
export function parseMarkdownPage(text: string): MarkdownPage {
  const all = text.split(/\r\n|\n|\r/);
  const front = readFrontMatter(all);
  const lines = all.slice(front.lineCount);
  const scanned = scanLines(lines);
  return {
    fields: front.fields,
    ...(front.problem === undefined ? {} : { problem: front.problem }),
    title: textField(front.fields, 'title'),
    minutes: minutesOfFields(front.fields),
    lines,
    scanned,
    headings: collectHeadings(scanned),
    objectives: listField(front.fields, 'objectives'),
    questions: listField(front.fields, 'questions'),
  };
}

function collectHeadings(scanned: readonly MarkdownLine[]): readonly MarkdownHeading[] {
  const headings: MarkdownHeading[] = [];
  let depth = 0;
  scanned.forEach((line, i) => {
    if (line.kind === 'div-open') depth++;
    if (line.kind === 'div-close') depth = Math.max(0, depth - 1);
    if (line.kind !== 'heading' || line.text === '') return;
    const span = line.underlines ?? 0;
    headings.push({ level: line.level, text: line.text, line: span === 0 ? i : i - span + 1, next: span === 0 ? i + 1 : i + 2, isInDiv: depth > 0 });
  });
  return headings;
}

/**
 * The list items of every `::: name` block between two lines, and of every section headed by `heading` (a section ends at the next heading).
 * Without a list the paragraphs of a block count. Continuation lines are joined; marks and emphasis stay as written.
 */
export function collectItems(page: MarkdownPage, from: number, to: number, name: string, heading: RegExp): readonly string[] {
  const items: string[] = [];
  const divs: string[] = [];
  let block: string[] | undefined;
  const flush = (): void => {
    if (block) append(items, itemsOf(block));
    block = undefined;
  };
  for (let i = from; i < to; i++) {
    const line = page.scanned[i]!;
    if (line.kind === 'div-open') {
      divs.push(line.name);
      flush();
      if (line.name === name) block = [];
    } else if (line.kind === 'div-close') {
      divs.pop();
      flush();
    } else if (line.kind === 'heading') {
      if (divs.at(-1) !== name) flush();
      if (divs.length === 0 && heading.test(line.text)) block = [];
    } else if (line.kind === 'text') block?.push(line.text);
  }
  flush();
  return items;
}

function itemsOf(block: readonly string[]): readonly string[] {
  const marker = /^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
  const hasList = block.some((line) => marker.test(line));
  const items: string[] = [];
  let isOpen = false;
  for (const line of block) {
    const item = marker.exec(line);
    const text = (item ? item[1]! : line).trim();
    if (text === '') isOpen = false;
    else if (item || (!hasList && !isOpen)) isOpen = items.push(text) > 0;
    else if (isOpen) items.push(`${items.pop()!} ${text}`);
    else if (hasList && /^\s{2,}/.test(line) && items.length > 0) items.push(`${items.pop()!} ${text}`);
  }
  return items;
}
