import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { planExport } from '#shared/exchange/export-package';
import { htmlToText, textToMarkdown } from '#shared/exchange/files/html-text';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import type { CourseModule } from '#shared/model/module';
import type { QuestionSet } from '#shared/model/question-set';
import { parseRecord } from '#shared/model/record';
import { heldQuestions } from '#shared/exchange/packages/common-cartridge/assessment';
import { importInput, readFolder } from '../../../helpers/import-input';
import { exportInput } from '../../../helpers/sample-role';
import { richRole } from '../../../helpers/rich-role';
import { hasSharedData, readSharedBytes, readSharedJson, sharedDataPath } from '../../../helpers/shared-data';

function plan(files: Parameters<typeof importInput>[1]): ImportPlan {
  const planned = planImport(importInput('x.imscc', files));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  for (const record of planned.value.records) expect(parseRecord(record)).toMatchObject({ ok: true });
  return planned.value;
}
const modulesOf = (planned: ImportPlan): readonly CourseModule[] => planned.records.filter((record) => record.type === 'module');
const setsOf = (planned: ImportPlan): readonly QuestionSet[] => planned.records.filter((record) => record.type === 'question-set');
const codes = (planned: ImportPlan): readonly string[] => planned.warnings.map(({ code }) => code);
const linksOf = (planned: ImportPlan): readonly string[] => {
  const titles = new Map(modulesOf(planned).map(({ id, title }) => [id, title]));
  return planned.records.flatMap((record) => (record.type === 'edge' ? [`${titles.get(record.from)} > ${titles.get(record.to)}${record.needs ? ` ${record.needs.score}` : ''}`] : []));
};

interface Item { readonly title: string | null; readonly ref: string | null; readonly id: string; readonly children: readonly Item[] }
interface Expected { readonly schema: readonly string[]; readonly items: number; readonly leafItems: number; readonly danglingRefs: readonly string[]; readonly outline: readonly { readonly items: readonly Item[] }[] }

describe.skipIf(!hasSharedData('common-cartridge'))('the known answers of real cartridges', () => {
  const leaves = (items: readonly Item[], lineage: readonly string[] = []): readonly { readonly title: string; readonly id: string; readonly lineage: readonly string[] }[] =>
    items.flatMap((item) => (item.children.length > 0 ? leaves(item.children, item.title === null ? lineage : [...lineage, item.title]) : item.title === null ? [] : [{ title: item.title, id: item.id, lineage }]));

  it.each(['all-question-types', 'course-1', 'multiple-pages', 'single-page'])('%s: a module per leaf of the outline, folders as lineage, what dangles is said', (name) => {
    const expected = readSharedJson<Expected>(`common-cartridge/${name}/expected.json`);
    const planned = plan(readFolder(sharedDataPath(`common-cartridge/${name}`)).filter(({ path }) => path !== 'expected.json'));
    expect(planned.kind).toBe('common-cartridge');
    const named = leaves(expected.outline.flatMap(({ items }) => items));
    expect(modulesOf(planned).map(({ title, sourceId, lineage }) => ({ title, id: sourceId, lineage: lineage.slice(1) }))).toEqual(named);
    if (name === 'course-1') expect(named).toHaveLength(expected.leafItems);
    const dangling = planned.warnings.filter(({ code }) => code === 'dangling-reference');
    expect(dangling.map(({ message }) => expected.danglingRefs.find((ref) => message.includes(ref)))).toEqual(expected.danglingRefs);
    expect(planned.records[0]).toMatchObject({ type: 'course', source: { kind: 'common-cartridge', version: expected.schema[1] } });
    expect(codes(planned).includes('no-items')).toBe(named.length === 0);
  });

  it('the one with no items is a course without modules, and says why', async () => {
    const expected = readSharedJson<Expected>('common-cartridge/canvas_cc_gem_course.imscc.expected.json');
    const files = await readZip(readSharedBytes('common-cartridge/canvas_cc_gem_course.imscc') as Buffer);
    const planned = plan(files.ok ? files.value : []);
    expect([modulesOf(planned).length, planned.created.courses, planned.created.assets]).toEqual([expected.items, 1, 6]);
    expect(codes(planned)).toEqual(expect.arrayContaining(['no-items', 'identifier', 'missing-file']));
  });

  it.skipIf(!hasSharedData('packages'))('a real one with pages: a module per page, which opens it', async () => {
    const files = await readZip(sharedDataPath('packages/cc_canvas_latex.imscc'));
    const planned = plan(files.ok ? files.value : []);
    expect(modulesOf(planned).map(({ title }) => title)).toEqual(['Page 1', 'Page 2']);
    expect(planned.records.filter(({ type }) => type === 'page')).toHaveLength(2);
  });
});

