import { encodeUtf8 } from '../kit/text';

/** Identifiers of one exported role: the same for every export of it, whatever its text, so that learner progress survives a new version. */
export interface PackageIdentifiers {
  readonly manifest: string;
  readonly organization: string;
  readonly root: string;
  readonly item: string;
  readonly resource: string;
}

/**
 * SAP SuccessFactors builds content ids from the first 15 characters of manifest and resource: so the hash of the role's id comes first.
 * Only `[A-Za-z_][A-Za-z0-9_-]*`.
 */
export function packageIdentifiers(role: string, sha256: (bytes: Uint8Array) => string): PackageIdentifiers {
  const hash = sha256(encodeUtf8(role)).slice(0, 10);
  return { manifest: `T${hash}-trellis`, organization: `O${hash}`, root: `C${hash}`, item: `I${hash}`, resource: `R${hash}` };
}

/** A file named after what it shows, without more than the ending behind its name: never one that Windows keeps for devices (`con.csv`). `what`: what it shows, for a title that makes no name. */
export function fileNameOf(title: string, ending: string, what = 'role'): string {
  const slug = slugOf(title, what);
  return `${/^(con|prn|aux|nul|com\d|lpt\d)$/.test(slug) ? `${slug}-${what}` : slug}.${ending}`;
}

/** Text as a part of a file name: `[a-z0-9-]`, at most 60 characters. */
export function slugOf(text: string, otherwise: string): string {
  const slug = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 60).replace(/^-+|-+$/g, '');
  return slug === '' ? otherwise : slug;
}
