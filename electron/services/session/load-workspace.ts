import { StudioError } from '#shared/contract/contract-error';
import type { VersionedDocument } from '#shared/document/read-document';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { diffDocuments } from './backups';
import { documentName, hiddenFolder } from './folders';
import { isStep, journalName, readJournal, type JournalReading, type StepEntry } from './journal';
import { findLastGoodState, type LastGoodState } from './last-good-state';
import { readDocumentBytes, type Unreadable } from './read-document-file';
import { findBase, isSetBack, replay, stepsOf } from './replay';

/** A workspace as read from the disk; nothing has been written. */
export interface LoadedWorkspace {
  readonly folder: string;
  readonly document: TrellisDocument;
  /** What the document file holds, or last held where it cannot be read: the common ancestor of a merge. */
  readonly saved: TrellisDocument;
  /** The bytes of the document file and their SHA-256; null where there is no file. */
  readonly file: FileBytes | null;
  /** The format version of the file where it is an older one: `document` is migrated, the file is not. */
  readonly migratedFrom: number | null;
  /** Edits beyond the file. */
  readonly recovered: number;
  /** Steps within the journal's reach, oldest first; they end at `document`. */
  readonly steps: readonly StepEntry[];
  /** `extend`: the first `goodBytes` of it fit. `start-over`: it ends here; `keepOld`: and is kept aside. */
  readonly journal: { readonly then: 'extend' | 'start-over'; readonly goodBytes: number; readonly keepOld: boolean };
  /** The document file is damaged or gone, and `document` is an earlier state: write it as soon as its bytes are kept aside. */
  readonly mended: boolean;
  /** The file was changed outside while there were edits that it does not have: nobody has chosen yet. */
  readonly outside: TrellisDocument | null;
  /** An earlier state that an outside change replaced, to be kept as a backup. */
  readonly replaced: TrellisDocument | null;
  /** One sentence for the person, or empty. */
  readonly notice: string;
}

