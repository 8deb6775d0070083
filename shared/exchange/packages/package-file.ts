/** A path inside a package, forward slashes, relative. */
export type ZipPath = string;

export interface PackageFile {
  readonly path: ZipPath;
  readonly bytes: Uint8Array;
  /** An archive of its own, which is not compressed again. */
  readonly isPacked?: true;
}
