import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import type { CsvRow } from '../../descriptions/csv/parse-csv';
import { decodeCellText } from '../../descriptions/xlsx/cell-text';
import { parseXmlBytes, scanXmlBytes } from '../../files/xml/parse-xml';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../../files/xml/xml-element';
import type { ImportFile, ImportNote } from '../import-plan';
import { tableNote, type SourceTable } from '../tables/source-table';
import { readCellFormats } from './cell-formats';
import { partLimits, readSheet, type MergedArea, type WorkbookParts } from './read-sheet';

export interface ReadWorkbook {
  readonly tables: readonly SourceTable[];
  readonly warnings: readonly ImportNote[];
}

const workbookPath = 'xl/workbook.xml';

/** Are these the unpacked parts of an Office Open XML workbook? */
export function isWorkbook(files: readonly ImportFile[]): boolean {
  return files.some(({ path }) => path.toLowerCase() === workbookPath);
}

/**
 * The sheets of an unpacked workbook (ECMA-376, transitional or strict) as tables of text. Formulas give their stored value, dates the day by their format; a value of merged cells
 * stands in each of their rows. The error is a sentence.
 */
export function readWorkbook(files: readonly ImportFile[]): Result<ReadWorkbook, string> {
  const byPath = new Map(files.map((file) => [file.path.toLowerCase(), file.bytes]));
  const part = (path: string): Result<XmlElement, string> => {
    const bytes = byPath.get(path);
    if (!bytes) return err(`the part ${quoteSafely(path)} is missing`);
    const parsed = parseXmlBytes(bytes);
    return parsed.ok ? parsed : err(`${quoteSafely(path)}: ${parsed.error.message}`);
  };
  const workbook = part(workbookPath);
  if (!workbook.ok) return workbook;
  const links = part('xl/_rels/workbook.xml.rels');
  if (!links.ok) return links;
  const shared = readShared(byPath, part, workbook.value);
  if (!shared.ok) return shared;
  const targets = new Map(childrenOf(links.value, 'Relationship').map((link) => [attributeOf(link, 'Id') ?? '', link]));
  const sheets = childOf(workbook.value, 'sheets');
  const warnings: ImportNote[] = [];
  const tables: SourceTable[] = [];
  for (const sheet of sheets ? childrenOf(sheets, 'sheet') : []) {
    const name = sheet.attributes.get('name') ?? '';
    const link = targets.get(attributeOf(sheet, 'id') ?? '');
    if (!link || !(attributeOf(link, 'Type') ?? '').endsWith('/worksheet')) {
      warnings.push(tableNote('sheet-left-out', { name }, `The sheet ${quoteSafely(name, 40)} holds no cells (a chart or a macro) and was left out.`));
      continue;
    }
    const bytes = byPath.get(pathOf(attributeOf(link, 'Target') ?? ''));
    if (!bytes) return err(`the sheet ${quoteSafely(name, 40)} is missing`);
    const read = readSheet(bytes, shared.value);
    if (!read.ok) return err(`the sheet ${quoteSafely(name, 40)}: ${read.error}`);
    const { rows, bad, formulas, merged } = read.value;
    const { touched: spread, isWhole } = spreadMerged(rows, merged);
    if (!isWhole) return err(`the sheet ${quoteSafely(name, 40)} has merged cells over more than ${maxSpread} rows. Take the merging off`);
    if (/^(very)?hidden$/i.test(attributeOf(sheet, 'state') ?? '') && rows.length > 0) warnings.push(tableNote('hidden-sheet', { name }, `The sheet ${quoteSafely(name, 40)} is hidden in the workbook and was read like the others. Delete it there if it is not meant.`));
    if (formulas.count > 0) warnings.push(tableNote('formulas', { name }, `The sheet ${quoteSafely(name, 40)} has ${formulas.count} ${formulas.count === 1 ? 'formula' : 'formulas'} (${formulas.first.map((cell) => quoteSafely(cell, 12).slice(1, -1)).join(', ')}${formulas.count > 3 ? ', …' : ''}). The values that were last computed were taken.`));
    if (spread.length > 0) warnings.push(tableNote('merged-cells', { name }, `The sheet ${quoteSafely(name, 40)} has merged cells (${spread.slice(0, 3).join(', ')}${spread.length > 3 ? ', …' : ''}). Their value was taken for each of their rows.`));
    tables.push({ name, isNamed: true, rows, bad });
  }
  return tables.length === 0 ? err('it has no sheet') : ok({ tables, warnings });
}

/** Targets are relative to `xl/`, or begin at the top with a slash. */
function pathOf(target: string): string {
  return (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`).toLowerCase();
}

function readShared(byPath: ReadonlyMap<string, Uint8Array>, part: (path: string) => Result<XmlElement, string>, workbook: XmlElement): Result<WorkbookParts, string> {
  const properties = childOf(workbook, 'workbookPr');
  const is1904 = /^(1|true|on)$/.test(properties ? (attributeOf(properties, 'date1904') ?? '') : '');
  const styles = byPath.has('xl/styles.xml') ? part('xl/styles.xml') : null;
  if (styles && !styles.ok) return styles;
  const texts = byPath.get('xl/sharedstrings.xml');
  const strings = texts ? readStrings(texts) : ok([]);
  return strings.ok ? ok({ strings: strings.value, formats: styles ? readCellFormats(styles.value) : [], is1904 }) : strings;
}

/** `xl/sharedStrings.xml`: the runs of each text joined, readings of Japanese left out. */
function readStrings(bytes: Uint8Array): Result<readonly string[], string> {
  const strings: string[] = [];
  let [text, isText, isPhonetic] = ['', false, false];
  const scanned = scanXmlBytes(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
    },
    text: (more) => {
      if (isText) text += more;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') strings.push(decodeCellText(text));
    },
  }, partLimits);
  return scanned.ok ? ok(strings) : err(`the shared texts: ${scanned.error.message}`);
}

const maxSpread = 1_000_000;

/** Writes the value of cells merged over several rows into each of those rows that is there; the areas that this touched. `isWhole`: false where that would be too many. */
function spreadMerged(rows: readonly CsvRow[], merged: readonly MergedArea[]): { readonly touched: readonly string[]; readonly isWhole: boolean } {
  const indexOf = new Map(rows.map(({ row }, at) => [row, at]));
  const touched: string[] = [];
  let left = maxSpread;
  for (const { reference, column, from, to } of merged) {
    const at = indexOf.get(from);
    const value = at === undefined ? '' : (rows[at]?.cells[column] ?? '');
    if (at === undefined || value === '' || to <= from) continue;
    let isTouched = false;
    for (let next = at + 1; next < rows.length && rows[next]!.row <= to; next++) {
      if (--left < 0) return { touched, isWhole: false };
      const cells = rows[next]!.cells as string[];
      left -= Math.max(0, column - cells.length);
      while (cells.length < column) cells.push('');
      cells[column] = value;
      isTouched = true;
    }
    if (isTouched) touched.push(reference);
  }
  return { touched, isWhole: true };
}
