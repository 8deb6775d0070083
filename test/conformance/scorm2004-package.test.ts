import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import type { ExportPlan } from '#shared/exchange/export-input';
import { planExport } from '#shared/exchange/export-package';
import { planImport } from '#shared/exchange/import/plan-import';
import { parseXmlBytes } from '#shared/exchange/files/xml/parse-xml';
import { attributeOf, childOf, childText, childrenOf } from '#shared/exchange/files/xml/xml-element';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { importInput } from '../helpers/import-input';
import { exportInput, sampleRole } from '../helpers/sample-role';

const editions = [['scorm2004-3', '2004 3rd Edition'], ['scorm2004-4', '2004 4th Edition']] as const;
const plans = new Map<string, ExportPlan>();

beforeAll(async () => {
  const resources = { player: await builtPlayer(), xsd: schemasOf('scorm2004') };
  for (const [target] of editions) {
    const planned = planExport(exportInput(sampleRole(), resources, target));
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
    plans.set(target, planned.value);
  }
});
const fileOf = (target: string, path: string): Uint8Array => plans.get(target)?.files.find((file) => file.path === path)?.bytes ?? new Uint8Array();

/** Faults of a manifest that its schema does not see. */
function faultsOf(manifest: Uint8Array, files: readonly string[]): readonly string[] {
  const root = parseXmlBytes(manifest);
  if (!root.ok) return [root.error.message];
  const organization = childOf(childOf(root.value, 'organizations')!, 'organization')!;
  const resource = childOf(childOf(root.value, 'resources')!, 'resource')!;
  const item = childOf(organization, 'item')!;
  const listed = childrenOf(resource, 'file').map((file) => decodeURIComponent(attributeOf(file, 'href')!));
  const controls = childOf(childOf(item, 'sequencing')!, 'deliveryControls');
  const own = files.filter((path) => path !== 'imsmanifest.xml' && !/\.(xsd|dtd)$/.test(path));
  return [
    ...(JSON.stringify([...listed].sort()) === JSON.stringify([...own].sort()) ? [] : ['files']),
    ...(resource.attributes.has('adlcp:scormType') ? [] : ['scormType']),
    ...(attributeOf(item, 'identifierref') === attributeOf(resource, 'identifier') ? [] : ['identifierref']),
    ...(controls && attributeOf(controls, 'completionSetByContent') === 'true' && attributeOf(controls, 'objectiveSetByContent') === 'true' ? [] : ['deliveryControls']),
  ];
}

describe.each(editions)('the %s package', (target, version) => {
  it('says its edition, lists exactly its files, and lets the content set completion and success', () => {
    const manifest = fileOf(target, 'imsmanifest.xml');
    const files = plans.get(target)!.files.map((file) => file.path);
    const root = parseXmlBytes(manifest);
    expect(root.ok && childText(childOf(root.value, 'metadata')!, 'schemaversion')).toBe(version);
    expect(faultsOf(manifest, files)).toEqual([]);
    const broken = (from: string | RegExp, to: string): readonly string[] => faultsOf(new TextEncoder().encode(new TextDecoder().decode(manifest).replace(from, to)), files);
    expect([broken('scormType', 'scormtype'), broken(/ objectiveSetByContent="true"/, ''), broken(/<file href="index.html"\/>/, ''), broken(/identifierref="R/, 'identifierref="X')]).toEqual([['scormType'], ['deliveryControls'], ['files'], ['identifierref']]);
  });
  it('is the same bytes twice, has the same identifiers as the other editions, and is read by our own importer', async () => {
    const first = await writeZip(plans.get(target)!.files);
    const again = planExport(exportInput(sampleRole(), { player: await builtPlayer(), xsd: [...schemasOf('scorm2004')].reverse() }, target));
    const second = await writeZip(again.ok ? again.value.files : []);
    expect(first).toEqual(second);
    expect(plans.get(target)!.identifiers).toEqual(plans.get('scorm2004-3')!.identifiers);
    const read = await readZip(first.ok ? first.value : new Uint8Array());
    const imported = planImport(importInput('package.zip', read.ok ? read.value : []));
    expect(imported.ok && imported.value.created.modules).toBe(1);
  });
  it('tells its player the standard', () => {
    expect(new TextDecoder().decode(fileOf(target, 'content/course.js'))).toMatch(/"standard":"scorm2004"/);
  });
  it('validates against the published schemas', ({ skip }) => {
    try {
      execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    } catch {
      skip('xmllint is not installed (Debian package libxml2-utils)');
    }
    const folder = mkdtempSync(join(tmpdir(), 'trellis-scorm2004-'));
    try {
      for (const file of plans.get(target)!.files) {
        mkdirSync(dirname(join(folder, file.path)), { recursive: true });
        writeFileSync(join(folder, file.path), file.bytes);
      }
      const imports = [['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'], ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'], ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq_v1p3.xsd'], ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav_v1p3.xsd'], ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd']];
      writeFileSync(join(folder, 'driver.xsd'), `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.map(([namespace, location]) => `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`).join('')}</xs:schema>`);
      writeFileSync(join(folder, 'catalog.xml'), '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system systemId="http://www.w3.org/2001/xml.xsd" uri="xml.xsd"/><uri name="http://www.w3.org/2001/xml.xsd" uri="xml.xsd"/></catalog>');
      const validate = (): Buffer => execFileSync('xmllint', ['--nonet', '--noout', '--schema', 'driver.xsd', 'imsmanifest.xml'], { cwd: folder, stdio: 'pipe', env: { ...process.env, XML_CATALOG_FILES: join(folder, 'catalog.xml') } });
      validate();
      writeFileSync(join(folder, 'imsmanifest.xml'), new TextDecoder().decode(fileOf(target, 'imsmanifest.xml')).replace('completionSetByContent', 'completionByContent'));
      expect(validate).toThrow();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
