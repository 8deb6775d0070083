import { encodePath } from '../../files/paths';
import { writeXml, type XmlNode } from '../../files/xml/write-xml';
import type { CartridgeIds } from './cartridge-ids';
import type { CartridgeVersion } from './version';

/** A line of the outline: a folder, or what opens a resource. */
export interface CartridgeItem {
  readonly identifier: string;
  readonly title: string;
  /** Identifier of the resource that it opens; undefined for folders. */
  readonly resource?: string;
  readonly children?: readonly CartridgeItem[];
}

/** `href`: what opens, for web content. `needs`: identifiers of resources that it shows. */
export interface CartridgeResource {
  readonly identifier: string;
  readonly type: string;
  readonly href?: string;
  readonly files: readonly string[];
  readonly needs: readonly string[];
}

export interface CartridgeManifest {
  readonly ids: CartridgeIds;
  readonly version: CartridgeVersion;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly items: readonly CartridgeItem[];
  readonly resources: readonly CartridgeResource[];
}

/**
 * `imsmanifest.xml` of a cartridge: one organization as a rooted hierarchy whose root has no title, then all resources (IMS CC 1.1 and 1.3, profile of content packaging 1.2).
 */
export function cartridgeManifest({ ids, version, title, description, keywords, language, items, resources }: CartridgeManifest): string {
  const string = (text: string): XmlNode => ({ name: 'lomimscc:string', attributes: { language }, text });
  const general = [
    { name: 'lomimscc:title', children: [string(title)] },
    { name: 'lomimscc:language', text: language },
    ...(description === '' ? [] : [{ name: 'lomimscc:description', children: [string(description)] }]),
    ...keywords.map((keyword) => ({ name: 'lomimscc:keyword', children: [string(keyword)] })),
  ];
  return writeXml({
    name: 'manifest',
    attributes: {
      identifier: ids.manifest, xmlns: version.packaging, 'xmlns:lomimscc': version.lom, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${version.packaging} ${version.packagingSchema} ${version.lom} ${version.lomSchema}`,
    },
    children: [
      { name: 'metadata', children: [{ name: 'schema', text: 'IMS Common Cartridge' }, { name: 'schemaversion', text: version.schemaVersion }, { name: 'lomimscc:lom', children: [{ name: 'lomimscc:general', children: general }] }] },
      { name: 'organizations', children: [{ name: 'organization', attributes: { identifier: ids.organization, structure: 'rooted-hierarchy' }, children: [{ name: 'item', attributes: { identifier: ids.root }, children: items.map(itemNode) }] }] },
      { name: 'resources', children: resources.map(resourceNode) },
    ],
  });
}

function itemNode({ identifier, title, resource, children }: CartridgeItem): XmlNode {
  return { name: 'item', attributes: { identifier, identifierref: resource }, children: [{ name: 'title', text: title }, ...(children ?? []).map(itemNode)] };
}

function resourceNode({ identifier, type, href, files, needs }: CartridgeResource): XmlNode {
  const children = [...files.map((file) => ({ name: 'file', attributes: { href: encodePath(file) } })), ...needs.map((need) => ({ name: 'dependency', attributes: { identifierref: need } }))];
  return { name: 'resource', attributes: { identifier, type, href: href === undefined ? undefined : encodePath(href) }, children };
}
