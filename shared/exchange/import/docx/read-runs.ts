import { append } from '../../../kit/append';
import { attributeOf, childOf, childrenOf, plainText, type XmlElement } from '../../files/xml/xml-element';
import { markup, textOf, type MarkupNode } from '../markup/markup-node';
import type { DocxTarget } from './package-parts';
import { switchOf, valueOf, type DocxStyles } from './styles';

/** What reading a document needs and counts. */
export interface DocxReading {
  readonly styles: DocxStyles;
  readonly targets: ReadonlyMap<string, DocxTarget>;
  /** What was left out, by name. */
  readonly left: Map<string, number>;
}

/** Words of one look. */
interface Run {
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly nodes: MarkupNode[];
}

/** The words of a paragraph with their emphasis, links and images. `boxes`: text boxes anchored in it. */
export interface DocxWords {
  readonly nodes: readonly MarkupNode[];
  /** Every word of it is bold. */
  readonly isBold: boolean;
  readonly boxes: readonly XmlElement[];
}

const transparent: ReadonlySet<string> = new Set(['ins', 'moveto', 'smarttag', 'sdt', 'sdtcontent', 'fldsimple', 'bdo', 'dir', 'customxml', 'alternatecontent', 'choice', 'object', 'pict']);

/** Reads a paragraph. Deleted and hidden text stays out. */
export function readWords(paragraph: XmlElement, reading: DocxReading, style: { readonly isBold: boolean | undefined; readonly isItalic: boolean | undefined }): DocxWords {
  const runs: Run[] = [];
  const boxes: XmlElement[] = [];
  const add = (nodes: readonly MarkupNode[], isBold: boolean, isItalic: boolean): void => {
    const last = runs.at(-1);
    if (last?.isBold === isBold && last.isItalic === isItalic) append(last.nodes, nodes);
    else runs.push({ isBold, isItalic, nodes: [...nodes] });
  };
  const visit = (element: XmlElement): void => {
    const name = element.local.toLowerCase();
    if (name === 'r') readRun(element, reading, style, add, boxes);
    else if (name === 'hyperlink') readLink(element, reading, add, style, boxes);
    else if (name === 'omath' || name === 'omathpara') add([plainText(element)], false, false);
    else if (transparent.has(name)) element.children.forEach(visit);
  };
  paragraph.children.forEach(visit);
  const worded = runs.filter(({ nodes }) => nodes.some((node) => textOf(node) !== ''));
  return { nodes: runs.map(dress), isBold: worded.length > 0 && worded.every(({ isBold }) => isBold), boxes };
}

function dress({ isBold, isItalic, nodes }: Run): MarkupNode {
  const inner = isItalic ? [markup('em', nodes)] : nodes;
  return isBold ? markup('strong', isItalic ? [markup('span', nodes)] : nodes) : markup('span', inner);
}

type Add = (nodes: readonly MarkupNode[], isBold: boolean, isItalic: boolean) => void;
type Look = Parameters<typeof readWords>[2];

function readRun(run: XmlElement, { styles, targets, left }: DocxReading, style: Look, add: Add, boxes: XmlElement[]): void {
  const properties = childOf(run, 'rPr');
  if (switchOf(properties, 'vanish') === true) return;
  const worn = styles.styleOf(properties && valueOf(properties, 'rStyle'));
  const isBold = switchOf(properties, 'b') ?? worn.isBold ?? style.isBold ?? false;
  const isItalic = switchOf(properties, 'i') ?? worn.isItalic ?? style.isItalic ?? false;
  const nodes = run.children.flatMap((part) => readPart(part, targets, left, boxes));
  if (nodes.length > 0) add(nodes, isBold, isItalic);
}

function readPart(part: XmlElement, targets: DocxReading['targets'], left: Map<string, number>, boxes: XmlElement[]): readonly MarkupNode[] {
  switch (part.local.toLowerCase()) {
    case 't': return [part.text];
    case 'tab': case 'ptab': return [' '];
    case 'br': case 'cr': return attributeOf(part, 'type') === 'page' ? [' '] : [markup('br', [])];
    case 'nobreakhyphen': return ['-'];
    case 'sym': return leave(left, 'symbols of a picture font');
    case 'drawing': case 'pict': case 'object': return readDrawing(part, targets, left, boxes);
    case 'alternatecontent': {
      const [choice] = [...childrenOf(part, 'Choice'), ...childrenOf(part, 'Fallback')];
      return choice ? choice.children.flatMap((child) => readPart(child, targets, left, boxes)) : [];
    }
    case 'footnotereference': case 'endnotereference': return leave(left, 'footnotes');
    case 'commentreference': return leave(left, 'comments');
    default: return [];
  }
}

function leave(left: Map<string, number>, name: string): readonly MarkupNode[] {
  left.set(name, (left.get(name) ?? 0) + 1);
  return [];
}

/** Pictures of a drawing as images; text boxes are read after the paragraph. */
function readDrawing(drawing: XmlElement, targets: DocxReading['targets'], left: Map<string, number>, boxes: XmlElement[]): readonly MarkupNode[] {
  const images: MarkupNode[] = [];
  let alt = '';
  const before = boxes.length;
  const visit = (element: XmlElement): void => {
    const name = element.local.toLowerCase();
    if (name === 'txbxcontent') {
      boxes.push(element);
      return;
    }
    if (name === 'docpr') alt = attributeOf(element, 'descr') ?? '';
    const id = name === 'blip' ? (attributeOf(element, 'embed') ?? attributeOf(element, 'link')) : name === 'imagedata' ? attributeOf(element, 'id') : undefined;
    const target = id === undefined ? undefined : targets.get(id);
    if (target && target.address !== '') images.push(markup('img', [], new Map([['src', target.address], ['alt', alt || (attributeOf(element, 'title') ?? '')]])));
    element.children.forEach(visit);
  };
  visit(drawing);
  return images.length > 0 || boxes.length > before ? images : leave(left, 'drawings');
}

/** A link to an address outside; one to a place in the document keeps its words. */
function readLink(link: XmlElement, reading: DocxReading, add: Add, style: Look, boxes: XmlElement[]): void {
  const target = reading.targets.get(attributeOf(link, 'id') ?? '');
  const words = readWords({ ...link, local: 'p' }, reading, style);
  append(boxes, words.boxes);
  if (target?.isExternal !== true) words.nodes.forEach((node) => add([node], false, false));
  else add([markup('a', words.nodes, new Map([['href', target.address]]))], false, false);
}
