import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import { err, ok, type Result } from '../../kit/result';
import { parseXmlBytes } from '../xml/parse-xml';
import type { ImportFile } from '../import-plan';
import { importFinding } from '../import-plan';
import { resolveReference } from '../paths';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element';
import type { ScormItem } from './manifest';
import { readScormManifest } from './read-manifest';

export interface PackageItem {
  readonly identifier: string;
  readonly title: string;
  /** 0 for items right below the organization. */
  readonly depth: number;
  readonly href: string | null;
  readonly type: 'sco' | 'asset' | 'heading';
  readonly prerequisites: string;
}

/** What a package of anyone's holds, and what is wrong with it. */
export interface PackageReport {
  readonly kind: 'scorm';
  readonly version: string;
  readonly title: string;
  readonly items: readonly PackageItem[];
  readonly findings: readonly Finding[];
}

/** Inspects an unpacked SCORM 1.2 or 2004 package. Refuses what has no readable manifest. Codes TRL-P001 (manifest), P002 (not listed), P003 (nothing to launch). */
export function inspectPackage(files: readonly ImportFile[]): Result<PackageReport, Finding> {
  const file = files.find(({ path }) => path === 'imsmanifest.xml');
  if (!file) {
    const nested = files.find(({ path }) => path.toLowerCase().endsWith('/imsmanifest.xml'));
    return err(importFinding('TRL-I004', nested ? `imsmanifest.xml lies in the folder ${quoteSafely(nested.path.split('/')[0] ?? '')}, not at the top of the package. Zip the content of the folder.` : 'The package has no imsmanifest.xml at its top: it is no SCORM package.'));
  }
  const root = parseXmlBytes(file.bytes);
  if (!root.ok) return err(importFinding('TRL-I005', `imsmanifest.xml was refused${root.error.line > 0 ? ` (line ${root.error.line})` : ''}: ${root.error.message}`));
  const paths = new Set(files.map(({ path }) => path));
  const manifest = readScormManifest(root.value, (path) => paths.has(path));
  if (!manifest) return err(importFinding('TRL-I006', 'imsmanifest.xml is not a SCORM manifest.'));
  const [organization] = manifest.organizations;
  const items = organization ? flatten(organization.items, 0) : [];
  const findings: Finding[] = manifest.warnings.map((note) => ({ code: 'TRL-P001', severity: note.code === 'missing-file' || note.code === 'dangling-reference' ? 'error' : 'warning', message: note.message, records: [note.where] }));
  if (!items.some((item) => item.href !== null)) findings.push({ code: 'TRL-P003', severity: 'error', message: 'No item of the package can be launched.', records: [] });
  const listed = listedFiles(root.value);
  const unlisted = files.map(({ path }) => path).filter((path) => !listed.has(path) && !/(^|\/)(imsmanifest\.xml|[^/]+\.(xsd|dtd))$/i.test(path));
  if (unlisted.length > 0) {
    findings.push({ code: 'TRL-P002', severity: 'warning', message: `${unlisted.length} files are in the package but not in its manifest, for example ${quoteSafely(unlisted[0] ?? '')}. Some LMSs delete such files.`, records: unlisted.slice(0, 50) });
  }
  return ok({ kind: 'scorm', version: manifest.edition || manifest.version, title: organization?.title ?? '', items, findings });
}

function flatten(items: readonly ScormItem[], depth: number): readonly PackageItem[] {
  return items.flatMap((item) => {
    const type = item.resource === undefined ? 'heading' : item.resource.isSco ? 'sco' : 'asset';
    const own: PackageItem = { identifier: item.identifier, title: item.title, depth, href: item.resource?.path ?? null, type, prerequisites: item.prerequisites };
    return [own, ...flatten(item.children, depth + 1)];
  });
}

/** Every path that a `resource` or `file` element names. */
function listedFiles(root: XmlElement): ReadonlySet<string> {
  const container = childOf(root, 'resources');
  const base = `${attributeOf(root, 'base') ?? ''}${container ? (attributeOf(container, 'base') ?? '') : ''}`;
  const hrefs = (container ? childrenOf(container, 'resource') : []).flatMap((resource) => {
    const own = `${base}${attributeOf(resource, 'base') ?? ''}`;
    return [attributeOf(resource, 'href'), ...childrenOf(resource, 'file').map((child) => attributeOf(child, 'href'))].map((href) => (href === undefined ? undefined : resolveReference(own, href)));
  });
  return new Set(hrefs.filter((path) => path !== undefined));
}
