import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guardText, unguardText, writeCsv } from '#shared/exchange/descriptions/csv/write-csv';
import { naughtyTexts } from '../../../helpers/naughty-text';
import { asUtf8, naughtyRole, onlyText, plainPlan } from '../../../helpers/plain-targets';
import { sampleRole } from '../../../helpers/sample-role';

type Row = Readonly<Record<string, string>>;
/** Rows by header, as an independent reader of the format has them. */
function rowsOf(text: string): readonly Row[] {
  const parsed = Papa.parse<Row>(text.replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true, newline: '\r\n', delimiter: ',' });
  if (parsed.errors.length > 0) throw new Error(JSON.stringify(parsed.errors));
  return parsed.data;
}
/** What a spreadsheet would run: said apart from the writer. */
const runs = (cell: string): boolean => /^[\s]*[=+\-@＝＋－＠]/u.test(cell) && Number.isNaN(Number(cell.replace(',', '.')));

describe('the CSV writer', () => {
  it('guards what would be a formula and changes no number', () => {
    const formulas = ['=1+1', '+cmd', '-x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u0000=1', '\ufeff=1', '＝1', '-1+1', '+', '-', "'=1", '--5'];
    const plain = ['-5', '+5', '-1.5e3', '-0,5', '3', 'a=b', "'quoted", "it's", '', '2026-01-01', '_=1'];
    expect(formulas.map(guardText)).toEqual(formulas.map((text) => `'${text}`));
    expect(plain.map(guardText)).toEqual(plain);
    for (const text of [...formulas, ...plain, ...naughtyTexts]) expect(unguardText(guardText(text))).toBe(text);
  });
  it('writes numbers as numbers, quotes what needs it, ends every row with CRLF', () => {
    expect(writeCsv([['a', 'b,c', 'd"e', 'f\ng', ' h'], [-2.5, 0, null, '', '-3']])).toBe('a,"b,c","d""e","f\ng"," h"\r\n-2.5,0,,,-3\r\n');
    expect(() => writeCsv([[Infinity]])).toThrow(RangeError);
  });
});

describe('the CSV target', () => {
  const plan = plainPlan(sampleRole(), 'csv');
  const rows = rowsOf(onlyText(plan));

  it('has one row a module in the order of the path, with numbers that can be summed', () => {
    expect(rows.map((row) => row['Order'])).toEqual(rows.map((_row, index) => String(index + 1)));
    expect(rows.map((row) => row['Title']).slice(0, 3)).toEqual(['Fair balance and the code', 'Practice: reading a trial', 'Clinical trial phases']);
    expect(rows.find((row) => row['Id'] === 'module:exam')).toMatchObject({ Minutes: '30', 'Pass mark (%)': '80', Prerequisites: 'Clinical trial phases', 'Prerequisite ids': 'module:b', Taken: 'required' });
    expect(rows.find((row) => row['Id'] === 'module:e1')).toMatchObject({ Policy: 'Elective', Taken: 'elective', 'Zone asks': 'The learner chooses 2 of 3 modules.' });
    expect(rows.find((row) => row['Id'] === 'module:ride')).toMatchObject({ 'Recorded by': 'supervisor', 'Evidence kind': 'observation at work' });
  });
  it('says each rule as a sentence', () => {
    expect(rows.find((row) => row['Id'] === 'module:b')!['Rules']).toBe('If the latest result of “Clinical trial phases” is 90 % or more, “Clinical trial phases” is waived; from 60 % to under 90 %, it is taken; under 60 %, “Practice: reading a trial” comes first, then it. Without a score: it is taken.');
    expect(rows.find((row) => row['Id'] === 'module:exam')!['Rules']).toBe('When “Field certification test” is failed the first time, “Practice: reading a trial” comes before the next attempt; the third time, your coach decides how to go on.');
  });
  it('enforces nothing and says where each rule is told', () => {
    expect(plan.rules.some((rule) => rule.fate === 'kept')).toBe(false);
    expect(plan.rules.filter((rule) => rule.fate === 'dropped').map((rule) => rule.rule)).toEqual(['Earlier completions and exemptions']);
    const columns = plan.rules.flatMap((rule) => /column “(.*)”/.exec(rule.how)?.[1] ?? []);
    expect(columns.length).toBe(plan.rules.length - 1);
    for (const column of columns) expect(Object.keys(rows[0]!)).toContain(column);
  });
  it('begins with one byte-order mark and has no formula in it', () => {
    expect([...plan.files[0]!.bytes.subarray(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 'O'.charCodeAt(0)]);
    const cells = rowsOf(onlyText(plainPlan(naughtyRole(), 'csv'))).flatMap((row) => Object.values(row));
    expect(cells.filter(runs)).toEqual([]);
    expect(['=1', ' +a', '＝1'].every(runs)).toBe(true);
  });
  it('gives back odd titles as they were', () => {
    const back = rowsOf(onlyText(plainPlan(naughtyRole(), 'csv'))).map((row) => unguardText(row['Title']!));
    expect(back).toEqual(naughtyTexts.map(asUtf8));
  });
  it('names prerequisites by code where codes are unique, else by title', async () => {
    const { documentOf, edgeOf, moduleOf, roleOf, zoneOf } = await import('../../../helpers/documents');
    const document = documentOf(roleOf(), moduleOf('a', { code: 'X1' }), moduleOf('b', { code: 'X2' }), moduleOf('c', { code: 'X2' }), moduleOf('d'), edgeOf('a', 'd'), edgeOf('b', 'd', { needs: { score: 8000, done: true } }), edgeOf('c', 'd'), zoneOf('core', 'core-locked', ['a', 'b', 'c', 'd']));
    expect(rowsOf(onlyText(plainPlan(document, 'csv'))).find((row) => row['Id'] === 'module:d')!['Prerequisites']).toBe('X1; B (at least 80 %, done); C');
  });
});
