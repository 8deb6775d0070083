import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import type { ImportFile } from '../import/import-plan';
import { resolveReference } from '../files/paths';
import { attributeOf, childOf, childrenOf, childText, type XmlElement } from '../files/xml/xml-element';
import { unlistedFindings } from './inspect-scorm';
import { packageFinding, repeated, type PackageItem, type PackageReport } from './package-report';

/** Resource types of every version; `v` stands for the version, such as `v1p1` (IMS CC 1.0 to 1.3, profile of content packaging). */
const types = /^(webcontent|associatedcontent\/imscc_xml(v\dp\d)\/learning-application-resource|ims(dt|wl)_xml(v\dp\d)|imsqti_xmlv1p2\/imscc_xml(v\dp\d)\/(assessment|question-bank)|imsbasiclti_xmlv1p\d(p\d)?|assignment_xmlv1p0|imsapip_zipv1p0|imsiwb_iwbv1p0|idpfepub_epubv3p0)$/;

/** A Common Cartridge: an outline over pages, questions and links. */
export function inspectCartridge(root: XmlElement, files: readonly ImportFile[]): PackageReport {
  const metadata = childOf(root, 'metadata');
  const version = metadata ? childText(metadata, 'schemaversion') : '';
  const resources = childrenOf(childOf(root, 'resources') ?? root, 'resource');
  const byId = new Map(resources.map((resource) => [attributeOf(resource, 'identifier') ?? '', resource]));
  const organization = childOf(childOf(root, 'organizations') ?? root, 'organization');
  const tops = organization ? childrenOf(organization, 'item') : [];
  // The one root item of a cartridge has no title of its own.
  const outline = tops.length === 1 && childText(tops[0]!, 'title') === '' ? childrenOf(tops[0]!, 'item') : tops;
  const items = outline.flatMap((item) => flatten(item, 0, byId));
  const paths = new Set(files.map(({ path }) => path));
  const dangling = items.filter(({ reference }) => reference !== '' && !byId.has(reference));
  const findings: readonly Finding[] = [
    ...dangling.map(({ item, reference }) => packageFinding('TRL-P001', 'error', `The item ${quoteSafely(item.title || item.identifier)} refers to the resource ${quoteSafely(reference)}, which is not in the manifest.`, [item.identifier])),
    ...resources.flatMap((resource) => resourceFindings(resource, paths)),
    ...identifierFindings(root),
    ...typeFindings(resources, version),
    ...(/^1\.[23]/.test(version) ? [packageFinding('TRL-P032', 'info', `Moodle 4.5 reads no Common Cartridge ${version}: take 1.1 there.`)] : []),
    ...unlistedFindings(root, files),
  ];
  return { kind: 'common-cartridge', version, title: titleIn(metadata), items: items.map(({ item }) => item), findings };
}

function titleIn(metadata: XmlElement | undefined): string {
  const general = metadata && childOf(childOf(metadata, 'lom') ?? metadata, 'general');
  const title = general && childOf(general, 'title');
  return title ? childText(title, 'string') : '';
}

interface Placed {
  readonly item: PackageItem;
  readonly reference: string;
}

function flatten(element: XmlElement, depth: number, resources: ReadonlyMap<string, XmlElement>): readonly Placed[] {
  const reference = attributeOf(element, 'identifierref') ?? '';
  const resource = resources.get(reference);
  const file = resource && (attributeOf(resource, 'href') ?? attributeOf(childOf(resource, 'file') ?? resource, 'href'));
  const item: PackageItem = { identifier: attributeOf(element, 'identifier') ?? '', title: childText(element, 'title'), depth, href: file === undefined ? null : (resolveReference('', file) ?? file), type: resource ? 'resource' : 'heading', prerequisites: '' };
  return [{ item, reference }, ...childrenOf(element, 'item').flatMap((child) => flatten(child, depth + 1, resources))];
}

function resourceFindings(resource: XmlElement, paths: ReadonlySet<string>): readonly Finding[] {
  const id = attributeOf(resource, 'identifier') ?? '';
  const named = [attributeOf(resource, 'href'), ...childrenOf(resource, 'file').map((file) => attributeOf(file, 'href'))];
  const missing = [...new Set(named.flatMap((href) => (href === undefined ? [] : (resolveReference('', href) ?? []))))].filter((path) => !paths.has(path));
  return missing.map((path) => packageFinding('TRL-P001', 'error', `The resource ${quoteSafely(id)} names the file ${quoteSafely(path)}, which is not in the package.`, [id]));
}

function identifierFindings(root: XmlElement): readonly Finding[] {
  const all: string[] = [];
  const visit = (element: XmlElement): void => {
    const id = ['item', 'resource', 'organization', 'manifest'].includes(element.local) ? attributeOf(element, 'identifier') : undefined;
    if (id !== undefined) all.push(id);
    element.children.forEach(visit);
  };
  visit(root);
  const bad = all.filter((id) => !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id));
  return [
    ...(bad.length > 0 ? [packageFinding('TRL-P008', 'warning', `${bad.length === 1 ? 'An identifier is' : `${bad.length} identifiers are`} no XML name, for example ${quoteSafely(bad[0] ?? '')}: a strict LMS refuses names that begin with a digit.`, bad)] : []),
    ...repeated(all).map((id) => packageFinding('TRL-P009', 'error', `The identifier ${quoteSafely(id)} is used twice.`, [id])),
  ];
}

/** Types that no version knows, and those of another version than the cartridge says of itself. */
function typeFindings(resources: readonly XmlElement[], version: string): readonly Finding[] {
  const part = `v${version.split('.').slice(0, 2).join('p')}`;
  return resources.flatMap((resource): readonly Finding[] => {
    const [id, type] = [attributeOf(resource, 'identifier') ?? '', attributeOf(resource, 'type') ?? ''];
    const found = types.exec(type);
    if (!found) return [packageFinding('TRL-P030', 'warning', `The resource ${quoteSafely(id)} is of the type ${quoteSafely(type)}, which Common Cartridge does not know: an LMS leaves it out.`, [id])];
    const other = [found[2], found[4], found[5]].find((one) => one !== undefined && one !== part);
    return other === undefined ? [] : [packageFinding('TRL-P031', 'warning', `The resource ${quoteSafely(id)} is of a type of another version (${other}) than the cartridge (${quoteSafely(version)}).`, [id])];
  });
}
