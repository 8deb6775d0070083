/** What a line is to us. Only `text` and `heading` lines are prose; `div-open` / `div-close` are Carpentries / Pandoc `:::` fences. */
export type MarkdownLine =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly underlines?: number }
  | { readonly kind: 'div-open'; readonly name: string }
  | { readonly kind: 'div-close' }
  | { readonly kind: 'code' }
  | { readonly kind: 'raw' }
  | { readonly kind: 'underline' }
  | { readonly kind: 'text'; readonly text: string };

interface ScanState {
  fence: { readonly mark: string; readonly length: number } | undefined;
  rawEnd: RegExp | undefined;
  /** Column at which the content of the innermost list item starts; 0 outside lists. */
  listColumn: number;
}

/** A title holds 300 characters; of a longer heading no more than this is looked at. */
const longestHeading = 4000;

const rawBlocks: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<pre(?=[\s>]|$)/i, /<\/pre>/i],
  [/^ {0,3}<script(?=[\s>]|$)/i, /<\/script>/i],
  [/^ {0,3}<style(?=[\s>]|$)/i, /<\/style>/i],
];

/**
 * Classifies every line of a Markdown text (front matter taken off before). A `#` inside a code fence, an HTML comment or a `<pre>` is no heading.
 * Fences: ``` and ~~~ of any length from three, closed by at least as many of the same; indented up to the content of a list item plus three.
 * Headings: ATX (`## Title ##`) and setext (a paragraph underlined by `===` or `---`; its lines are `text` except the last, which carries the heading).
 */
export function scanLines(lines: readonly string[]): readonly MarkdownLine[] {
  const state: ScanState = { fence: undefined, rawEnd: undefined, listColumn: 0 };
  const out: MarkdownLine[] = [];
  for (const line of lines) {
    const scanned = scanLine(line, state);
    if (scanned.kind === 'underline') underlineParagraph(line, out);
    out.push(scanned);
  }
  return out;
}

function scanLine(line: string, state: ScanState): MarkdownLine {
  if (state.fence) return continueFence(line, state, state.fence);
  if (state.rawEnd) {
    if (state.rawEnd.test(line)) state.rawEnd = undefined;
    return { kind: 'raw' };
  }
  const list = /^( *)(?:[-*+]|\d{1,9}[.)])( {1,4})(?=\S)/.exec(line);
  if (list) state.listColumn = list[0].length;
  else if (/^\S/.test(line)) state.listColumn = 0;
  const fence = /^( *)(`{3,}|~{3,})(.*)$/.exec(list ? line.slice(list[0].length) : line);
  if (fence && (list !== null || fence[1]!.length <= state.listColumn + 3) && !(fence[2]!.startsWith('`') && fence[3]!.includes('`'))) {
    state.fence = { mark: fence[2]![0]!, length: fence[2]!.length };
    return { kind: 'code' };
  }
  return scanRaw(line, state) ?? scanDiv(line) ?? scanHeading(line) ?? { kind: 'text', text: line };
}

function continueFence(line: string, state: ScanState, fence: { readonly mark: string; readonly length: number }): MarkdownLine {
  const close = /^ *(`{3,}|~{3,})\s*$/.exec(line);
  if (close && close[1]!.startsWith(fence.mark) && close[1]!.length >= fence.length) state.fence = undefined;
  return { kind: 'code' };
}

function scanRaw(line: string, state: ScanState): MarkdownLine | undefined {
  const block = rawBlocks.find(([start]) => start.test(line));
  if (!block) return undefined;
  if (!block[1].test(line.replace(block[0], ''))) state.rawEnd = block[1];
  return { kind: 'raw' };
}

function scanDiv(line: string): MarkdownLine | undefined {
  const div = /^ {0,3}:{3,}/.exec(line);
  if (!div) return undefined;
  const name = /^\{?\s*[.#]?([A-Za-z][\w-]*)/.exec(line.slice(div[0].length).trimStart())?.[1];
  return name ? { kind: 'div-open', name: name.toLowerCase() } : { kind: 'div-close' };
}

function scanHeading(line: string): MarkdownLine | undefined {
  const atx = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line);
  if (atx) return { kind: 'heading', level: atx[1]!.length, text: cleanHeading((atx[2] ?? '').slice(0, longestHeading).replace(/(?:^|[ \t])#+[ \t]*$/, '')) };
  return /^ {0,3}(=+|-+)[ \t]*$/.test(line) ? { kind: 'underline' } : undefined;
}

/** Turns the paragraph before an underline into a heading; a thematic break stays one. */
function underlineParagraph(line: string, out: MarkdownLine[]): void {
  let start = out.length;
  while (start > 0 && isParagraphLine(out[start - 1]!)) start--;
  if (start === out.length) return;
  const text = out.slice(start).map((part) => (part.kind === 'text' ? part.text.trim() : '')).join(' ');
  const last = out.length - 1;
  out[last] = { kind: 'heading', level: line.trim().startsWith('=') ? 1 : 2, text: cleanHeading(text.slice(0, longestHeading)), underlines: out.length - start };
}

function isParagraphLine(line: MarkdownLine): boolean {
  return line.kind === 'text' && /\S/.test(line.text) && !/^( {4,}|\t| {0,3}(>|[-*+] |\d{1,9}[.)] |\|))/.test(line.text);
}

/** Heading text for a title: attributes, links, emphasis and code marks taken off. */
export function cleanHeading(text: string): string {
  return text
    .trimEnd()
    .replace(/\{[#.][^{}]*\}$/, '')
    .replace(/!?\[([^[\]]*)\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*`]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
