import { readDocument } from '#shared/document/read-document';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { applyDiff } from '#shared/document/diff';
import { StudioError } from '#shared/contract/contract-error';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { journalName, readJournal } from './journal';

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
  const read = readDocument(parseJson(bytes, path));
  if (!read.ok) throw new StudioError('refused', `${path}: ${read.error.message}`);
  const fileHash = identity.sha256(bytes);
  const journal = await files.read(files.join(folder, hiddenFolder, journalName));
  if (!journal) return { folder, document: read.value, fileHash, recovered: 0, journal: 'none', notice: '' };
  const replay = readJournal(new TextDecoder().decode(journal), fileHash);
  if (!replay.ok) {
    return { folder, document: read.value, fileHash, recovered: 0, journal: 'set-aside', notice: `Edits that were not yet in the file could not be taken over (${replay.error}); they are kept in ${hiddenFolder}/.` };
  }
  const document = replay.value.diffs.reduce(applyDiff, read.value);
  const recovered = replay.value.diffs.length;
  const notice = recovered > 0 ? `Trellis was closed before it could write the file: ${recovered} ${recovered === 1 ? 'edit was' : 'edits were'} recovered.` : '';
  return { folder, document, fileHash, recovered, journal: recovered === 0 ? 'spent' : replay.value.tornTail ? 'trim' : 'extend', notice };
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new StudioError('refused', `${path} is not UTF-8 text. Restore it from a backup or from git.`);
  }
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new StudioError('refused', `${path} has a field called __proto__, which no program can keep safely. Rename it. The file was left as it is.`);
      return value;
    });
  } catch (error) {
    if (error instanceof StudioError) throw error;
    throw new StudioError('refused', `${path} is not valid JSON (${error instanceof Error ? error.message : 'unknown error'}). The file was left as it is.`);
  }
}
