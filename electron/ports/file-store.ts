/** What tells two states of a file apart without reading it. */
export interface FileStamp {
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: string;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** A file that grows by whole, fsynced pieces. */
export interface AppendFile {
  /** Resolves when the bytes are on the disk. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Files as the services need them. Every method rejects with `FileError` on failure; a missing file is null where the type says so. */
export interface FileStore {
  readonly join: (...parts: readonly string[]) => string;
  readonly absolute: (path: string) => string;
  readonly parent: (path: string) => string | null;
  readonly baseName: (path: string) => string;
  readonly read: (path: string) => Promise<Uint8Array | null>;
  readonly stamp: (path: string) => Promise<FileStamp | null>;
  readonly kind: (path: string) => Promise<FolderEntry['kind'] | null>;
  readonly list: (path: string) => Promise<readonly FolderEntry[] | null>;
  readonly makeFolder: (path: string) => Promise<void>;
  /** Unique temporary file + fsync + rename + fsync of the folder: the old or the new file, never half of one. */
  readonly writeAtomic: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly openAppend: (path: string) => Promise<AppendFile>;
  readonly remove: (path: string) => Promise<void>;
}

/** A failed file operation, with the system's code (ENOSPC, EACCES…). */
export class FileError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'FileError';
    this.code = code;
  }
}
