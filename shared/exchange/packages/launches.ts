import { childrenOf, attributeOf, childOf, childText, type XmlElement } from '../files/xml/xml-element';
import { parseXmlBytes } from '../files/xml/parse-xml';
import { createFileFinder, type FindFile } from '../files/find-file';
import { encodePath, resolveReference } from '../files/paths';
import { withParameters } from '../import/scorm/launch-query';
import { readScormManifest } from '../import/scorm/read-manifest';
import type { ScormItem } from '../import/scorm/manifest';
import type { PackageFile } from './package-file';
import type { Standard } from '../targets';

/** One thing of a package that an LMS opens. */
export interface PackageLaunch {
  readonly title: string;
  /** Address inside the package, encoded, with the query that its manifest asks for. */
  readonly href: string;
  readonly standard: Standard;
  /** Identifier of the item (SCORM), id of the assignable unit (cmi5). */
  readonly id: string;
  /** What the manifest asks the run-time to say at launch; empty where it asks nothing. */
  readonly launchData: string;
  /** 0 to 1; null where the manifest names none. */
  readonly masteryScore: number | null;
  /** cmi5; empty elsewhere. */
  readonly moveOn: string;
}

/** What an LMS opens in a package of SCORM 1.2, SCORM 2004 or cmi5, in order. Empty where nothing can be opened. */
export function launchesOf(files: readonly PackageFile[]): readonly PackageLaunch[] {
  const bytesOf = (path: string): Uint8Array | undefined => files.find((file) => file.path === path)?.bytes;
  const scorm = rootOf(bytesOf('imsmanifest.xml'));
  if (scorm) return scormLaunches(scorm, createFileFinder(files.map(({ path }) => path)));
  const cmi5 = rootOf(bytesOf('cmi5.xml'));
  return cmi5 ? unitsIn(cmi5).flatMap(unitLaunch) : [];
}

function rootOf(bytes: Uint8Array | undefined): XmlElement | undefined {
  const parsed = bytes && parseXmlBytes(bytes);
  return parsed?.ok ? parsed.value : undefined;
}

function scormLaunches(root: XmlElement, find: FindFile): readonly PackageLaunch[] {
  const manifest = readScormManifest(root, find);
  const [organization] = manifest?.organizations ?? [];
  if (!manifest || !organization) return [];
  const standard = manifest.version === '1.2' ? 'scorm12' : 'scorm2004';
  const visit = (item: ScormItem): readonly PackageLaunch[] => [
    ...(item.resource?.path === undefined ? [] : [{ title: item.title, href: `${encodePath(item.resource.path)}${withParameters(item.resource.query, item.parameters)}`, standard, id: item.identifier, launchData: item.launchData, masteryScore: item.passMark === null ? null : item.passMark / 10_000, moveOn: '' } as const]),
    ...item.children.flatMap(visit),
  ];
  return organization.items.flatMap(visit);
}

/** Assignable units in the order of the course, through its blocks. */
function unitsIn(node: XmlElement): readonly XmlElement[] {
  return node.children.flatMap((child) => (child.local === 'au' ? [child] : child.local === 'block' ? unitsIn(child) : []));
}

function unitLaunch(unit: XmlElement): readonly PackageLaunch[] {
  const url = childOf(unit, 'url');
  const [path = '', query = ''] = (url?.text ?? '').trim().split(/(?=\?)/);
  const found = resolveReference('', path);
  if (found === undefined) return [];
  const title = childOf(unit, 'title');
  const mastery = attributeOf(unit, 'masteryScore');
  return [{ title: title ? (childrenOf(title, 'langstring')[0]?.text ?? '').trim() : '', href: `${encodePath(found)}${query}`, standard: 'cmi5', id: attributeOf(unit, 'id') ?? '', launchData: childText(unit, 'launchParameters'), masteryScore: mastery === undefined ? null : Number(mastery), moveOn: attributeOf(unit, 'moveOn') ?? 'NotApplicable' }];
}
