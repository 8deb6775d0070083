import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import type { ImportFile } from '../import/import-plan';
import { resolveReference } from '../files/paths';
import { attributeOf, childOf, childText, plainText, type XmlElement } from '../files/xml/xml-element';
import { packageFinding, repeated, type PackageItem, type PackageReport } from './package-report';

const moveOns = ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'];

/** A cmi5 package; undefined: the root is no course structure. Source: cmi5 Quartz 13 and 14. */
export function inspectCmi5(root: XmlElement, files: readonly ImportFile[]): PackageReport | undefined {
  if (root.local !== 'courseStructure') return undefined;
  const course = childOf(root, 'course');
  const parts = partsIn(root, 0);
  const units = parts.filter(({ element }) => element.local === 'au').map(({ element }) => element);
  const ids = [...(course ? [course] : []), ...parts.map(({ element }) => element)].map((element) => attributeOf(element, 'id') ?? '');
  const paths = new Set(files.map(({ path }) => path));
  const findings: readonly Finding[] = [
    ...(course ? [] : [packageFinding('TRL-P020', 'error', 'cmi5.xml describes no course.')]),
    ...(units.length > 0 ? [] : [packageFinding('TRL-P003', 'error', 'No item of the package can be launched.')]),
    ...repeated(ids).map((id) => packageFinding('TRL-P021', 'error', `The id ${quoteSafely(id)} is used twice; players refuse the course, though the schema takes it.`, [id])),
    ...ids.filter((id) => !/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(id)).map((id) => packageFinding('TRL-P022', 'error', `The id ${quoteSafely(id)} is no absolute IRI, such as https://… or urn:…; players refuse the course, though the schema takes it.`, [id])),
    ...units.flatMap((unit) => unitFindings(unit, paths)),
  ];
  return { kind: 'cmi5', version: /\/v(\d+(?:\.\d+)*)\//.exec(root.namespace)?.[1] ?? '', title: course ? titleOf(course) : '', items: parts.map((part) => itemOf(part, paths)), findings };
}

interface Part {
  readonly element: XmlElement;
  readonly depth: number;
}

function partsIn(node: XmlElement, depth: number): readonly Part[] {
  return node.children.flatMap((element) => (element.local === 'au' ? [{ element, depth }] : element.local === 'block' ? [{ element, depth }, ...partsIn(element, depth + 1)] : []));
}

function titleOf(element: XmlElement): string {
  const title = childOf(element, 'title');
  return title ? plainText(title) : '';
}

function itemOf({ element, depth }: Part, paths: ReadonlySet<string>): PackageItem {
  const url = childText(element, 'url');
  const path = resolveReference('', url);
  const href = element.local === 'block' || url === '' ? null : path === undefined ? url : paths.has(path) ? path : null;
  return { identifier: attributeOf(element, 'id') ?? '', title: titleOf(element), depth, href, type: element.local === 'block' ? 'heading' : 'unit', prerequisites: '' };
}

function unitFindings(unit: XmlElement, paths: ReadonlySet<string>): readonly Finding[] {
  const [id, url] = [attributeOf(unit, 'id') ?? '', childText(unit, 'url')];
  const [mastery, moveOn] = [attributeOf(unit, 'masteryScore'), attributeOf(unit, 'moveOn')];
  const path = resolveReference('', url);
  const name = quoteSafely(titleOf(unit) || id);
  return [
    ...(url === '' || (path !== undefined && !paths.has(path)) ? [packageFinding('TRL-P001', 'error', `The unit ${name} opens ${url === '' ? 'nothing: it has no url' : `${quoteSafely(url)}, which is not in the package`}.`, [id])] : []),
    ...(mastery !== undefined && !(Number(mastery) >= 0 && Number(mastery) <= 1 && mastery !== '') ? [packageFinding('TRL-P023', 'error', `masteryScore of ${name} is ${quoteSafely(mastery)}; it is a share from 0 to 1.`, [id])] : []),
    ...(moveOn !== undefined && !moveOns.includes(moveOn) ? [packageFinding('TRL-P023', 'error', `moveOn of ${name} is ${quoteSafely(moveOn)}; it is one of ${moveOns.join(', ')}.`, [id])] : []),
  ];
}
