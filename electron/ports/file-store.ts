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
  /** Resolves when the bytes are on the disk. After a failure none of them count: the next append first cuts off what did get there. */
  readonly append: (bytes: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

export function isSameStamp(a: FileStamp | null, b: FileStamp | null): boolean {
  return a?.inode === b?.inode && a?.size === b?.size && a?.modifiedMs === b?.modifiedMs;
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
  /**
   * Unique temporary file + fsync + rename + fsync of the folder: the old or the new file, never half of one.
   * `expected`: the stamp that the file must still have (null: not be there) just before the rename; else FileError ECHANGED and nothing is replaced.
   */
  readonly writeAtomic: (path: string, bytes: Uint8Array, expected?: FileStamp | null) => Promise<void>;
  /** A file that was not there: all of it or nothing. False, with nothing changed, where the name is taken, also by a process that writes at the same moment. */
  readonly writeNew: (path: string, bytes: Uint8Array) => Promise<boolean>;
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
