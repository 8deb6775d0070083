import { describe, expect, it } from 'vitest';
import { clipTitle } from '#shared/exchange/files/clip';
import { createFileFinder } from '#shared/exchange/files/find-file';
import { htmlToText } from '#shared/exchange/files/html-text';
import { escapeXml } from '#shared/exchange/files/xml/write-xml';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { parseMinutes } from '#shared/exchange/import/markdown/minutes';
import { planImport } from '#shared/exchange/import/plan-import';
import type { RecordType } from '#shared/model/ids';
import type { RecordOf } from '#shared/model/record';
import { docxInput, paragraph } from '../../../helpers/docx';
import { importInput } from '../../../helpers/import-input';
import { oddTexts } from '../../../helpers/naughty-text';

function plan(files: Readonly<Record<string, string | Uint8Array>>, name = Object.keys(files)[0] ?? ''): ImportPlan {
  const planned = planImport(importInput(name, files));
  if (!planned.ok) throw new Error(planned.error.map(({ message }) => message).join(' '));
  return planned.value;
}
const of = <T extends RecordType>(type: T, { records }: ImportPlan): readonly RecordOf<T>[] => records.filter((record): record is RecordOf<T> => record.type === type);
const codes = (notes: ImportPlan['warnings']): readonly string[] => notes.map(({ code }) => code);
const manifest = (items: string, resources: string, attributes = ''): string => `<manifest identifier="m"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations><organization identifier="o"><title>T</title>${items}</organization></organizations><resources ${attributes}>${resources}</resources></manifest>`;
const pathsOf = (result: ImportPlan): readonly (string | undefined)[] => of('page', result).map(({ asset }) => result.assets.find(({ record }) => record.id === asset)?.record.path);

describe('files that a manifest names', () => {
  it('xml:base in three places resolves as addresses do; a base without a slash is a folder where only that leads to a file', () => {
    const find = createFileFinder(['a/b/c/x.html', 'a/y.html', 'c/z.html', 'plain/p.html']);
    expect([['a/', 'b/', 'c/'], ['a/', 'b/', '../'], ['a/', undefined, '/c/'], ['plain', undefined, undefined]].map((bases, at) => find(bases, ['x.html', 'y.html', 'z.html', 'p.html'][at]!).path)).toEqual(['a/b/c/x.html', 'a/y.html', 'c/z.html', 'plain/p.html']);
    expect(find(['http://x.test/'], 'x.html').path).toBeUndefined();
    expect(find(['../'], 'x.html')).toMatchObject({ path: undefined });
    expect(find([], '../x.html')).toMatchObject({ path: undefined, target: undefined });
  });

  it('with query, anchor, escapes, backslash, a percent or a number sign in the name', () => {
    const find = createFileFinder(['a b.html', 'c%20d.html', 'e#1.html', 'x/y.html']);
    expect(['a%20b.html?q=1#z', 'c%20d.html', 'e#1.html', 'x\\y.html', 'none.html'].map((href) => [find([], href).path, find([], href).query])).toEqual([['a b.html', '?q=1#z'], ['c%20d.html', ''], ['e#1.html', ''], ['x/y.html', ''], [undefined, '']]);
  });

  it('in another case, or with accents composed otherwise, are taken and said', () => {
    const result = plan({ 'imsmanifest.xml': manifest('<item identifier="i" identifierref="r"><title>A</title></item>', '<resource identifier="r" href="Media/Cafe\u0301.HTML"/>'), 'media/caf\u00e9.html': 'x' });
    expect([pathsOf(result), codes(result.repairs), codes(result.warnings)]).toEqual([['media/caf\u00e9.html'], ['file-name'], []]);
  });

  it('one resource of several items opens in each', () => {
    const result = plan({ 'imsmanifest.xml': manifest('<item identifier="a" identifierref="r"/><item identifier="b" identifierref="r" parameters="?n=2"/>', '<resource identifier="r" href="x.html" scormtype="sco"/>'), 'x.html': 'x' });
    expect([pathsOf(result), of('page', result).map(({ sco }) => sco?.query), result.assets.length]).toEqual([['x.html', 'x.html'], ['', '?n=2'], 1]);
  });
});

