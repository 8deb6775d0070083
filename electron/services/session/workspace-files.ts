import type { TrellisDocument } from '#shared/document/trellis-document';
import { applyDiff } from '#shared/document/diff';
import { StudioError } from '#shared/contract/contract-error';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { journalName, readJournal } from './journal';
import { parseDocument } from './parse-document';

export const documentName = 'course.trellis.json';
export const hiddenFolder = '.trellis';
export const assetsFolder = 'assets';
export const releasesFolder = 'releases';

/** A workspace as read from the disk; nothing has been written. */
export interface LoadedWorkspace {
  readonly folder: string;
  readonly document: TrellisDocument;
  /** SHA-256 of the bytes of the document file. */
  readonly fileHash: string;
  /** The format version of the file where it is an older one: `document` is migrated, the file is not. */
  readonly migratedFrom: number | null;
  /** Edits that the journal holds beyond the file. */
  readonly recovered: number;
  /** `extend`: as it stands. `trim`: a crash cut its last line off. `spent`: all of it is in the file. `set-aside`: it belongs to another document or cannot be read. */
  readonly journal: 'none' | 'extend' | 'trim' | 'spent' | 'set-aside';
  readonly notice: string;
}

/** Reads document and journal. Refusals are StudioErrors that say what and where; the files are left as they are. */
export async function loadWorkspace(files: FileStore, identity: Identity, folder: string): Promise<LoadedWorkspace> {
  const path = files.join(folder, documentName);
  const bytes = await files.read(path);
  if (!bytes) throw new StudioError('not-found', `${folder} is not a Trellis workspace: there is no ${documentName} in it.`);
  const { document: inFile, migratedFrom } = parseDocument(bytes, path);
  const fileHash = identity.sha256(bytes);
  const journal = await files.read(files.join(folder, hiddenFolder, journalName));
  if (!journal) return { folder, document: inFile, fileHash, migratedFrom, recovered: 0, journal: 'none', notice: '' };
  const replay = readJournal(new TextDecoder().decode(journal), fileHash);
  if (!replay.ok) {
    return { folder, document: inFile, fileHash, migratedFrom, recovered: 0, journal: 'set-aside', notice: `Edits that were not yet in the file could not be taken over (${replay.error}); they are kept in ${hiddenFolder}/.` };
  }
  const document = replay.value.diffs.reduce(applyDiff, inFile);
  const recovered = replay.value.diffs.length;
  const notice = recovered > 0 ? `Trellis was closed before it could write the file: ${recovered} ${recovered === 1 ? 'edit was' : 'edits were'} recovered.` : '';
  return { folder, document, fileHash, migratedFrom, recovered, journal: recovered === 0 ? 'spent' : replay.value.tornTail ? 'trim' : 'extend', notice };
}
