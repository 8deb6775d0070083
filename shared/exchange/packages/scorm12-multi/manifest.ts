import type { MultiIdentifiers } from '../lms-path/multi-identifiers';
import type { LaunchUnit } from '../lms-path/package-units';
import { encodePath } from '../../files/paths';
import { manifestTitle } from '../manifest-title';
import { writeXml, type XmlNode } from '../../files/xml/write-xml';

/** An item of the menu: prerequisites as aicc_script text (empty: none), mastery score in percent. */
export interface Scorm12Item extends LaunchUnit {
  readonly prerequisites: string;
  readonly masteryScore: number | null;
}

export interface Scorm12MultiInput {
  readonly identifiers: MultiIdentifiers;
  readonly title: string;
  readonly items: readonly Scorm12Item[];
  readonly shared: readonly string[];
}

/**
 * `imsmanifest.xml` of a package with a SCO per module: one root item that opens nothing (Moodle's buttons need it), a resource per SCO that depends on the shared player.
 * Source: SCORM 1.2 Content Aggregation Model, 2.3.
 */
export function scorm12MultiManifest({ identifiers, title, items, shared }: Scorm12MultiInput): string {
  const root: XmlNode = { name: 'item', attributes: { identifier: identifiers.root, isvisible: 'true' }, children: [{ name: 'title', text: manifestTitle(title) }, ...items.map(itemNode)] };
  return writeXml({
    name: 'manifest',
    attributes: { identifier: identifiers.manifest, version: '1.0', ...namespaces },
    children: [
      { name: 'metadata', children: [{ name: 'schema', text: 'ADL SCORM' }, { name: 'schemaversion', text: '1.2' }] },
      { name: 'organizations', attributes: { default: identifiers.organization }, children: [{ name: 'organization', attributes: { identifier: identifiers.organization }, children: [{ name: 'title', text: manifestTitle(title) }, root] }] },
      { name: 'resources', children: [...items.map((item) => resourceNode(item, identifiers)), sharedNode(identifiers, shared)] },
    ],
  });
}

const namespaces = {
  xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
  'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd',
};

function itemNode({ item, resource, title, prerequisites, masteryScore }: Scorm12Item): XmlNode {
  return {
    name: 'item',
    attributes: { identifier: item, identifierref: resource, isvisible: 'true' },
    children: [
      { name: 'title', text: manifestTitle(title) },
      ...(prerequisites === '' ? [] : [{ name: 'adlcp:prerequisites', attributes: { type: 'aicc_script' }, text: prerequisites }]),
      ...(masteryScore === null ? [] : [{ name: 'adlcp:masteryscore', text: String(masteryScore) }]),
    ],
  };
}

function resourceNode({ resource, href, paths }: Scorm12Item, { shared }: MultiIdentifiers): XmlNode {
  return {
    name: 'resource',
    attributes: { identifier: resource, type: 'webcontent', 'adlcp:scormtype': 'sco', href },
    children: [...paths.map(fileNode), { name: 'dependency', attributes: { identifierref: shared } }],
  };
}

function sharedNode({ shared }: MultiIdentifiers, paths: readonly string[]): XmlNode {
  return { name: 'resource', attributes: { identifier: shared, type: 'webcontent', 'adlcp:scormtype': 'asset' }, children: paths.map(fileNode) };
}

function fileNode(path: string): XmlNode {
  return { name: 'file', attributes: { href: encodePath(path) } };
}
