import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { encodeUtf8 } from '#shared/kit/text';
import { writeWorkbook } from '#shared/exchange/descriptions/xlsx/write-workbook';
import type { ImportFile } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { classifyFormat, formatNumber } from '#shared/exchange/import/xlsx/cell-formats';
import { readWorkbook } from '#shared/exchange/import/xlsx/read-workbook';
import { importInput } from '../../../../helpers/import-input';
import { cpuMilliseconds } from '../../../../helpers/cpu';
import { oddTexts } from '../../../../helpers/naughty-text';

/** Work of the processor is what is limited; a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook as another program might write it: sheets by name, the XML of their rows (and of what follows), styles with a format each. */
function workbook(sheets: Readonly<Record<string, string>>, more: { readonly strings?: string; readonly formats?: readonly string[]; readonly properties?: string } = {}): readonly ImportFile[] {
  const names = Object.keys(sheets);
  const formats = more.formats ?? [];
  const texts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}">${more.properties ?? ''}<sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${names.map((_name, at) => `<Relationship Id="r${at}" Type="${relations}/worksheet" Target="${at === 0 ? '/xl/worksheets' : 'worksheets'}/s${at}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${formats.map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${formats.map((_code, at) => `<xf numFmtId="${200 + at}"/>`).join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    ...(more.strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst xmlns="${main}">${more.strings}</sst>` }),
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/s${at}.xml`, sheets[name]!.startsWith('<?') ? sheets[name]! : `<worksheet xmlns="${main}"><sheetData>${sheets[name]!.replace('|', '</sheetData>')}${sheets[name]!.includes('|') ? '' : '</sheetData>'}</worksheet>`])),
  };
  return Object.entries(texts).map(([path, text]) => ({ path, bytes: encodeUtf8(text) }));
}
const text = (value: string): string => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (...cells: readonly string[]): string => `<row>${cells.join('')}</row>`;

function cellsOf(files: readonly ImportFile[]): readonly (readonly string[])[] {
  const read = readWorkbook(files);
  if (!read.ok) throw new Error(read.error);
  return read.value.tables[0]!.rows.map(({ cells }) => cells);
}

