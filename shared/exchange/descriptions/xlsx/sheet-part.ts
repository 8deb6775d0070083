import type { XmlNode } from '../../files/xml/write-xml';
import { fitCell } from './cell-text';
import { spreadsheetNamespace } from './namespaces';
import type { SharedStrings } from './shared-strings';
import { cellStyles } from './styles';
import { columnName, type Cell, type Column, type Sheet } from './workbook';

const headerHeight = '30';

/** `$A$1:$C$9`: header and all rows. */
export function sheetRange({ columns, rows }: Sheet, mark = ''): string {
  return `${mark}A${mark}1:${mark}${columnName(columns.length - 1)}${mark}${rows.length + 1}`;
}

/**
 * `xl/worksheets/sheetN.xml`. The order of the elements is the schema's (CT_Worksheet). `onCut` hears of text that a cell cannot hold, by row and column,
 * both 1-based as a spreadsheet shows them.
 */
export function sheetPart(sheet: Sheet, strings: SharedStrings, isFirst: boolean, onCut: (row: number, column: number) => void): XmlNode {
  const { columns, rows } = sheet;
  const rowNode = (number: number, cells: readonly Cell[], styleOf: (cell: Cell, column: Column) => number, more: XmlNode['attributes'] = {}): XmlNode => ({
    name: 'row', attributes: { r: String(number), ...more },
    children: columns.flatMap((column, at) => {
      const cell = cells[at] ?? null;
      return cell === null || cell === '' ? [] : [cellNode(`${columnName(at)}${number}`, cell, styleOf(cell, column), strings, () => onCut(number, at + 1))];
    }),
  });
  return {
    name: 'worksheet', attributes: { xmlns: spreadsheetNamespace },
    children: [
      { name: 'sheetPr', children: [{ name: 'pageSetUpPr', attributes: { fitToPage: '1' } }] },
      { name: 'dimension', attributes: { ref: sheetRange(sheet) } },
      { name: 'sheetViews', children: [viewNode(isFirst)] },
      { name: 'sheetFormatPr', attributes: { defaultRowHeight: '15' } },
      { name: 'cols', children: columns.map(({ width }, at) => ({ name: 'col', attributes: { min: String(at + 1), max: String(at + 1), width: String(width), customWidth: '1' } })) },
      {
        name: 'sheetData',
        children: [
          rowNode(1, columns.map(({ header }) => header), () => cellStyles.header, { ht: headerHeight, customHeight: '1' }),
          ...rows.map((cells, index) => rowNode(index + 2, cells, (cell, { wrap }) => (typeof cell === 'number' ? cellStyles.number : wrap ? cellStyles.wrapped : cellStyles.text))),
        ],
      },
      { name: 'autoFilter', attributes: { ref: sheetRange(sheet) } },
      { name: 'pageMargins', attributes: { left: '0.4', right: '0.4', top: '0.5', bottom: '0.5', header: '0.3', footer: '0.3' } },
      { name: 'pageSetup', attributes: { paperSize: '9', orientation: 'landscape', fitToHeight: '0' } },
    ],
  };
}

function viewNode(isFirst: boolean): XmlNode {
  return {
    name: 'sheetView', attributes: { ...(isFirst ? { tabSelected: '1' } : {}), workbookViewId: '0' },
    children: [{ name: 'pane', attributes: { ySplit: '1', topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' } }, { name: 'selection', attributes: { pane: 'bottomLeft', activeCell: 'A2', sqref: 'A2' } }],
  };
}

function cellNode(reference: string, cell: string | number, style: number, strings: SharedStrings, onCut: () => void): XmlNode {
  const attributes = { r: reference, s: String(style) };
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`A workbook holds finite numbers only, not ${cell} (${reference}).`);
    return { name: 'c', attributes, children: [{ name: 'v', text: String(cell) }] };
  }
  const { text, isCut } = fitCell(cell);
  if (isCut) onCut();
  return { name: 'c', attributes: { ...attributes, t: 's' }, children: [{ name: 'v', text: String(strings.indexOf(text)) }] };
}
