import { append } from '../../../kit/append';
import { attributeOf, childOf, plainText, type XmlElement } from '../../files/xml/xml-element';
import { markup, textOf, type MarkupElement, type MarkupNode } from '../markup/markup-node';
import { readWords, type DocxReading } from './read-runs';
import { listOf, outlineOf, switchOf, valueOf } from './styles';

/** A block of a document, in order. */
export type DocxBlock =
  | { readonly kind: 'paragraph'; readonly nodes: readonly MarkupNode[]; readonly text: string; readonly heading: number; readonly isTitle: boolean; readonly isBold: boolean; readonly list: ListDepth | null }
  | { readonly kind: 'table'; readonly element: MarkupElement };

/** How deep in a list a paragraph stands, and whether that list counts. */
export interface ListDepth {
  readonly depth: number;
  readonly isOrdered: boolean;
}

const maxTableDepth = 20;

/** The blocks of a body, a cell or a text box. Tables of contents and deleted paragraphs stay out. */
export function readBlocks(body: XmlElement, reading: DocxReading, depth = 0): readonly DocxBlock[] {
  const blocks: DocxBlock[] = [];
  const visit = (element: XmlElement): void => {
    const name = element.local.toLowerCase();
    if (name === 'p') for (const block of readParagraph(element, reading, depth)) blocks.push(block);
    else if (name === 'tbl') blocks.push({ kind: 'table', element: readTable(element, reading, depth) });
    else if (name === 'sdt' && isContents(element)) return;
    else if (/^(sdt|sdtcontent|ins|moveto|customxml|smarttag|alternatecontent|choice)$/.test(name)) element.children.forEach(visit);
  };
  body.children.forEach(visit);
  return blocks;
}

function isContents(element: XmlElement): boolean {
  const part = childOf(childOf(element, 'sdtPr') ?? element, 'docPartObj');
  return part !== undefined && /^table of contents$/i.test(valueOf(part, 'docPartGallery') ?? '');
}

function readParagraph(paragraph: XmlElement, reading: DocxReading, depth: number): readonly DocxBlock[] {
  const properties = childOf(paragraph, 'pPr');
  const style = reading.styles.styleOf(properties && valueOf(properties, 'pStyle'));
  if (style.role === 'contents') return [];
  const heading = outlineOf(properties) ?? style.heading;
  const look = heading > 0 || style.role === 'title' ? { isBold: undefined, isItalic: undefined } : style;
  const words = readWords(paragraph, reading, look);
  const list = listOf(properties) ?? style.list ?? null;
  const text = textOf(markup('p', words.nodes));
  const isEmpty = text === '' && !words.nodes.some(hasImage);
  const own: DocxBlock = { kind: 'paragraph', nodes: words.nodes, text, heading: text === '' ? 0 : heading, isTitle: style.role === 'title', isBold: words.isBold, list: list === null || list.list === '' ? null : { depth: list.depth, isOrdered: reading.styles.isOrdered(list) } };
  return [...(isEmpty ? [] : [own]), ...(depth >= maxTableDepth ? [] : words.boxes.flatMap((box) => readBlocks(box, reading, depth + 1)))];
}

function hasImage(node: MarkupNode): boolean {
  return typeof node !== 'string' && (node.name === 'img' || node.children.some(hasImage));
}

function readTable(table: XmlElement, reading: DocxReading, depth: number): MarkupElement {
  const rows = heldIn(table, 'tr').filter((row) => !switchOf(childOf(row, 'trPr'), 'del'));
  return markup('table', rows.map((row) => markup('tr', heldIn(row, 'tc').map((cell) => readCell(cell, reading, depth)))));
}

/** Rows of a table or cells of a row; forms and templates wrap them in content controls. */
function heldIn(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => {
    const local = child.local.toLowerCase();
    return local === name ? [child] : /^(sdt|sdtcontent|customxml|ins|moveto)$/.test(local) ? heldIn(child, name) : [];
  });
}

function readCell(cell: XmlElement, reading: DocxReading, depth: number): MarkupElement {
  const properties = childOf(cell, 'tcPr');
  const span = (properties && valueOf(properties, 'gridSpan')) ?? '1';
  const merge = properties && childOf(properties, 'vMerge');
  if (depth >= maxTableDepth) return markup('td', [plainText(cell)]);
  const isContinued = merge !== undefined && attributeOf(merge, 'val') !== 'restart';
  return markup('td', isContinued ? [] : toMarkup(readBlocks(cell, reading, depth + 1), () => 0), new Map([['colspan', span]]));
}

/** Blocks as markup. `levelOf`: the level of a paragraph as a heading, 0 for none. Paragraphs of lists that follow each other become one list. */
export function toMarkup(blocks: readonly DocxBlock[], levelOf: (block: DocxBlock & { readonly kind: 'paragraph' }) => number): readonly MarkupElement[] {
  const done: MarkupElement[] = [];
  let items: ListItem[] = [];
  const flush = (): void => {
    if (items.length > 0) append(done, nest(items));
    items = [];
  };
  for (const block of blocks) {
    const level = block.kind === 'paragraph' ? levelOf(block) : 0;
    if (block.kind === 'paragraph' && level === 0 && block.list) {
      items.push({ depth: block.list.depth, isOrdered: block.list.isOrdered, nodes: block.nodes });
      continue;
    }
    flush();
    if (block.kind === 'table') done.push(block.element);
    else done.push(markup(level > 0 ? `h${Math.min(level, 6)}` : 'p', block.nodes));
  }
  flush();
  return done;
}

interface ListItem {
  readonly depth: number;
  readonly isOrdered: boolean;
  readonly nodes: readonly MarkupNode[];
}

/** Items with their depth → lists in lists. An item that goes down more than one level goes down one. */
function nest(items: readonly ListItem[]): readonly MarkupElement[] {
  const lists: MarkupElement[] = [];
  for (let at = 0; at < items.length;) {
    const { depth, isOrdered } = items[at]!;
    const children: MarkupElement[] = [];
    while (at < items.length && items[at]!.depth >= depth && (items[at]!.depth > depth || items[at]!.isOrdered === isOrdered)) {
      let end = at + 1;
      while (end < items.length && items[end]!.depth > depth) end++;
      children.push(markup('li', [...items[at]!.nodes, ...nest(items.slice(at + 1, end))]));
      at = end;
    }
    lists.push(markup(isOrdered ? 'ol' : 'ul', children));
  }
  return lists;
}
