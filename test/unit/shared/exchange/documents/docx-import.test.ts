import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { parseRecord } from '#shared/model/record';
import { docxInput, paragraph, run } from '../../../../helpers/docx';
import { importInput } from '../../../../helpers/import-input';
import { hasSharedData, readSharedJson, sharedDataPath } from '../../../../helpers/shared-data';

function plan(input: Parameters<typeof planImport>[0]): ImportPlan {
  const planned = planImport(input);
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  planned.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return planned.value;
}

const titles = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'module' ? [record.title] : []));
const objectives = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'objective' ? [record.text] : []));
const bodies = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'page' ? [record.body.join('\n')] : []));
const codes = ({ warnings }: ImportPlan): readonly string[] => warnings.map(({ code }) => code);

describe.skipIf(!hasSharedData('docx'))('a real syllabus', () => {
  interface Expected { readonly headings: readonly { readonly style: string; readonly text: string }[]; readonly tables: number; readonly listParagraphs: number }
  it('gives its headings, lists and image', async () => {
    const read = await readZip(readFileSync(sharedDataPath('docx/ms-big-data-orientation-Syllabus.docx')));
    const result = plan(importInput('ms-big-data-orientation-Syllabus.docx', read.ok ? read.value : []));
    const expected = readSharedJson<Expected>('docx/ms-big-data-orientation.expected.json');
    const of = (style: string): readonly string[] => expected.headings.filter((heading) => heading.style === style).map(({ text }) => text);
    expect(result.kind).toBe('docx');
    expect(titles(result)).toEqual(of('heading 1'));
    const lines = bodies(result).join('\n').split('\n');
    expect(lines.filter((line) => line.startsWith('# ') || line.startsWith('## ')).map((line) => line.replace(/^#+ /, ''))).toEqual(of('heading 2'));
    expect(lines.filter((line) => /^\s*(-|\d+\.) /.test(line))).toHaveLength(expected.listParagraphs);
    expect(lines.filter((line) => line.startsWith('|'))).toHaveLength(expected.tables);
    expect(result.created).toMatchObject({ courses: 1, modules: 3, assets: 1 });
    expect(result.refused).toEqual([]);
  });
});

describe('headings', () => {
  it('go by style name in any language, outline level and what a style is based on; loops of styles end', () => {
    const result = plan(docxInput([paragraph('My course', 'Title'), paragraph('skip me', 'TOC1'), paragraph('First', 'berschrift1'), paragraph('Inner', 'Heading2'), paragraph('Deep', 'Heading3'), paragraph('Second', '', '<w:outlineLvl w:val="0"/>'), paragraph('text', 'Loop')].join('')));
    expect(titles(result)).toEqual(['First', 'Second']);
    expect(result.records[0]).toMatchObject({ type: 'course', title: 'My course', source: { kind: 'docx' } });
    expect(bodies(result)).toEqual(['## Inner\n\n### Deep', 'text']);
    expect(result.warnings).toEqual([]);
  });
  it('are guessed of bold and numbered lines, and that is said', () => {
    const bold = (text: string): string => paragraph(run(text, '<w:b/>'));
    const result = plan(docxInput([bold('Safety at work'), bold('Module 1: Basics'), bold('Learning Objectives:'), paragraph('Name the risks', '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), paragraph(`${run('All of this is')}${run('bold', '<w:b/>')}`), paragraph('Module 2: Practice'), paragraph('text')].join('')));
    expect(titles(result)).toEqual(['Module 1: Basics', 'Module 2: Practice']);
    expect(objectives(result)).toEqual(['Name the risks']);
    expect(result.records[0]).toMatchObject({ title: 'Safety at work' });
    expect(result.warnings[0]).toMatchObject({ code: 'guessed-headings', where: 'word/document.xml' });
    expect(result.warnings[0]!.message).toContain('Heading 1');
  });
  it('that are numbered lines below each other are a list', () => {
    const result = plan(docxInput(['1. One thing', '2. Another thing', '3. Third thing'].map((text) => paragraph(text)).join('')));
    expect(titles(result)).toHaveLength(1);
    expect(plan(docxInput(paragraph('only text.')))).toMatchObject({ warnings: [{ code: 'no-headings' }] });
  });
});

describe('content', () => {
  it('becomes Markdown', () => {
    const item = (text: string, depth: number): string => paragraph(text, '', `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr>`);
    const picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="A plot"/><a:blip r:embed="r1"/></wp:inline></w:drawing></w:r>';
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
    const result = plan(docxInput([
      paragraph('A', 'berschrift1'),
      paragraph(`${run('Go ')}${run('now', '<w:rStyle w:val="Strong"/>')}${run(' and ')}${run('here', '<w:i/>')}<w:del>${run('gone')}</w:del><w:ins>${run('!')}</w:ins>${run('x', '<w:vanish/>')}<w:hyperlink r:id="r2">${run('site')}</w:hyperlink><w:hyperlink r:id="r3">${run('bad')}</w:hyperlink>`),
      item('one', 0), item('inner', 1), item('two', 0),
      `<w:tbl><w:tr>${cell('a|b')}${cell('c')}</w:tr><w:tr>${cell('1')}${cell('2')}</w:tr></w:tbl>`,
      paragraph('# no heading *at* all'), `<w:p>${picture}</w:p>`,
      `<w:p><w:r><w:footnoteReference w:id="1"/><w:t>n</w:t></w:r></w:p>`,
    ].join('')));
    const asset = result.assets[0]!.record.id;
    expect(bodies(result)).toEqual(['Go **now** and *here*![site](https://x.test/a%20%281%29)bad\n\n- one\n  1. inner\n- two\n\n| a\\|b | c |\n| --- | --- |\n| 1 | 2 |\n\n\\# no heading \\*at\\* all\n\n![A plot](' + asset + ')\n\nn']);
    expect(codes(result)).toEqual(['left-out']);
  });
});

describe('what cannot be read', () => {
  const message = (input: Parameters<typeof planImport>[0]): string => {
    const planned = planImport(input);
    return planned.ok ? 'planned' : `${planned.error[0]!.code} ${planned.error[0]!.message}`;
  };
  it('is refused with what to do', () => {
    expect(message(importInput('old.doc', { 'old.doc': new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]) }))).toMatch(/^TRL-I050 .*save it as \.docx/);
    expect(message(importInput('x.docx', { '[Content_Types].xml': '<x/>', 'word/document.xml': '<a><b></a>' }))).toMatch(/^TRL-I051 .*"word\/document.xml" was refused \(line 1\)/);
    expect(message(importInput('x.docx', { '[Content_Types].xml': '<x/>', 'word/document.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' }))).toMatch(/^TRL-I051 .*document type/);
    expect(message(importInput('x.docx', { '[Content_Types].xml': '<x/>', 'word/document.xml': '<document/>' }))).toMatch(/^TRL-I051 .*no body/);
  });
});