const manifest = (items: string, resources: string): string => `<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.1.0</schemaversion></metadata><organizations><organization identifier="o"><item identifier="root">${items}</item></organization></organizations><resources>${resources}</resources></manifest>`;
const item = (id: string, ref = `r${id}`): string => `<item identifier="${id}" identifierref="${ref}"><title>${id.toUpperCase()}</title></item>`;
const folder = (id: string, ...children: readonly string[]): string => `<item identifier="${id}"><title>${id}</title>${children.join('')}</item>`;
const resource = (id: string, type: string, file: string): string => `<resource identifier="r${id}" type="${type}" href="${file}"><file href="${file}"/></resource>`;

describe('what a cartridge holds', () => {
  const files = {
    'imsmanifest.xml': manifest(
      folder('F', item('page'), item('link'), item('topic'), item('task'), item('tool'), item('test')),
      [resource('page', 'webcontent', 'wiki_content/a.html'), resource('link', 'imswl_xmlv1p1', 'l.xml'), resource('topic', 'IMSDT_xmlv1p9', 't.xml'), resource('task', 'assignment_xmlv1p0', 'a.xml'), resource('tool', 'imsbasiclti_xmlv1p0', 'lti.xml'), resource('test', 'imsqti_xmlv1p2/imscc_xmlv1p3/assessment', 'q.xml'), resource('more', 'imsdt_xmlv1p1', 't.xml'), resource('odd', 'video/game', 'x.bin')].join(''),
    ),
    'wiki_content/a.html': '<p><img src="$IMS-CC-FILEBASE$/p%20x.png"><a href="$WIKI_REFERENCE$/pages/b">b</a><a href="$WIKI_REFERENCE$/pages/none">c</a></p>',
    'wiki_content/b.html': '<p>', 'web_resources/p x.png': 'png', 'x.bin': 'x',
    'l.xml': '<webLink><title>[See] this</title><url href="https://example.org/a?b=(c)"/></webLink>',
    't.xml': '<topic><title>T</title><text texttype="text/html">&lt;p&gt;Say *why*&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</text></topic>',
    'a.xml': '<assignment><title>A</title><text texttype="text/plain">Do it</text><gradable points_possible="20">true</gradable></assignment>',
    'lti.xml': '<cartridge_basiclti_link><title>Tool</title><launch_url>javascript:alert(1)</launch_url></cartridge_basiclti_link>',
    'q.xml': '<questestinterop><assessment title="Test"><qtimetadata><qtimetadatafield><fieldlabel>qmd_timelimit</fieldlabel><fieldentry>30</fieldentry></qtimetadatafield></qtimetadata><section><item ident="q1"><presentation><material><mattext>Why?</mattext></material><response_lid ident="r" rcardinality="Single"><render_choice><response_label ident="1"><material><mattext>A</mattext></material></response_label><response_label ident="2"><material><mattext>B</mattext></material></response_label></render_choice></response_lid></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">2</varequal></conditionvar><setvar varname="SCORE" action="Set">100</setvar></respcondition></resprocessing></item></section></assessment></questestinterop>',
  };
  it('becomes pages, question sets and assets; each oddity is a warning with a stable code', () => {
    const planned = plan(files);
    expect(modulesOf(planned).map(({ title, lineage, format, minutes }) => [title, lineage.at(-1), format, minutes])).toEqual([['PAGE', 'F', null, null], ['LINK', 'F', null, null], ['TOPIC', 'F', 'community', null], ['TASK', 'F', 'practice', null], ['TOOL', 'F', null, null], ['TEST', 'F', 'quiz', 30]]);
    expect(planned.records.flatMap((record) => (record.type === 'page' && record.format === 'markdown' ? [record.body] : []))).toEqual([['[\\[See\\] this](<https://example.org/a?b=(c)>)'], ['Say \\*why\\*'], ['Do it'], ['Tool', '', 'javascript:alert(1)']]);
    expect(modulesOf(planned)[3]?.custom).toMatchObject({ points: 20 });
    expect(setsOf(planned)).toMatchObject([{ title: 'TEST', purpose: 'post', questions: [{ id: 'q1', kind: 'single', text: 'Why?', answer: '2', options: [{ id: '1', text: 'A' }, { id: '2', text: 'B' }] }] }]);
    expect(codes(planned)).toEqual(['resource-type', 'resource-type', 'unknown-type', 'lms-link', 'external-tool', 'not-in-outline']);
    expect(planned.repairs.map(({ code }) => code)).toEqual(['canvas-links']);
    const page = planned.assets.find(({ record }) => record.path === 'wiki_content/a.html');
    expect(Buffer.from(page?.bytes ?? []).toString()).toBe('<p><img src="../web_resources/p%20x.png"><a href="../wiki_content/b.html">b</a><a href="$WIKI_REFERENCE$/pages/none">c</a></p>');
    expect(planned.assets.map(({ record }) => record.path).sort()).toEqual(['web_resources/p x.png', 'wiki_content/a.html', 'wiki_content/b.html', 'x.bin']);
  });
  it('without an outline a module per page, test, topic and link that is there; what others depend on is none', () => {
    const planned = plan({ ...files, 'imsmanifest.xml': manifest('', [resource('page', 'webcontent', 'wiki_content/a.html'), resource('gone', 'webcontent', 'gone.html'), resource('image', 'webcontent', 'web_resources/p x.png'), resource('meta', 'associatedcontent/imscc_xmlv1p1/learning-application-resource', 'wiki_content/b.html'), resource('test', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'q.xml'), '<resource identifier="rtopic" type="imsdt_xmlv1p1"><file href="t.xml"/><dependency identifierref="rlink"/></resource>', resource('link', 'imswl_xmlv1p1', 'l.xml')].join('')) });
    expect(modulesOf(planned).map(({ title, sourceId }) => [title, sourceId])).toEqual([['a', 'rpage'], ['Test', 'rtest'], ['T', 'rtopic']]);
    expect(planned.warnings.find(({ code }) => code === 'no-items')?.message).toContain('3 pages, tests and links');
  });
  it('a wrapper folder is taken off, and said', () => {
    const wrapped = Object.fromEntries(Object.entries(files).map(([path, text]) => [`Course/${path}`, text]));
    expect(plan(wrapped).repairs.map(({ code }) => code)).toEqual(['wrapper-folder', 'canvas-links']);
  });
});

