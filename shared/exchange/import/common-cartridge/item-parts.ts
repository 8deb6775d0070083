import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childrenOf, childText } from '../../files/xml/xml-element';
import { htmlToText } from '../../files/html-text';

/** An option of an item: its label, and what it says. */
export interface Choice {
  readonly label: string;
  readonly text: string;
}

/** The options of a response. */
export function choicesOf(response: XmlElement): readonly Choice[] {
  return below(response, /^response_label$/i).map((label) => ({ label: attributeOf(label, 'ident') ?? '', text: below(label, /^mattext$/i).map(textOf).join(' ').trim() }));
}

/** Text of a `mattext`, without markup. */
export function textOf(mattext: XmlElement): string {
  const type = attributeOf(mattext, 'texttype')?.toLowerCase() ?? '';
  return type === 'text/plain' || (type === '' && !mattext.text.includes('<')) ? mattext.text.trim() : htmlToText(mattext.text);
}

/** A field of an item's or an assessment's own metadata; empty when it has none. */
export function metadataOf(element: XmlElement, label: string): string {
  const holders = [element, ...childrenOf(element, 'itemmetadata')];
  const fields = holders.flatMap((holder) => childrenOf(holder, 'qtimetadata')).flatMap((metadata) => childrenOf(metadata, 'qtimetadatafield'));
  const field = fields.find((candidate) => childText(candidate, 'fieldlabel').toLowerCase() === label);
  return field ? childText(field, 'fieldentry') : '';
}

/** All elements below of a local name, outermost first; none inside a found one. */
export function below(element: XmlElement, name: RegExp): readonly XmlElement[] {
  return element.children.flatMap((child) => (name.test(child.local) ? [child] : below(child, name)));
}
