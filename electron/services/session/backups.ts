import { isSameRecord, type RecordChange, type RecordsDiff } from '#shared/document/diff';
import { allRecords, getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { StudioError } from '#shared/contract/contract-error';
import { requireFolder } from './folders';
import { keptFolder, keptId, listKept, listKind, readKept, type KeptState } from './kept-states';
import { readDocumentBytes } from './read-document-file';
import type { SessionPorts } from './session-ports';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const alwaysKept = 20;
/** A running session writes a backup at most this often. */
export const backupEveryMs = 5 * 60_000;

/** Earlier states of a workspace, below `.trellis/backups` and `.trellis/snapshots`. */
export interface Backups {
  readonly list: () => Promise<readonly KeptState[]>;
  /** Keeps these bytes of the document file, unless the newest backup has them; thins old ones. */
  readonly keep: (bytes: Uint8Array) => Promise<void>;
  readonly snapshot: (document: TrellisDocument, name: string) => Promise<KeptState>;
  /** Keeps these bytes as they are among the snapshots, where nothing is thinned; once for the same bytes and name. */
  readonly keepAs: (bytes: Uint8Array, name: string) => Promise<KeptState>;
  /** The document of a kept state. */
  readonly load: (id: string) => Promise<TrellisDocument>;
}

export function createBackups(ports: SessionPorts, folder: string): Backups {
  const { files, identity, clock } = ports;
  const write = async (kind: KeptState['kind'], bytes: Uint8Array, name: string): Promise<KeptState> => {
    await requireFolder(files, folder);
    const at = clock.now();
    const id = keptId(at, identity.sha256(bytes), name);
    await files.makeFolder(keptFolder(files, folder, kind));
    await files.writeAtomic(files.join(keptFolder(files, folder, kind), id), bytes);
    return { id, kind, name, at };
  };
  return {
    list: () => listKept(files, folder),
    keep: async (bytes) => {
      const known = [...(await listKind(files, folder, 'backup'))].sort((a, b) => b.at - a.at);
      const hash = identity.sha256(bytes);
      const newest = known[0]?.id.includes(`-${hash.slice(0, 12)}`) ? await readKept(files, folder, known[0].id) : null;
      if (newest && identity.sha256(newest) === hash) return;
      const fresh = await write('backup', bytes, '');
      for (const old of selectSurplus([fresh, ...known], clock.now())) await files.remove(files.join(keptFolder(files, folder, 'backup'), old.id));
    },
    snapshot: (document, name) => write('snapshot', new TextEncoder().encode(writeDocument(document, ports.app)), name),
    keepAs: async (bytes, name) => {
      const hash = `-${identity.sha256(bytes).slice(0, 12)}-`;
      return (await listKind(files, folder, 'snapshot')).find((state) => state.name === name && state.id.includes(hash)) ?? write('snapshot', bytes, name);
    },
    load: async (id) => {
      const bytes = await readKept(files, folder, id);
      if (!bytes) throw new StudioError('not-found', 'This backup is no longer there.');
      const read = readDocumentBytes(bytes);
      if (!read.ok) throw new StudioError('refused', `This backup cannot be read. ${read.error.message}`);
      return read.value.document;
    },
  };
}

/** Backups that may go: the newest 20 stay, and beyond them one an hour for a day and one a day for sixty days. Those from before the clock was set back count as the oldest. Pure. */
export function selectSurplus(states: readonly KeptState[], now: number): readonly KeptState[] {
  const sorted = [...states].sort((a, b) => Number(a.at > now) - Number(b.at > now) || b.at - a.at);
  const seen = new Set<string>();
  return sorted.filter((state, index) => {
    const age = now - state.at;
    const slot = age < dayMs ? `hour ${Math.floor(state.at / hourMs)}` : age < 60 * dayMs ? `day ${Math.floor(state.at / dayMs)}` : null;
    const isFirst = slot !== null && !seen.has(slot);
    if (slot !== null) seen.add(slot);
    return index >= alwaysKept && !isFirst;
  });
}

/** The change that leads from one document to another. */
export function diffDocuments(from: TrellisDocument, to: TrellisDocument): RecordsDiff {
  const changes: RecordChange[] = [];
  for (const record of allRecords(to)) {
    const before = getRecord(from, record.id) ?? null;
    if (!isSameRecord(before, record)) changes.push({ id: record.id, before, after: record });
  }
  for (const record of allRecords(from)) if (!getRecord(to, record.id)) changes.push({ id: record.id, before: record, after: null });
  return { changes };
}

