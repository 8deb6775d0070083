import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { FileError } from '../ports/file-store';
import type { Lock, LockHolder, Locks } from '../ports/machine';

const beatMs = 2_000;
/** Four beats missed. With a look each second a stale lock is taken over within ten seconds. */
const staleMs = 8_000;

/** Now, in milliseconds; only differences count. A parameter, so that tests need not wait. */
export interface LockTiming {
  readonly now: () => number;
  readonly beatMs: number;
  readonly staleMs: number;
}

const systemTiming: LockTiming = { now: () => performance.now(), beatMs, staleMs };

interface LockFile extends LockHolder {
  readonly key: string;
}

/**
 * Lock files `{pid, host, key}` whose time of change is the sign of life. Whoever takes a stale one over renames its own over it and reads it
 * back; the former holder finds another key there and stops writing.
 */
export function createFileLocks(timing: LockTiming = systemTiming): Locks {
  /** When each lock was last seen to change. */
  const seen = new Map<string, { readonly sign: string; readonly since: number }>();
  const isStale = async (path: string, holder: LockFile | null): Promise<boolean> => {
    if (holder && holder.host === hostname() && !isRunning(holder.pid)) return true;
    const found = await stat(path).catch(() => null);
    if (!found) return true;
    const sign = `${holder?.key ?? ''} ${found.mtimeMs} ${found.ino}`;
    const before = seen.get(path);
    if (before?.sign !== sign) {
      seen.set(path, { sign, since: timing.now() });
      return false;
    }
    return timing.now() - before.since >= timing.staleMs;
  };
  return {
    acquire: async (path) => {
      const mine: LockFile = { pid: process.pid, host: hostname(), key: randomBytes(8).toString('hex') };
      try {
        if (await createNew(path, mine)) return { ok: true, lock: hold(path, mine, timing) };
        const holder = await readLock(path);
        if (!(await isStale(path, holder))) return refused(holder);
        await replace(path, mine);
      } catch (error) {
        throw new FileError(error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN', `Could not write the lock ${path}.`);
      }
      seen.delete(path);
      const now = await readLock(path);
      return now?.key === mine.key ? { ok: true, lock: hold(path, mine, timing) } : refused(now);
    },
  };
}

export const fileLocks: Locks = createFileLocks();

function refused(holder: LockFile | null): { readonly ok: false; readonly holder: LockHolder; readonly isRunning: boolean } {
  return { ok: false, holder: holder ?? { pid: 0, host: '' }, isRunning: holder !== null && holder.host === hostname() && isRunning(holder.pid) };
}

function hold(path: string, mine: LockFile, timing: LockTiming): Lock {
  /** A lock file that somebody removed is written anew, with its own folder; a workspace that is gone, or a lock that cannot be read just now, is an error, not a loss. */
  const isHeld = async (): Promise<boolean> => {
    const now = await readLock(path);
    if (now) return now.key === mine.key;
    try {
      await mkdir(dirname(path)).catch(() => undefined);
      if (await createNew(path, mine)) return true;
      const again: unknown = JSON.parse(await readFile(path, 'utf8'));
      return (again as Partial<LockFile>).key === mine.key;
    } catch (error) {
      throw new FileError(error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN', `Could not look at the lock ${path}.`);
    }
  };
  const timer = setInterval(() => {
    void readLock(path).then((now) => (now?.key === mine.key ? utimes(path, new Date(), new Date()) : undefined)).catch(() => undefined);
  }, timing.beatMs);
  timer.unref();
  return {
    isHeld,
    release: async () => {
      clearInterval(timer);
      if ((await readLock(path))?.key === mine.key) await rm(path, { force: true });
    },
  };
}

async function createNew(path: string, lock: LockFile): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(JSON.stringify(lock));
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function replace(path: string, lock: LockFile): Promise<void> {
  const temp = `${path}.${lock.key}`;
  await writeFile(temp, JSON.stringify(lock));
  await rename(temp, path);
  // Somebody who replaced it at the same moment is then seen when it is read back.
  await new Promise((done) => setTimeout(done, 50));
}

async function readLock(path: string): Promise<LockFile | null> {
  try {
    const { pid, host, key } = JSON.parse(await readFile(path, 'utf8')) as Partial<LockFile>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host, key: typeof key === 'string' ? key : '' } : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
