import { describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { detectImportKind, planImport } from '#shared/exchange/import/plan-import';
import { readAiccScript } from '#shared/exchange/import/scorm/aicc-script';
import { parseRecord } from '#shared/model/record';
import { importInput } from '../../../helpers/import-input';
import { hasSharedData, readSharedBytes, sharedDataPath } from '../../../helpers/shared-data';

function plan(name: string, files: Parameters<typeof importInput>[1], kind?: string): ImportPlan {
  const result = planImport({ ...importInput(name, files), kind });
  if (!result.ok) throw new Error(result.error[0]?.message);
  result.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return result.value;
}

async function planPackage(name: string): Promise<ImportPlan> {
  const files = await readZip(sharedDataPath(`packages/${name}.zip`));
  return plan(`${name}.zip`, files.ok ? files.value : []);
}

const titles = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'module' ? [record.title] : []));

function links({ records }: ImportPlan): readonly string[] {
  const source = new Map(records.flatMap((record) => (record.type === 'module' ? [[record.id, record.sourceId]] : [])));
  return records.flatMap((record) => (record.type === 'edge' ? [`${source.get(record.from)} > ${source.get(record.to)}`] : []));
}

describe.skipIf(!hasSharedData('packages'))('published packages', () => {
  it('reads the golf course of SCORM 1.2', async () => {
    const result = await planPackage('scorm12_RuntimeMinimumCalls_SCORM12');
    expect(titles(result).slice(0, 3)).toEqual(['How to Play', 'Par', 'Keeping Score']);
    expect(result.created).toMatchObject({ courses: 1, modules: 18, prerequisites: 0 });
    expect(result.records.find((record) => record.type === 'module')).toMatchObject({ lineage: ['Golf Explained - Minimum Run-time Calls', 'Playing the Game'] });
    expect(result.records[0]).toMatchObject({ source: { kind: 'scorm', version: '1.2' } });
    expect(result.warnings).toEqual([]);
  });

  it('draws aicc_script prerequisites and says what it cannot draw', async () => {
    const result = await planPackage('scorm12_PrerequisitesTest_SCORM12');
    expect(links(result)).toEqual(['module1 > module2', 'module1 > module3', 'module2 > module3']);
    expect(result.warnings.map(({ code, where }) => [code, where])).toEqual([['prerequisites-not-drawn', 'module4']]);
    expect(result.records.flatMap((record) => (record.type === 'module' ? [record.passMark] : []))).toEqual([8000, null, null, 9000]);
  });

  it('draws the forced sequence of SCORM 2004', async () => {
    const result = await planPackage('scorm2004_SequencingForcedSequential_SCORM20043rdEdition');
    expect(links(result).slice(0, 3)).toEqual(['playing_item > etuqiette_item', 'etuqiette_item > handicapping_item', 'handicapping_item > havingfun_item']);
    expect(result.records[0]).toMatchObject({ source: { version: '2004 3rd Edition' } });
  });

  it.each(['scorm12_ContentPackagingWithMetadata_SCORM12', 'scorm2004_SequencingSimpleRemediation_SCORM20043rdEdition'])('reads %s without refusals', async (name) => {
    const result = await planPackage(name);
    expect([result.refused, result.created.modules > 0, result.created.assets > 0]).toEqual([[], true, true]);
  });
});

const manifest = (body: string, resources = ''): string => `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="gone"><organization identifier="o"><title>T</title>${body}</organization></organizations><resources>${resources}</resources></manifest>`;