describe('odd outlines', () => {
  it('items without identifiers, or with one of another, keep their own prerequisites', () => {
    const result = plan({ 'imsmanifest.xml': manifest('<item identifier="a"><title>A</title></item><item><title>B</title></item><item><title>C</title><prerequisites>a</prerequisites></item>', '') });
    const titles = new Map(of('module', result).map(({ id, title }) => [id, title]));
    expect(of('edge', result).map(({ from, to }) => `${titles.get(from)} → ${titles.get(to)}`)).toEqual(['A → C']);
  });

  it('two organizations are two courses, fifty levels are fifty levels, an empty manifest is an empty import', () => {
    const two = plan({ 'imsmanifest.xml': '<manifest><organizations default="b"><organization identifier="a"><title>A</title><item identifier="i"/></organization><organization identifier="b"><title>B</title><item identifier="i"/></organization></organizations></manifest>' });
    expect([of('course', two).map(({ title }) => title), of('module', two).length]).toEqual([['B', 'A'], 2]);
    const deep = plan({ 'imsmanifest.xml': manifest(`${Array.from({ length: 49 }, (_, at) => `<item identifier="s${at}"><title>S${at}</title>`).join('')}<item identifier="x"><title>X</title></item>${'</item>'.repeat(49)}`, '') });
    expect(of('module', deep).map(({ title, lineage }) => [title, lineage.length])).toEqual([['X', 50]]);
    expect(plan({ 'imsmanifest.xml': '<manifest/>' }).records).toEqual([]);
  });

  it('10,000 pages in one package', () => {
    const result = plan(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`p${at}.md`, `# Page ${at}\n\nText.`])));
    expect([result.created.modules, of('page', result).length]).toEqual([10_000, 10_000]);
  });

  it('titles of 10,000 characters, right to left, combining: cut at a character, or kept', () => {
    const titles = ['\ud83d\ude00'.repeat(5000), '\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd', `Z${'\u0301'.repeat(50)}`];
    const result = plan({ 'imsmanifest.xml': manifest(titles.map((title, at) => `<item identifier="i${at}"><title>${title}</title></item>`).join(''), '') });
    expect(of('module', result).map(({ title }) => title)).toEqual([`${'\ud83d\ude00'.repeat(149)}\u2026`, titles[1], titles[2]]);
  });
});

describe('names that are nearly the same', () => {
  it('ids that differ by case are two modules; a reference to neither exactly is refused, not guessed', () => {
    const result = plan({ 'a.csv': 'Id,Title,Prerequisites\nA-1,One,\na-1,Two,\nb,Three,A-1\nc,Four,A 1\n' });
    expect([result.created.modules, of('edge', result).length, result.refused.map(({ code }) => code)]).toEqual([4, 1, ['ambiguous-reference']]);
  });

  it('vowels of other scripts are no accents: another word is another module', () => {
    const result = plan({ 'a.csv': 'Id,Title,Prerequisites\n1,\u0915\u093e,\n2,B,\u0915\u093f\n' });
    expect([of('edge', result), result.refused.map(({ code }) => code)]).toEqual([[], ['unknown-reference']]);
    expect(of('edge', plan({ 'a.csv': 'Id,Title,Prerequisites\n1,Cafe\u0301,\n2,B,caf\u00e9\n' }))).toHaveLength(1);
  });
});

