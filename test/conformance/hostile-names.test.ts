import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { encodePath } from '#shared/exchange/files/paths';
import { planImport } from '#shared/exchange/import/plan-import';
import type { ExportTarget } from '#shared/exchange/targets';
import { archiveOf } from '../helpers/archive';
import { builtPlayer, scorm12Schemas, type BuiltFile } from '../helpers/built-player';
import { documentOf, roleOf, zoneOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { packageFaults } from '../helpers/package-faults';
import { exportInput } from '../helpers/sample-role';
import { hasXmllint, validateManifest } from '../helpers/validate-manifest';

let player: readonly BuiltFile[] = [];
beforeAll(async () => {
  player = await builtPlayer();
});

/** Names that archives of anyone's may have, and our reader lets in. */
const hostile = ['with blank.html', 'UPPER.HTML', 'a%2eb.html', 'c#d.html', 'héllo wörld.html', '日本語.html', `${'long'.repeat(45)}.html`, 'quote\'s &.html', 'plus+and=eq;.html', 'a..b.html', '~tilde$.html'];
/** Names that nothing lets in, because some system cannot hold them, or another file has them. */
const refused = [['CON.html', 'name-reserved'], ['trailing.', 'name-trailing'], ['who?.html', 'name-character'], ['../up.html', 'name-traversal']] as const;

const manifestOf = (name: string): string => `<?xml version="1.0"?><manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"><metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata><organizations default="o"><organization identifier="o"><title>T</title><item identifier="a" identifierref="r"><title>A</title></item></organization></organizations><resources><resource identifier="r" adlcp:scormtype="sco" href="${encodePath(name).replaceAll("'", '&#39;')}"><file href="${encodePath(name).replaceAll("'", '&#39;')}"/></resource></resources></manifest>`;

async function imported(name: string): Promise<TrellisDocument> {
  const read = await readZip(await archiveOf([{ name: 'imsmanifest.xml', data: manifestOf(name) }, { name: `${name}`, data: '<p>Hello' }]));
  if (!read.ok) throw new Error(read.error.code);
  const plan = planImport(importInput('p.zip', read.value));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  expect(plan.value.warnings).toEqual([]);
  const [module] = plan.value.records.flatMap((record) => (record.type === 'module' ? [record.id.slice(7)] : []));
  return documentOf(...plan.value.records, ...plan.value.assets.map(({ record }) => record), roleOf(), zoneOf('one', 'core-testable', [module!]));
}
function planOf(document: TrellisDocument, target: ExportTarget = 'scorm12'): ExportPlan {
  const plan = planExport(exportInput(document, { player, xsd: scorm12Schemas() }, target));
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}
const read = async (plan: ExportPlan): Promise<readonly BuiltFile[]> => {
  const zip = await writeZip(plan.files);
  const files = await readZip(zip.ok ? zip.value : new Uint8Array());
  if (!files.ok) throw new Error(files.error.message);
  return files.value;
};
const frameOf = (files: readonly BuiltFile[]): string => /"frame":"([^"]*)"/.exec(new TextDecoder().decode(files.find(({ path }) => path === 'content/course.js')?.bytes))?.[1] ?? '';

describe.each(hostile)('an imported file called %s', (name) => {
  it('goes through import, export and unzip: what the manifest lists is there both ways, and the page finds it', async () => {
    const files = await read(planOf(await imported(name)));
    expect(packageFaults(files, 'scorm12').filter((fault) => !fault.startsWith('unused'))).toEqual([]);
    const address = new URL(frameOf(files).replace(/\\u0026/g, '&'), 'https://lms.test/');
    expect(files.map(({ path }) => path)).toContain(decodeURIComponent(address.pathname.slice(1)));
    expect([address.search, address.hash]).toEqual(['', '']);
  });
  it('is warned about by name where an LMS may lose it', async () => {
    const findings = planOf(await imported(name)).preflight.filter(({ code }) => code === 'TRL-X039');
    const isPlain = /^[A-Za-z0-9_.-]+$/.test(name) && name.length < 100;
    expect(findings.map(({ severity, records }) => [severity, records.length])).toEqual(isPlain ? [] : [['warning', 1]]);
  });
});

