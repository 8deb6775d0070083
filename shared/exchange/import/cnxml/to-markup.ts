import { markup, textOf, type MarkupElement, type MarkupNode } from '../markup/markup-node';
import { childNamed, childrenNamed } from './read-tree';

/** Figures and tables by their id, as the text calls them: "Figure 2". */
export type CnxmlLabels = ReadonlyMap<string, string>;

const sameNames: Readonly<Record<string, string>> = { para: 'p', term: 'strong', newline: 'br', row: 'tr', entry: 'td', tgroup: 'div', caption: 'p', preformat: 'pre', quote: 'blockquote', sub: 'sub', sup: 'sup', foreign: 'em', 'cite-title': 'em', code: 'code', span: 'span', item: 'li', thead: 'thead', tbody: 'tbody' };
const hidden: ReadonlySet<string> = new Set(['label', 'colspec', 'metadata', 'annotation-xml', 'annotation']);

/** Figures and tables are numbered as they come, so that the text can point at them. */
export function labelsOf(content: MarkupElement): CnxmlLabels {
  const labels = new Map<string, string>();
  const counts = { figure: 0, table: 0 };
  const visit = (node: MarkupNode): void => {
    if (typeof node === 'string') return;
    const id = node.attributes.get('id') ?? '';
    if (node.name === 'figure') labels.set(id, `Figure ${++counts.figure}`);
    if (node.name === 'table') labels.set(id, `Table ${++counts.table}`);
    if (!(node.name === 'figure')) node.children.forEach(visit);
  };
  visit(content);
  return labels;
}

/** The content of a CNXML element as markup; `depth`: of sections, 0 at the top of a page. */
export function toMarkupNodes(nodes: readonly MarkupNode[], labels: CnxmlLabels, depth: number): readonly MarkupNode[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : toMarkupNode(node, labels, depth)));
}

function toMarkupNode(element: MarkupElement, labels: CnxmlLabels, depth: number): readonly MarkupNode[] {
  const { name, attributes, children } = element;
  const inner = (): readonly MarkupNode[] => toMarkupNodes(children, labels, depth);
  if (hidden.has(name)) return [];
  switch (name) {
    case 'section': return [markup('section', toMarkupNodes(children, labels, depth + 1))];
    case 'title': return [markup(depth === 0 ? 'dt' : `h${Math.min(depth + 1, 6)}`, toMarkupNodes(children, labels, depth))];
    case 'emphasis': return [markup(/italic/.test(attributes.get('effect') ?? '') ? 'em' : /^(bold|)$/.test(attributes.get('effect') ?? '') ? 'strong' : 'span', inner())];
    case 'list': return [...boldTitle(element, labels, depth), markup(attributes.get('list-type') === 'enumerated' ? 'ol' : 'ul', toMarkupNodes(childrenNamed(element, 'item'), labels, depth))];
    case 'note': case 'example': return [markup('blockquote', [...boldTitle(element, labels, depth), ...toMarkupNodes(untitled(children), labels, depth)])];
    case 'figure': return figure(element, labels, depth);
    case 'table': return [...caption(element, labels, depth), markup('table', toMarkupNodes(untitled(children).filter((child) => typeof child === 'string' || child.name !== 'caption'), labels, depth))];
    case 'media': case 'image': return images(element, attributes.get('alt') ?? '');
    case 'link': return [link(element, labels, depth)];
    case 'math': return [textOf(element)];
    case 'footnote': return [' (', ...inner(), ')'];
    case 'definition': return [markup('p', definition(element, labels, depth))];
    case 'code': return attributes.get('display') === 'block' ? [markup('pre', inner())] : [markup('code', inner())];
    default: return [markup(Object.hasOwn(sameNames, name) ? sameNames[name]! : 'div', inner(), spanOf(element))];
  }
}

function untitled(children: readonly MarkupNode[]): readonly MarkupNode[] {
  return children.filter((child) => typeof child === 'string' || child.name !== 'title');
}

function boldTitle(element: MarkupElement, labels: CnxmlLabels, depth: number): readonly MarkupNode[] {
  const title = childNamed(element, 'title');
  return title ? [markup('dt', toMarkupNodes(title.children, labels, depth))] : [];
}

function figure(element: MarkupElement, labels: CnxmlLabels, depth: number): readonly MarkupNode[] {
  const content = untitled(element.children).filter((child) => typeof child === 'string' || child.name !== 'caption');
  return [markup('p', toMarkupNodes(content, labels, depth)), ...caption(element, labels, depth)];
}

/** "Figure 2. What it shows." */
function caption(element: MarkupElement, labels: CnxmlLabels, depth: number): readonly MarkupNode[] {
  const words = ['title', 'caption'].flatMap((name) => childrenNamed(element, name)).flatMap(({ children }) => [...toMarkupNodes(children, labels, depth), ' ']);
  const label = labels.get(element.attributes.get('id') ?? '');
  return words.length === 0 ? [] : [markup('p', label === undefined ? words : [markup('strong', [`${label}.`]), ' ', ...words])];
}

function images(element: MarkupElement, alt: string): readonly MarkupNode[] {
  if (element.name === 'image') return [markup('img', [], new Map([['src', element.attributes.get('src') ?? ''], ['alt', alt]]))];
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : images(child, alt)));
}

/** A link to a figure or table says its name; one to another page keeps its words. */
function link(element: MarkupElement, labels: CnxmlLabels, depth: number): MarkupNode {
  const { attributes, children } = element;
  const words = toMarkupNodes(children, labels, depth);
  const said = words.some((node) => textOf(node) !== '') ? words : [labels.get(attributes.get('target-id') ?? '') ?? attributes.get('url') ?? ''];
  return attributes.has('url') ? markup('a', said, new Map([['href', attributes.get('url')!]])) : markup('span', said);
}

function definition(element: MarkupElement, labels: CnxmlLabels, depth: number): readonly MarkupNode[] {
  const words = (name: string): readonly MarkupNode[] => childrenNamed(element, name).flatMap(({ children }) => toMarkupNodes(children, labels, depth));
  return [markup('strong', words('term')), ': ', ...words('meaning')];
}

/** Columns that an entry spans by their names (`c1` to `c3`). */
function spanOf({ attributes }: MarkupElement): ReadonlyMap<string, string> {
  const [from, to] = ['namest', 'nameend'].map((name) => Number(/(\d{1,3})$/.exec(attributes.get(name) ?? '')?.[1] ?? NaN));
  return from !== undefined && to !== undefined && to > from ? new Map([['colspan', String(to - from + 1)]]) : new Map();
}
