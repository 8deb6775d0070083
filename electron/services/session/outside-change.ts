import type { TrellisDocument } from '#shared/document/trellis-document';
import { isSameStamp, type FileStamp } from '../../ports/file-store';
import { documentName } from './folders';
import { readDocumentBytes } from './read-document-file';
import type { SessionPorts } from './session-ports';

/** What is known of the document file since we last read or wrote it. */
export interface KnownFile {
  readonly stamp: FileStamp | null;
  /** SHA-256 of its bytes; null: there was no file. */
  readonly hash: string | null;
}

/** What another program did to the document file. `document`: null where it is gone or cannot be read. */
export interface OutsideChange {
  readonly kind: 'changed' | 'deleted' | 'unreadable';
  readonly now: KnownFile;
  readonly bytes: Uint8Array | null;
  readonly document: TrellisDocument | null;
  /** Format version of the bytes where it is an older one. */
  readonly migratedFrom: number | null;
  readonly message: string;
}

/**
 * Looks at the document file: `change` is null where its content is still the known one (then `known` is how it stands now: a touch or a
 * rewrite of the same bytes is no change). `thorough`: reads the bytes even where the stamp is the old one, for file systems whose times are coarse.
 */
export async function lookOutside({ files, identity }: SessionPorts, folder: string, known: KnownFile, thorough: boolean): Promise<{ readonly known: KnownFile; readonly change: OutsideChange | null }> {
  const path = files.join(folder, documentName);
  const stamp = await files.stamp(path);
  if (!thorough && isSameStamp(stamp, known.stamp)) return { known, change: null };
  const bytes = stamp && (await files.read(path));
  if (!bytes) {
    if (known.hash === null) return { known: { stamp: null, hash: null }, change: null };
    return { known, change: { kind: 'deleted', now: { stamp: null, hash: null }, bytes: null, document: null, migratedFrom: null, message: `${documentName} was deleted, moved or renamed outside Trellis.` } };
  }
  const hash = identity.sha256(bytes);
  if (hash === known.hash) return { known: { stamp, hash }, change: null };
  const read = readDocumentBytes(bytes);
  const now = { stamp, hash };
  if (read.ok) return { known, change: { kind: 'changed', now, bytes, ...read.value, message: `${documentName} was changed outside Trellis.` } };
  return { known, change: { kind: 'unreadable', now, bytes, document: null, migratedFrom: null, message: `${documentName} was changed outside Trellis and cannot be read now. ${read.error.message}` } };
}
