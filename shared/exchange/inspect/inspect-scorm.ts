import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import type { ImportFile } from '../import/import-plan';
import { createFileFinder, type FindFile } from '../files/find-file';
import type { ScormItem } from '../import/scorm/manifest';
import { readScormManifest } from '../import/scorm/read-manifest';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../files/xml/xml-element';
import { packageFinding, type PackageItem, type PackageReport } from './package-report';
import { playerProgressFindings } from './player-progress';
import { scormFindings } from './scorm-findings';

/** A SCORM 1.2 or 2004 package; undefined: the root is no manifest. */
export function inspectScorm(root: XmlElement, files: readonly ImportFile[]): PackageReport | undefined {
  const paths = new Set(files.map(({ path }) => path));
  const manifest = readScormManifest(root, createFileFinder(paths));
  if (!manifest) return undefined;
  const [organization] = manifest.organizations;
  const items = organization ? flatten(organization.items, 0) : [];
  const faults = new Set(['missing-file', 'dangling-reference', 'dangling-organization', 'duplicate-identifier']);
  const findings: readonly Finding[] = [
    ...manifest.warnings.map((note) => packageFinding('TRL-P001', faults.has(note.code) ? 'error' : 'warning', note.message, [note.where])),
    ...manifest.repairs.map((note) => packageFinding('TRL-P001', 'warning', note.message, [note.where])),
    ...(items.some((item) => item.href !== null) ? [] : [packageFinding('TRL-P003', 'error', 'No item of the package can be launched.')]),
    ...unlistedFindings(root, files),
    ...scormFindings(root, manifest.version, paths),
    ...playerProgressFindings(files, manifest.version === '1.2' ? 'scorm12' : 'scorm2004'),
  ];
  return { kind: 'scorm', version: manifest.edition || manifest.version, title: organization?.title ?? '', items, findings };
}

function flatten(items: readonly ScormItem[], depth: number): readonly PackageItem[] {
  return items.flatMap((item) => {
    const type = item.resource === undefined ? 'heading' : item.resource.isSco ? 'sco' : 'asset';
    const own: PackageItem = { identifier: item.identifier, title: item.title, depth, href: item.resource?.path ?? null, type, prerequisites: item.prerequisites };
    return [own, ...flatten(item.children, depth + 1)];
  });
}

/** TRL-P002 for files that no resource lists, beside the manifest and schemas. */
export function unlistedFindings(root: XmlElement, files: readonly ImportFile[]): readonly Finding[] {
  const listed = listedFiles(root, createFileFinder(files.map(({ path }) => path)));
  const unlisted = files.map(({ path }) => path).filter((path) => !listed.has(path) && !/(^|\/)(imsmanifest\.xml|[^/]+\.(xsd|dtd))$/i.test(path));
  if (unlisted.length === 0) return [];
  return [packageFinding('TRL-P002', 'warning', `${unlisted.length} files are in the package but not in its manifest, for example ${quoteSafely(unlisted[0] ?? '')}. Some LMSs delete such files.`, unlisted)];
}

/** Every path that a `resource` or `file` element names. */
export function listedFiles(root: XmlElement, find: FindFile): ReadonlySet<string> {
  const container = childOf(root, 'resources');
  const hrefs = (container ? childrenOf(container, 'resource') : []).flatMap((resource) => {
    const bases = [attributeOf(root, 'base'), container && attributeOf(container, 'base'), attributeOf(resource, 'base')];
    return [attributeOf(resource, 'href'), ...childrenOf(resource, 'file').map((child) => attributeOf(child, 'href'))].flatMap((href) => {
      const found = href === undefined ? undefined : find(bases, href);
      return found?.path ?? found?.target;
    });
  });
  return new Set(hrefs.filter((path) => path !== undefined));
}