describe('what Canvas locks', () => {
  const meta = (modules: string): Readonly<Record<string, string>> => ({ 'imsmanifest.xml': manifest([folder('A', item('a1', ''), item('a2', '')), folder('B', item('b1', ''), item('b2', ''))].join(''), ''), 'course_settings/module_meta.xml': `<modules xmlns="http://canvas.instructure.com/xsd/cccv1p0">${modules}</modules>` });
  const module = (id: string, more = ''): string => `<module identifier="${id}"><title>${id}</title>${more}</module>`;
  const needsA = '<prerequisites><prerequisite type="context_module"><title>A</title><identifierref>A</identifierref></prerequisite></prerequisites>';
  const requires = (...items: readonly string[]): string => `<completionRequirements>${items.map((id) => `<completionRequirement type="min_score"><identifierref>${id}</identifierref><min_percentage>80</min_percentage></completionRequirement>`).join('')}</completionRequirements>`;
  it.each([
    ['nothing', module('A') + module('B'), []],
    ['a module after a module: all after all', module('A') + module('B', needsA), ['A1 > B1', 'A2 > B1', 'A1 > B2', 'A2 > B2']],
    ['only what is required, with its score', module('A', requires('a2')) + module('B', needsA), ['A2 > B1 8000', 'A2 > B2 8000']],
    ['in order: each after the one before, the first after the last', module('A', '<require_sequential_progress>true</require_sequential_progress>') + module('B', `<require_sequential_progress>true</require_sequential_progress>${needsA}`), ['A1 > A2', 'B1 > B2', 'A2 > B1']],
    ['a loop, which is imported and said', module('A', needsA.replaceAll('>A<', '>B<')) + module('B', needsA), ['B1 > A1', 'B2 > A1', 'B1 > A2', 'B2 > A2', 'A1 > B1', 'A2 > B1', 'A1 > B2', 'A2 > B2']],
    ['itself', module('A', needsA), ['A2 > A1', 'A1 > A2']],
  ])('%s', (_, modules, links) => {
    expect(linksOf(plan(meta(modules)))).toEqual(links);
  });
  it('what leads nowhere, and scores in points, are said', () => {
    expect(codes(plan(meta(module('A', needsA.replaceAll('>A<', '>Z<') + requires('a1').replace(/<min_percentage>.*<\/min_percentage>/, '<min_score>8</min_score>')))))).toEqual(['heading', 'heading', 'heading', 'heading', 'score-requirement', 'dangling-prerequisite']);
    expect(codes(plan({ ...meta(''), 'course_settings/module_meta.xml': '<!DOCTYPE x><modules/>' }))).toContain('unreadable-content');
  });
  it('draws no more links than a person could read', () => {
    const many = (id: string): string => folder(id, ...Array.from({ length: 300 }, (_, at) => item(`${id}${at}`, '')));
    const planned = plan({ ...meta(module('A') + module('B', needsA)), 'imsmanifest.xml': manifest(many('A') + many('B'), '') });
    expect([planned.created.prerequisites, codes(planned).includes('too-many-links')]).toEqual([20_000, true]);
  });
});