export interface FileBytes {
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/** `mend`: a damaged document opens at its last good state (the studio); else it is refused (the command line). */
export interface LoadOptions {
  readonly mend: boolean;
}

/** Reads document and journal. Refusals are StudioErrors that say what and where; the files are left as they are. */
export async function loadWorkspace(files: FileStore, identity: Identity, folder: string, options: LoadOptions = { mend: false }): Promise<LoadedWorkspace> {
  const path = files.join(folder, documentName);
  const bytes = await files.read(path);
  const journalBytes = await files.read(files.join(folder, hiddenFolder, journalName));
  const reading = journalBytes && readJournal(identity, journalBytes);
  if (!bytes && !(options.mend && (await files.kind(files.join(folder, hiddenFolder))) === 'folder')) {
    throw new StudioError('not-found', `${folder} is not a Trellis workspace: there is no ${documentName} in it.`);
  }
  const read = bytes && readDocumentBytes(bytes);
  const file = bytes && { bytes, hash: identity.sha256(bytes) };
  if (file && read?.ok) return withFile({ files, identity, folder }, { ...file, ...read.value }, reading, options);
  const why: Unreadable = read && !read.ok ? read.error : { kind: 'damaged', message: 'It is gone.' };
  if (why.kind !== 'damaged' || !options.mend) throw new StudioError('refused', `${path}: ${why.message}${why.kind === 'damaged' ? ' Open the workspace in the studio to go back to its last good state, or restore the file from git. The file was left as it is.' : ''}`);
  return mend({ files, identity, folder }, file, why, reading);
}

interface Place {
  readonly files: FileStore;
  readonly identity: Identity;
  readonly folder: string;
}

const noJournal = { then: 'start-over', goodBytes: 0, keepOld: false } as const;

async function withFile(place: Place, { document, migratedFrom, ...file }: FileBytes & VersionedDocument, reading: JournalReading | null, options: LoadOptions): Promise<LoadedWorkspace> {
  const plain: LoadedWorkspace = {
    folder: place.folder, document, saved: document, file, migratedFrom, recovered: 0, steps: [], journal: noJournal, mended: false, outside: null, replaced: null, notice: '',
  };
  if (!reading) return plain;
  const base = findBase(reading.entries, file.hash);
  const isBack = base >= 0 && isSetBack(reading.entries, base, file.hash);
  if (base >= 0 && !isBack) return extend(plain, reading, base);
  // Read while somebody else wrote it: the file is the newer one already.
  if (isBack && (await isOtherNow(place, file.hash))) return loadWorkspace(place.files, place.identity, place.folder, options);
  if (!reading.damage && !reading.entries.some(isStep)) return plain;
  // A journal that ends in the middle of a line may have lost more than that line, also the place where it knew this file.
  const tip = isBack ? tipFrom(document, reading, base) : reading.tornTail ? null : await findLastGoodState(place.files, place.identity, place.folder, reading.entries);
  if (!tip?.complete || reading.damage) {
    return { ...plain, journal: { ...noJournal, keepOld: true }, notice: `The journal of edits does not belong to ${documentName} as it is now${reading.damage ? ` (${reading.damage})` : ''}. It is kept in ${hiddenFolder}/; look into History if something is missing.` };
  }
  if (tip.unsaved === 0) {
    return { ...plain, replaced: tip.document, notice: `${documentName} was changed outside Trellis since it was last open here. The state before that is in History.` };
  }
  if (diffDocuments(tip.saved, document).changes.length === 0) {
    return { ...plain, document: tip.document, recovered: tip.unsaved, steps: stepsOf(reading.entries), journal: { then: 'extend', goodBytes: reading.goodBytes, keepOld: false }, notice: recoveredNotice(tip.unsaved) };
  }
  const sentence = `${edits(tip.unsaved)} not yet in ${documentName} when it was changed outside Trellis.`;
  if (!options.mend) return { ...plain, journal: { ...noJournal, keepOld: true }, notice: `${sentence} Open the workspace in the studio to choose.` };
  return { ...plain, document: tip.document, saved: tip.saved, recovered: tip.unsaved, steps: stepsOf(reading.entries), journal: { then: 'extend', goodBytes: reading.goodBytes, keepOld: false }, outside: document, notice: sentence };
}

async function isOtherNow({ files, identity, folder }: Place, hash: string): Promise<boolean> {
  const now = await files.read(files.join(folder, documentName));
  return now !== null && identity.sha256(now) !== hash;
}

/** The last state of a journal that extends this document. */
function tipFrom(document: TrellisDocument, reading: JournalReading, base: number): Omit<LastGoodState, 'backupAt'> {
  const { used, ...replayed } = replay(document, reading.entries, base);
  return { ...replayed, complete: used === reading.entries.length };
}

/** The usual case: the journal knows this very file. */
function extend(plain: LoadedWorkspace, reading: JournalReading, base: number): LoadedWorkspace {
  const { document, used } = replay(plain.document, reading.entries, base);
  const recovered = stepsOf(reading.entries.slice(base + 1, used)).length;
  const isWhole = used === reading.entries.length && !reading.damage;
  const told = [
    recovered > 0 ? recoveredNotice(recovered) : '',
    isWhole ? '' : `The journal of edits is damaged (${reading.damage ?? `entry ${used + 1} does not fit the document`}); what could be read of it was taken over, and all of it is kept in ${hiddenFolder}/.`,
  ];
  return {
    ...plain, document, recovered, steps: isWhole ? stepsOf(reading.entries) : [], notice: told.filter(Boolean).join(' '),
    journal: isWhole ? { then: 'extend', goodBytes: reading.goodBytes, keepOld: false } : { ...noJournal, keepOld: true },
  };
}

async function mend({ files, identity, folder }: Place, file: FileBytes | null, why: Unreadable, reading: JournalReading | null): Promise<LoadedWorkspace> {
  const good = await findLastGoodState(files, identity, folder, reading?.entries ?? []);
  const path = files.join(folder, documentName);
  if (!good) {
    if (!file) throw new StudioError('not-found', `${folder} has no ${documentName}, and there is no backup in it.`);
    throw new StudioError('refused', `${path}: ${why.message} There is no backup to go back to. The file was left as it is.`);
  }
  const isLatest = good.complete && !reading?.damage;
  const when = isLatest ? 'with every edit of the journal' : `of ${new Date(good.backupAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return {
    folder, document: good.document, saved: good.saved, file, recovered: good.unsaved, steps: isLatest && reading ? stepsOf(reading.entries) : [],
    journal: isLatest && reading ? { then: 'extend', goodBytes: reading.goodBytes, keepOld: false } : { ...noJournal, keepOld: reading !== null },
    migratedFrom: null, mended: true, outside: null, replaced: null,
    notice: `${documentName} ${file ? `could not be read. ${why.message}` : 'was gone.'} Trellis opened the last good state, ${when}${file ? `, and kept the damaged file in ${hiddenFolder}/damaged/` : ''}.`,
  };
}

function recoveredNotice(count: number): string {
  return `Trellis was closed before it could write the file: ${edits(count)} recovered.`;
}

function edits(count: number): string {
  return `${count} ${count === 1 ? 'edit was' : 'edits were'}`;
}
