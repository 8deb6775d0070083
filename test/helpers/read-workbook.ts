import type { PackageFile } from '#shared/exchange/packages/package-file';
import { decodeCellText } from '#shared/exchange/descriptions/xlsx/cell-text';
import { parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { attributeOf, childOf, childrenOf, type XmlElement } from '#shared/exchange/files/xml/xml-element';
import { posix } from 'node:path';

export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Elements `f`: formulas. */
  readonly formulas: number;
}

function parsed(files: readonly PackageFile[], path: string): XmlElement {
  const file = files.find((candidate) => candidate.path === path);
  const root = file && parseXmlBytes(file.bytes);
  if (!root?.ok) throw new Error(`${path}: ${root ? root.error.message : 'missing'}`);
  return root.value;
}

/** A reader of its own, over the relationships, as a spreadsheet reads: throws where a part is missing or not well-formed. */
export function readWorkbook(files: readonly PackageFile[]): readonly ReadSheet[] {
  const targets = new Map(childrenOf(parsed(files, 'xl/_rels/workbook.xml.rels'), 'Relationship').map((link) => [attributeOf(link, 'Id')!, posix.join('xl', attributeOf(link, 'Target')!)]));
  const strings = childrenOf(parsed(files, 'xl/sharedStrings.xml'), 'si').map((item) => decodeCellText(childOf(item, 't')?.text ?? ''));
  return childrenOf(childOf(parsed(files, 'xl/workbook.xml'), 'sheets')!, 'sheet').map((sheet) => readSheet(sheet.attributes.get('name')!, parsed(files, targets.get(sheet.attributes.get('r:id')!)!), strings));
}

function readSheet(name: string, root: XmlElement, strings: readonly string[]): ReadSheet {
  let formulas = 0;
  const width = childrenOf(childOf(root, 'cols')!, 'col').length;
  const rows = childrenOf(childOf(root, 'sheetData')!, 'row').map((row) => {
    const cells = new Array<string | number | null>(width).fill(null);
    for (const cell of childrenOf(row, 'c')) {
      formulas += childrenOf(cell, 'f').length;
      const value = childOf(cell, 'v')!.text;
      cells[columnIndex(attributeOf(cell, 'r')!)] = attributeOf(cell, 't') === 's' ? strings[Number(value)]! : Number(value);
    }
    return cells;
  });
  return { name, rows, formulas };
}

const columnIndex = (reference: string): number => [.../^[A-Z]+/.exec(reference)![0]].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Faults of the container that no part shows: content types and relationships against the files, both ways. Empty for a sound one. */
export function containerFaults(files: readonly PackageFile[]): readonly string[] {
  const paths = files.map((file) => file.path);
  const types = parsed(files, '[Content_Types].xml');
  const typed = childrenOf(types, 'Override').map((part) => attributeOf(part, 'PartName')!.slice(1));
  const linked = paths.filter((path) => path.endsWith('.rels')).flatMap((path) => {
    const base = posix.dirname(posix.dirname(path));
    return childrenOf(parsed(files, path), 'Relationship').map((link) => posix.join(base, attributeOf(link, 'Target')!));
  });
  const own = paths.filter((path) => path !== '[Content_Types].xml' && !path.endsWith('.rels'));
  const missing = (what: string, wanted: readonly string[], there: readonly string[]): readonly string[] => wanted.filter((path) => !there.includes(path)).map((path) => `${what} ${path}`);
  return [...missing('no type:', own, typed), ...missing('type without part:', typed, own), ...missing('no relationship:', own, linked), ...missing('relationship without part:', linked, own)];
}
