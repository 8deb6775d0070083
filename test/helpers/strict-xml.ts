import { DOMParser, type Document } from '@xmldom/xmldom';

/** Parses with a parser that is not ours; throws with `name` on what is not well formed. Warnings are let pass: it has one about every U+FFFD. */
export function strictXml(text: string, name: string): Document {
  return new DOMParser({ onError: (level, message) => { if (level !== 'warning') throw new Error(`${name}: ${message}`); } }).parseFromString(text, 'text/xml');
}
