import { createHash, randomBytes } from 'node:crypto';
import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Clock, Identity, LockHolder, Locks, Logger } from '../ports/machine';

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export const nodeIdentity: Identity = {
  randomKey: () => randomBytes(16).toString('hex'),
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};

export const stderrLogger: Logger = { warn: (message) => void process.stderr.write(`${message}\n`) };

/** Lock files that name process and machine. One of a dead process on this machine is taken over. */
export const fileLocks: Locks = {
  acquire: async (path) => {
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        const handle = await open(path, 'wx');
        await handle.writeFile(JSON.stringify({ pid: process.pid, host: hostname() }));
        await handle.close();
        return { ok: true, release: () => rm(path, { force: true }) };
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
        const holder = await readHolder(path);
        if (holder && isAlive(holder)) return { ok: false, holder };
        await rm(path, { force: true });
      }
    }
    return { ok: false, holder: (await readHolder(path)) ?? { pid: 0, host: '' } };
  },
};

async function readHolder(path: string): Promise<LockHolder | null> {
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    const { pid, host } = parsed as Partial<LockHolder>;
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null;
  } catch {
    return null;
  }
}

/** A process of another machine (a shared folder) counts as alive: nothing here can tell. */
function isAlive(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  try {
    process.kill(holder.pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