it('names that some system cannot hold are refused on the way in, by name', async () => {
  for (const [name, code] of refused) {
    const answer = await readZip(await archiveOf([{ name: 'imsmanifest.xml', data: 'x' }, { name, data: '<p>' }]));
    expect([name, answer.ok ? 'taken' : answer.error.code]).toEqual([name, code]);
  }
  const twins = await readZip(await archiveOf([{ name: 'a.html', data: '1' }, { name: 'A.html', data: '2' }]));
  expect(twins.ok ? '' : [twins.error.code, twins.error.message.includes('A.html')]).toEqual(['case-collision', true]);
});

it('images have our own names, whatever theirs: ASCII, lower case, found by the page', async () => {
  for (const path of ['fig/A b.PNG', 'ü%2e.png', 'CON.png', 'x.png.', 'a#b?.svg', `${'n'.repeat(900)}.png`]) {
    const document = documentOf(roleOf(), { id: 'module:m', type: 'module', title: 'M' }, { id: 'page:m', type: 'page', module: 'module:m', title: 'P', body: ['![x](asset:fig)'] }, { id: 'asset:fig', type: 'asset', path, sha256: 'cd'.repeat(32), bytes: 3, mediaType: 'image/png' }, zoneOf('one', 'core-testable', ['m']));
    const files = await read(planOf(document));
    expect(packageFaults(files, 'scorm12').filter((fault) => !fault.startsWith('unused'))).toEqual([]);
    const [image] = files.map((file) => file.path).filter((name) => name.startsWith('assets/'));
    expect(image).toMatch(/^assets\/[a-z0-9.]+$/);
    expect(new TextDecoder().decode(files.find((file) => file.path === 'content/course.js')?.bytes)).toContain(image);
    expect(planOf(document).preflight.map(({ code }) => code)).not.toContain('TRL-X039');
  }
});

it('an address that no manifest takes is an error with the name of the file, and the schema says why', ({ skip }) => {
  const document = (path: string): TrellisDocument => documentOf(roleOf(), { id: 'module:m', type: 'module', title: 'M' }, { id: 'page:m', type: 'page', module: 'module:m', title: 'P', format: 'asset', asset: 'asset:f' }, { id: 'asset:f', type: 'asset', path, sha256: 'cd'.repeat(32), bytes: 3 }, zoneOf('one', 'core-testable', ['m']));
  const plan = planExport(exportInput(document(`${'語'.repeat(300)}.html`), { player, xsd: scorm12Schemas() }));
  expect(plan.ok ? [] : plan.error.filter(({ severity }) => severity === 'error').map(({ code, records, message }) => [code, records, message.includes('語')])).toEqual([['TRL-X039', ['asset:f'], true]]);
  if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
  const good = planOf(document('ok.html'));
  const manifest = new TextDecoder().decode(good.files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);
  expect(validateManifest(good.files, 'scorm12', manifest.replace(/(<file href=")imported[^"]*/, `$1${encodePath('語'.repeat(300))}`))).toContain('maxLength');
});

it('two courses whose ids come to one folder name get a folder each', () => {
  const course = (key: string): readonly object[] => [
    { id: `course:${key}`, type: 'course', title: key, source: { kind: 'scorm', name: 'x', version: '1.2' } }, { id: `module:${key}`, type: 'module', title: key }, { id: `page:${key}`, type: 'page', module: `module:${key}`, title: 'P', format: 'asset', asset: `asset:${key}` },
    { id: `asset:${key}`, type: 'asset', path: 'index.html', sha256: 'cd'.repeat(32), bytes: 3, course: `course:${key}` },
  ];
  const document = documentOf(roleOf(), ...course('a.b'), ...course('a-b'), zoneOf('one', 'core-testable', ['a.b', 'a-b']));
  expect(planOf(document).files.map(({ path }) => path).filter((path) => path.startsWith('imported/'))).toEqual(['imported/a-b-2/index.html', 'imported/a-b/index.html']);
});
