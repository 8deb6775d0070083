import { elementsOf, headingLevel, holdsAny, textOf, type MarkupElement, type MarkupNode } from './markup-node';
import { droppedNames, guardLine, longestRun, writeInline, type MarkupTargets } from './write-inline';
import { writeTable } from './write-table';

const blockNames: ReadonlySet<string> = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'center', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr',
  'html', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
]);

const sectionNames: ReadonlySet<string> = new Set(['h1', 'h2', 'h3']);

/** Deeper lists and quotes are written flat: each level moves all lines below it. */
const maxIndent = 10;

interface Writer {
  readonly targets: MarkupTargets;
  /** Whether an inline element holds blocks; each is looked at once. */
  readonly holdsBlocks: WeakMap<MarkupElement, boolean>;
}

/** A block: its lines. Blocks are told apart by an empty line. */
type Block = readonly string[];

/** Content as lines of Markdown: paragraphs, headings, lists, quotes, tables, code, rules, links, images and emphasis. Takes time in proportion to the content. */
export function writeMarkdown(nodes: readonly MarkupNode[], targets: MarkupTargets): readonly string[] {
  return join(writeBlocks(nodes, { targets, holdsBlocks: new WeakMap() }, 0));
}

function join(blocks: readonly Block[]): readonly string[] {
  const lines: string[] = [];
  for (const block of blocks) {
    if (lines.length > 0) lines.push('');
    for (const line of block) lines.push(line);
  }
  return lines;
}

function writeBlocks(nodes: readonly MarkupNode[], writer: Writer, indent: number): readonly Block[] {
  const blocks: Block[] = [];
  let running: MarkupNode[] = [];
  const flush = (): void => {
    const lines = paragraph(running, writer.targets);
    if (lines.length > 0) blocks.push(lines);
    running = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || !isBlock(node, writer)) running.push(node);
    else {
      flush();
      for (const block of writeBlock(node, writer, indent)) blocks.push(block);
    }
  }
  flush();
  return blocks;
}

function isBlock(element: MarkupElement, writer: Writer): boolean {
  if (blockNames.has(element.name)) return true;
  if (droppedNames.has(element.name)) return false;
  const known = writer.holdsBlocks.get(element);
  if (known !== undefined) return known;
  const holds = element.children.some((child) => typeof child !== 'string' && isBlock(child, writer));
  writer.holdsBlocks.set(element, holds);
  return holds;
}

function paragraph(nodes: readonly MarkupNode[], targets: MarkupTargets): readonly string[] {
  const all = writeInline(nodes, targets).split('\n').map(guardLine);
  const isFilled = (line: string): boolean => !/^\\?$/.test(line);
  const lines = all.slice(Math.max(0, all.findIndex(isFilled)), all.findLastIndex(isFilled) + 1);
  if (lines.length > 0 && lines.at(-1)!.endsWith('\\') && lines.length > 1) lines.push(lines.pop()!.replace(/(?<!\\)\\$/, ''));
  return lines.filter((line) => !/^\\?$/.test(line));
}

function writeBlock(element: MarkupElement, writer: Writer, indent: number): readonly Block[] {
  const { name, children } = element;
  const inner = (): readonly Block[] => writeBlocks(children, writer, indent);
  const level = headingLevel(name);
  if (level > 0) return writeHeading(element, level, writer, indent);
  if (droppedNames.has(name) && !isWrapper(element)) {
    writer.targets.dropped(name);
    return [];
  }
  switch (name) {
    case 'hr': return [['***']];
    case 'pre': return [writeFence(element)];
    case 'ul': case 'ol': case 'menu': return indent >= maxIndent ? inner() : [writeList(element, writer, indent)];
    case 'blockquote': return indent >= maxIndent ? inner() : quote(writeBlocks(children, writer, indent + 1));
    case 'table': return writeTableOrContent(element, writer, indent);
    case 'dt': case 'summary': case 'legend': return bold(children, writer);
    default: return inner();
  }
}

