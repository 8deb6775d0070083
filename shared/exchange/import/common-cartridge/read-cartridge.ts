import { quoteSafely } from '../../../kit/quote';
import type { FindFile } from '../../files/find-file';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, childrenOf, childText, plainText } from '../../files/xml/xml-element';
import type { ImportNote } from '../import-plan';
import { contentVersionOf } from '../scorm/content-version';
import { nearFile } from '../scorm/read-manifest';
import type { Cartridge, CartridgeNode, CartridgeResource, ResourceKind } from './cartridge';

/** Types of all versions, and how tools misspell them; the first that fits. */
const kinds: readonly (readonly [RegExp, ResourceKind])[] = [
  [/^imsqti.*bank/, 'question-bank'], [/^imsqti|assessment/, 'assessment'], [/^imswl/, 'web-link'], [/^imsdt/, 'topic'], [/^assignment|learning-application-resource\/assignment/, 'assignment'],
  [/^imsbasiclti|lti/, 'external-tool'], [/^webcontent/, 'web-content'], [/^associatedcontent|learning-application-resource/, 'associated'],
];
/** The types as the specifications write them; `v1p1` stands for the version. */
const wellWritten = /^(webcontent|associatedcontent\/imscc_xmlv\dp\d\/learning-application-resource|ims(dt|wl)_xmlv\dp\d|imsqti_xmlv1p2\/imscc_xmlv\dp\d\/(assessment|question-bank)|imsbasiclti_xmlv1p\d(p\d)?|assignment_xmlv1p0|imsapip_zipv1p0|imsiwb_iwbv1p0|idpfepub_epubv3p0)$/;

/**
 * Reads `imsmanifest.xml` of a Common Cartridge 1.0 to 1.3, leniently: what is not as the specification has it is a warning. `find`: the files of the package. Undefined when
 * the root is no manifest.
 */
export function readCartridge(root: XmlElement, find: FindFile): Cartridge | undefined {
  if (root.local !== 'manifest') return undefined;
  const metadata = childOf(root, 'metadata');
  const version = metadata ? childText(metadata, 'schemaversion') : '';
  const warnings: ImportNote[] = [];
  const repairs: ImportNote[] = [];
  const resources = readResources(root, find, warnings, repairs);
  noteTypes(resources, version, warnings);
  const organizations = childrenOf(childOf(root, 'organizations') ?? root, 'organization');
  const tops = organizations.flatMap((organization) => childrenOf(organization, 'item'));
  const byId = new Map([...resources].reverse().map((resource) => [resource.identifier, resource]));
  // The root item of a cartridge has no title of its own; Canvas leaves it there without children, too.
  const outline = tops.flatMap((item) => (childText(item, 'title') === '' && attributeOf(item, 'identifierref') === undefined ? childrenOf(item, 'item') : [item]));
  const nodes = outline.map((item) => readItem(item, byId, warnings));
  noteIdentifiers(root, warnings);
  const identifier = attributeOf(root, 'identifier') ?? '';
  return { version, identifier, contentVersion: contentVersionOf(root), ...describedIn(metadata), nodes, resources, isOwn: /^M[0-9a-f]{20}$/.test(identifier) && tops.some((item) => /^T[0-9a-f]{20}$/.test(attributeOf(item, 'identifier') ?? '')), warnings, repairs };
}

function describedIn(metadata: XmlElement | undefined): { readonly title: string; readonly description: string } {
  const general = metadata && childOf(childOf(metadata, 'lom') ?? metadata, 'general');
  const read = (local: string): string => {
    const found = general && childOf(general, local);
    const first = found && (childOf(found, 'string') ?? childOf(found, 'langstring'));
    return first ? plainText(first) : '';
  };
  return { title: read('title'), description: read('description') };
}

