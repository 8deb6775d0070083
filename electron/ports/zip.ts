import type { Result } from '#shared/kit/result';

/** A file inside an archive: path with forward slashes, relative, already checked by the policy; bytes as they were before compression. */
export interface ZipEntryFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Set where the archive does not say how its name is written and the name is not ASCII: another program may read another name. */
  readonly isNameGuessed?: true;
  /** An archive inside the archive: written as it is, since packing it again makes it no smaller. */
  readonly isPacked?: true;
}

/** What one archive may hold. Sizes in bytes. */
export interface ZipLimits {
  readonly maxEntries: number;
  readonly maxTotalBytes: number;
  readonly maxEntryBytes: number;
  /** Uncompressed / compressed size of an entry; entries up to 64 KiB are exempt, because a small empty form compresses that well. */
  readonly maxRatio: number;
  /** Segments of a path. */
  readonly maxDepth: number;
}

/** The policy of docs/spec ("Untrusted input"); `maxTotalBytes` is the one a person may raise. */
export const defaultZipLimits: ZipLimits = {
  maxEntries: 20_000,
  maxTotalBytes: 200 * 1024 * 1024,
  maxEntryBytes: 100 * 1024 * 1024,
  maxRatio: 200,
  maxDepth: 32,
};

/** Why an archive was refused as a whole. Nothing of a refused archive is handed on. */
export type ZipRefusalCode =
  | 'cannot-read'
  | 'not-a-zip'
  | 'damaged'
  | 'zip64'
  | 'multi-disk'
  | 'second-end-record'
  | 'wrong-entry-count'
  | 'hidden-data'
  | 'overlapping-entries'
  | 'local-mismatch'
  | 'too-many-entries'
  | 'total-too-large'
  | 'entry-too-large'
  | 'ratio-too-high'
  | 'too-deep'
  | 'encrypted'
  | 'unsupported-method'
  | 'crc-mismatch'
  | 'size-mismatch'
  | 'symlink'
  | 'special-file'
  | 'directory-with-data'
  | 'duplicate-name'
  | 'case-collision'
  | 'normalisation-collision'
  | 'file-and-folder'
  | ZipNameRefusalCode
  | 'empty-file';

export type ZipNameRefusalCode =
  | 'name-encoding'
  | 'name-empty'
  | 'name-too-long'
  | 'name-traversal'
  | 'name-absolute'
  | 'name-drive'
  | 'name-unc'
  | 'name-backslash'
  | 'name-reserved'
  | 'name-control'
  | 'name-bidi'
  | 'name-character'
  | 'name-trailing';

/** `message`: one sentence for people; hostile values in it are quoted and escaped. */
export interface ZipRefusal {
  readonly code: ZipRefusalCode;
  readonly message: string;
}

/** Reads a whole archive into memory or refuses it; never writes anything. Source: the bytes or the path of a file. */
export interface ZipReader {
  readonly read: (source: Uint8Array | string, limits?: Partial<ZipLimits>) => Promise<Result<readonly ZipEntryFile[], ZipRefusal>>;
}

/** Writes the same bytes for the same files, on every machine. `packed`: awaited before each file, with the number of those before; what it throws ends the writing. */
export type WriteZip = (files: readonly ZipEntryFile[], packed?: (done: number) => Promise<void>) => Promise<Result<Uint8Array, ZipRefusal>>;

export interface ZipWriter {
  readonly write: WriteZip;
  /** A `write` for archives that share files: the very same bytes (by identity) are packed once for as long as it is held. They must not change meanwhile. */
  readonly series: () => WriteZip;
}
