import { encodeUtf8 } from '../../../kit/text';
import type { PackageFile } from '../../packages/package-file';
import { writeXml, type XmlNode } from '../../files/xml/write-xml';
import { contentTypes, coreProperties, dublinCore, packageContentTypes, packageRelationships, relationshipNamespace, spreadsheetNamespace } from './namespaces';
import { createSharedStrings } from './shared-strings';
import { sheetPart, sheetRange } from './sheet-part';
import { stylesPart } from './styles';
import { sheetLimits, sheetNames, type Sheet, type Workbook } from './workbook';

/** A workbook as files for one zip (extension `xlsx`). `cut`: cells whose text was longer than a cell can hold, row and column 1-based. */
export interface WrittenWorkbook {
  readonly files: readonly PackageFile[];
  readonly cut: readonly { readonly sheet: string; readonly row: number; readonly column: number }[];
}

interface Part {
  readonly path: string;
  readonly type: string;
  readonly root: XmlNode;
}

/**
 * The smallest Office Open XML workbook (ECMA-376, transitional) that spreadsheets open without repair: per sheet a frozen, bold header row with a filter,
 * column widths, printed in landscape with the header on every page. Text is always a text cell, so there is no formula in it, and numbers are numbers.
 * Pure and deterministic: no date, no author. Throws a RangeError for what is a fault of the caller: no sheet or column, more rows or columns than a sheet has,
 * a number that is not finite.
 */
export function writeWorkbook({ title, sheets }: Workbook): WrittenWorkbook {
  requireSize(sheets);
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const strings = createSharedStrings();
  const cut: { readonly sheet: string; readonly row: number; readonly column: number }[] = [];
  const worksheets = sheets.map((sheet, at): Part => ({
    path: `xl/worksheets/sheet${at + 1}.xml`,
    type: contentTypes.worksheet,
    root: sheetPart(sheet, strings, at === 0, (row, column) => cut.push({ sheet: names[at]!, row, column })),
  }));
  const parts: readonly Part[] = [
    { path: 'docProps/core.xml', type: contentTypes.core, root: { name: 'cp:coreProperties', attributes: { 'xmlns:cp': coreProperties, 'xmlns:dc': dublinCore }, children: [{ name: 'dc:title', text: title }] } },
    { path: 'xl/sharedStrings.xml', type: contentTypes.sharedStrings, root: strings.part() },
    { path: 'xl/styles.xml', type: contentTypes.styles, root: stylesPart() },
    { path: 'xl/workbook.xml', type: contentTypes.workbook, root: workbookPart(sheets, names) },
    ...worksheets,
  ];
  const files = [
    { path: '[Content_Types].xml', root: contentTypesPart(parts) },
    { path: '_rels/.rels', root: relationships([['officeDocument', 'xl/workbook.xml'], ['core', 'docProps/core.xml']]) },
    { path: 'xl/_rels/workbook.xml.rels', root: relationships([...sheets.map((_sheet, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const), ['styles', 'styles.xml'], ['sharedStrings', 'sharedStrings.xml']]) },
    ...parts,
  ];
  // Indented, 300,000 rows are larger than any archive's entry may be; people read a workbook in a spreadsheet program.
  const isLarge = (path: string): boolean => /^xl\/(worksheets\/|sharedStrings)/.test(path);
  return { files: files.map(({ path, root }) => ({ path, bytes: encodeUtf8(writeXml(root, isLarge(path))) })), cut };
}

function requireSize(sheets: readonly Sheet[]): void {
  if (sheets.length === 0) throw new RangeError('A workbook has at least one sheet.');
  for (const { name, columns, rows } of sheets) {
    if (columns.length === 0 || columns.length > sheetLimits.columns) throw new RangeError(`The sheet “${name}” has ${columns.length} columns; 1 to ${sheetLimits.columns} fit.`);
    if (rows.length >= sheetLimits.rows) throw new RangeError(`The sheet “${name}” has ${rows.length} rows; ${sheetLimits.rows - 1} fit below the header.`);
  }
}

function contentTypesPart(parts: readonly Part[]): XmlNode {
  return {
    name: 'Types', attributes: { xmlns: packageContentTypes },
    children: [
      { name: 'Default', attributes: { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' } },
      { name: 'Default', attributes: { Extension: 'xml', ContentType: 'application/xml' } },
      ...parts.map(({ path, type }) => ({ name: 'Override', attributes: { PartName: `/${path}`, ContentType: type } })),
    ],
  };
}

/** `kind` is the last word of the relationship's type; core properties have a name of their own. */
function relationships(targets: readonly (readonly [kind: string, target: string])[]): XmlNode {
  const typeOf = (kind: string): string => (kind === 'core' ? 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties' : `${relationshipNamespace}/${kind}`);
  return { name: 'Relationships', attributes: { xmlns: packageRelationships }, children: targets.map(([kind, target], at) => ({ name: 'Relationship', attributes: { Id: `rId${at + 1}`, Type: typeOf(kind), Target: target } })) };
}

/** Names of sheets, and per sheet the range that its filter covers and the row to repeat in print. */
function workbookPart(sheets: readonly Sheet[], names: readonly string[]): XmlNode {
  const quoted = (at: number): string => `'${names[at]!.replaceAll("'", "''")}'`;
  const defined = (name: string, at: number, text: string, more: XmlNode['attributes'] = {}): XmlNode => ({ name: 'definedName', attributes: { name, localSheetId: String(at), ...more }, text });
  return {
    name: 'workbook', attributes: { xmlns: spreadsheetNamespace, 'xmlns:r': relationshipNamespace },
    children: [
      { name: 'bookViews', children: [{ name: 'workbookView', attributes: { activeTab: '0' } }] },
      { name: 'sheets', children: names.map((name, at) => ({ name: 'sheet', attributes: { name, sheetId: String(at + 1), 'r:id': `rId${at + 1}` } })) },
      {
        name: 'definedNames',
        children: sheets.flatMap((sheet, at) => [
          defined('_xlnm._FilterDatabase', at, `${quoted(at)}!${sheetRange(sheet, '$')}`, { hidden: '1' }),
          defined('_xlnm.Print_Titles', at, `${quoted(at)}!$1:$1`),
        ]),
      },
    ],
  };
}
