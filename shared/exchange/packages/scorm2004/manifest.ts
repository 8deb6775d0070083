import type { ManifestInput } from '../one-player/manifest-input';
import { encodePath } from '../../files/paths';
import { manifestTitle } from '../manifest-title';
import { writeXml } from '../../files/xml/write-xml';

export const namespaces = {
  xmlns: 'http://www.imsglobal.org/xsd/imscp_v1p1',
  'xmlns:adlcp': 'http://www.adlnet.org/xsd/adlcp_v1p3',
  'xmlns:adlseq': 'http://www.adlnet.org/xsd/adlseq_v1p3',
  'xmlns:adlnav': 'http://www.adlnet.org/xsd/adlnav_v1p3',
  'xmlns:imsss': 'http://www.imsglobal.org/xsd/imsss',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': [
    'http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd', 'http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd', 'http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd',
    'http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd', 'http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd',
  ].join(' '),
};

/**
 * `imsmanifest.xml` of a package with one SCO for SCORM 2004. The content sets completion and success itself: without these delivery controls an LMS marks it passed when
 * it is launched. Source: SCORM 2004 4th Edition, Content Aggregation Model 3.4 and Sequencing and Navigation 3.13; the 3rd edition reads the same.
 */
export function scorm2004Manifest({ identifiers, title, paths }: ManifestInput, edition: '3rd' | '4th'): string {
  const item = {
    name: 'item',
    attributes: { identifier: identifiers.item, identifierref: identifiers.resource, isvisible: 'true' },
    children: [
      { name: 'title', text: manifestTitle(title) },
      { name: 'imsss:sequencing', children: [{ name: 'imsss:deliveryControls', attributes: { completionSetByContent: 'true', objectiveSetByContent: 'true' } }] },
    ],
  };
  const organization = {
    name: 'organization',
    attributes: { identifier: identifiers.organization, 'adlseq:objectivesGlobalToSystem': 'false' },
    children: [{ name: 'title', text: manifestTitle(title) }, item, { name: 'imsss:sequencing', children: [{ name: 'imsss:controlMode', attributes: { choice: 'true', flow: 'true' } }] }],
  };
  const resource = {
    name: 'resource',
    attributes: { identifier: identifiers.resource, type: 'webcontent', 'adlcp:scormType': 'sco', href: 'index.html' },
    children: paths.map((path) => ({ name: 'file', attributes: { href: encodePath(path) } })),
  };
  return writeXml({
    name: 'manifest',
    attributes: { identifier: identifiers.manifest, version: '1', ...namespaces },
    children: [
      { name: 'metadata', children: [{ name: 'schema', text: 'ADL SCORM' }, { name: 'schemaversion', text: `2004 ${edition} Edition` }] },
      { name: 'organizations', attributes: { default: identifiers.organization }, children: [organization] },
      { name: 'resources', children: [resource] },
    ],
  });
}
