import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#shared/kit/text';
import type { ImportInput, ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { cpuMilliseconds } from '../helpers/cpu';
import { docxInput, paragraph } from '../helpers/docx';
import { importInput } from '../helpers/import-input';

const many = (text: string, count: number): string => text.repeat(count);
const each = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('');
const markdown = (text: string): ImportInput => importInput('a.md', { 'a.md': text });
const html = (text: string): ImportInput => importInput('a.html', { 'a.html': text });
const csv = (text: string): ImportInput => importInput('a.csv', { 'a.csv': text });
const scorm = (items: string, resources: string): ImportInput => importInput('a.zip', { 'imsmanifest.xml': `<manifest identifier="m"><organizations><organization identifier="o"><title>T</title>${items}</organization></organizations><resources>${resources}</resources></manifest>`, 'a.html': many('x', 100_000) });
const big = 200_000;

/** Small files that once stopped an importer, or were made to: each of quadratic or worse time, of unbounded memory, or with more items than a call can spread. */
const hostile: Readonly<Record<string, () => ImportInput>> = {
  'markdown: brackets in front matter': () => markdown(`---\na: ${many('[', 60_000)}\n---\n# a\n`),
  'markdown: braces in front matter': () => markdown(`---\n${many('{', 60_000)}\n---\n# a\n`),
  'markdown: dashes in front matter': () => markdown(`---\na:\n ${many('- ', 30_000)}x\n---\n# a\n`),
  'markdown: thousands of faults in front matter': () => markdown(`---\na: ${many('!!x ', 16_000)}\n---\n# a\n`),
  'markdown: blanks behind :::': () => markdown(`# a\n:::${many(' ', big)}x\n`),
  'markdown: blanks in a heading': () => markdown(`# a${many(' ', big)}b\n`),
  'markdown: brackets in a heading': () => markdown(`# a\n## ${many('[', big)}\n`),
  'markdown: empty links in a heading': () => markdown(`# a\n## ${many('[](', big)}\n`),
  'markdown: openings of images': () => markdown(`# a\n${many('![', big)}\n`),
  'markdown: a duration of dots': () => markdown(`# a\nDuration: ${many('. ', big)}x\n`),
  'markdown: a duration of blanks': () => markdown(`# a\n## b (1 h${many(' ', big)}x min)\n`),
  'markdown: 200,000 objectives': () => markdown(`# a\n## Objectives\n${many('- o\n', big)}`),
  'html: breaks': () => html(`${many('<br>', big)}x${many('<br>', big)}`),
  'html: blanks in code': () => html(`<pre>${many(' ', big)}x</pre>`),
  'html: openings': () => html(many('<', big) + many('<!--', big)),
  'html: nested forms': () => html(`${many('<form>', 50_000)}<h1>a</h1>`),
  'docx: a run of 200,000 texts': () => docxInput(paragraph(many(`<w:r>${many('<w:t>a</w:t>', big)}</w:r>`, 2))),
  'scorm: 180,000 missing files': () => scorm('<item identifier="i" identifierref="r"/>', `<resource identifier="r" href="a.html">${each(180_000, (at) => `<file href="${at}"/>`)}</resource>`),
  'scorm: sections that wait for sections': () => scorm(`<item identifier="S">${each(10_000, (at) => `<item identifier="s${at}"/>`)}</item>${each(10_000, (at) => `<item identifier="t${at}"><prerequisites>S</prerequisites></item>`)}`, ''),
  'scorm: 20,000 organizations': () => importInput('a.zip', { 'imsmanifest.xml': `<manifest><organizations>${many('<organization identifier="o"><item identifier="a"/></organization>', 20_000)}</organizations></manifest>`, 'a.html': many('x', 100_000) }),
  'csv: 16,000 columns of one name': () => csv(`Id,Title,Minutes${many(',x', 16_000)}\na,b,1${many(',1', 16_000)}\n`),
  'csv: 200,000 refused rows': () => csv(`Id,Title,Minutes\n${many('a,b,xx\n', big)}`),
  'csv: quotes': () => csv(`Id,Title,Minutes\n${many('"', big)}\n${many('"a"b', big)}`),
  'degree plan: 200,000 refused rows': () => csv(`Courses\nCourse ID,Course Name,Prerequisites\n${many(',b,\n', big)}`),
  'xlsx: rows of 16,000 errors': () => importInput('a.xlsx', { '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook><sheets><sheet name="S" id="r1"/></sheets></workbook>', 'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>', 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c t="inlineStr"><is><t>Title</t></is></c><c t="inlineStr"><is><t>Minutes</t></is></c></row>${many(`<row>${many('<c t="e"><v/></c>', 16_000)}</row>`, 30)}</sheetData></worksheet>` }),
  'bundle: 200,000 records of a wrong shape': () => importInput('a.json', { 'a.json': `{"format":"trellis-bundle","formatVersion":1,"records":[${many('1,', big)}1]}` }),
};

describe('small files that are meant to stop the studio', { timeout: 120_000 }, () => {
  it.each(Object.entries(hostile))('%s: read or refused in words, within four seconds of processor time', async (_name, make) => {
    const input = make();
    expect(await cpuMilliseconds(() => planImport(input))).toBeLessThan(4000);
  });

  it('links that would multiply end at a number, and that is said', () => {
    const planned = planImport(hostile['scorm: sections that wait for sections']!());
    expect(planned.ok && planned.value.warnings.map(({ code }) => code)).toEqual(['too-many-links']);
    expect(planned.ok && planned.value.created.prerequisites).toBe(20_000);
  });
});

/** XML in the encodings and shapes of hostile and of odd packages, through the importers and not only the parser. */
describe('XML of packages', () => {
  const manifest = (inside: string, head = ''): string => `${head}<manifest identifier="m"><organizations><organization identifier="o"><title>T</title>${inside}</organization></organizations><resources><resource identifier="r" href="a.html"/></resources></manifest>`;
  const plan = (bytes: Uint8Array | string): ReturnType<typeof planImport> => planImport({ ...importInput('a.zip', { 'imsmanifest.xml': bytes, 'a.html': 'x' }), kind: 'scorm' });
  const utf16 = (text: string, isBig: boolean): Uint8Array => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(isBig ? bytes.swap16() : bytes);
  };
  const entities = `<!DOCTYPE x [<!ENTITY a0 "ha">${each(9, (at) => `<!ENTITY a${at + 1} "${many(`&a${at};`, 10)}">`)}]>`;

  it.each([
    ['a bomb of entities', manifest('<item><title>&a9;</title></item>', entities)],
    ['an external entity', manifest('<item><title>&x;</title></item>', '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['an external subset', manifest('', '<!DOCTYPE x SYSTEM "http://x.test/x.dtd">')],
    ['depth 20,000', manifest(`${many('<item>', 20_000)}${many('</item>', 20_000)}`)],
    ['not well-formed', manifest('<item><title>a & b</title></item>')],
    ['an unknown entity', manifest('<item><title>&nbsp;</title></item>')],
    ['broken UTF-8', new Uint8Array(Buffer.concat([Buffer.from('<manifest a="'), Buffer.from([0xff, 0xfe, 0x41]), Buffer.from('"/>')]))],
  ])('%s is refused in words, within a second', async (_name, source) => {
    let said: readonly string[] = [];
    const used = await cpuMilliseconds(() => {
      const planned = plan(source);
      said = planned.ok ? [] : planned.error.map(({ code, message }) => `${code} ${message}`);
    });
    expect(said).toEqual([expect.stringMatching(/^TRL-I005 imsmanifest\.xml was refused/)]);
    expect(said[0]).not.toMatch(/passwd|[\p{Cc}]/u);
    expect(used).toBeLessThan(1000);
  });

  it('byte-order marks, UTF-16 and Latin-1 are read as what they say; so are line breaks in identifiers', () => {
    const item = '<item identifier="a\n  b" identifierref=" r "><title>Caf\u00e9</title></item>';
    const sources = [encodeUtf8(`\ufeff${manifest(item)}`), utf16(manifest(item, '<?xml version="1.0" encoding="UTF-16"?>'), false), utf16(manifest(item), true), new Uint8Array(Buffer.from(manifest(item, '<?xml version="1.0" encoding="ISO-8859-1"?>'), 'latin1'))];
    for (const source of sources) {
      const planned = plan(source);
      const modules = planned.ok ? (planned.value as ImportPlan).records.flatMap((record) => (record.type === 'module' ? [[record.title, record.sourceId]] : [])) : planned.error;
      expect(modules).toEqual([['Caf\u00e9', 'a b']]);
      expect(planned.ok && planned.value.warnings).toEqual([]);
    }
  });
});

describe('JSON of every kind', () => {
  const shapes = ['{"format":"trellis-bundle","formatVersion":1,"records":[],X}', '{"format":"trellis-course","formatVersion":1,"records":[],X}', '{"CFDocument":{},"CFItems":[],X}', '{"modules":[{"id":"a","title":"A",X}]}'];

  it.each(shapes)('%s with __proto__, a constructor, or depth: refused, nothing polluted', (shape) => {
    const before = Object.getOwnPropertyNames(Object.prototype).join(' ');
    for (const part of ['"__proto__":{"x":1}', '"\\u005f_proto__":{"x":1}', '"constructor":{"prototype":{"x":1}}', `"a":${many('[', 20_000)}${many(']', 20_000)}`]) {
      const planned = planImport(importInput('a.json', { 'a.json': shape.replace('X', part) }));
      expect(planned.ok ? 'planned' : planned.error.map(({ code }) => code)).toEqual(['TRL-I010']);
    }
    expect(({} as { x?: unknown }).x).toBeUndefined();
    expect(Object.getOwnPropertyNames(Object.prototype).join(' ')).toBe(before);
  });

  it('more than 64 MB are refused before they are read', async () => {
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1).fill(0x5b);
    const input = { ...importInput('a.json', { 'a.json': bytes }), kind: 'bundle' };
    let codes: readonly string[] = [];
    expect(await cpuMilliseconds(() => {
      const planned = planImport(input);
      codes = planned.ok ? [] : planned.error.map(({ message }) => message);
    })).toBeLessThan(1000);
    expect(codes).toEqual([expect.stringContaining('larger than 64 MB')]);
  });
});
