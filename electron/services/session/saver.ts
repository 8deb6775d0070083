import { writeDocument } from '#shared/document/write-document';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { StudioError } from '#shared/contract/contract-error';
import type { SaveState } from '#shared/contract/shapes';
import { backupEveryMs, diffDocuments, type Backups } from './backups';
import { assetsFolder, documentName, hiddenFolder, requireFolder } from './folders';
import type { StepEntry } from './journal';
import { createJournalWriter } from './journal-writer';
import type { LoadedWorkspace } from './load-workspace';
import { keepBeforeMigration } from './migration-backup';
import { lookOutside, type KnownFile, type OutsideChange } from './outside-change';
import type { SessionPorts } from './session-ports';

const idleMs = 800;
const retryMs = 2_000;
const lookEveryMs = 1_000;

/** What the saver needs of the session. */
export interface SaverHooks {
  readonly document: () => TrellisDocument;
  readonly tell: (state: SaveState) => void;
  /** Nothing of ours is unsaved and the file was changed outside: the session makes it one step, through `record`. */
  readonly takeOver: (theirs: TrellisDocument) => void;
  /** Whether this process still holds the workspace's lock. */
  readonly isWriter: () => Promise<boolean>;
  /** Another Trellis took the workspace over; nothing is written any more. */
  readonly lost: () => void;
}

/** Brings edits to the disk: each into the journal at once (group commit), all into the document file when idle. */
export interface Saver {
  readonly record: (entry: StepEntry) => void;
  readonly state: () => SaveState;
  /** What another program did to the file, while nobody has chosen yet. */
  readonly outside: () => OutsideChange | null;
  /** The document as the file last held it: the common ancestor of ours and theirs. */
  readonly saved: () => TrellisDocument;
  /** The choice is made: the file as it is now is the known one, and our document (changed before by one step or not) is written over it or equals it. */
  readonly settle: (change: OutsideChange, equalsTheirs: boolean) => void;
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Entries that are in memory only. */
  readonly waiting: () => number;
}

const encoder = new TextEncoder();
const isStray = (name: string): boolean => /^\..+\.[0-9a-f]{16}\.tmp$|^lock\.[0-9a-f]{16}$/.test(name);

