import { StudioError } from '#shared/contract/contract-error';
import { FileError, isSameStamp, type FileStamp } from '../../ports/file-store';
import type { Lock, LockHolder } from '../../ports/machine';
import { watchCopies } from './copies';
import { createSessionCore, titleOf, type DocumentSession, type SessionEvents } from './document-session';
import { documentName, hiddenFolder } from './folders';
import { startFollower, type Follower } from './follower';
import { journalName } from './journal';
import { loadWorkspace, type LoadedWorkspace } from './load-workspace';
import { createSaver, type Saver } from './saver';
import type { SessionPorts } from './session-ports';

const keepRetryMs = 2_000;
/** Tries of who cannot wait for the lock: enough to see that it is stale. */
const patience = 11;
const takenOver = 'Another Trellis has taken this workspace over.';
const closing = 'The workspace is being closed.';

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
  let closed = false;
  /** Ends when what a taken over place left to do is done. */
  let leaving: Promise<void> = Promise.resolve();
  let notice = loaded.notice;

  const write = async (lock: Lock): Promise<void> => {
    const saver = await createSaver(ports, loaded, {
      document: core.session.document, tell: events.saveState, takeOver: core.takeOver, isWriter: lock.isHeld,
      lost: () => {
        refuse(takenOver);
        leaving = giveUp(saver, lock).then(() => void (closed || read(takenOver)));
      },
    }, core.backups);
    active = { saver, lock };
    core.setWriter(saver, loaded.steps, '');
    because = '';
  };
  const refuse = (reason: string): void => {
    active = null;
    because = reason;
    core.setWriter(null, [], `${reason} You can look at everything, but not change it. Trellis takes over by itself when it can.`);
    events.info?.();
  };
  /** What only this process has when its place is taken over becomes a snapshot before the other's document is shown: nobody's work is dropped. */
  const giveUp = async (saver: Saver, lock: Lock): Promise<void> => {
    await lock.release().catch(() => undefined);
    for (let isKept = saver.waiting() === 0; !isKept && !closed; ) {
      try {
        await core.backups.snapshot(core.session.document(), 'Edits when another Trellis took over');
        isKept = true;
      } catch (error) {
        refuse(`${takenOver} Your last edits cannot be kept yet (${error instanceof Error ? error.message : String(error)}); they stay here until they are.`);
        await new Promise<void>((done) => void ports.clock.after(keepRetryMs, done));
      }
    }
    await saver.close().catch(() => undefined);
  };
  const read = (reason: string): void => {
    refuse(reason);
    follower = startFollower(ports, folder, { follow: core.follow, tryToWrite });
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

  const lock = await tryLock(ports, folder, options.otherwise === 'follow' ? 1 : patience);
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
    atRisk: () => (active?.saver.waiting() ?? 0) > 0,
    close: async () => {
      closed = true;
      copies.stop();
      // Edits that come too late are refused, not dropped. A place that is being taken over or left just now is closed when that is done.
      core.hold(closing);
      await follower?.stop();
      await leaving;
      core.hold(closing);
      const last = active;
      try {
        await last?.saver.close();
      } finally {
        await last?.lock.release();
      }
    },
  };
}

async function stampsOf({ files }: SessionPorts, folder: string): Promise<(FileStamp | null)[]> {
  return Promise.all([files.join(folder, documentName), files.join(folder, hiddenFolder, journalName)].map((path) => files.stamp(path)));
}

/** The lock, or in one sentence why there is none. A lock that nobody may hold any more (of a machine or a container that is gone) shows its age only to who watches it: `tries`, a second apart. */
async function tryLock(ports: SessionPorts, folder: string, tries = 1): Promise<Lock | string> {
  const { files, locks, clock } = ports;
  try {
    await files.makeFolder(files.join(folder, hiddenFolder));
    const result = await locks.acquire(files.join(folder, hiddenFolder, 'lock'));
    if (result.ok) return result.lock;
    if (tries > 1 && !result.isRunning) {
      await new Promise<void>((done) => void clock.after(1_000, done));
      return await tryLock(ports, folder, tries - 1);
    }
    return `This workspace is open in another Trellis (${describeHolder(result.holder)}).`;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return `This folder cannot be written (${error.code}).`;
  }
}

function describeHolder({ pid, host }: LockHolder): string {
  return `process ${pid} on ${host || 'an unknown machine'}`;
}
