const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', times: '×' };
const blocks = /^(p|div|br|li|ul|ol|tr|table|h[1-6]|pre|blockquote|section|article|hr|dt|dd)$/;
const unseen = /^(script|style|template|head)$/;

/**
 * What a reader sees of a piece of HTML, as lines of plain text: list items with a dash, images by their alternative text, addresses of links behind their words. Made for short texts
 * in packages (questions, topics), not for pages. Linear in length; malformed markup ends up as text.
 */
export function htmlToText(html: string): string {
  const parts: string[] = [];
  const links: string[] = [];
  // Closing tags may be written in capitals. Letters that change their length in lower case are left as they are.
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (close < 0) {
      parts.push(unescapeHtml(html.slice(at)));
      break;
    }
    parts.push(unescapeHtml(html.slice(at, open)));
    at = html.startsWith('<!--', open) ? endOf(html, '-->', open) : close + 1;
    const tag = /^<(\/?)([A-Za-z][A-Za-z0-9]*)/.exec(html.slice(open, open + 40));
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (unseen.test(name) && tag?.[1] === '') at = endOf(html, '>', endOf(lower, `</${name}`, at));
    else parts.push(markOf(name, tag?.[1] === '/', html.slice(open, Math.min(close, open + 4000)), links));
  }
  return parts.join('').replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

function endOf(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function markOf(name: string, isEnd: boolean, tag: string, links: string[]): string {
  if (name === 'a') {
    if (!isEnd) links.push(attribute(tag, 'href'));
    const href = isEnd ? (links.pop() ?? '') : '';
    return /^https?:/i.test(href) ? ` (${href})` : '';
  }
  if (name === 'img') return attribute(tag, 'alt');
  if (name === 'li') return isEnd ? '' : '\n- ';
  return blocks.test(name) ? '\n' : '';
}

function attribute(tag: string, name: string): string {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return unescapeHtml(found?.[1] ?? found?.[2] ?? '');
}

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? entities[name]! : whole;
    const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** Plain text as lines of Markdown that read the same: nothing in it is taken for markup, but a dash at the start of a line stays a list item. */
export function textToMarkdown(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).map((line) => line.trimStart().replace(/[\\`*_{}[\]<>#|~!$]/g, '\\$&').replace(/^([+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2'));
}
