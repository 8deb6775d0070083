/** An element to be written: name with prefix, attributes in the order given (undefined ones are left out), then text or children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly children?: readonly XmlNode[];
  readonly text?: string;
}

/** A document with declaration, two blanks of indent and a final line break. Characters that XML 1.0 cannot hold become U+FFFD. `isCompact`: on one line, for what has millions of elements. */
export function writeXml(root: XmlNode, isCompact = false): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  writeNode(root, '', isCompact ? '' : '  ', lines);
  return `${lines.join(isCompact ? '' : '\n')}\n`;
}

function writeNode(node: XmlNode, indent: string, step: string, lines: string[]): void {
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(value)}"`));
  const start = `${indent}<${node.name}${attributes.join('')}`;
  const children = node.children ?? [];
  if (children.length > 0) {
    lines.push(`${start}>`);
    children.forEach((child) => writeNode(child, indent + step, step, lines));
    lines.push(`${indent}</${node.name}>`);
  } else lines.push(node.text === undefined || node.text === '' ? `${start}/>` : `${start}>${escapeXml(node.text)}</${node.name}>`);
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/** Text fit for element content and attribute values alike. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd').replace(/[&<>"\n\r\t]/g, (character) => escapes[character]!);
}
