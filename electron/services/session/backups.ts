import { isSameRecord, type RecordChange, type RecordsDiff } from '#shared/document/diff';
import { allRecords, getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { StudioError } from '#shared/contract/contract-error';
import { parseDocument } from './parse-document';
import type { SessionPorts } from './session-ports';
import { hiddenFolder } from './workspace-files';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const alwaysKept = 20;
/** A running session writes a backup at most this often. */
export const backupEveryMs = 5 * 60_000;

/** One kept state: a rolling backup, or a snapshot with a name. `id` is its file name. */
export interface KeptState {
  readonly id: string;
  readonly kind: 'backup' | 'snapshot';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

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

const pattern = /^(\d{13,15})-([0-9a-f]{12})(?:-([A-Za-z0-9._~%-]{1,600}))?\.trellis\.json$/;

export function createBackups(ports: SessionPorts, folder: string): Backups {
  const { files, identity, clock } = ports;
  const folderOf = (kind: KeptState['kind']): string => files.join(folder, hiddenFolder, kind === 'backup' ? 'backups' : 'snapshots');
  const listKind = async (kind: KeptState['kind']): Promise<KeptState[]> =>
    ((await files.list(folderOf(kind))) ?? []).flatMap((entry) => {
      const match = entry.kind === 'file' ? pattern.exec(entry.name) : null;
      return match ? [{ id: entry.name, kind, name: decodeName(match[3]), at: Number(match[1]) }] : [];
    });
  const write = async (kind: KeptState['kind'], bytes: Uint8Array, name: string): Promise<KeptState> => {
    const at = clock.now();
    const id = `${String(at).padStart(13, '0')}-${identity.sha256(bytes).slice(0, 12)}${name ? `-${encodeName(name)}` : ''}.trellis.json`;
    await files.makeFolder(folderOf(kind));
    await files.writeAtomic(files.join(folderOf(kind), id), bytes);
    return { id, kind, name, at };
  };
  return {
    list: async () => [...(await listKind('backup')), ...(await listKind('snapshot'))].sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
    keep: async (bytes) => {
      const known = (await listKind('backup')).sort((a, b) => b.at - a.at);
      if (known[0]?.id.includes(`-${identity.sha256(bytes).slice(0, 12)}`)) return;
      const fresh = await write('backup', bytes, '');
      for (const old of selectSurplus([fresh, ...known], clock.now())) await files.remove(files.join(folderOf('backup'), old.id));
    },
    snapshot: (document, name) => write('snapshot', new TextEncoder().encode(writeDocument(document, ports.app)), name),
    keepAs: async (bytes, name) => {
      const hash = `-${identity.sha256(bytes).slice(0, 12)}-`;
      return (await listKind('snapshot')).find((state) => state.name === name && state.id.includes(hash)) ?? write('snapshot', bytes, name);
    },
    load: async (id) => {
      if (!pattern.test(id)) throw new StudioError('not-found', 'This backup is no longer there.');
      const bytes = (await files.read(files.join(folderOf('backup'), id))) ?? (await files.read(files.join(folderOf('snapshot'), id)));
      if (!bytes) throw new StudioError('not-found', 'This backup is no longer there.');
      return parseDocument(bytes, `The backup ${id}`).document;
    },
  };
}

const longestName = 180;

/** A name as part of a file name: as much of it as file systems take. */
function encodeName(name: string): string {
  const characters = [...name];
  for (; ;) {
    const encoded = encodeURIComponent(characters.join('')).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
    if (encoded.length <= longestName) return encoded;
    characters.pop();
  }
}

function decodeName(text: string | undefined): string {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return text ?? '';
  }
}

/** Backups that may go: the newest 20 stay, and beyond them one an hour for a day and one a day for sixty days. Pure. */
export function selectSurplus(states: readonly KeptState[], now: number): readonly KeptState[] {
  const sorted = [...states].sort((a, b) => b.at - a.at);
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

