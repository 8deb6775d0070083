import { attributeOf, childOf, childrenOf, type XmlElement } from '../../files/xml/xml-element';

/** What a style says of the paragraphs and words that wear it; undefined where it says nothing. */
export interface DocxStyle {
  /** 1 to 9; 0: no heading. */
  readonly heading: number;
  readonly role: 'title' | 'contents' | 'text';
  readonly isBold: boolean | undefined;
  readonly isItalic: boolean | undefined;
  readonly list: ListPlace | undefined;
}

/** A list by its number, and the depth in it from 0. */
export interface ListPlace {
  readonly list: string;
  readonly depth: number;
}

export interface DocxStyles {
  readonly styleOf: (id: string | undefined) => DocxStyle;
  readonly isOrdered: (place: ListPlace) => boolean;
}

const plain: DocxStyle = { heading: 0, role: 'text', isBold: undefined, isItalic: undefined, list: undefined };
/** Built-in headings as programs of other languages name them. */
const headingName = /^\s*(?:heading|überschrift|titre|título|titolo|titulo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|標題|标题|見出し|제목)\s*([1-9])\s*$/iu;
const maxChain = 30;

/** Styles with what they are based on (a chain; loops end), and lists. */
export function readStyles(styles: XmlElement | undefined, numbering: XmlElement | undefined): DocxStyles {
  const byId = new Map((styles ? childrenOf(styles, 'style') : []).map((style) => [attributeOf(style, 'styleId') ?? '', style]));
  const known = new Map<string, DocxStyle>();
  const ordered = readNumbering(numbering);
  return {
    styleOf: (id) => {
      if (id === undefined) return plain;
      const style = known.get(id) ?? (byId.has(id) ? ownStyle(chainOf(byId, id)) : fromId(id));
      known.set(id, style);
      return style;
    },
    isOrdered: ({ list, depth }) => ordered.get(`${list} ${depth}`) ?? false,
  };
}

/** A style that the document names and does not have. */
function fromId(id: string): DocxStyle {
  return { ...plain, heading: Number(/^heading([1-9])$/i.exec(id)?.[1] ?? 0), role: /^title$/i.test(id) ? 'title' : 'text' };
}

function chainOf(byId: ReadonlyMap<string, XmlElement>, id: string): readonly XmlElement[] {
  const chain: XmlElement[] = [];
  for (let at: string | undefined = id; at !== undefined && chain.length < maxChain;) {
    const style = byId.get(at);
    if (!style || chain.includes(style)) break;
    chain.push(style);
    at = valueOf(style, 'basedOn');
  }
  return chain;
}

/** Nearest first: what the style says itself counts before what it is based on. */
function ownStyle(chain: readonly XmlElement[]): DocxStyle {
  const first = <T>(read: (style: XmlElement) => T | undefined): T | undefined => {
    for (const style of chain) {
      const found = read(style);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const names = chain.map((style) => valueOf(style, 'name') ?? '');
  const properties = (style: XmlElement): XmlElement | undefined => childOf(style, 'pPr');
  return {
    heading: first((style) => outlineOf(properties(style)) ?? headingOf(valueOf(style, 'name') ?? '')) ?? 0,
    role: names.some((name) => /^title$/i.test(name)) ? 'title' : names.some((name) => /^toc\s*\d$/i.test(name)) ? 'contents' : 'text',
    isBold: first((style) => switchOf(childOf(style, 'rPr'), 'b')),
    isItalic: first((style) => switchOf(childOf(style, 'rPr'), 'i')),
    list: first((style) => listOf(properties(style))),
  };
}

function headingOf(name: string): number | undefined {
  const level = headingName.exec(name)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** Heading level of the outline: 1 to 9; 0 where it says body text. */
export function outlineOf(properties: XmlElement | undefined): number | undefined {
  const level = properties && valueOf(properties, 'outlineLvl');
  if (level === undefined || !/^\d$/.test(level)) return undefined;
  return level === '9' ? 0 : Number(level) + 1;
}

/** An on-off property: there without a value means on. */
export function switchOf(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = properties && childOf(properties, name);
  return element ? !/^(false|0|none|off)$/i.test(attributeOf(element, 'val') ?? '') : undefined;
}

/** The list of a paragraph; an empty id where it is taken out of one. */
export function listOf(properties: XmlElement | undefined): ListPlace | undefined {
  const numbers = properties && childOf(properties, 'numPr');
  if (!numbers) return undefined;
  const list = valueOf(numbers, 'numId');
  const depth = Number(valueOf(numbers, 'ilvl') ?? 0);
  return list === undefined ? undefined : { list: list === '0' ? '' : list, depth: depth >= 0 && depth <= 8 ? Math.trunc(depth) : 0 };
}

/** The value of a child element such as `<w:basedOn w:val="…"/>`. */
export function valueOf(element: XmlElement, name: string): string | undefined {
  const child = childOf(element, name);
  return child && attributeOf(child, 'val');
}

/** Which levels of which lists count: by list and depth. */
function readNumbering(numbering: XmlElement | undefined): ReadonlyMap<string, boolean> {
  const ordered = new Map<string, boolean>();
  if (!numbering) return ordered;
  const abstract = new Map(childrenOf(numbering, 'abstractNum').map((list) => [attributeOf(list, 'abstractNumId') ?? '', childrenOf(list, 'lvl')]));
  for (const list of childrenOf(numbering, 'num')) {
    for (const level of abstract.get(valueOf(list, 'abstractNumId') ?? '') ?? []) {
      ordered.set(`${attributeOf(list, 'numId') ?? ''} ${attributeOf(level, 'ilvl') ?? ''}`, !/^(bullet|none)$/i.test(valueOf(level, 'numFmt') ?? 'bullet'));
    }
  }
  return ordered;
}
