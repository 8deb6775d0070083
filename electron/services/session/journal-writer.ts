import type { AppendFile } from '../../ports/file-store';
import { hiddenFolder, requireFolder } from './folders';
import { encodeEntry, journalName, type JournalEntry } from './journal';
import type { LoadedWorkspace } from './load-workspace';
import type { SessionPorts } from './session-ports';

/** Beyond this a journal starts over at the next save. In bytes; a few thousand usual edits. */
export const journalReach = 2 * 1024 * 1024;

const encoder = new TextEncoder();

/** Appends entries to the journal, each group with one fsync. */
export interface JournalWriter {
  /** Queues an entry for the next `flush`. */
  readonly add: (entry: JournalEntry) => void;
  /** Entries that are not on the disk yet. */
  readonly waiting: () => number;
  /** Resolves when everything queued so far is on the disk; after a failure it is still queued. */
  readonly flush: () => Promise<void>;
  /** Forgets what is queued: the document file has it. */
  readonly clear: () => void;
  /** Whether somebody took the journal away, cut it off or put another in its place: what is appended then is not found again. */
  readonly isGone: () => Promise<boolean>;
  /** Whether the journal has grown beyond its reach. */
  readonly isFull: () => boolean;
  /** Ends the journal and begins a new one at the state with this hash. */
  readonly startOver: (base: string) => Promise<void>;
  /** Lets go of the file, for example because its drive was gone; the next write opens it anew. */
  readonly release: () => Promise<void>;
}

/** `base`: hash of the state that a new journal extends. A journal that cannot be extended is kept aside first. */
export async function createJournalWriter({ files, identity }: SessionPorts, folder: string, loaded: LoadedWorkspace['journal'], base: string): Promise<JournalWriter> {
  const hidden = files.join(folder, hiddenFolder);
  const path = files.join(hidden, journalName);
  const existing = await files.read(path);
  let size = 0;
  if (existing && loaded.then === 'extend') {
    if (existing.length > loaded.goodBytes) await files.writeAtomic(path, existing.subarray(0, loaded.goodBytes));
    size = loaded.goodBytes;
  } else if (existing) {
    if (loaded.keepOld) await files.writeAtomic(files.join(hidden, `journal-${identity.sha256(existing).slice(0, 12)}.kept.jsonl`), existing);
    await files.remove(path);
  }
  let queue: Uint8Array[] = [];
  let file: AppendFile | null = null;
  let first = base;

  /** A failed append whose drive went away before it could be taken back leaves half a line; the next line must not join it. */
  const cutTornTail = async (): Promise<void> => {
    const bytes = (await files.stamp(path))?.size === size ? null : await files.read(path);
    if (bytes && bytes.length > size) await files.writeAtomic(path, bytes.subarray(0, size));
  };
  const append = async (parts: readonly Uint8Array[]): Promise<void> => {
    if (!file) {
      await requireFolder(files, folder);
      await files.makeFolder(hidden);
      await cutTornTail();
      file = await files.openAppend(path);
    }
    const bytes = concat(parts);
    await file.append(bytes);
    size += bytes.length;
  };
  const release = async (): Promise<void> => {
    const old = file;
    file = null;
    await old?.close().catch(() => undefined);
  };
  return {
    add: (entry) => void queue.push(encoder.encode(encodeEntry(identity, entry))),
    waiting: () => queue.length,
    flush: async () => {
      if (queue.length === 0) return;
      const lines = queue;
      queue = [];
      try {
        await append(size === 0 ? [encoder.encode(encodeEntry(identity, { base: first })), ...lines] : lines);
      } catch (error) {
        queue = [...lines, ...queue];
        await release();
        throw error;
      }
    },
    clear: () => void (queue = []),
    isGone: async () => {
      const now = size > 0 ? ((await files.stamp(path))?.size ?? 0) : 0;
      if (now === size || (now > size && !file)) return false;
      await requireFolder(files, folder);
      return true;
    },
    isFull: () => size > journalReach,
    startOver: async (hash) => {
      await release();
      await files.remove(path);
      [first, size] = [hash, 0];
    },
    release,
  };
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
