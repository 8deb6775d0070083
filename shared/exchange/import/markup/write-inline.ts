import type { MarkupElement, MarkupNode } from './markup-node';
import { textOf } from './markup-node';

/** Where links and images lead: the address to write, or null to keep the words only. */
export interface MarkupTargets {
  readonly link: (address: string) => string | null;
  readonly image: (address: string) => string | null;
  /** Hears of every element that is left out. */
  readonly dropped: (name: string) => void;
}

/** What Markdown has no words for, and what must never come in. */
export const droppedNames: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'applet', 'video', 'audio', 'canvas', 'svg', 'input', 'button', 'select', 'textarea', 'form', 'nav']);
const silentNames: ReadonlySet<string> = new Set(['title', 'meta', 'link', 'base', 'source', 'track', 'col', 'colgroup', 'rp', 'area', 'map', 'param', 'wbr']);
const marks: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', cite: '*', dfn: '*', s: '~~', del: '~~', strike: '~~' };
const codeNames: ReadonlySet<string> = new Set(['code', 'kbd', 'samp', 'tt']);

/** Running text as Markdown. A line break is `\` and a line feed. */
export function writeInline(nodes: readonly MarkupNode[], targets: MarkupTargets): string {
  return nodes.map((node) => (typeof node === 'string' ? escapeMarkdown(node.replace(/[\s\u00a0]+/g, ' ')) : writeElement(node, targets))).join('');
}

function writeElement(element: MarkupElement, targets: MarkupTargets): string {
  const { name, children } = element;
  if (droppedNames.has(name)) {
    targets.dropped(name);
    return '';
  }
  if (silentNames.has(name)) return '';
  if (name === 'br') return '\\\n';
  if (name === 'img') return writeImage(element, targets);
  if (name === 'a') return writeLink(element, targets);
  if (codeNames.has(name)) return writeCode(textOf(element));
  const mark = Object.hasOwn(marks, name) ? marks[name]! : '';
  return wrap(writeInline(children, targets), mark);
}

/** Marks stand right at the words, white space outside; what is marked already is not marked twice. */
function wrap(text: string, mark: string): string {
  if (mark === '') return text;
  const start = text.length - text.trimStart().length;
  const inner = text.trim();
  if (inner === '' || inner.startsWith('*') || inner.endsWith('*') || /\\\n/.test(inner)) return text;
  return `${text.slice(0, start)}${mark}${inner}${mark}${text.slice(start + inner.length)}`;
}

function writeCode(text: string): string {
  if (text === '') return '';
  const fence = '`'.repeat(longestRun(text, '`') + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Length of the longest run of a character. */
export function longestRun(text: string, character: string): number {
  let [longest, run] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    run = text[at] === character ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}

function writeImage({ attributes }: MarkupElement, targets: MarkupTargets): string {
  const alt = escapeMarkdown((attributes.get('alt') ?? '').replace(/\s+/g, ' ').trim().replace(/\[/g, '(').replace(/\]/g, ')'));
  const target = targets.image((attributes.get('src') ?? '').trim());
  return target === null ? alt : `![${alt}](${encodeTarget(target)})`;
}

function writeLink({ attributes, children }: MarkupElement, targets: MarkupTargets): string {
  const text = writeInline(children, targets);
  const href = (attributes.get('href') ?? '').trim();
  const target = href === '' || text.trim() === '' ? null : targets.link(href);
  return target === null ? text : `[${text.replace(/\\\n/g, ' ').trim()}](${encodeTarget(target)})`;
}

const targetEscapes: Readonly<Record<string, string>> = { '(': '%28', ')': '%29', '<': '%3C', '>': '%3E', '\\': '%5C' };

function encodeTarget(target: string): string {
  return target.replace(/[\s()<>\\]/g, (character) => targetEscapes[character] ?? encodeURIComponent(character));
}

/** Text that says in Markdown what it says: nothing in it is a mark. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w{1,40};)|~(?=~)/giu, '\\$&');
}

/** A line of a paragraph that no reader takes for a heading, a list, a quote, a fence or a rule. */
export function guardLine(line: string): string {
  return line.trim().replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-{2,}|~{3}|:{3}|\|)/, '\\$&').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}