describe('questions', () => {
  const set = (...items: readonly string[]): ImportPlan => plan({ 'imsmanifest.xml': manifest(item('test'), resource('test', 'imsqti_xmlv1p2/imscc_xmlv1p1/assessment', 'q.xml')), 'q.xml': `<questestinterop><assessment><section>${items.join('')}</section></assessment></questestinterop>` });
  const question = (response: string, conditions: string, type = ''): string => `<item ident="q"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>${type}</fieldentry></qtimetadatafield><qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material><mattext texttype="text/html">&lt;b&gt;Q&lt;/b&gt; &amp;amp; A</mattext></material>${response}</presentation><resprocessing>${conditions}</resprocessing></item>`;
  const choices = (kind: string, ...labels: readonly string[]): string => `<response_lid ident="r" rcardinality="${kind}"><render_choice>${labels.map((label) => `<response_label ident="${label}"><material><mattext>${label} text</mattext></material></response_label>`).join('')}</render_choice></response_lid>`;
  const right = (inside: string, score = 100, action = 'Set'): string => `<respcondition><conditionvar>${inside}</conditionvar><setvar varname="SCORE" action="${action}">${score}</setvar></respcondition>`;
  const is = (value: string): string => `<varequal respident="r">${value}</varequal>`;
  const blank = '<response_str ident="r"><render_fib/></response_str>';
  it.each([
    ['single', question(choices('Single', 'x', 'y'), right(is('y')) + right(is('x'), 0)), { kind: 'single', answer: 'y', points: 2, text: 'Q & A' }],
    ['single, labels that cannot be kept', question(choices('Single', 'a b', 'c'), right(is('c'))), { kind: 'single', answer: 'o2' }],
    ['multiple with not', question(choices('Multiple', 'x', 'y', 'z'), right(`<and>${is('x')}<not>${is('y')}</not>${is('z')}</and>`)), { kind: 'multiple', answers: ['x', 'z'] }],
    ['multiple, points added', question(choices('Multiple', 'x', 'y', 'z'), right(is('x'), 50, 'Add') + right(is('z'), 50, 'Add') + right(is('y'), -50, 'Add')), { kind: 'multiple', answers: ['x', 'z'] }],
    ['true or false', question(choices('Single', 'true', 'false'), right(is('false')), 'true_false_question'), { kind: 'true-false', answer: false }],
    ['a number', question(blank, right(is('4.5'))), { kind: 'numeric', answer: 4.5, tolerance: 0 }],
    ['a number with bounds', question(blank, right(`<or>${is('4')}<and><vargte respident="r">3.5</vargte><varlte respident="r">4.25</varlte></and></or>`), 'numerical_question'), { kind: 'numeric', answer: 4, tolerance: 0.5 }],
    ['a number by bounds alone', question(blank, right('<vargte respident="r">1</vargte><varlte respident="r">2</varlte>')), { kind: 'numeric', answer: 1.5, tolerance: 0.5 }],
  ])('%s', (_, xml, expected) => {
    expect(setsOf(set(xml))[0]?.questions).toMatchObject([expected]);
  });
  it.each([
    ['an essay', question(blank, '', 'essay_question')], ['a word', question(blank, right(is('Paris')))], ['two blanks', question(blank + blank, right(is('1')))], ['nothing', '<item ident="q"/>'],
    ['two ways to be right', question(choices('Single', 'x', 'y', 'z'), right(`<or>${is('x')}${is('y')}</or>`))], ['no right answer', question(choices('Single', 'x', 'y'), '')], ['one option', question(choices('Single', 'x'), right(is('x')))], ['an endless number', question(blank, right(is('1e99999')))],
  ])('%s cannot be kept, and is said', (_, xml) => {
    const planned = set(xml, question(choices('Single', 'x', 'y'), right(is('y'))));
    expect([setsOf(planned)[0]?.questions.length, codes(planned)]).toEqual([1, ['question-not-kept']]);
    expect(planned.warnings[0]?.message).toMatch(/^Question 1.* was left out: .+\.$/);
  });
  const prompt = (element: string, ident: string, text: string, labels: readonly (readonly [string, string])[]): string =>
    `<${element} ident="${ident}"><material><mattext texttype="text/plain">${text}</mattext></material><render_choice>${labels.map(([label, said]) => `<response_label ident="${label}"><material><mattext>${said}</mattext></material></response_label>`).join('')}</render_choice></${element}>`;
  const towns = [['1', 'Lima'], ['2', 'Havana'], ['3', 'Quito']] as const;
  const belongs = (ident: string, label: string): string => right(`<varequal respident="${ident}">${label}</varequal>`, 50, 'Add');
  const matched = { kind: 'matching', text: 'Q & A', points: 2, pairs: [{ prompt: 'Peru', match: 'Lima' }, { prompt: 'Cuba', match: 'Havana' }], distractors: [{ text: 'Quito' }] };
  it.each([
    ['as Canvas writes it', question(prompt('response_lid', 'r1', 'Peru', towns) + prompt('response_lid', 'r2', 'Cuba', towns), belongs('r1', '1') + belongs('r2', '2'), 'matching_question')],
    ['in groups, without a type, each list in another order', question(prompt('response_grp', 'r1', 'Peru', towns) + prompt('response_grp', 'r2', 'Cuba', [...towns].reverse().map(([label, said]) => [`x${label}`, said] as const)), belongs('r1', '1') + belongs('r2', 'x2'))],
  ])('matching %s', (_, xml) => {
    const planned = set(xml);
    expect([setsOf(planned)[0]?.questions, codes(planned)]).toMatchObject([[matched], []]);
  });
  it.each([
    ['lists that differ', question(prompt('response_lid', 'r1', 'Peru', towns) + prompt('response_lid', 'r2', 'Cuba', [['1', 'Rome'], ['2', 'Oslo']]), belongs('r1', '1') + belongs('r2', '2'))],
    ['blanks to choose for', question(prompt('response_lid', 'r1', 'one', towns) + prompt('response_lid', 'r2', 'two', towns), belongs('r1', '1') + belongs('r2', '2'), 'multiple_dropdowns_question')],
    ['a prompt without a right match', question(prompt('response_lid', 'r1', 'Peru', towns) + prompt('response_lid', 'r2', 'Cuba', towns), belongs('r1', '1'), 'matching_question')],
    ['a prompt that says nothing', question(prompt('response_lid', 'r1', '', towns) + prompt('response_lid', 'r2', 'Cuba', towns), belongs('r1', '1') + belongs('r2', '2'), 'matching_question')],
    ['matching in one list', question(choices('Single', 'x', 'y'), right(is('y')), 'matching_question')],
  ])('%s is no matching, and is said', (_, xml) => {
    expect(codes(set(xml, question(choices('Single', 'x', 'y'), right(is('y')))))).toEqual(['question-not-kept']);
  });
  it('two of one identifier stay two', () => {
    const one = question(choices('Single', 'x', 'y'), right(is('y')));
    expect(setsOf(set(one, one, one.replace('"q"', '"q3"'), one))[0]?.questions.map(({ id }) => id)).toEqual(['q', 'q2', 'q3', 'q4']);
  });
});

