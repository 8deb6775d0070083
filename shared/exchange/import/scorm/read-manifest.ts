import { quoteSafely } from '../../../kit/quote';
import type { ImportNote } from '../import-plan';
import type { FindFile } from '../../files/find-file';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, childText, childrenOf } from '../../files/xml/xml-element';
import type { ScormItem, ScormManifest, ScormOrganization, ScormResource, ScormVersion } from './manifest';
import { contentVersionOf } from './content-version';
import { passMarkOf } from './pass-mark';
import { readSequencing } from './read-sequencing';

interface Context {
  readonly resources: ReadonlyMap<string, ScormResource>;
  readonly collections: ReadonlyMap<string, XmlElement>;
  readonly warnings: ImportNote[];
}

/**
 * Reads `imsmanifest.xml` of SCORM 1.2 and 2004. Lenient where real packages are not valid (letter case, white space in identifiers); what dangles is a
 * warning. `find`: the files of the package. Undefined when the root is no manifest.
 */
export function readScormManifest(root: XmlElement, find: FindFile): ScormManifest | undefined {
  if (root.local !== 'manifest') return undefined;
  const metadata = childOf(root, 'metadata');
  const edition = metadata ? childText(metadata, 'schemaversion') : '';
  const warnings: ImportNote[] = [];
  const repairs: ImportNote[] = [];
  const resources = readResources(root, find, warnings, repairs);
  const collections = new Map(childrenOf(childOf(root, 'sequencingCollection') ?? root, 'sequencing').map((node) => [attributeOf(node, 'ID') ?? '', node]));
  const container = childOf(root, 'organizations');
  const organizations = (container ? childrenOf(container, 'organization') : []).map((node): ScormOrganization => ({
    identifier: attributeOf(node, 'identifier') ?? '',
    title: childText(node, 'title'),
    items: childrenOf(node, 'item').map((item) => readItem(item, { resources, collections, warnings })),
  }));
  const preferred = container && attributeOf(container, 'default');
  if (preferred && !organizations.some((organization) => organization.identifier === preferred)) {
    warnings.push({ code: 'dangling-organization', where: preferred, message: `The default organization ${quoteSafely(preferred)} is not in the manifest; the first one was taken.` });
  }
  const sorted = [...organizations].sort((a, b) => Number(b.identifier === preferred) - Number(a.identifier === preferred));
  return { version: versionOf(root, edition), edition, identifier: attributeOf(root, 'identifier') ?? '', contentVersion: contentVersionOf(root), organizations: sorted, warnings, repairs };
}

/** A Common Cartridge has the same file name and root element, but other contents. */
export function isCommonCartridge(root: XmlElement): boolean {
  const metadata = childOf(root, 'metadata');
  return /common cartridge/i.test(metadata ? childText(metadata, 'schema') : '') || /imsccv/.test(root.namespace);
}

function versionOf(root: XmlElement, edition: string): ScormVersion {
  if (/^1\.2\b/.test(edition)) return '1.2';
  if (/2004|cam/i.test(edition)) return '2004';
  return [...root.attributes.values()].some((value) => /adlcp_v1p3|imscp_v1p1|imsss/.test(value)) ? '2004' : '1.2';
}

function readResources(root: XmlElement, find: FindFile, warnings: ImportNote[], repairs: ImportNote[]): ReadonlyMap<string, ScormResource> {
  const container = childOf(root, 'resources');
  const found = new Map<string, ScormResource>();
  for (const node of container ? childrenOf(container, 'resource') : []) {
    const identifier = attributeOf(node, 'identifier') ?? '';
    const quoted = quoteSafely(identifier);
    const bases = [attributeOf(root, 'base'), container && attributeOf(container, 'base'), attributeOf(node, 'base')];
    const href = attributeOf(node, 'href');
    const opened = href === undefined ? undefined : find(bases, href);
    const files = childrenOf(node, 'file').flatMap((child) => attributeOf(child, 'href') ?? []).filter((file) => file !== href);
    for (const { path, target = '', isNear } of [...(opened ? [opened] : []), ...files.map((file) => find(bases, file))]) {
      if (path === undefined && target !== '') warnings.push({ code: 'missing-file', where: identifier, message: `The resource ${quoted} names the file ${quoteSafely(target)}, which is not in the package.` });
      if (isNear) repairs.push(nearFile(identifier, target, path ?? ''));
    }
    if (found.has(identifier)) warnings.push({ code: 'duplicate-identifier', where: identifier, message: `Two resources are called ${quoted}; the first one was taken.` });
    else found.set(identifier, { identifier, path: opened?.path, query: opened?.query ?? '', isSco: attributeOf(node, 'scormtype')?.toLowerCase() === 'sco' });
  }
  return found;
}

/** A file that is called otherwise than the manifest says, by letter case or by how its accents are composed. */
export function nearFile(identifier: string, named: string, path: string): ImportNote {
  return { code: 'file-name', where: identifier, message: `The resource ${quoteSafely(identifier)} names the file ${quoteSafely(named)}; the package has ${quoteSafely(path)}, which was taken. Many an LMS does not find it.` };
}

function readItem(node: XmlElement, context: Context): ScormItem {
  const identifier = attributeOf(node, 'identifier') ?? '';
  const title = childText(node, 'title');
  const reference = attributeOf(node, 'identifierref');
  const resource = reference === undefined || reference === '' ? undefined : context.resources.get(reference);
  if (reference && !resource) context.warnings.push({ code: 'dangling-reference', where: identifier, message: `The item ${quoteSafely(title || identifier)} refers to the resource ${quoteSafely(reference)}, which is not in the manifest.` });
  const sequencing = readSequencing(node, context.collections);
  return {
    identifier,
    title,
    resource,
    parameters: attributeOf(node, 'parameters') ?? '',
    launchData: childText(node, 'datafromlms'),
    isVisible: attributeOf(node, 'isvisible')?.toLowerCase() !== 'false',
    prerequisites: childText(node, 'prerequisites'),
    passMark: passMarkOf(childText(node, 'masteryscore'), 100) ?? sequencing.passMark,
    children: childrenOf(node, 'item').map((child) => readItem(child, context)),
    writes: sequencing.writes,
    reads: sequencing.reads,
  };
}
