import { usualOptions } from '#shared/exchange/export-options';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { zipWriter } from '#electron/adapters/zip-writer';
import { buildPackage, type BuiltPackage, type ExportPorts } from '#electron/services/export-service';
import type { AssetStore } from '#electron/services/asset-store';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { planImport } from '#shared/exchange/import/plan-import';
import { builtPlayer, scorm12Schemas } from '../helpers/built-player';
import { moduleOf, roleOf, zoneOf } from '../helpers/documents';
import { importInput } from '../helpers/import-input';
import { packageFaults } from '../helpers/package-faults';
import { richRole } from '../helpers/rich-role';
import { hasXmllint, validateManifest } from '../helpers/validate-manifest';

let ports: ExportPorts;
let built: BuiltPackage;
const assets = { read: () => Promise.resolve(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')) } as unknown as AssetStore;
const build = (document: TrellisDocument = richRole(roleOf({ title: 'Field sales <rep>', code: 'REP-7' }), moduleOf('g1', { title: 'Valid for a year', validityDays: 365 }))): Promise<BuiltPackage> => buildPackage(ports, document, assets, { role: 'role:r', target: 'modules', options: usualOptions });
const unzip = async (bytes: Uint8Array): Promise<readonly PackageFile[]> => {
  const read = await readZip(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};
const inner = async (whole: BuiltPackage, id: string): Promise<readonly PackageFile[]> => {
  for (const file of await unzip(whole.bytes)) {
    if (!file.path.startsWith('packages/')) continue;
    const files = await unzip(file.bytes);
    if (new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes).includes(`manifest identifier="${whole.plan.identifiers[id] ?? ''}"`)) return files;
  }
  throw new Error(`no package of ${id}`);
};

beforeAll(async () => {
  const player = await builtPlayer();
  ports = {
    identity: { sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') }, zipWriter,
    resources: { folder: (name: string) => Promise.resolve(name === 'player' ? player : scorm12Schemas()) }, app: 'test',
  } as unknown as ExportPorts;
  built = await build();
});

describe('module packages and the build sheet', () => {
  it('is a zip of zips: one package per module, the build sheet as a workbook and as a page; the same bytes twice', async () => {
    const paths = (await unzip(built.bytes)).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('packages/'))).toHaveLength(18);
    expect(paths.filter((path) => !path.startsWith('packages/'))).toEqual(['build-sheet.html', 'build-sheet.xlsx']);
    expect((await build()).sha256).toBe(built.sha256);
  });
  it('each package has no fault, its mark, and is read by our own importer', async () => {
    const files = await inner(built, 'module:exam');
    expect(packageFaults(files, 'scorm12')).toEqual([]);
    expect(packageFaults(files.filter(({ path }) => path !== 'content/course.js'), 'scorm12')).toEqual(['not there: content/course.js']);
    expect(new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes)).toContain('<adlcp:masteryscore>80</adlcp:masteryscore>');
    const imported = planImport(importInput('exam.zip', [...files]));
    expect(imported.ok && imported.value.created.modules).toBe(1);
  });
  it('keeps identifiers when modules are reordered, retitled or added', async () => {
    const other = await build(richRole(moduleOf('g1', { title: 'Retitled' }), moduleOf('new'), zoneOf('groups', 'core-testable', ['measure', 's2', 's1', 'n', 'k', 'g3', 'g2', 'g1', 'new'], { place: 1, title: 'Groups' })));
    expect(other.plan.identifiers).toMatchObject(built.plan.identifiers);
    expect(Object.keys(other.plan.identifiers)).toHaveLength(Object.keys(built.plan.identifiers).length + 1);
  });
  it('tells order, audience, prerequisites, groups, gates, marks, validity and what the LMS has to enforce, and what the design lacks', async () => {
    const files = await unzip(built.bytes);
    const page = new TextDecoder().decode(files.find(({ path }) => path === 'build-sheet.html')?.bytes);
    for (const text of ['Field sales &lt;rep&gt;', 'REP-7', 'Prerequisites (all)', 'at least 2 modules of', '“Late” opens when', 'Expiry, and assigning it again.', '365', 'lesson_status is passed', 'A supervisor records it in the LMS', 'Due days', 'No pre-assessment is in the packages']) expect(page.toLowerCase()).toContain(text.toLowerCase());
    expect(page).not.toMatch(/<script|https?:\/\//);
    const workbook = await unzip(files.find(({ path }) => path === 'build-sheet.xlsx')?.bytes ?? new Uint8Array());
    const strings = new TextDecoder().decode(workbook.find(({ path }) => path === 'xl/sharedStrings.xml')?.bytes);
    for (const text of ['The LMS has to enforce', 'Retraining interval (days)', 'Not in the design', 'packages/m-']) expect(strings + new TextDecoder().decode(workbook.find(({ path }) => path === 'xl/workbook.xml')?.bytes)).toContain(text);
  });
  it('says of every rule where it is told, and keeps only pass marks', () => {
    expect(built.plan.rules.filter(({ fate }) => fate === 'kept').map(({ rule }) => rule)).toEqual(['Pass marks (3 modules)']);
    expect(built.plan.rules.find(({ rule }) => rule.startsWith('Prerequisites'))).toMatchObject({ fate: 'degraded', how: expect.stringContaining('build sheet') as string });
    expect(built.plan.rules.find(({ rule }) => rule.startsWith('Earlier'))).toMatchObject({ fate: 'dropped' });
  });
  it('enforces nothing of the path in any package: no prerequisites, no sequencing, one item each; every rule has a fate and is on the build sheet or said to be missing', async () => {
    const files = await unzip(built.bytes);
    const packages = files.filter(({ path }) => path.startsWith('packages/'));
    for (const { path, bytes } of packages) {
      const manifest = new TextDecoder().decode((await unzip(bytes)).find((file) => file.path === 'imsmanifest.xml')?.bytes);
      expect([path, manifest.match(/prerequisites|sequencing|imsss|adlseq/)?.[0] ?? 'nothing', manifest.match(/<item [^>]*identifierref/g)?.length]).toEqual([path, 'nothing', 1]);
    }
    const page = new TextDecoder().decode(files.find(({ path }) => path === 'build-sheet.html')?.bytes).replace(/&#39;/g, "'");
    const document = richRole(roleOf({ title: 'Field sales <rep>', code: 'REP-7' }), moduleOf('g1', { title: 'Valid for a year', validityDays: 365 }));
    const told = built.plan.rules.map(({ rule }) => rule);
    for (const [type, kind] of [['gate', 'Gate'], ['zone', 'Zone'], ['requirement', 'Requirement'], ['rule', '']] as const) {
      for (const record of document.tables[type].values()) {
        const title = 'title' in record ? record.title : '';
        expect([title, told.some((rule) => (kind === 'Requirement' ? rule.startsWith('Requirement groups') : kind === '' ? rule.includes(title) || rule.includes('failed attempt') : rule.startsWith(`${kind} “${title}”`)))]).toEqual([title, true]);
      }
    }
    for (const words of ['“Late” opens when', 'at least 2 modules of', 'Clinical trial phases', 'your coach', 'chooses 2 of 3 modules', 'Expiry']) expect(page.toLowerCase()).toContain(words.toLowerCase());
    expect(built.plan.rules.filter(({ fate, how }) => fate === 'degraded' && !how.includes('build sheet'))).toEqual([]);
  });
  it('validates against the published schema', async ({ skip }) => {
    if (!hasXmllint()) skip('xmllint is not installed (Debian package libxml2-utils)');
    const files = await inner(built, 'module:exam');
    expect(validateManifest(files, 'scorm12')).toBe('');
    expect(validateManifest(files, 'scorm12', new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes).replace('adlcp:masteryscore>80', 'adlcp:mastery>80').replace('/adlcp:masteryscore', '/adlcp:mastery'))).toContain('mastery');
  });
});
