import MarkdownIt from 'markdown-it';
import { scanLines } from '../../../kit/markdown/scan-lines';
import type { MarkdownLine } from '../../../kit/markdown/scan-lines';

type Renderer = InstanceType<typeof MarkdownIt>;

export interface RenderOptions {
  /** Path in the package for an image reference (`asset:key`), or undefined when there is none: its alternative text is shown then. */
  readonly imagePath: (reference: string) => string | undefined;
}

/** Titles of the `:::` blocks of Carpentries lessons; '' is shown without a title, null is not for learners. */
const blockTitles: Readonly<Record<string, string | null>> = {
  challenge: 'Exercise', solution: 'Solution', hint: 'Hint', callout: '', checklist: 'Checklist', discussion: 'Discussion', testimonial: '', objectives: 'Objectives',
  questions: 'Questions', keypoints: 'Key points', prereq: 'Before you start', spoiler: 'More', caution: 'Caution', instructor: null,
};
const folded = new Set(['solution', 'hint', 'spoiler']);

/** Renders one page; made once for many pages. */
export type MarkdownRenderer = (lines: readonly string[]) => string;

/**
 * Markdown of a page → HTML that is safe to show: raw HTML is text, links go to http, https, mailto and files of the package only and open in a new tab, images come from the
 * package only. `:::` blocks become callouts (solutions fold). The page's own headings start at h2, because the player writes the h1.
 */
export function markdownRenderer(options: RenderOptions): MarkdownRenderer {
  const renderer = createRenderer(options);
  return (lines) => {
    const reader = { lines, scanned: scanLines(lines), at: 0 };
    const parts: string[] = [];
    // Link definitions may stand anywhere in the page, so they are collected before any part is rendered.
    const env: Record<string, unknown> = {};
    renderer.parse(lines.join('\n'), env);
    while (reader.at < lines.length) parts.push(renderUntilClose(reader, env, renderer));
    return parts.join('');
  };
}

/** One page at once, see `markdownRenderer`. */
export function renderMarkdown(lines: readonly string[], options: RenderOptions): string {
  return markdownRenderer(options)(lines);
}

interface BlockReader {
  readonly lines: readonly string[];
  readonly scanned: readonly MarkdownLine[];
  at: number;
}

function renderUntilClose(reader: BlockReader, env: Record<string, unknown>, renderer: Renderer, depth = 0): string {
  const parts: string[] = [];
  let text: string[] = [];
  const flush = (): void => {
    if (text.some((line) => /\S/.test(line))) parts.push(renderer.render(text.join('\n'), env));
    text = [];
  };
  while (reader.at < reader.lines.length) {
    const line = reader.scanned[reader.at]!;
    const source = reader.lines[reader.at++]!;
    if (line.kind === 'div-close') break;
    if (line.kind !== 'div-open') {
      text.push(source);
      continue;
    }
    flush();
    const inner = depth < 16 ? renderUntilClose(reader, env, renderer, depth + 1) : '';
    parts.push(renderBlock(line.name, inner));
  }
  flush();
  return parts.join('');
}

function renderBlock(name: string, inner: string): string {
  const known = Object.hasOwn(blockTitles, name) ? blockTitles[name] : '';
  if (known === null || inner === '') return '';
  const kind = known === undefined || !Object.hasOwn(blockTitles, name) ? 'callout' : name;
  if (folded.has(kind)) return `<details class="callout callout-${kind}"><summary>${known ?? ''}</summary>${inner}</details>\n`;
  const title = known ? `<p class="callout-title">${known}</p>` : '';
  return `<div class="callout callout-${kind}">${title}${inner}</div>\n`;
}

function createRenderer({ imagePath }: RenderOptions): Renderer {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // Everything is parsed as a link; the rules below decide what becomes one.
  markdown.validateLink = () => true;
  const { rules, renderToken } = markdown.renderer;
  const plain: typeof rules.heading_open = (tokens, index, settings) => renderToken.call(markdown.renderer, tokens, index, settings);
  const lower: typeof rules.heading_open = (tokens, index, settings, env, self) => {
    const token = tokens[index]!;
    if (token.tag === 'h1') token.tag = 'h2';
    return plain(tokens, index, settings, env, self);
  };
  rules.heading_open = lower;
  rules.heading_close = lower;
  const isOpen: boolean[] = [];
  rules.link_open = (tokens, index) => {
    const target = String(tokens[index]!.attrGet('href') ?? '');
    // A file of the workspace that the page offers: it is in the package beside the pictures.
    const file = target.startsWith('asset:') ? imagePath(decodeSafely(target)) : undefined;
    if (file !== undefined) {
      isOpen.push(true);
      return `<a href="${markdown.utils.escapeHtml(file)}" target="_blank" rel="noopener noreferrer">`;
    }
    const isAllowed = isAllowedLink(target);
    isOpen.push(isAllowed);
    return isAllowed ? `<a href="${markdown.utils.escapeHtml(target)}" target="_blank" rel="noopener noreferrer">` : '<span>';
  };
  rules.link_close = () => (isOpen.pop() ? '</a>' : '</span>');
  rules.image = (tokens, index, settings, env) => {
    const token = tokens[index]!;
    const alt = markdown.utils.escapeHtml(markdown.renderer.renderInlineAsText(token.children ?? [], settings, env));
    const path = imagePath(decodeSafely(String(token.attrGet('src') ?? '')));
    if (path === undefined) return `<span class="missing-image">${alt}</span>`;
    const title = token.attrGet('title');
    return `<img src="${markdown.utils.escapeHtml(path)}" alt="${alt}"${title ? ` title="${markdown.utils.escapeHtml(String(title))}"` : ''}>`;
  };
  return markdown;
}

/** Only absolute http, https and mailto addresses, judged after removal of everything that a browser ignores in a scheme. */
export function isAllowedLink(target: string): boolean {
  // eslint-disable-next-line no-control-regex -- browsers drop these characters before they read the scheme
  return /^(https?:\/\/|mailto:)[^\s]/i.test(target.replace(/[\u0000-\u0020\u007f-\u00a0]/g, ''));
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