/** A form around a whole page, as some frameworks write it: its content is the page. */
function isWrapper(element: MarkupElement): boolean {
  return element.name === 'form' && holdsAny(element, sectionNames);
}

function bold(children: readonly MarkupNode[], writer: Writer): readonly Block[] {
  const lines = paragraph([{ name: 'strong', attributes: new Map(), children }], writer.targets);
  return lines.length > 0 ? [lines] : [];
}

/** One line; images in it stand below. */
function writeHeading(element: MarkupElement, level: number, writer: Writer, indent: number): readonly Block[] {
  const images = elementsOf(element, 'img');
  const text = writeInline(withoutImages(element.children), writer.targets).replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim().replace(/(?<!#)#+$/, '\\$&');
  const below = images.length > 0 ? writeBlocks(images, writer, indent) : [];
  return text === '' ? below : [[`${'#'.repeat(level)} ${text}`], ...below];
}

function withoutImages(nodes: readonly MarkupNode[]): readonly MarkupNode[] {
  return nodes.flatMap((node): readonly MarkupNode[] => (typeof node === 'string' ? [node] : node.name === 'img' ? [] : [{ ...node, children: withoutImages(node.children) }]));
}

function writeFence(element: MarkupElement): Block {
  const text = rawText(element).replace(/\r\n?/g, '\n').replace(/^\n/, '').trimEnd();
  const classes = [element, ...elementsOf(element, 'code')].map(({ attributes }) => attributes.get('class') ?? '').join(' ');
  const language = /(?:^|\s)lang(?:uage)?-([\w+#-]{1,30})/.exec(classes)?.[1] ?? '';
  const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
  return [`${fence}${language}`, ...text.split('\n'), fence];
}

function rawText(node: MarkupNode): string {
  const parts: string[] = [];
  const visit = (part: MarkupNode): void => {
    if (typeof part === 'string') parts.push(part);
    else if (part.name === 'br') parts.push('\n');
    else part.children.forEach(visit);
  };
  visit(node);
  return parts.join('');
}

function quote(blocks: readonly Block[]): readonly Block[] {
  const lines = join(blocks);
  return lines.length === 0 ? [] : [lines.map((line) => (line === '' ? '>' : `> ${line}`))];
}

function writeList(element: MarkupElement, writer: Writer, indent: number): Block {
  let number = Number(element.attributes.get('start') ?? 1);
  if (!Number.isInteger(number) || number < 0 || number > 99_999_999) number = 1;
  const lines: string[] = [];
  for (const child of element.children) {
    if (typeof child === 'string' && child.trim() === '') continue;
    const blocks = writeBlocks(typeof child !== 'string' && child.name === 'li' ? child.children : [child], writer, indent + 1);
    if (blocks.length === 0) continue;
    const mark = element.name === 'ol' ? `${number++}. ` : '- ';
    const pad = ' '.repeat(mark.length);
    itemLines(blocks).forEach((line, at) => lines.push(at === 0 ? mark + line : line === '' ? '' : pad + line));
  }
  return lines;
}

/** A list right below the words of its item stands close to them. */
function itemLines(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block, at) => (at === 0 || /^(?:[-*+]|\d+\.) /.test(block[0] ?? '') ? block : ['', ...block]));
}

/** A table of one cell, or one that holds headings, is only there for the layout. */
function writeTableOrContent(element: MarkupElement, writer: Writer, indent: number): readonly Block[] {
  const cells = elementsOf(element, 'td', 'th');
  const isLayout = cells.length < 2 || holdsAny(element, sectionNames);
  if (isLayout) return writeBlocks(element.children, writer, indent);
  const caption = elementsOf(element, 'caption').map(textOf).join(' ');
  const lines = writeTable(element, (cell) => writeBlocks(cell.children, writer, maxIndent).flat().map((line) => line.replace(/(?<!\\)\\$/, '')).join(' '));
  return [...(caption === '' ? [] : bold([caption], writer)), ...(lines.length > 0 ? [lines] : [])];
}
