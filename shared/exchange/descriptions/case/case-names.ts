import { encodeUtf8 } from '../../../kit/text';
import type { CaseLink } from './case-package';

/** What makes identifiers and links of one package. */
export interface CaseNames {
  /** The fields that every entity has; `about` names it inside the package and never changes. */
  readonly named: (about: string) => { readonly identifier: string; readonly uri: string; readonly lastChangeDateTime: string };
  readonly link: (about: string, title: string) => CaseLink;
}

/**
 * Identifiers are UUIDs in the form of version 5 (name-based; CASE admits versions 1 to 5), made of the SHA-256 of role and record id: the same at every
 * export, and different for the packages of two roles, because an item belongs to one document. URIs are `urn:uuid:` (RFC 9562): names that nothing
 * can be fetched from. The time of change is the day that the path is compiled for.
 */
export function caseNames(role: string, asOf: string, sha256: (bytes: Uint8Array) => string): CaseNames {
  const known = new Map<string, string>();
  const uuid = (about: string): string => {
    const held = known.get(about) ?? uuidOf(sha256(encodeUtf8(`trellis case ${role} ${about}`)));
    known.set(about, held);
    return held;
  };
  return {
    named: (about) => ({ identifier: uuid(about), uri: `urn:uuid:${uuid(about)}`, lastChangeDateTime: `${asOf}T00:00:00Z` }),
    link: (about, title) => ({ title: normalized(title), identifier: uuid(about), uri: `urn:uuid:${uuid(about)}` }),
  };
}

/** 128 bits of a hash with version 5 and the variant of RFC 9562. */
function uuidOf(hash: string): string {
  const variant = ((parseInt(hash[16]!, 16) & 0x3) | 0x8).toString(16);
  return [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`, hash.slice(20, 32)].join('-');
}

/** NormalizedString of XML Schema, the type of most of CASE's fields: no tab, no line break. */
export function normalized(text: string): string {
  return text.replace(/[\t\r\n]/g, ' ');
}
