import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readdir, readFile, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { FileError, isSameStamp, type AppendFile, type FileStamp, type FileStore, type FolderEntry } from '../ports/file-store';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'EUNKNOWN';
}

async function guard<T>(what: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(codeOf(error), `Could not ${what} ${path} (${codeOf(error)}).`);
  }
}

/** Null where the file is not there; other errors pass. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw error;
  }
}

const retryable = new Set(['EBUSY', 'EPERM', 'EACCES']);

/** Virus scanners and sync clients hold files for moments: a rename is tried again for about a second. `check` rejects where it must not happen, also after a wait. */
async function renameWithRetry(from: string, to: string, check: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    await check();
    try {
      return await rename(from, to);
    } catch (error) {
      if (attempt >= 5 || !retryable.has(codeOf(error))) throw error;
      await new Promise((done) => setTimeout(done, 30 * 2 ** attempt));
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    await handle.sync();
  } catch (error) {
    // Windows cannot open a folder for fsync; there the rename itself is durable.
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
}

async function stampOf(path: string): Promise<FileStamp | null> {
  const found = await orNull(() => stat(path));
  return found && { size: found.size, modifiedMs: found.mtimeMs, inode: `${found.dev}:${found.ino}:${found.ctimeMs}` };
}

/** The bytes in a file of its own beside `target`, on the disk; removed again where that fails. */
async function writeTemp(target: string, bytes: Uint8Array, mode?: number): Promise<string> {
  const temp = join(dirname(target), `.${basename(target)}.${randomBytes(8).toString('hex')}.tmp`);
  const handle = await open(temp, 'wx', mode === undefined ? 0o666 : mode & 0o777);
  try {
    // What the umask takes from a new file the old one may have had: a folder that a group shares.
    if (mode !== undefined) await handle.chmod(mode & 0o777).catch(() => undefined);
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temp, { force: true });
    throw error;
  }
  await handle.close();
  return temp;
}

/** A hard link never replaces what is there. Where the file system has none (exFAT, some network drives), a copy that must not replace does the same, though not in one step. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  const temp = await writeTemp(path, bytes);
  try {
    await link(temp, path).catch((error: unknown) => (codeOf(error) === 'EEXIST' ? Promise.reject(error as Error) : copyFile(temp, path, constants.COPYFILE_EXCL)));
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(temp, { force: true });
  }
  await syncFolder(dirname(path));
  return true;
}

async function writeAtomic(path: string, bytes: Uint8Array, expected?: FileStamp | null): Promise<void> {
  const target = (await orNull(() => realpath(path))) ?? path;
  const mode = (await orNull(() => stat(target)))?.mode;
  const temp = await writeTemp(target, bytes, mode);
  try {
    await renameWithRetry(temp, target, async () => {
      if (expected !== undefined && !isSameStamp(await stampOf(target), expected)) throw new FileError('ECHANGED', `${path} was changed by another program.`);
    });
  } catch (error) {
    await rm(temp, { force: true });
    throw error;
  }
  await syncFolder(dirname(target));
}

async function openAppend(path: string): Promise<AppendFile> {
  const handle = await open(path, 'a');
  // A fresh file is only there for certain when its folder is on the disk, too.
  await syncFolder(dirname(path));
  let good = (await handle.stat()).size;
  let isTorn = false;
  return {
    append: (bytes) =>
      guard('append to', path, async () => {
        if (isTorn) await handle.truncate(good);
        isTorn = true;
        await handle.appendFile(bytes);
        await handle.datasync();
        good += bytes.length;
        isTorn = false;
      }),
    close: async () => {
      try {
        if (isTorn) await handle.truncate(good);
      } finally {
        await handle.close();
      }
    },
  };
}

const kindOf = (entry: { isFile(): boolean; isDirectory(): boolean }): FolderEntry['kind'] => (entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other');

/** The file system of Node. */
export function createNodeFileStore(): FileStore {
  return {
    join: (...parts) => join(...parts),
    absolute: (path) => resolve(path),
    parent: (path) => (dirname(path) === path ? null : dirname(path)),
    baseName: (path) => basename(path),
    read: (path) => guard('read', path, () => orNull(() => readFile(path))),
    stamp: (path) => guard('look at', path, () => stampOf(path)),
    kind: (path) => guard('look at', path, () => orNull(async () => kindOf(await stat(path)))),
    list: (path) => guard('list', path, () => orNull(async () => (await readdir(path, { withFileTypes: true })).map((entry): FolderEntry => ({ name: entry.name, kind: kindOf(entry) })))),
    makeFolder: (path) => guard('make the folder', path, async () => void (await mkdir(path, { recursive: true }))),
    writeAtomic: (path, bytes, expected) => guard('write', path, () => writeAtomic(path, bytes, expected)),
    writeNew: (path, bytes) => guard('write', path, () => writeNew(path, bytes)),
    openAppend: (path) => guard('open', path, () => openAppend(path)),
    remove: (path) => guard('remove', path, () => rm(path, { force: true, recursive: true })),
  };
}
