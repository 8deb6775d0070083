import { StudioError } from '#shared/contract/contract-error';
import { FileError, isSameStamp, type FileStamp } from '../../ports/file-store';
import type { Lock, LockHolder } from '../../ports/machine';
import { watchCopies } from './copies';
import { createSessionCore, titleOf, type DocumentSession, type SessionCore, type SessionEvents } from './document-session';
import { documentName, hiddenFolder } from './folders';
import { startFollower, type Follower } from './follower';
import { journalName } from './journal';
import { loadWorkspace, type LoadedWorkspace } from './load-workspace';
import { createSaver, type Saver } from './saver';
import type { SessionPorts } from './session-ports';

export interface OpenOptions {
  /** When another Trellis writes the workspace, or the folder cannot be written: be refused, or read and follow it until the place is free. */
  readonly otherwise?: 'refuse' | 'follow';
  /** Whether a window is still there; steps of others may be undone by any window. */
  readonly isLive?: (window: string) => boolean;
  /** A damaged document opens at its last good state. */
  readonly mend?: boolean;
}

/** Opens a workspace: as its one writer, or following the one that writes. */
export async function openSession(ports: SessionPorts, folder: string, events: SessionEvents, options: OpenOptions = {}): Promise<DocumentSession> {
  const mend = options.mend ?? false;
  const load = (): Promise<LoadedWorkspace> => loadWorkspace(ports.files, ports.identity, folder, { mend });
  const stampsBefore = await stampsOf(ports, folder);
  let loaded = await load();
  const core = createSessionCore(ports, loaded, events, options.isLive ?? (() => true));
  let active: { readonly saver: Saver; readonly lock: Lock } | null = null;
  let follower: Follower | null = null;
  let because = '';
  let notice = loaded.notice;

  const write = async (lock: Lock): Promise<void> => {
    const saver = await createSaver(ports, loaded, {
      document: core.session.document, tell: events.saveState, takeOver: core.takeOver, isWriter: lock.isHeld,
      lost: () => void giveUp(core, saver).finally(() => read('Another Trellis has taken this workspace over.')),
    }, core.backups);
    active = { saver, lock };
    core.setWriter(saver, loaded.steps, '');
    because = '';
  };
  const read = (reason: string): void => {
    active = null;
    because = reason;
    core.setWriter(null, [], `${reason} You can look at everything, but not change it. Trellis takes over by itself when it can.`);
    follower = startFollower(ports, folder, { follow: core.follow, tryToWrite });
    events.info?.();
  };
  const tryToWrite = async (): Promise<boolean> => {
    const lock = await tryLock(ports, folder);
    if (typeof lock === 'string') {
      if (lock !== because) {
        because = lock;
        events.info?.();
      }
      return false;
    }
    try {
      loaded = await load();
      core.follow(loaded.document, '');
      notice = loaded.notice;
      await write(lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
    events.info?.();
    return true;
  };

  const lock = await tryLock(ports, folder);
  if (typeof lock === 'string') {
    if (options.otherwise !== 'follow') throw new StudioError('conflict', `${folder}: ${lock}`);
    read(lock);
  } else {
    try {
      const stamps = await stampsOf(ports, folder);
      if (!stamps.every((stamp, index) => isSameStamp(stamp, stampsBefore[index] ?? null))) {
        loaded = await load();
        core.follow(loaded.document, '');
      }
      await write(lock);
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  const copies = watchCopies(ports, folder, core, () => events.info?.());
  return {
    ...core.session,
    folder,
    copies,
    info: () => ({
      path: folder, title: titleOf(core.session.document()), saveState: active?.saver.state() ?? { state: 'saved', message: '' }, notice,
      access: active ? 'write' : 'read', because, copies: copies.count(),
    }),
    flush: async () => active?.saver.flush(),
    close: async () => {
      follower?.stop();
      copies.stop();
      const closing = active;
      try {
        await closing?.saver.close();
      } finally {
        await closing?.lock.release();
      }
    },
  };
}

/** What only this process has when its place is taken over becomes a snapshot: nobody's work is dropped. */
async function giveUp(core: SessionCore, saver: Saver): Promise<void> {
  if (saver.waiting() > 0) await core.backups.snapshot(core.session.document(), 'Edits when another Trellis took over').catch(() => undefined);
  await saver.close().catch(() => undefined);
}

async function stampsOf({ files }: SessionPorts, folder: string): Promise<(FileStamp | null)[]> {
  return Promise.all([files.join(folder, documentName), files.join(folder, hiddenFolder, journalName)].map((path) => files.stamp(path)));
}

/** The lock, or in one sentence why there is none. */
async function tryLock({ files, locks }: SessionPorts, folder: string): Promise<Lock | string> {
  try {
    await files.makeFolder(files.join(folder, hiddenFolder));
    const result = await locks.acquire(files.join(folder, hiddenFolder, 'lock'));
    return result.ok ? result.lock : `This workspace is open in another Trellis (${describeHolder(result.holder)}).`;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `This folder cannot be written (${error.code}).`;
  }
}

function describeHolder({ pid, host }: LockHolder): string {
  return `process ${pid} on ${host || 'an unknown machine'}`;
}
