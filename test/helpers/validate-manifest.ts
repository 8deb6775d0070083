import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PackageFile } from '#shared/exchange/packages/package-file';

export function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const imports = {
  scorm12: [['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'], ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd']],
  scorm2004: [['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'], ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'], ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq_v1p3.xsd'], ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav_v1p3.xsd'], ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd']],
} as const;

/** Writes the package into a folder of its own and says what xmllint has against its manifest; empty: it is valid. `manifest`: instead of the package's own. */
export function validateManifest(files: readonly PackageFile[], standard: keyof typeof imports, manifest?: string): string {
  return validateManifests(files, standard, [manifest ?? new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes)]);
}

/** The same for many manifests that use the schemas of one package. */
export function validateManifests(files: readonly PackageFile[], standard: keyof typeof imports, manifests: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-manifest-'));
  try {
    for (const file of files.filter(({ path }) => /\.(xsd|dtd|xml)$/.test(path))) {
      mkdirSync(dirname(join(folder, file.path)), { recursive: true });
      writeFileSync(join(folder, file.path), file.bytes);
    }
    const names = manifests.map((_text, at) => (at === 0 ? 'imsmanifest.xml' : `imsmanifest-${at}.xml`));
    names.forEach((name, at) => writeFileSync(join(folder, name), manifests[at] ?? ''));
    writeFileSync(join(folder, 'driver.xsd'), `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports[standard].map(([namespace, location]) => `<xs:import namespace="${namespace}" schemaLocation="${location}"/>`).join('')}</xs:schema>`);
    writeFileSync(join(folder, 'catalog.xml'), '<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system systemId="http://www.w3.org/2001/xml.xsd" uri="xml.xsd"/><uri name="http://www.w3.org/2001/xml.xsd" uri="xml.xsd"/><uri name="http://www.w3.org/XML/1998/namespace" uri="ims_xml.xsd"/></catalog>');
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', 'driver.xsd', ...names], { cwd: folder, stdio: 'pipe', env: { ...process.env, XML_CATALOG_FILES: join(folder, 'catalog.xml') } });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
