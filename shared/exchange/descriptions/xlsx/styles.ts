import type { XmlNode } from '../../files/xml/write-xml';
import { spreadsheetNamespace } from './namespaces';

/** Places in `cellXfs`. Text has the number format 49 (`@`), so that it stays text even when somebody edits the cell. */
export const cellStyles = { header: 1, text: 2, wrapped: 3, number: 4 } as const;

const ink = 'FF1F2937';
const band = 'FFE5E7EB';
const top = { vertical: 'top' } as const;

const node = (name: string, attributes: XmlNode['attributes'], children: readonly XmlNode[] = []): XmlNode => ({ name, ...(attributes ? { attributes } : {}), children });
const list = (name: string, children: readonly XmlNode[]): XmlNode => node(name, { count: String(children.length) }, children);

const fontOf = (isBold: boolean): XmlNode =>
  node('font', {}, [...(isBold ? [node('b', {})] : []), node('sz', { val: '11' }), node('color', { rgb: ink }), node('name', { val: 'Calibri' }), node('family', { val: '2' })]);

function formatOf(format: string, font: string, fill: string, border: string, alignment: Readonly<Record<string, string>>): XmlNode {
  const applied = { applyNumberFormat: '1', applyFont: '1', applyFill: '1', applyBorder: '1', applyAlignment: '1' };
  return node('xf', { numFmtId: format, fontId: font, fillId: fill, borderId: border, xfId: '0', ...applied }, [node('alignment', alignment)]);
}

/** `xl/styles.xml`: body and bold font; the header row on a grey band with a line below. */
export function stylesPart(): XmlNode {
  const sides = ['left', 'right', 'top', 'bottom', 'diagonal'];
  const line = node('bottom', { style: 'thin' }, [node('color', { rgb: 'FF9CA3AF' })]);
  return node('styleSheet', { xmlns: spreadsheetNamespace }, [
    list('fonts', [fontOf(false), fontOf(true)]),
    list('fills', [
      node('fill', {}, [node('patternFill', { patternType: 'none' })]),
      node('fill', {}, [node('patternFill', { patternType: 'gray125' })]),
      node('fill', {}, [node('patternFill', { patternType: 'solid' }, [node('fgColor', { rgb: band }), node('bgColor', { indexed: '64' })])]),
    ]),
    list('borders', [node('border', {}, sides.map((side) => node(side, {}))), node('border', {}, sides.map((side) => (side === 'bottom' ? line : node(side, {}))))]),
    list('cellStyleXfs', [node('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0' })]),
    list('cellXfs', [
      node('xf', { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0', xfId: '0' }),
      formatOf('49', '1', '2', '1', { vertical: 'center', wrapText: '1' }),
      formatOf('49', '0', '0', '0', top),
      formatOf('49', '0', '0', '0', { ...top, wrapText: '1' }),
      formatOf('0', '0', '0', '0', top),
    ]),
    list('cellStyles', [node('cellStyle', { name: 'Normal', xfId: '0', builtinId: '0' })]),
  ]);
}
