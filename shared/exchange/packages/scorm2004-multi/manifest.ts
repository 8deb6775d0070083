import type { MultiIdentifiers } from '../lms-path/multi-identifiers';
import type { LaunchUnit } from '../lms-path/package-units';
import { encodePath } from '../../files/paths';
import { namespaces } from '../scorm2004/manifest';
import { manifestTitle } from '../manifest-title';
import { writeXml, type XmlNode } from '../../files/xml/write-xml';
import { sequencingNode, type Sequencing } from './sequencing';

/** An activity: a launch (`resource`), or a cluster of others. */
export interface Activity {
  readonly identifier: string;
  readonly title: string;
  readonly isVisible: boolean;
  /** Identifier of its resource; null for clusters. */
  readonly resource: string | null;
  readonly sequencing: Sequencing;
  readonly children: readonly Activity[];
}

export interface Scorm2004MultiInput {
  readonly identifiers: MultiIdentifiers;
  readonly title: string;
  readonly activities: readonly Activity[];
  readonly root: Sequencing;
  readonly units: readonly LaunchUnit[];
  readonly shared: readonly string[];
  /** The page behind activities that only count; null where there are none. */
  readonly counter: { readonly resource: string; readonly path: string } | null;
}

/**
 * `imsmanifest.xml` of a package with a SCO per module and sequencing. Source: SCORM 2004 4th Edition, Content Aggregation Model 3.4, Sequencing and Navigation 3; `imsss:sequencing`
 * is the last child of an item.
 */
export function scorm2004MultiManifest({ identifiers, title, activities, root, units, shared, counter }: Scorm2004MultiInput): string {
  const resources: readonly XmlNode[] = [
    ...units.map((unit) => resourceNode(unit, identifiers)),
    ...(counter ? [{ name: 'resource', attributes: { identifier: counter.resource, type: 'webcontent', 'adlcp:scormType': 'asset', href: counter.path }, children: [fileNode(counter.path)] }] : []),
    { name: 'resource', attributes: { identifier: identifiers.shared, type: 'webcontent', 'adlcp:scormType': 'asset' }, children: shared.map(fileNode) },
  ];
  return writeXml({
    name: 'manifest',
    attributes: { identifier: identifiers.manifest, version: '1', ...namespaces },
    children: [
      { name: 'metadata', children: [{ name: 'schema', text: 'ADL SCORM' }, { name: 'schemaversion', text: '2004 4th Edition' }] },
      {
        name: 'organizations',
        attributes: { default: identifiers.organization },
        children: [{ name: 'organization', attributes: { identifier: identifiers.organization, 'adlseq:objectivesGlobalToSystem': 'false' }, children: [{ name: 'title', text: manifestTitle(title) }, ...activities.map(activityNode), sequencingNode(root)] }],
      },
      { name: 'resources', children: resources },
    ],
  });
}

function activityNode({ identifier, title, isVisible, resource, sequencing, children }: Activity): XmlNode {
  return {
    name: 'item',
    attributes: { identifier, identifierref: resource ?? undefined, isvisible: String(isVisible) },
    children: [{ name: 'title', text: manifestTitle(title) }, ...children.map(activityNode), sequencingNode(sequencing)],
  };
}

function resourceNode({ resource, href, paths }: LaunchUnit, { shared }: MultiIdentifiers): XmlNode {
  return { name: 'resource', attributes: { identifier: resource, type: 'webcontent', 'adlcp:scormType': 'sco', href }, children: [...paths.map(fileNode), { name: 'dependency', attributes: { identifierref: shared } }] };
}

function fileNode(path: string): XmlNode {
  return { name: 'file', attributes: { href: encodePath(path) } };
}
