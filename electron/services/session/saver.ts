import type { SaveState } from '#shared/contract/shapes';
import { StudioError } from '#shared/contract/contract-error';
import type { AppendFile, FileStamp } from '../../ports/file-store';
import { backupEveryMs, type Backups } from './backups';
import { encodeLine, journalName, type JournalLine } from './journal';
import type { SessionPorts } from './session-ports';
import { documentName, hiddenFolder, type LoadedWorkspace } from './workspace-files';

const idleMs = 800;
const retryMs = 2_000;

/** Brings edits to the disk: each into the journal at once (group commit), all into the document file when idle. */
export interface Saver {
  readonly record: (line: JournalLine) => void;
  readonly state: () => SaveState;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const encoder = new TextEncoder();
const isStray = (name: string): boolean => /^\.course\.trellis\.json\.[0-9a-f]{16}\.tmp$/.test(name);

/** `text`: the document as it stands now. Stray temporary files of a crash are swept; a journal that cannot be extended is set aside. */
export async function createSaver(ports: SessionPorts, loaded: LoadedWorkspace, text: () => string, tell: (state: SaveState) => void, backups: Pick<Backups, 'keep'>): Promise<Saver> {
  const { files, clock, identity } = ports;
  const hidden = files.join(loaded.folder, hiddenFolder);
  const documentPath = files.join(loaded.folder, documentName);
  const journalPath = files.join(hidden, journalName);
  for (const entry of (await files.list(loaded.folder)) ?? []) if (isStray(entry.name)) await files.remove(files.join(loaded.folder, entry.name));
  await prepareJournal(ports, hidden, journalPath, loaded.journal);

  let journal: AppendFile | null = null;
  let fileHash = loaded.fileHash;
  let stamp: FileStamp | null = await files.stamp(documentPath);
  let waiting: string[] = [];
  let dirty = loaded.recovered > 0;
  let state: SaveState = { state: dirty ? 'journaled' : 'saved', message: '' };
  let cancelIdle: () => void = () => undefined;
  let queue: Promise<void> = Promise.resolve();
  let closed = false;
  let lastBackup: number | null = null;

  const set = (next: SaveState['state'], message = ''): void => {
    state = { state: next, message };
    tell(state);
  };
  const openJournal = async (): Promise<AppendFile> => {
    if (journal) return journal;
    const isNew = (await files.read(journalPath)) === null;
    journal = await files.openAppend(journalPath);
    if (isNew) await journal.append(encoder.encode(encodeLine({ base: fileHash })));
    return journal;
  };
  const writeJournal = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const lines = waiting;
    waiting = [];
    try {
      const target = await openJournal();
      await target.append(encoder.encode(lines.join('')));
    } catch (error) {
      waiting = [...lines, ...waiting];
      throw error;
    }
  };
  /** Before the first write of a session what was there, later now and then. A backup that fails never stops saving. */
  const backUp = async (bytes: Uint8Array | null): Promise<void> => {
    if (!bytes || (lastBackup !== null && clock.now() - lastBackup < backupEveryMs)) return;
    lastBackup = clock.now();
    await backups.keep(bytes).catch(() => (lastBackup = null));
  };
  const writeFile = async (): Promise<void> => {
    const now = await files.stamp(documentPath);
    if (now?.inode !== stamp?.inode || now?.size !== stamp?.size || now?.modifiedMs !== stamp?.modifiedMs) {
      throw new StudioError('conflict', `${documentName} was changed by another program. Your edits are safe in the journal and are not written over it. Close and open the workspace to choose.`);
    }
    const covered = waiting.length;
    await backUp(await files.read(documentPath));
    const bytes = encoder.encode(text());
    const hash = identity.sha256(bytes);
    if (hash !== fileHash || !now) {
      const target = await openJournal();
      await target.append(encoder.encode(encodeLine({ base: hash })));
      await files.writeAtomic(documentPath, bytes);
      fileHash = hash;
      stamp = await files.stamp(documentPath);
    }
    waiting = waiting.slice(covered);
    await journal?.close();
    journal = null;
    await files.remove(journalPath);
  };
  /** One after the other; a failure is told, kept, and tried again. */
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const next = queue.then(work).catch((error: unknown) => {
      set('failed', error instanceof Error ? error.message : String(error));
      if (!closed) schedule(retryMs);
      throw error;
    });
    queue = next.catch(() => undefined);
    return next;
  };
  const save = (): Promise<void> =>
    enqueue(async () => {
      await writeJournal();
      if (!dirty) return;
      dirty = false;
      set('saving');
      try {
        await writeFile();
      } catch (error) {
        dirty = true;
        throw error;
      }
      if (!dirty) set('saved');
    });
  const schedule = (ms: number): void => {
    cancelIdle();
    cancelIdle = clock.after(ms, () => void save().catch(() => undefined));
  };
  if (dirty) schedule(idleMs);

  return {
    record: (line) => {
      waiting.push(encodeLine(line));
      dirty = true;
      if (state.state !== 'saving') set('saving');
      void enqueue(async () => {
        await writeJournal();
        // Only now is the edit on the disk. Edits that came meanwhile are still waiting, and their own turn says so.
        if (dirty && waiting.length === 0 && state.state !== 'journaled') set('journaled');
      }).catch(() => undefined);
      schedule(idleMs);
    },
    state: () => state,
    flush: async () => {
      cancelIdle();
      while (dirty || waiting.length > 0) await save();
      await queue;
    },
    close: async () => {
      closed = true;
      cancelIdle();
      if (dirty || waiting.length > 0) await save();
      await queue;
      await journal?.close();
    },
  };
}

/** Makes the journal ready to be extended: a torn last line goes, a foreign or unreadable journal is kept under another name. */
async function prepareJournal({ files, identity }: SessionPorts, hidden: string, journalPath: string, state: LoadedWorkspace['journal']): Promise<void> {
  if (state === 'none' || state === 'extend') return;
  if (state === 'spent') return files.remove(journalPath);
  const bytes = await files.read(journalPath);
  if (!bytes) return;
  if (state === 'trim') return files.writeAtomic(journalPath, bytes.slice(0, bytes.lastIndexOf(10) + 1));
  await files.writeAtomic(files.join(hidden, `journal-${identity.sha256(bytes).slice(0, 12)}.kept.jsonl`), bytes);
  await files.remove(journalPath);
}
