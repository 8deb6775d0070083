import type { ManifestInput } from '../one-player/manifest-input';
import { encodePath } from '../../files/paths';
import { manifestTitle } from '../manifest-title';
import { writeXml } from '../../files/xml/write-xml';

/**
 * `imsmanifest.xml` of a package with one SCO: one root item that opens nothing (Moodle's buttons need it), the SCO below it, one resource that lists
 * every file. Source: SCORM 1.2 Content Aggregation Model, 2.3.
 */
export function scorm12Manifest({ identifiers, title, paths, masteryScore = null }: ManifestInput): string {
  const item = {
    name: 'item',
    attributes: { identifier: identifiers.root, isvisible: 'true' },
    children: [
      { name: 'title', text: manifestTitle(title) },
      { name: 'item', attributes: { identifier: identifiers.item, identifierref: identifiers.resource, isvisible: 'true' }, children: [{ name: 'title', text: manifestTitle(title) }, ...(masteryScore === null ? [] : [{ name: 'adlcp:masteryscore', text: String(masteryScore) }])] },
    ],
  };
  const resource = {
    name: 'resource',
    attributes: { identifier: identifiers.resource, type: 'webcontent', 'adlcp:scormtype': 'sco', href: 'index.html' },
    children: paths.map((path) => ({ name: 'file', attributes: { href: encodePath(path) } })),
  };
  return writeXml({
    name: 'manifest',
    attributes: {
      identifier: identifiers.manifest,
      version: '1.0',
      xmlns: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
      'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': 'http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.imsglobal.org/xsd/imsmd_rootv1p2p1 imsmd_rootv1p2p1.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd',
    },
    children: [
      { name: 'metadata', children: [{ name: 'schema', text: 'ADL SCORM' }, { name: 'schemaversion', text: '1.2' }] },
      {
        name: 'organizations',
        attributes: { default: identifiers.organization },
        children: [{ name: 'organization', attributes: { identifier: identifiers.organization }, children: [{ name: 'title', text: manifestTitle(title) }, item] }],
      },
      { name: 'resources', children: [resource] },
    ],
  });
}
