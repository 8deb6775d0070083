import { encodeUtf8 } from '../../../kit/text';

/** Identifiers of the whole of a package with several launches; other than those of the one-player package, because it is another course. */
export interface MultiIdentifiers {
  readonly manifest: string;
  readonly organization: string;
  readonly root: string;
  /** Resource of what all launches share. */
  readonly shared: string;
}

export function multiIdentifiers(role: string, sha256: (bytes: Uint8Array) => string): MultiIdentifiers {
  const hash = sha256(encodeUtf8(`${role} multi`)).slice(0, 10);
  return { manifest: `T${hash}-trellis`, organization: `O${hash}`, root: `C${hash}`, shared: `S${hash}` };
}
