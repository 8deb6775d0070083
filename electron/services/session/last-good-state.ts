import type { TrellisDocument } from '#shared/document/trellis-document';
import type { FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { findBase, replay } from './replay';
import type { JournalEntry } from './journal';
import { isIntact, listKept, readKept } from './kept-states';
import { readDocumentBytes } from './read-document-file';

/** The newest state that backups and journal give together. */
export interface LastGoodState {
  readonly document: TrellisDocument;
  /** The state at the last base line of the journal. */
  readonly saved: TrellisDocument;
  /** Steps behind it. */
  readonly unsaved: number;
  /** Whether the whole journal went into it: then it is the state at the moment of the last journaled edit. */
  readonly complete: boolean;
  /** When the backup under it was made, ms since 1970. */
  readonly backupAt: number;
}

/**
 * The newest backup that the journal extends, brought forward by the journal; where the journal fits none, the newest readable backup
 * or snapshot. Null: there is nothing readable. Reads only.
 */
export async function findLastGoodState(files: FileStore, identity: Identity, folder: string, entries: readonly JournalEntry[]): Promise<LastGoodState | null> {
  const kept = await listKept(files, folder);
  let best: { readonly state: LastGoodState; readonly base: number } | null = null;
  for (const { id, at } of kept) {
    const bytes = await readKept(files, folder, id).catch(() => null);
    const hash = bytes && identity.sha256(bytes);
    // The name says which bytes were kept: a kept state that was damaged later gives itself away.
    if (!bytes || !hash || !isIntact(id, hash)) continue;
    const read = readDocumentBytes(bytes);
    if (!read.ok) continue;
    const { document } = read.value;
    const base = findBase(entries, hash);
    if (best && base <= best.base) continue;
    const { used, ...replayed } = replay(document, base < 0 ? [] : entries, base);
    best = { base, state: { document: replayed.document, saved: replayed.saved, unsaved: replayed.unsaved, complete: base >= 0 && used === entries.length, backupAt: at } };
    if (base >= 0) break;
  }
  return best?.state ?? null;
}