describe('durations', () => {
  it.each([['PT1H30M', 90], ['PT1H30M15S', 90], ['PT90M', 90], ['PT1.5H', 90], ['PT1,5H', 90], ['PT45S', 1], ['PT0S', 0], ['P0DT2H', 120], ['1:30:40', 91], ['0:45', 45], ['P1D', null], ['P1DT2H', null], ['P1W', null], ['PT', null], ['1,5 h', null], ['1:75', null], ['1e3', null], ['-5', null], ['2 days', null]])('%s', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  it('a column in hours is in hours, whatever its cells look like; what cannot be told is refused by row', () => {
    const result = plan({ 'a.csv': 'Id;Title;Duration (hours)\n1;A;1.5\n2;B;1:30\n3;C;45 min\n4;D;1,5\n5;E;0.001\n' });
    expect(of('module', result).map(({ minutes }) => minutes)).toEqual([90, 90, 45, 1]);
    expect(result.refused.map(({ where }) => where)).toEqual(['row 5']);
  });

  it('front matter that says a duration nobody can tell in minutes is said', () => {
    expect(codes(plan({ 'a.md': '---\ntitle: T\nduration: 2 days\n---\n# A\n' }).warnings)).toEqual(['duration']);
    expect(codes(plan({ 'a.md': '---\ntitle: T\nduration: PT2H\ntime: 2026-01-01\n---\n# A\n' }).warnings)).toEqual([]);
  });
});

describe('Word documents and web pages', () => {
  it('rows and cells in content controls are rows and cells; symbols of a picture font are counted', () => {
    const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const planned = planImport(docxInput(`${paragraph('<w:r><w:t>a</w:t><w:sym w:char="F0E0"/></w:r>')}<w:tbl><w:tr>${cell('one')}<w:sdt><w:sdtContent>${cell('two')}</w:sdtContent></w:sdt></w:tr><w:sdt><w:sdtContent><w:tr>${cell('three')}${cell('four')}</w:tr></w:sdtContent></w:sdt></w:tbl>`));
    const result = planned.ok ? planned.value : expect.fail();
    expect(of('page', result)[0]?.body).toEqual(expect.arrayContaining(['| one | two |', '| three | four |']));
    expect(result.warnings.map(({ message }) => message)).toContain('1 symbols of a picture font of the document were not taken over.');
  });

  it('a base moves images and links of its page, not those of the web', () => {
    const result = plan({ 'page.html': '<base href="media/"><h1>A</h1><p><img src="a.png" alt="a"><img src="https://x.test/b.png" alt="b"></p>', 'media/a.png': new Uint8Array([1]) }, 'folder');
    expect(of('page', result)[0]?.body.join('\n')).toMatch(/!\[a\]\(asset:\d+\)!\[b\]\(https:\/\/x\.test\/b\.png\)/);
  });

  it('a script closed in capitals ends there', () => {
    expect(htmlToText('<SCRIPT>x</SCRIPT>seen<style>y</STYLE> too')).toBe('seen too');
  });
});

describe('Markdown', () => {
  it('with the line ends of Windows, headings in code fences, and odd front matter is the same course', () => {
    const text = '---\r\ntitle: "X: y"\r\ntags:\r\n  - a\r\n...\r\n# One\r\n\r\n````md\r\n# no\r\n```\r\n## no\r\n````\r\n\r\n# Two\r\n\r\n~~~\r\n# no\r\n';
    const result = plan({ 'a.md': text });
    expect([of('course', result).map(({ title }) => title), of('module', result).map(({ title, tags }) => [title, tags])]).toEqual([['X: y'], [['One', ['a']], ['Two', ['a']]]]);
    expect(plan({ 'a.md': text.replaceAll('\r\n', '\n') }).records).toEqual(result.records);
  });
});

describe('workbooks', () => {
  const workbook = (cells: string, state = ''): ImportPlan => plan({
    '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': `<workbook><sheets><sheet name="S" ${state} id="r1"/></sheets></workbook>`, 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1">${['Id', 'Title', 'Minutes'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row><row r="2">${cells}</row></sheetData></worksheet>`,
  }, 'a.xlsx');

  it('a long number that is an id keeps its digits, rich text its words, and a hidden sheet is said', () => {
    const result = workbook('<c><v>12345678901234567890</v></c><c t="inlineStr"><is><r><t xml:space="preserve">Fire </t></r><r><rPr/><t>safety</t></r></is></c><c><v>30</v></c>', 'state="veryHidden"');
    expect(of('module', result).map(({ sourceId, title, minutes }) => [sourceId, title, minutes])).toEqual([['12345678901234567890', 'Fire safety', 30]]);
    expect(codes(result.warnings)).toEqual(['hidden-sheet']);
  });

  it('a shared formula that was never computed refuses its row', () => {
    const result = workbook('<c><v>1</v></c><c t="str"><f t="shared" si="0"/></c><c><v>30</v></c>');
    expect([result.created.modules, result.refused.map(({ where }) => where)]).toEqual([0, ['"S", row 2']]);
  });
});

describe('odd text', () => {
  // What XML 1.0 cannot hold is U+FFFD in it; a title is one line without blanks at its ends.
  const inXml = (text: string): string => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

  it('comes through SCORM as titles', () => {
    const result = plan({ 'imsmanifest.xml': manifest(oddTexts.map((text, at) => `<item identifier="i${at}"><title>${escapeXml(text)}</title></item>`).join(''), '') });
    expect(of('module', result).map(({ title }) => title)).toEqual(oddTexts.map((text, at) => clipTitle(inXml(text), `i${at}`)));
  });

  it('comes through Markdown as titles, and as lines of a page', () => {
    const lines = oddTexts.flatMap((text) => text.split(/\r\n|\r|\n/)).map((line) => Buffer.from(line).toString());
    const files = Object.fromEntries(oddTexts.map((text, at) => [`${String(at).padStart(4, '0')}.md`, `---\ntitle: ${JSON.stringify(text)}\n---\n\nText.`]));
    const titled = plan({ ...files, 'README.md': '# T' });
    expect(of('module', titled).map(({ title }) => title)).toEqual(oddTexts.map((text, at) => clipTitle(text, String(at).padStart(4, '0'))));
    const page = of('page', plan({ 'a.md': `# T\n\n\`\`\`\`\`\`\n${lines.join('\n')}\n\`\`\`\`\`\`\n` }))[0];
    expect(page?.body.slice(1, -1)).toEqual(lines);
  });
});