describe('reading a workbook', () => {
  it('takes texts, numbers, booleans, days, times and shares as people see them', () => {
    const files = workbook({
      S: '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="b"><v>1</v></c></row>'
        + '<row r="5"><c t="n"><v>1E-1</v></c><c><v>12345678901</v></c><c s="5"><v>46000</v></c><c s="1"><v>46000.5</v></c><c s="2"><v>0.0625</v></c><c s="3"><v>0.07</v></c><c s="4"><v>1.5</v></c><c t="d"><v>2026-11-01T00:00:00</v></c><c t="str"><f>A1</f><v>_x0041_b</v></c></row>',
    }, { strings: '<si><t xml:space="preserve"> a </t></si><si><r><t>rich </t></r><r><rPh><t>x</t></rPh><t>text</t></r></si>', formats: ['yyyy\\-mm\\-dd hh:mm', '[h]:mm', '0.0%', '#,##0.00 &quot;days&quot;'] });
    expect(cellsOf(files)).toEqual([[' a ', '', 'rich text', 'TRUE'], ['0.1', '12345678901', '2025-12-09', '2025-12-09 12:00', '1:30', '7%', '1.5', '2026-11-01', 'Ab']]);
    expect(readWorkbook(files)).toMatchObject({ ok: true, value: { tables: [{ name: 'S', rows: [{ row: 2 }, { row: 5 }] }], warnings: [{ code: 'formulas' }] } });
  });

  it('knows the two calendars, and the day that never was', () => {
    expect([1, 59, 60, 61, 2_958_465, 2_958_466, -1].map((value) => formatNumber(value, 'date', false))).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01', '9999-12-31', null, null]);
    expect(formatNumber(0, 'date', true)).toBe('1904-01-01');
    expect(['General', '0.00', '[Red]0', 'yyyy', 'mmm', 'mm:ss', '[h]:mm', '0%', '"day" 0', '\\d0', '_d0', 'd/m;@', '[$-409]h AM/PM'].map(classifyFormat)).toEqual(['general', 'general', 'general', 'date', 'date', 'time', 'time', 'percent', 'general', 'general', 'general', 'date', 'time']);
  });

  it('refuses rows with errors and formulas that were never computed, and tells merged cells', () => {
    const rows = [row(text('Title'), text('Minutes'), text('Course')), row(text('A'), '<c t="e"><v>#REF!</v></c>', text('C')), row(text('B'), '<c><f>1+1</f></c>', ''), row(text('D'), '<c><f>1+1</f><v>2</v></c>', '')];
    const planned = planImport(importInput('a.xlsx', workbook({ Modules: `${rows.join('')}|<mergeCells><mergeCell ref="C2:C4"/><mergeCell ref="broken"/></mergeCells>`, Notes: row(text('nothing to see')), Empty: '' })));
    if (!planned.ok) throw new Error(planned.error[0]?.message);
    expect(planned.value.kind).toBe('xlsx');
    expect(planned.value.refused.map(({ message }) => message)).toEqual([
      '"Modules", row 2: column B ("Minutes"): the cell holds the error "#REF!"; mend it in the spreadsheet.',
      '"Modules", row 3: column B ("Minutes"): the cell has a formula that was never computed; open the file in a spreadsheet program and save it.',
    ]);
    expect(planned.value.records.filter((record) => record.type === 'module')).toMatchObject([{ title: 'D', minutes: 2, lineage: ['C'] }]);
    expect(planned.value.warnings.map(({ code, where }) => [code, where])).toEqual([['formulas', '"Modules"'], ['merged-cells', '"Modules"'], ['table-left-out', '"Notes"']]);
  });

  it('reads back every text that our writer writes, also those that no XML holds', () => {
    const whole = oddTexts.filter((value) => !/\p{Cs}/u.test(value));
    const { files } = writeWorkbook({ title: 'x', sheets: [{ name: 'a', columns: [{ header: 'h', width: 9 }], rows: whole.map((value) => [value]) }] });
    expect(cellsOf(files).slice(1).map(([cell]) => cell)).toEqual(whole);
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
      const written = writeWorkbook({ title: 'x', sheets: [{ name: 'a', columns: [{ header: 'h', width: 9 }], rows: [[number]] }] });
      expect(Number(cellsOf(written.files)[1]?.[0])).toBe(number === 0 ? 0 : number);
    }), { numRuns: 50 });
  });

  it('refuses what is damaged or hostile, in words', () => {
    const good = workbook({ S: row(text('Title'), text('Minutes')) });
    const with_ = (path: string, content: string | null): readonly ImportFile[] => good.flatMap((file) => (file.path !== path ? [file] : content === null ? [] : [{ path, bytes: encodeUtf8(content) }]));
    for (const files of [
      with_('xl/worksheets/s0.xml', null), with_('xl/_rels/workbook.xml.rels', null), with_('xl/workbook.xml', '<workbook/>'), with_('xl/workbook.xml', '<workbook'), with_('xl/styles.xml', '<a>&x;</a>'),
      with_('xl/worksheets/s0.xml', '<!DOCTYPE x><worksheet/>'), with_('xl/worksheets/s0.xml', `<worksheet>${'<a>'.repeat(100)}`), workbook({ S: '<row r="2"/><row r="1"/>' }), workbook({ S: '<row r="9999999"/>' }), workbook({ S: '<row><c r="ZZZ1"><v>1</v></c></row>' }),
      workbook({ S: `<row r="1"/>${Array.from({ length: 800 }, (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}"><v>1</v></c></row>`).join('')}` }),
    ]) {
      const planned = planImport({ ...importInput('a.xlsx', files), kind: 'xlsx' });
      expect(planned).toMatchObject({ ok: false, error: [{ code: 'TRL-I041' }] });
      if (!planned.ok) expect(planned.error[0]?.message).toMatch(/^The workbook "a\.xlsx" cannot be read: .+ save it again as \.xlsx\.$/);
    }
  });

  it('reads 50,000 rows quickly', async () => {
    const { files } = writeWorkbook({ title: 'x', sheets: [{ name: 'a', columns: ['Id', 'Title', 'Minutes', 'Level'].map((header) => ({ header, width: 9 })), rows: Array.from({ length: 50_000 }, (_, at) => [`m${at}`, `Module ${at}`, at % 90, 'foundation']) }] });
    let modules = 0;
    const used = await cpuMilliseconds(() => {
      const planned = planImport(importInput('a.xlsx', files));
      modules = planned.ok ? planned.value.created.modules : 0;
    });
    console.log(`workbook: 50,000 rows read and planned in ${Math.round(used)} ms of processor time`);
    expect(modules).toBe(50_000);
    expect(used).toBeLessThan(15_000);
  });
});
