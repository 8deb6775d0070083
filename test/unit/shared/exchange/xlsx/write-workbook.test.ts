import { describe, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import { readZip } from '#electron/adapters/zip-reader';
import { decodeCellText, encodeCellText } from '#shared/exchange/descriptions/xlsx/cell-text';
import { columnName, sheetNames, type Sheet } from '#shared/exchange/descriptions/xlsx/workbook';
import { writeWorkbook } from '#shared/exchange/descriptions/xlsx/write-workbook';
import { naughtyTexts } from '../../../../helpers/naughty-text';
import { containerFaults, readWorkbook } from '../../../../helpers/read-workbook';

const sheetOf = (name: string, rows: Sheet['rows']): Sheet => ({ name, columns: [{ header: 'Text', width: 20, wrap: true }, { header: 'Number', width: 10 }, { header: 'More', width: 12 }], rows });
const textOf = (path: string, workbook: ReturnType<typeof writeWorkbook>): string => Buffer.from(workbook.files.find((file) => file.path === path)!.bytes).toString();

describe('the workbook writer', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=cmd|"/c calc"!A1', '007', '1e5', '-12.50', 'TRUE', '2026-01-02'];
  const sheets = [sheetOf('One', [['a', 1, null], ['', -2.5, 'x'], ...formulas.map((text) => [text, null, null])]), sheetOf('Two', [])];
  const written = writeWorkbook({ title: 'T & <co>', sheets });

  it('gives back every cell: text as text, numbers as numbers, no formula', () => {
    const [one, two] = readWorkbook(written.files);
    expect(one!.rows).toEqual([['Text', 'Number', 'More'], ['a', 1, null], [null, -2.5, 'x'], ...formulas.map((text) => [text, null, null])]);
    expect([one!.formulas, two!.name, two!.rows]).toEqual([0, 'Two', [['Text', 'Number', 'More']]]);
  });
  it('has content types and relationships for every part, both ways', () => {
    expect(containerFaults(written.files)).toEqual([]);
    const without = (path: string): readonly string[] => containerFaults(written.files.filter((file) => file.path !== path));
    expect(without('xl/styles.xml')).toEqual(['type without part: xl/styles.xml', 'relationship without part: xl/styles.xml']);
    expect(containerFaults([...written.files, { path: 'xl/calcChain.xml', bytes: new Uint8Array([60]) }])).toEqual(['no type: xl/calcChain.xml', 'no relationship: xl/calcChain.xml']);
  });
  it('freezes a bold header row, filters it, repeats it in print, and sets widths', () => {
    const sheet = textOf('xl/worksheets/sheet1.xml', written);
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:C15"/>');
    expect(sheet).toContain('<col min="1" max="1" width="20" customWidth="1"/>');
    expect(sheet).toMatch(/<c r="A1" s="1" t="s">/);
    const styles = textOf('xl/styles.xml', written);
    expect(styles.match(/<xf [^>]*>/g)![2]).toContain('fontId="1"');
    expect(textOf('xl/workbook.xml', written)).toContain(">'One'!$1:$1<");
  });
  it('marks text as text, so that editing a cell does not make a formula of it', () => {
    const formats = textOf('xl/styles.xml', written).match(/<xf [^>]*xfId="0"[^>]*>/g)!;
    const styleOf = (cell: string): string => formats[Number(new RegExp(`<c r="${cell}" s="(\\d)"`).exec(textOf('xl/worksheets/sheet1.xml', written))![1])]!;
    expect([styleOf('A4'), styleOf('C3')].every((format) => format.includes('numFmtId="49"'))).toBe(true);
    expect(styleOf('B3')).toContain('numFmtId="0"');
  });
  it('is one zip that our own reader takes, the same bytes twice', async () => {
    const first = await writeZip(written.files);
    const second = await writeZip([...writeWorkbook({ title: 'T & <co>', sheets }).files].reverse());
    expect(first.ok && second.ok && Buffer.compare(first.value, second.value)).toBe(0);
    const read = await readZip(first.ok ? first.value : new Uint8Array());
    expect(read.ok && readWorkbook(read.value)[0]!.rows.length).toBe(15);
  });
  it('gives back odd text as it was; a lone surrogate, which is no character, becomes U+FFFD', () => {
    const [read] = readWorkbook(writeWorkbook({ title: 'T', sheets: [sheetOf('One', naughtyTexts.map((text) => [text, null, null]))] }).files);
    const back = read!.rows.slice(1).map(([text]) => text);
    const changed = naughtyTexts.flatMap((text, at) => (back[at] === text ? [] : [[text, back[at]]]));
    expect(naughtyTexts.length).toBeGreaterThan(100);
    expect(changed.length).toBe(naughtyTexts.filter((text) => /\p{Cs}/u.test(text)).length);
    expect(changed.every(([before, after]) => String(before).replace(/\p{Cs}/gu, '\ufffd') === after)).toBe(true);
  });
  it('writes what XML forbids as ST_Xstring does, and text that looks like it too', () => {
    expect(encodeCellText('a\u0000b\u001f\uffff_x0041_\ud800')).toBe('a_x0000_b_x001F__xFFFF__x005F_x0041_\ufffd');
    for (const text of ['_x0041_', '_x005F_x0041_', '__x0000__', '_x00', 'a\u000bb']) expect(decodeCellText(encodeCellText(text))).toBe(text);
  });
  it('says which cells it had to cut, and cuts no character in half', () => {
    const { cut, files } = writeWorkbook({ title: 'T', sheets: [sheetOf('One', [['x'.repeat(32_767), null, null], [null, null, 'y'.repeat(32_765) + '😀😀']])] });
    expect(cut).toEqual([{ sheet: 'One', row: 3, column: 3 }]);
    expect(readWorkbook(files)[0]!.rows[2]![2]).toBe(`${'y'.repeat(32_765)}…`);
  });
  it('names sheets as Excel allows, each differently', () => {
    expect(sheetNames(['a/b:c', "'quoted'", '', 'HISTORY', 'same', 'Same', 'x'.repeat(40), 'x'.repeat(41)])).toEqual(['a b c', 'quoted', 'Sheet 3', 'HISTORY (2)', 'same', 'Same (2)', 'x'.repeat(31), `${'x'.repeat(27)} (2)`]);
    expect(sheetNames(naughtyTexts).every((name) => name.length >= 1 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name))).toBe(true);
    expect(new Set(sheetNames(naughtyTexts).map((name) => name.toLowerCase())).size).toBe(naughtyTexts.length);
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
  it('refuses what no workbook can hold', () => {
    expect(() => writeWorkbook({ title: 'T', sheets: [] })).toThrow(RangeError);
    expect(() => writeWorkbook({ title: 'T', sheets: [{ name: 'One', columns: [], rows: [] }] })).toThrow('0 columns');
    expect(() => writeWorkbook({ title: 'T', sheets: [sheetOf('One', [[null, NaN, null]])] })).toThrow('finite');
  });
});