/** Stray temporary files of a crash are swept; a damaged document and a journal that cannot be extended are kept aside. */
export async function createSaver(ports: SessionPorts, loaded: LoadedWorkspace, hooks: SaverHooks, backups: Pick<Backups, 'keep' | 'keepAs'>): Promise<Saver> {
  const { files, clock, identity } = ports;
  const { folder } = loaded;
  const path = files.join(folder, documentName);
  const encode = (document: TrellisDocument): Uint8Array => encoder.encode(writeDocument(document, ports.app));
  await sweep(ports, folder);
  if (loaded.mended && loaded.file) await keepDamaged(ports, folder, loaded.file.bytes);
  // A journal extends a state that is kept as a backup, so that backup and journal together are enough to come back.
  const firstState = loaded.mended || !loaded.file ? encode(loaded.document) : loaded.file.bytes;
  if (loaded.mended) await backups.keep(firstState);
  // What would only be found in a journal that ends here is kept first: a crash may come before the next save.
  const isLeft = loaded.journal.then === 'start-over' && loaded.recovered > 0 && !loaded.mended;
  if (isLeft) await backups.keep(encode(loaded.document)).catch(() => undefined);
  const isKept = loaded.replaced ? await backups.keep(encode(loaded.replaced)).then(() => true, () => false) : true;
  const journal = await createJournalWriter(ports, folder, { ...loaded.journal, keepOld: loaded.journal.keepOld || !isKept }, identity.sha256(firstState));
  const catchUp = (from: TrellisDocument): void => {
    const diff = diffDocuments(from, hooks.document());
    if (diff.changes.length > 0) journal.add({ op: 'do', steps: [identity.randomKey()], diff, label: 'Edits recovered', window: 'recovery', focus: [], coalesce: null, at: clock.now() });
  };
  if (isLeft) catchUp(loaded.saved);

  let known: KnownFile = { stamp: await files.stamp(path), hash: loaded.file?.hash ?? null };
  let savedDocument = loaded.saved;
  let [edits, savedEdits] = [loaded.recovered > 0 || loaded.mended ? 1 : 0, 0];
  let writing = false;
  const failures = new Map<'save' | 'look', string>();
  let outside: OutsideChange | null = loaded.outside ? { kind: 'changed', now: known, bytes: loaded.file?.bytes ?? null, document: loaded.outside, migratedFrom: loaded.migratedFrom, message: loaded.notice } : null;
  let migration = loaded.file && loaded.migratedFrom !== null ? { bytes: loaded.file.bytes, from: loaded.migratedFrom } : null;
  /** Hash of what we last tried to write: a failure may come after the rename, and then the file is ours, not somebody's. */
  let attempted: string | null = null;
  let suspect: string | null = null;
  let [closed, lost] = [false, false];
  let state: SaveState = { state: 'saved', message: '' };
  let cancelIdle: () => void = () => undefined;
  let cancelLook: () => void = () => undefined;
  let queue: Promise<void> = Promise.resolve();
  let lastBackup: number | null = null;

  const isDirty = (): boolean => edits !== savedEdits;
  const tell = (): void => {
    const failure = failures.get('save') ?? failures.get('look') ?? null;
    const name = outside ? 'conflict' : failure !== null ? 'failed' : writing || journal.waiting() > 0 ? 'saving' : isDirty() ? 'journaled' : 'saved';
    const message = outside?.message ?? failure ?? '';
    if (state.state === name && state.message === message) return;
    state = { state: name, message };
    hooks.tell(state);
  };
  /** Jobs run one after the other; a failure is told, kept until the same kind of job succeeds, and tried again. */
  const enqueue = (kind: 'save' | 'look' | 'journal', job: () => Promise<void>): Promise<void> => {
    const next = queue.then(job).then(
      () => {
        if (kind !== 'journal') failures.delete(kind);
        tell();
      },
      (error: unknown) => {
        failures.set(kind === 'look' ? 'look' : 'save', error instanceof Error ? error.message : String(error));
        tell();
        if (!closed && !outside && !lost) schedule(retryMs);
        throw error;
      },
    );
    queue = next.catch(() => undefined);
    return next;
  };
  const requireWriter = async (): Promise<void> => {
    if (!lost && (await hooks.isWriter())) return;
    if (!lost) {
      lost = true;
      hooks.lost();
    }
    throw new StudioError('conflict', 'Another Trellis has taken this workspace over.');
  };
  /** A backup that fails never stops saving. */
  const backUp = async (bytes: Uint8Array): Promise<void> => {
    // A clock that was set back counts as well.
    if (lastBackup !== null && Math.abs(clock.now() - lastBackup) < backupEveryMs) return;
    lastBackup = clock.now();
    await backups.keep(bytes).catch(() => (lastBackup = null));
  };
  const announce = (change: OutsideChange): void => {
    outside = change;
    tell();
  };

  /** What we wrote ourselves is no change, nor is another spelling of the same records (line ends, key order). */
  const isOurs = ({ document, now }: OutsideChange): boolean => (attempted !== null && now.hash === attempted) || (document !== null && diffDocuments(savedDocument, document).changes.length === 0);

  /** Where somebody took the journal away a new one begins at the state that was last saved, with one step to the present. */
  const bringToJournal = async (): Promise<void> => {
    if (!(await journal.isGone())) return journal.flush();
    const from = encode(savedDocument);
    const keeping = backups.keep(from);
    await (outside ? keeping : keeping.catch(() => undefined));
    await journal.startOver(identity.sha256(from));
    journal.clear();
    if (!outside && known.hash !== null) journal.add({ base: known.hash });
    catchUp(savedDocument);
    await journal.flush();
  };
  const writeFile = async (): Promise<void> => {
    const looked = await lookOutside(ports, folder, known, true);
    if (looked.change && isOurs(looked.change)) known = looked.change.now;
    else if (looked.change) {
      await requireFolder(files, folder);
      announce(looked.change);
      throw new StudioError('conflict', `${looked.change.message} Your edits are safe in the journal; choose what to do with both versions.`);
    } else known = looked.known;
    await bringToJournal();
    const [document, mark] = [hooks.document(), edits];
    const bytes = encode(document);
    const hash = identity.sha256(bytes);
    journal.add({ base: hash });
    await journal.flush();
    if (hash !== known.hash) {
      if (migration) await keepBeforeMigration(backups, migration.bytes, migration.from);
      migration = null;
      attempted = hash;
      await files.writeAtomic(path, bytes, known.stamp);
      known = { stamp: await files.stamp(path), hash };
    }
    [savedDocument, savedEdits] = [document, mark];
    if (journal.isFull()) {
      await backups.keep(bytes);
      await journal.startOver(hash);
    } else {
      journal.add({ written: hash });
      await journal.flush();
      await backUp(bytes);
    }
  };
  const save = (): Promise<void> =>
    enqueue('save', async () => {
      if (outside) throw new StudioError('conflict', outside.message);
      if (!isDirty() && journal.waiting() === 0) return;
      await requireWriter();
      if (!isDirty()) return bringToJournal();
      writing = true;
      tell();
      try {
        await writeFile();
      } finally {
        writing = false;
      }
    });
  const schedule = (ms: number): void => {
    cancelIdle();
    cancelIdle = clock.after(ms, () => void save().catch(() => undefined));
  };

  const keepEdits = async (): Promise<void> => {
    await requireWriter();
    await bringToJournal();
  };
  const look = async (): Promise<void> => {
    const looked = await lookOutside(ports, folder, outside?.now ?? known, false);
    if (outside && isDirty() && (await journal.isGone())) await keepEdits();
    if (!looked.change) {
      if (!outside) known = looked.known;
      return;
    }
    await requireFolder(files, folder);
    const { change } = looked;
    // Somebody may be in the middle of writing it: what cannot be read counts when it is still so at the next look.
    if (change.kind === 'unreadable' && suspect !== change.now.hash) {
      suspect = change.now.hash;
      return;
    }
    if ((change.now.hash !== null && change.now.hash === known.hash) || isOurs(change)) {
      [outside, known] = [null, change.now];
      if (isDirty()) schedule(idleMs);
      else noteFile(change.now.hash);
      return journal.flush();
    }
    const { document } = change;
    if (!document || isDirty() || journal.waiting() > 0) return announce(change);
    await backups.keep(encode(hooks.document()));
    if (isDirty() || journal.waiting() > 0) return announce(change);
    hooks.takeOver(document);
    accept(change, document);
    cancelIdle();
    await journal.flush();
  };
  /** From here on the file as it is now is the known one, and our document equals it. */
  const accept = (change: OutsideChange, document: TrellisDocument): void => {
    noteFile(change.now.hash);
    [known, savedDocument, savedEdits, outside] = [change.now, document, edits, null];
    migration = change.bytes && change.migratedFrom !== null ? { bytes: change.bytes, from: change.migratedFrom } : null;
  };
  /** The file, as somebody else wrote it, holds our document. */
  const noteFile = (hash: string | null): void => {
    if (hash === null) return;
    journal.add({ base: hash });
    journal.add({ written: hash });
  };
  const lookAgain = (): void => {
    cancelLook = clock.after(lookEveryMs, () => {
      void (lost ? Promise.resolve() : enqueue('look', look)).catch(() => undefined).finally(() => void (closed || lookAgain()));
    });
  };

  if (loaded.file && !loaded.mended) void enqueue('journal', () => backUp(firstState)).catch(() => undefined);
  if (isLeft) void enqueue('journal', () => keepEdits()).catch(() => undefined);
  if (isDirty()) schedule(loaded.mended ? 0 : idleMs);
  tell();
  lookAgain();

  return {
    record: (entry) => {
      journal.add(entry);
      edits++;
      tell();
      void enqueue('journal', async () => {
        if (journal.waiting() > 0) await keepEdits();
      }).catch(() => undefined);
      if (!outside) schedule(idleMs);
    },
    state: () => state,
    outside: () => outside,
    saved: () => savedDocument,
    settle: (change, equalsTheirs) => {
      if (equalsTheirs && change.document) accept(change, change.document);
      else [known, outside, edits] = [change.now, null, edits + 1];
      tell();
      schedule(0);
    },
    waiting: () => journal.waiting(),
    flush: async () => {
      cancelIdle();
      do await save();
      while (isDirty() || journal.waiting() > 0);
    },
    close: async () => {
      closed = true;
      cancelIdle();
      cancelLook();
      try {
        if (lost) return;
        if (outside) await enqueue('journal', keepEdits);
        else if ( isDirty() || journal.waiting() > 0) await save();
        await queue;
      } finally {
        await journal.release();
      }
    },
  };
}

/** Wherever we write atomically a crash can leave the temporary file. */
async function sweep({ files }: SessionPorts, folder: string): Promise<void> {
  const hidden = files.join(folder, hiddenFolder);
  const places = [folder, files.join(folder, assetsFolder), hidden, ...['backups', 'snapshots', 'damaged'].map((name) => files.join(hidden, name))];
  for (const place of places) {
    for (const entry of (await files.list(place)) ?? []) if (entry.kind === 'file' && isStray(entry.name)) await files.remove(files.join(place, entry.name));
  }
}

async function keepDamaged({ files, identity }: SessionPorts, folder: string, bytes: Uint8Array): Promise<void> {
  const damaged = files.join(folder, hiddenFolder, 'damaged');
  await files.makeFolder(damaged);
  await files.writeAtomic(files.join(damaged, `course-${identity.sha256(bytes).slice(0, 12)}.trellis.json`), bytes);
}
