import type { FileStore } from '../../ports/file-store';
import { hiddenFolder } from './folders';

/** One kept state: a rolling backup, or a snapshot with a name. `id` is its file name. */
export interface KeptState {
  readonly id: string;
  readonly kind: 'backup' | 'snapshot';
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const pattern = /^(\d{13,15})-([0-9a-f]{12})(?:-([A-Za-z0-9._~%-]{1,600}))?\.trellis\.json$/;

export function keptFolder(files: FileStore, folder: string, kind: KeptState['kind']): string {
  return files.join(folder, hiddenFolder, kind === 'backup' ? 'backups' : 'snapshots');
}

/** Backups and snapshots of a workspace, newest first. */
export async function listKept(files: FileStore, folder: string): Promise<readonly KeptState[]> {
  const lists = await Promise.all((['backup', 'snapshot'] as const).map((kind) => listKind(files, folder, kind)));
  return lists.flat().sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

export async function listKind(files: FileStore, folder: string, kind: KeptState['kind']): Promise<readonly KeptState[]> {
  return ((await files.list(keptFolder(files, folder, kind))) ?? []).flatMap((entry) => {
    const match = entry.kind === 'file' ? pattern.exec(entry.name) : null;
    return match ? [{ id: entry.name, kind, name: decodeName(match[3]), at: Number(match[1]) }] : [];
  });
}

/** The bytes of a kept state; null where it is gone or was never one. */
export async function readKept(files: FileStore, folder: string, id: string): Promise<Uint8Array | null> {
  if (!pattern.test(id)) return null;
  return (await files.read(files.join(keptFolder(files, folder, 'backup'), id))) ?? files.read(files.join(keptFolder(files, folder, 'snapshot'), id));
}

export function keptId(at: number, sha256: string, name: string): string {
  return `${String(at).padStart(13, '0')}-${sha256.slice(0, 12)}${name ? `-${encodeName(name)}` : ''}.trellis.json`;
}

/** Whether bytes with this SHA-256 are those that were kept under this id. */
export function isIntact(id: string, sha256: string): boolean {
  return pattern.exec(id)?.[2] === sha256.slice(0, 12);
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