it.each(['cc11', 'cc13'] as const)('our own cartridge (%s) comes back module by module, with pages and question sets', (target) => {
  const document = richRole();
  const exported = planExport(exportInput(document, { player: [], xsd: [] }, target));
  if (!exported.ok) throw new Error(JSON.stringify(exported.error));
  const planned = plan(exported.value.files);
  const program = new Set(modulesOf(planned).map(({ title }) => title));
  expect(modulesOf(planned).length).toBe(program.size);
  expect([...program].every((title) => [...document.tables.module.values()].some((module) => module.title === title))).toBe(true);
  expect(codes(planned)).toEqual(['own-cartridge']);
  const written = [...document.tables['question-set'].values()].filter((set) => program.has(document.tables.module.get(set.module)?.title ?? ''));
  const bare = ({ purpose, questions }: QuestionSet): string => JSON.stringify([purpose, heldQuestions({ questions } as QuestionSet).map((question) => ({ ...question, id: '', points: 0 }))]);
  expect(setsOf(planned).map(bare).sort()).toEqual(written.map(bare).sort());
});

it.each([['TRL-I004', { 'a.html': '' }], ['TRL-I005', { 'imsmanifest.xml': '<manifest>' }], ['TRL-I006', { 'imsmanifest.xml': '<other/>' }], ['TRL-I015', { 'imsmanifest.xml': '<manifest identifier="m"><metadata><schema>ADL SCORM</schema></metadata><resources><resource identifier="r" type="webcontent"/></resources></manifest>' }]] as const)('refuses with %s what is no cartridge, where one is asked for', (code, files) => {
  expect(planImport({ ...importInput('x', files), kind: 'common-cartridge' })).toMatchObject({ ok: false, error: [{ code }] });
});

