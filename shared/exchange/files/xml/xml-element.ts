/** One element of a parsed document. `attributes` by the name as written (`adlcp:scormtype`), in document order. */
export interface XmlElement {
  /** Name as written. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  /** Namespace URI in force for the prefix; empty when none is declared. */
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Character data directly in the element, CDATA included, not trimmed. */
  readonly text: string;
}

/** Child elements of a local name, whatever their prefix, letter case ignored (packages write `dataFromLMS` and `datafromlms`). */
export function childrenOf(element: XmlElement, local: string): readonly XmlElement[] {
  const wanted = local.toLowerCase();
  return element.children.filter((child) => child.local.toLowerCase() === wanted);
}

/** The first child of a local name. */
export function childOf(element: XmlElement, local: string): XmlElement | undefined {
  return childrenOf(element, local)[0];
}

/** Text of the first child of a local name, with white space collapsed; empty when there is none. */
export function childText(element: XmlElement, local: string): string {
  const child = childOf(element, local);
  return child ? plainText(child) : '';
}

/** All character data below the element, white space collapsed. Titles may hold a `langstring` or several. */
export function plainText(element: XmlElement): string {
  const parts: string[] = [];
  const visit = (node: XmlElement): void => {
    parts.push(node.text);
    node.children.forEach(visit);
  };
  visit(element);
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Value of an attribute by local name, whatever its prefix, letter case ignored; white space collapsed. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  const wanted = local.toLowerCase();
  for (const [name, value] of element.attributes) {
    if (name.slice(name.indexOf(':') + 1).toLowerCase() === wanted && !name.startsWith('xmlns')) return value.replace(/\s+/g, ' ').trim();
  }
  return undefined;
}
