import type { XmlNode } from '../../files/xml/write-xml';
import { encodeCellText } from './cell-text';
import { spreadsheetNamespace } from './namespaces';

/** Texts of a workbook, each once, numbered in the order in which they are first asked for. */
export interface SharedStrings {
  readonly indexOf: (text: string) => number;
  readonly part: () => XmlNode;
}

export function createSharedStrings(): SharedStrings {
  const indices = new Map<string, number>();
  let uses = 0;
  return {
    indexOf: (text) => {
      uses++;
      const index = indices.get(text) ?? indices.size;
      indices.set(text, index);
      return index;
    },
    part: () => ({
      name: 'sst',
      attributes: { xmlns: spreadsheetNamespace, count: String(uses), uniqueCount: String(indices.size) },
      children: [...indices.keys()].map((text) => ({ name: 'si', children: [{ name: 't', attributes: { 'xml:space': 'preserve' }, text: encodeCellText(text) }] })),
    }),
  };
}
