import type { Comparison } from '#shared/contract/shapes';
import { StudioError } from '#shared/contract/contract-error';
import { mergeDocuments, type MergedDocument } from '#shared/document/merge-documents';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { diffDocuments, type Backups } from './backups';
import { compareStates } from './compare-states';
import { parseCopyName, type CopyName } from './conflict-names';
import { documentName } from './folders';
import { readDocumentBytes } from './read-document-file';

/** Another version of the document that a sync program put beside it. */
export interface ConflictCopy extends CopyName {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; what the sync program set. */
  readonly modifiedMs: number;
  readonly sha256: string;
  /** The same bytes as the document file: nothing to merge. */
  readonly isSame: boolean;
  readonly readable: boolean;
  /** Why it is not readable; else ''. */
  readonly problem: string;
}

const mostBytes = 200 * 1024 * 1024;

/** The conflict copies in a workspace's folder, newest first. Empty files (still on their way) and names of partial files are passed over; what cannot be read as a document is listed with its problem. */
export async function findConflictCopies(files: FileStore, folder: string, identity: Identity): Promise<readonly ConflictCopy[]> {
  const names = ((await files.list(folder)) ?? []).flatMap(({ name, kind }) => (kind === 'file' && parseCopyName(name) ? [name] : []));
  if (names.length === 0) return [];
  const document = await files.read(files.join(folder, documentName));
  const hash = document ? identity.sha256(document) : '';
  const copies = await Promise.all(names.map((name) => inspect(files, identity, folder, name, hash)));
  return copies.flatMap((copy) => (copy ? [copy] : [])).sort((a, b) => b.modifiedMs - a.modifiedMs || (a.name < b.name ? -1 : 1));
}

async function inspect(files: FileStore, identity: Identity, folder: string, name: string, documentHash: string): Promise<ConflictCopy | null> {
  const path = files.join(folder, name);
  const [parsed, stamp] = [parseCopyName(name), await files.stamp(path)];
  if (!parsed || !stamp || stamp.size === 0) return null;
  const found = { ...parsed, name, size: stamp.size, modifiedMs: stamp.modifiedMs };
  if (stamp.size > mostBytes) return { ...found, sha256: '', isSame: false, readable: false, problem: `${name} is larger than 200 MB.` };
  try {
    const bytes = await files.read(path);
    if (!bytes || bytes.length === 0) return null;
    const sha256 = identity.sha256(bytes);
    const read = readDocumentBytes(bytes);
    return { ...found, sha256, isSame: sha256 === documentHash, readable: read.ok, problem: read.ok ? '' : read.error.message };
  } catch (error) {
    return { ...found, sha256: '', isSame: false, readable: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** A conflict copy as read. Throws a StudioError where it is gone, is no conflict copy, or cannot be read. */
export async function loadConflictCopy(files: FileStore, folder: string, name: string, identity: Identity): Promise<{ readonly document: TrellisDocument; readonly sha256: string; readonly modifiedMs: number }> {
  const path = files.join(folder, name);
  const [stamp, bytes] = parseCopyName(name) ? [await files.stamp(path), await files.read(path)] : [null, null];
  if (!stamp || !bytes) throw new StudioError('not-found', `There is no conflict copy ${JSON.stringify(name)} in this workspace any more.`);
  const read = readDocumentBytes(bytes);
  if (!read.ok) throw new StudioError('refused', `${name} cannot be read. ${read.error.message}`);
  return { document: read.value.document, sha256: identity.sha256(bytes), modifiedMs: stamp.modifiedMs };
}

/** Kept states that are looked at for an ancestor. */
const mostStates = 40;

/**
 * The best known common ancestor of the open document and a copy, or null.
 * Only backups and snapshots not younger than the copy can be one. The newest of them need not be: it may hold edits made here after the two versions parted, and merging with it as base
 * would take them for something that the copy took back, and lose them. Such a state gives itself away: in some field the copy stands where a still older state stood, and the state does not.
 * So the newest state counts in which the copy takes nothing back to an older state. An ancestor that is too old is safe: more may come out as conflict or stay, nothing is lost.
 */
export async function chooseBase(backups: Pick<Backups, 'list' | 'load'>, copy: { readonly document: TrellisDocument; readonly modifiedMs: number }): Promise<TrellisDocument | null> {
  const states = (await backups.list()).filter(({ at }) => at <= copy.modifiedMs).slice(0, mostStates);
  const loaded = await Promise.all(states.map(({ id }) => backups.load(id).catch(() => null)));
  const documents = loaded.filter((document) => document !== null);
  return documents.find((document, index) => !documents.slice(index + 1).some((older) => takesBack(copy.document, document, older))) ?? null;
}

/** Whether `copy` stands in some record or field as `older` does and `state` does not. */
function takesBack(copy: TrellisDocument, state: TrellisDocument, older: TrellisDocument): boolean {
  return diffDocuments(state, copy).changes.some(({ id, before, after }) => {
    const was = getRecord(older, id) ?? null;
    if (!before || !after || !was) return (after === null) === (was === null);
    return Object.keys({ ...before, ...after }).some((field) => {
      const [now, then, old] = [before, after, was].map((record) => JSON.stringify((record as unknown as Record<string, unknown>)[field]));
      return now !== then && then === old;
    });
  });
}

/** What merging a copy into the open document would give. */
export interface CopyMerge extends MergedDocument {
  /** Open document → merged document, by record type and record. */
  readonly comparison: Comparison;
}

/** Preview; writes nothing. To apply it: bring the session to `document` as one step of Undo, or first give conflicts to the copy with `takeTheirs`. `base`: from `chooseBase`. */
export function mergeWithCopy(document: TrellisDocument, copy: TrellisDocument, base: TrellisDocument | null): CopyMerge {
  const merged = mergeDocuments(base, document, copy);
  return { ...merged, comparison: compareStates(document, merged.document) };
}

/** Takes a copy out of the folder after it was merged or turned down: its bytes stay as a snapshot under its name. Refused where it is not what was looked at (`sha256`). */
export async function putAwayCopy(files: FileStore, folder: string, identity: Identity, backups: Pick<Backups, 'keepAs'>, copy: { readonly name: string; readonly sha256: string }): Promise<void> {
  const path = files.join(folder, copy.name);
  const bytes = parseCopyName(copy.name) ? await files.read(path) : null;
  if (!bytes) throw new StudioError('not-found', `There is no conflict copy ${JSON.stringify(copy.name)} in this workspace any more.`);
  if (identity.sha256(bytes) !== copy.sha256) throw new StudioError('conflict', `${copy.name} has changed since it was looked at. Look at it again.`);
  await backups.keepAs(bytes, copy.name);
  await files.remove(path);
}

