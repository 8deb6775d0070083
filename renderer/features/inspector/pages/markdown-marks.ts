/** What a page's text and its marked part are. Places count UTF-16 units, as in a text field. */
export interface MarkedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export const marks = ['bold', 'italic', 'code', 'link', 'heading', 'list', 'numbered', 'quote'] as const;
export type Mark = (typeof marks)[number];

const around: Readonly<Partial<Record<Mark, string>>> = { bold: '**', italic: '*', code: '`' };
const before: Readonly<Partial<Record<Mark, RegExp>>> = { heading: /^(\s*)#{1,6} /, list: /^(\s*)[-*+] /, numbered: /^(\s*)\d+[.)] /, quote: /^(\s*)> ?/ };

/** Puts a mark of Markdown on the marked part, or takes it off where it is there. Marks of lines hold for every line that the part touches. */
export function toggleMark(marked: MarkedText, mark: Mark): MarkedText {
  if (mark === 'link') return withLink(marked);
  const sign = around[mark];
  return sign === undefined ? toggleLines(marked, mark) : toggleAround(marked, sign);
}

function toggleAround(marked: MarkedText, sign: string): MarkedText {
  const { text } = marked;
  // Blanks at the ends, as a double-click takes them along, stay outside: `**word **` is no emphasis.
  const blanks = /^\s*/.exec(text.slice(marked.start, marked.end))![0].length;
  const isBlank = blanks === marked.end - marked.start;
  const start = isBlank ? marked.start : marked.start + blanks;
  const end = isBlank ? marked.end : marked.start + text.slice(marked.start, marked.end).trimEnd().length;
  const inner = text.slice(start, end);
  const isOutside = text.slice(0, start).endsWith(sign) && text.slice(end).startsWith(sign) && !isLonger(text, start, end, sign);
  if (isOutside) return { text: text.slice(0, start - sign.length) + inner + text.slice(end + sign.length), start: start - sign.length, end: end - sign.length };
  if (inner.length > 2 * sign.length && !inner.slice(sign.length, -sign.length).includes(sign) && inner.startsWith(sign) && inner.endsWith(sign) && !(sign === '*' && inner.startsWith('**') && !inner.startsWith('***'))) {
    const bare = inner.slice(sign.length, -sign.length);
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length };
  }
  return { text: text.slice(0, start) + sign + inner + sign + text.slice(end), start: start + sign.length, end: end + sign.length };
}

/** `*` beside the part may be half of a `**`. */
function isLonger(text: string, start: number, end: number, sign: string): boolean {
  return sign === '*' && text.slice(0, start).endsWith('**') && text.slice(end).startsWith('**') && !(text.slice(0, start).endsWith('***') && text.slice(end).startsWith('***'));
}

function withLink({ text, start, end }: MarkedText): MarkedText {
  const inner = text.slice(start, end);
  const made = `[${inner}](https://)`;
  const at = start + (inner === '' ? 1 : made.length - 1);
  return { text: text.slice(0, start) + made + text.slice(end), start: at, end: at };
}

function toggleLines({ text, start, end }: MarkedText, mark: Mark): MarkedText {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end - (end > start && text[end - 1] === '\n' ? 1 : 0)));
  const to = next < 0 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const own = before[mark]!;
  const isEmpty = (line: string): boolean => line.trim() === '' && lines.length > 1;
  const isOn = lines.every((line) => isEmpty(line) || own.test(line));
  let number = 0;
  const changed = lines.map((line) => {
    if (isEmpty(line)) return line;
    if (isOn) return line.replace(own, '$1');
    const bare = mark === 'quote' ? line : Object.values(before).reduce((rest, other) => (other === before.quote ? rest : rest.replace(other, '$1')), line);
    const indent = /^\s*/.exec(bare)![0];
    return `${indent}${mark === 'heading' ? '## ' : mark === 'list' ? '- ' : mark === 'numbered' ? `${++number}. ` : '> '}${bare.slice(indent.length)}`;
  });
  const made = changed.join('\n');
  const isCaret = start === end;
  return { text: text.slice(0, from) + made + text.slice(to), start: isCaret ? from + made.length : from, end: from + made.length };
}