function readResources(root: XmlElement, find: FindFile, warnings: ImportNote[], repairs: ImportNote[]): readonly CartridgeResource[] {
  const container = childOf(root, 'resources');
  const nodes = container ? childrenOf(container, 'resource') : [];
  const needed = new Set(nodes.flatMap((node) => childrenOf(node, 'dependency').map((dependency) => attributeOf(dependency, 'identifierref') ?? '')));
  const found = new Map<string, CartridgeResource>();
  for (const node of nodes) {
    const identifier = attributeOf(node, 'identifier') ?? '';
    const type = attributeOf(node, 'type') ?? '';
    const bases = [attributeOf(root, 'base'), container && attributeOf(container, 'base'), attributeOf(node, 'base')];
    const named = new Map([attributeOf(node, 'href'), ...childrenOf(node, 'file').map((file) => attributeOf(file, 'href'))].flatMap((href) => (href === undefined ? [] : [find(bases, href)])).flatMap((file) => (file.target === undefined ? [] : [[file.target, file] as const])));
    for (const { path, target = '', isNear } of named.values()) {
      if (path === undefined) warnings.push({ code: 'missing-file', where: identifier, message: `The resource ${quoteSafely(identifier)} names the file ${quoteSafely(target)}, which is not in the package.` });
      if (isNear) repairs.push(nearFile(identifier, target, path ?? ''));
    }
    if (found.has(identifier)) warnings.push({ code: 'duplicate-identifier', where: identifier, message: `Two resources are called ${quoteSafely(identifier)}; references to it take the first one.` });
    // A variant says the same as the resource that it stands beside.
    const isFallback = childrenOf(node, 'variant').length > 0;
    const resource = { identifier, type, kind: kinds.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1] ?? 'unknown', path: [...named.values()].find(({ path }) => path !== undefined)?.path, isDependency: needed.has(identifier) || isFallback };
    if (!found.has(identifier)) found.set(identifier, resource);
  }
  return [...found.values()];
}

/** Once per type: what no version writes so, and what another version than the cartridge's writes so. */
function noteTypes(resources: readonly CartridgeResource[], version: string, warnings: ImportNote[]): void {
  const part = `v${version.split('.').slice(0, 2).join('p')}`;
  const byType = new Map<string, CartridgeResource[]>();
  for (const resource of resources) (byType.get(resource.type) ?? byType.set(resource.type, []).get(resource.type)!).push(resource);
  for (const [type, sharing] of byType) {
    const { identifier = '', kind = 'unknown' } = sharing[0] ?? {};
    const of = sharing.length === 1 ? `The resource ${quoteSafely(identifier)} is` : `${sharing.length} resources are`;
    const parts = /(?:imscc|imsdt|imswl)_xml(v\dp\d)/.exec(type);
    if (kind === 'unknown') warnings.push({ code: 'unknown-type', where: identifier, message: `${of} of the type ${quoteSafely(type)}, which is not known; what opens in a browser is kept.` });
    else if (!wellWritten.test(type)) warnings.push({ code: 'resource-type', where: identifier, message: `${of} of the type ${quoteSafely(type)}, which no version writes like this; it was read as ${kind}.` });
    else if (parts && version !== '' && parts[1] !== part) warnings.push({ code: 'resource-type', where: identifier, message: `${of} of the type ${quoteSafely(type)} of another version than the cartridge, ${quoteSafely(version)}; it was read as ${kind}.` });
  }
}

/** Identifiers that are no XML names: an LMS may refuse the cartridge. */
function noteIdentifiers(root: XmlElement, warnings: ImportNote[]): void {
  const bad: string[] = [];
  const visit = (element: XmlElement): void => {
    const id = /^(manifest|organization|item|resource)$/.test(element.local) ? attributeOf(element, 'identifier') : undefined;
    if (id !== undefined && !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id)) bad.push(id);
    element.children.forEach(visit);
  };
  visit(root);
  if (bad.length > 0) warnings.push({ code: 'identifier', where: bad[0] ?? '', message: `${bad.length === 1 ? 'An identifier is' : `${bad.length} identifiers are`} no XML name, for example ${quoteSafely(bad[0] ?? '')} (names begin with a letter); they were taken as they are.` });
}

function readItem(node: XmlElement, resources: ReadonlyMap<string, CartridgeResource>, warnings: ImportNote[]): CartridgeNode {
  const identifier = attributeOf(node, 'identifier') ?? '';
  const title = childText(node, 'title');
  const reference = attributeOf(node, 'identifierref') ?? '';
  const resource = reference === '' ? undefined : resources.get(reference);
  if (reference !== '' && !resource) warnings.push({ code: 'dangling-reference', where: identifier, message: `The item ${quoteSafely(title || identifier)} refers to the resource ${quoteSafely(reference)}, which is not in the manifest; its module has no content.` });
  return { identifier, title, reference, resource, children: childrenOf(node, 'item').map((child) => readItem(child, resources, warnings)) };
}
