import { FileError, type FileStore } from '../../ports/file-store';
import type { Identity } from '../../ports/machine';
import { hiddenFolder } from '../session/folders';

/** Name of the file with the key of a workspace's pseudonyms, in its hidden folder: never in git, never in an export. */
const keyName = 'people.key';

/** HMAC-SHA-256 (RFC 2104) of a text, lower-case hex. */
export function hmacSha256({ sha256 }: Pick<Identity, 'sha256'>, key: Uint8Array, text: string): string {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? fromHex(sha256(key)) : key);
  const bytes = new TextEncoder().encode(text);
  const inner = fromHex(sha256(joined(block.map((byte) => byte ^ 0x36), bytes)));
  return sha256(joined(block.map((byte) => byte ^ 0x5c), inner));
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** A function from ids to pseudonyms of 20 hexadecimal digits. */
export type Pseudonymise = (id: string) => string;

export interface Pseudonyms {
  readonly pseudonymise: Pseudonymise;
  /** Keeps a key that was made for this run, once it is known that it is needed; what to tell the person where that cannot be, else null. */
  readonly keep: () => Promise<string | null>;
}

/**
 * Pseudonyms of a workspace, with a key of its own: the same person has the same pseudonym in this workspace, and another in every other. Opening writes nothing; a new key is written by
 * `keep`. Where it cannot be kept (a folder that may only be read) it lasts for this run.
 */
export async function openPseudonyms(files: FileStore, identity: Identity, workspace: string): Promise<Pseudonyms> {
  const folder = files.join(workspace, hiddenFolder);
  const path = files.join(folder, keyName);
  const held = await files.read(path);
  const text = held ? new TextDecoder().decode(held).trim() : '';
  const isKept = text.length >= 32;
  const key = isKept ? text : identity.randomKey() + identity.randomKey();
  const bytes = new TextEncoder().encode(key);
  return { pseudonymise: (id) => hmacSha256(identity, bytes, id).slice(0, 20), keep: async () => (isKept ? null : keepKey(files, folder, path, key)) };
}

async function keepKey(files: FileStore, folder: string, path: string, key: string): Promise<string | null> {
  try {
    await files.makeFolder(folder);
    if (await files.writeNew(path, new TextEncoder().encode(`${key}\n`))) return null;
    return 'Another run made the key of pseudonyms at the same moment: the pseudonyms of this run will not be those of the next. Run it again.';
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return 'The key of pseudonyms could not be kept in the workspace: the pseudonyms of this run will not be those of the next.';
  }
}
