import { decodeBase64 } from '../../../kit/base64';
import { quoteSafely } from '../../../kit/quote';
import { fileNameOf, resolveReference } from '../../files/paths';
import type { ImportFile, ImportNote } from '../import-plan';
import type { MarkdownPage } from '../markdown/parse-page';
import { closeLevels } from '../markup/headings';
import { elementsOf, headingLevel, textOf, type MarkupElement, type MarkupNode } from '../markup/markup-node';
import { pageOfLines } from '../markup/text-course';
import { writeMarkdown } from '../markup/write-markdown';
import { decodeHtml } from './decode-html';
import { parseHtml } from './parse-html';

export interface HtmlPage {
  readonly path: string;
  readonly page: MarkdownPage;
  /** What its head calls it. */
  readonly headTitle: string;
  readonly language: string;
  /** Pages of the import that it leads to, in order, each once. */
  readonly leadsTo: readonly string[];
  /** Images that were written inside the page, as files. */
  readonly embedded: readonly ImportFile[];
  readonly warnings: readonly ImportNote[];
}

const maxEmbedded = 8 * 1024 * 1024;
const extensions: Readonly<Record<string, string>> = { png: 'png', jpeg: 'jpg', jpg: 'jpg', gif: 'gif', webp: 'webp' };

/** Reads one page: what Markdown can say is written, the rest is left out and counted. */
export function readHtmlPage(file: ImportFile, paths: ReadonlySet<string>, isWhole: boolean): HtmlPage {
  const warnings: ImportNote[] = [];
  const say = (code: string, message: string): void => void warnings.push({ code, where: file.path, message });
  const { text, problem } = decodeHtml(file.bytes);
  if (problem !== null) say('encoding', `${quoteSafely(file.path)} ${problem}.`);
  const parsed = parseHtml(text);
  if (!parsed.isWhole) say('too-large', `${quoteSafely(file.path)} has more than a million elements; only its beginning was read. Cut it into several files.`);
  const [head, ...others] = elementsOf(parsed.root, 'title');
  const content = contentOf(parsed.root);
  const base = baseOf(parsed.root);
  const embedded: ImportFile[] = [];
  const dropped = new Map<string, number>();
  const inner = new Set<string>();
  const lines = writeMarkdown(isWhole ? withLevels(content, closeLevels(levelsOf(content))) : content, {
    link: (address) => linkTarget(based(base, address), file.path, paths, inner),
    image: (address) => (/^data:/i.test(address) ? embed(address, file.path, embedded, say) : /^(https?:|[^:]*$)/i.test(address) && address !== '' ? based(base, address) : null),
    dropped: (name) => void dropped.set(name, (dropped.get(name) ?? 0) + 1),
  });
  const counted = [...dropped].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, count]) => `${count} ${name}`).join(', ');
  if (counted !== '') say('left-out', `Scripts, styles, forms, navigation and media are not taken over: ${counted}.`);
  if (inner.size > 0) say('inner-links', `${inner.size === 1 ? 'A link leads' : `Links to ${inner.size} places lead`} to other pages or places of the course; their words stay, the links do not.`);
  const headTitle = head ? textOf(head) : textOf(others[0] ?? '');
  const leadsTo = [...new Set(elementsOf(parsed.root, 'a').flatMap(({ attributes }) => resolveReference(file.path, based(base, attributes.get('href') ?? '')) ?? []))].filter((path) => paths.has(path) && path !== file.path);
  return { path: file.path, page: pageOfLines(lines, ''), headTitle, language: languageOf(text), leadsTo, embedded, warnings };
}

/** The folder or address that a page says its own addresses begin at; empty where it says none. */
function baseOf(root: MarkupElement): string {
  const href = (elementsOf(root, 'base').map(({ attributes }) => attributes.get('href') ?? '').find((address) => address !== '') ?? '').replace(/[?#].*$/s, '').trim();
  return href.slice(0, href.lastIndexOf('/') + 1);
}

/** An address as the base of its page makes it. What is on the web stays there. */
function based(base: string, address: string): string {
  if (base === '' || address === '' || /^([a-z][a-z0-9+.-]*:|[/#\\])/i.test(address)) return address;
  return `${base}${address}`;
}

/** The main part of a page that marks one; else all of it. */
function contentOf(root: MarkupElement): readonly MarkupNode[] {
  const [main, ...more] = elementsOf(root, 'main');
  return main && more.length === 0 && textOf(main) !== '' ? main.children : root.children;
}

function levelsOf(nodes: readonly MarkupNode[]): readonly number[] {
  return nodes.flatMap((node) => elementsOf({ name: '', attributes: new Map(), children: [node] }, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')).filter((heading) => textOf(heading) !== '').map(({ name }) => headingLevel(name));
}

/** The same content with headings from level 1 on, without gaps. */
function withLevels(nodes: readonly MarkupNode[], levels: ReadonlyMap<number, number>): readonly MarkupNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const level = levels.get(headingLevel(node.name));
    return { name: level === undefined ? node.name : `h${level}`, attributes: node.attributes, children: withLevels(node.children, levels) };
  });
}

/** Addresses of the web stay links. */
function linkTarget(address: string, from: string, paths: ReadonlySet<string>, inner: Set<string>): string | null {
  if (/^(https?:\/\/|mailto:)/i.test(address)) return address.length <= 2000 ? address : null;
  const path = resolveReference(from, address);
  if (address.startsWith('#') || (path !== undefined && paths.has(path))) inner.add(path ?? address);
  return null;
}

/** An image written as data becomes a file beside the page. */
function embed(address: string, from: string, embedded: ImportFile[], say: (code: string, message: string) => void): string | null {
  const match = /^data:image\/([a-z]+);base64,/i.exec(address.slice(0, 60));
  const extension = extensions[match?.[1]?.toLowerCase() ?? ''];
  const bytes = match && extension !== undefined && address.length <= maxEmbedded ? decodeBase64(address.slice(match[0].length).replace(/\s+/g, '')) : null;
  if (!bytes || bytes.length === 0) {
    say('embedded-image', 'An image written inside the page is not PNG, JPEG, GIF or WebP, is damaged or larger than 6 MB; it was left out. Save it as a file beside the page.');
    return null;
  }
  const path = `${fileNameOf(from).replace(/\.[^.]*$/, '').slice(0, 60)}-image-${embedded.length + 1}.${extension}`;
  embedded.push({ path: `${from.slice(0, from.length - fileNameOf(from).length)}${path}`, bytes });
  return encodeURIComponent(path);
}

function languageOf(text: string): string {
  return /<html[^>]{0,400}?\slang\s*=\s*["']?([A-Za-z-]{2,35})/i.exec(text.slice(0, 4000))?.[1] ?? '';
}