describe('hostile cartridges', () => {
  it('text in titles and references is quoted', () => {
    const planned = plan({ 'imsmanifest.xml': manifest('<item identifier="1&#x202e;" identifierref="no&#x202e;ne"><title>A&#x202e;B</title></item>', '<resource identifier="2" type="__proto__" href="../../etc/passwd"/>') });
    expect(planned.warnings.map(({ message }) => message).join()).not.toContain('\u202e');
    expect(codes(planned)).toEqual(['unknown-type', 'dangling-reference', 'identifier']);
  });
  it('thousands of modules that all wait for each other, and of types, are no hang', () => {
    const meta = Array.from({ length: 3000 }, (_, at) => `<module identifier="F"><title>${at}</title><prerequisites>${'<prerequisite><identifierref>F</identifierref></prerequisite>'.repeat(10)}</prerequisites></module>`).join('');
    const planned = plan({ 'imsmanifest.xml': manifest(folder('F', ...Array.from({ length: 10_000 }, (_, at) => item(`i${at}`))), Array.from({ length: 10_000 }, (_, at) => resource(`i${at}`, `type${at}`, 'gone')).join('')), 'course_settings/module_meta.xml': `<modules>${meta}</modules>` });
    expect(planned.created.prerequisites).toBeLessThanOrEqual(20_000);
  }, 120_000);
  it('many of one kind are no hang', () => {
    const planned = plan({ 'imsmanifest.xml': manifest(Array.from({ length: 30_000 }, () => item('same')).join(''), Array.from({ length: 10_000 }, () => resource('same', 'webcontent', 'gone.html')).join('')) });
    expect(planned.created.modules).toBe(30_000);
  }, 120_000);
});

describe('htmlToText', () => {
  it.each([
    ['<p>One</p><p>Two<br>Three</p>', 'One\n\nTwo\nThree'], ['<ul><li>A<li>B</ul>', '- A\n- B'], ['<a href="https://x.org/">there</a>', 'there (https://x.org/)'], ['<a href="javascript:x">no</a>', 'no'],
    ['a &lt; b &#8364;&#x41;&bogus;&#0;', 'a < b €A&bogus;\ufffd'], ['<!-- <p>x</p> -->y', 'y'], ['<style>p{}</style>z<script>alert("<p>")</script>', 'z'], ['1 < 2', '1 < 2'], ['<img alt="A cat" src=x>', 'A cat'], ['<', '<'],
  ])('%s', (html, text) => expect(htmlToText(html)).toBe(text));
  it('is linear in what is never closed', () => expect(htmlToText('<'.repeat(300_000)).length).toBe(300_000));
  it('as Markdown nothing of it is markup', () => expect(textToMarkdown('# a *b*\n1. c\n- d\n    e\n::: f')).toEqual(['\\# a \\*b\\*', '1\\. c', '- d', 'e', '\\::: f']));
});
