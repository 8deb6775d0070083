/** A piece of running text or an element, in the order of the source. Names and attributes are those of HTML; importers of other formats translate into them. */
export type MarkupNode = string | MarkupElement;

export interface MarkupElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly MarkupNode[];
}

const noAttributes: ReadonlyMap<string, string> = new Map();

export function markup(name: string, children: readonly MarkupNode[], attributes: ReadonlyMap<string, string> = noAttributes): MarkupElement {
  return { name, attributes, children };
}

/** All text below a node, white space collapsed. Trees are bounded in depth where they are made. */
export function textOf(node: MarkupNode): string {
  const parts: string[] = [];
  const visit = (part: MarkupNode): void => {
    if (typeof part === 'string') parts.push(part);
    else part.children.forEach(visit);
  };
  visit(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** Every element of some names below a node, in document order; what lies inside a found one is not looked at again. */
export function elementsOf(node: MarkupNode, ...names: readonly string[]): readonly MarkupElement[] {
  const found: MarkupElement[] = [];
  const visit = (part: MarkupNode): void => {
    if (typeof part === 'string') return;
    if (names.includes(part.name)) found.push(part);
    else part.children.forEach(visit);
  };
  if (typeof node !== 'string') node.children.forEach(visit);
  return found;
}

/** The level of a heading by its name (`h2` is 2); 0 for anything else. */
export function headingLevel(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
}

/** Is there an element of one of these names below this one? */
export function holdsAny(element: MarkupElement, names: ReadonlySet<string>): boolean {
  return element.children.some((child) => typeof child !== 'string' && (names.has(child.name) || holdsAny(child, names)));
}