describe('planScormImport', () => {
  it('warns of everything that dangles, and keeps the rest', () => {
    const result = plan('p.zip', {
      'imsmanifest.xml': manifest('<item identifier="s"><title>Section</title><item identifier="a" identifierref="r1"><title>A</title></item></item><item identifier="b\n " identifierref="none" isvisible="false"><title>B</title><adlcp:prerequisites type="aicc_script">s&amp;zzz</adlcp:prerequisites></item>', '<resource identifier="r1" adlcp:scormtype="sco" href="a%20b.html?x=1"><file href="gone.js"/></resource>'),
      'a b.html': '<p>',
      'schema.xsd': 'x',
    });
    expect(result.warnings.map(({ code }) => code)).toEqual(['missing-file', 'dangling-reference', 'dangling-organization', 'dangling-prerequisite']);
    expect(links(result)).toEqual(['a > b']);
    expect(result.assets.map(({ record }) => record.path)).toEqual(['a b.html']);
    expect(result.records.find((record) => record.type === 'page')).toMatchObject({ format: 'asset', asset: result.assets[0]?.record.id, sco: { version: 'scorm12', query: '?x=1', launchData: '', savesState: false } });
  });

  it('refuses what has no manifest at its top, where it is asked to read SCORM (TRL-I004)', () => {
    expect(planImport({ ...importInput('x.zip', { 'readme.txt': 'x' }), kind: 'scorm' })).toMatchObject({ ok: false, error: [{ code: 'TRL-I004' }] });
  });

  it.each([
    ['TRL-I006', { 'imsmanifest.xml': '<other/>' }],
    ['TRL-I005', { 'imsmanifest.xml': '<!DOCTYPE x []><manifest/>' }],
    ['TRL-I008', { 'x.pdf': '%PDF' }],
  ])('refuses with %s', (code, files) => {
    expect(planImport(importInput('x', files as unknown as Readonly<Record<string, string>>))).toMatchObject({ ok: false, error: [{ code }] });
  });

  it('takes off a wrapper folder, and what operating systems add', () => {
    const result = plan('p.zip', { 'My course/imsmanifest.xml': manifest('<item identifier="a" identifierref="r"><title>A</title></item>', '<resource identifier="r" href="a.html"/>').replace('gone', 'o'), 'My course/a.html': '<p>', '__MACOSX/My course/._a.html': 'x', 'My course/.DS_Store': 'x' });
    expect([result.repairs.map(({ code }) => code), result.warnings, result.assets.map(({ record }) => record.path)]).toEqual([['wrapper-folder'], [], ['a.html']]);
  });

  it.skipIf(!hasSharedData('packages'))('says what a Common Cartridge is', async () => {
    const files = await readZip(sharedDataPath('packages/cc_canvas_latex.imscc'));
    expect(planImport({ ...importInput('x.imscc', files.ok ? files.value : []), kind: 'scorm' })).toMatchObject({ ok: false, error: [{ code: 'TRL-I009' }] });
  });

  it('refuses a kind that is not there yet', () => {
    expect(planImport({ ...importInput('x', { 'a.md': '# A' }), kind: 'pptx' })).toMatchObject({ ok: false, error: [{ code: 'TRL-I007' }] });
  });
});

describe('detectImportKind', () => {
  it('tells by content', () => {
    const kind = (files: Readonly<Record<string, string>>): unknown => {
      const result = detectImportKind(importInput('x', files).files);
      return result.ok ? result.value : result.error.code;
    };
    expect(kind({ 'imsmanifest.xml': '', 'a.md': '' })).toBe('scorm');
    expect(kind({ 'a.csv': '\ufeffCurriculum,X\nCourses\nCourse ID,Course Name\n' })).toBe('degree-plan');
    expect(kind({ 'a.csv': 'a,b' })).toBe('TRL-I008');
    expect(kind({ 'a.md': '', 'b.png': '' })).toBe('markdown');
    expect(kind({})).toBe('TRL-I008');
  });

  it.skipIf(!hasSharedData('curricular-analytics'))('knows a real plan', () => {
    const bytes = readSharedBytes('curricular-analytics/csv/nu-BSCS_Hawaii_Manoa.csv');
    expect(detectImportKind([{ path: 'plan.csv', bytes }])).toEqual({ ok: true, value: 'degree-plan' });
  });
});

describe('readAiccScript', () => {
  it.each([
    ['', [], true],
    ['A', ['A'], true],
    ['A & B&C', ['A', 'B', 'C'], true],
    ['(A & (B))', ['A', 'B'], true],
    ['A=passed & B="completed"', ['A', 'B'], true],
    ['2*{A,B} & C', ['A', 'B', 'C'], true],
    ['A & 2*{B,C,D}', ['A'], false],
    ['A | B', [], false],
    ['A & (B | C)', ['A'], false],
    ['~A & B', ['B'], false],
    ['A<>failed', [], false],
    ['A AND B or C', [], false],
    ['A &', [], false],
    ['A)', [], false],
    ['2*{A', [], false],
    ['('.repeat(70), [], false],
    ['A <b>', [], false],
  ])('%s', (text, all, isWhole) => {
    expect(readAiccScript(text)).toEqual({ all, isWhole });
  });
});
