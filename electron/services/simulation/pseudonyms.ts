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

/**
 * Pseudonyms of a workspace, with a key of its own that is made at first: the same person has the same pseudonym in this workspace, and another in every other. Where the key cannot be
 * kept (a folder that may only be read) it lasts for this run, and `notice` says so.
 */
export async function openPseudonyms(files: FileStore, identity: Identity, workspace: string): Promise<{ readonly pseudonymise: Pseudonymise; readonly notice: string | null }> {
  const folder = files.join(workspace, hiddenFolder);
  const { key, notice } = await keyOf(files, identity, folder);
  const bytes = new TextEncoder().encode(key);
  return { pseudonymise: (id) => hmacSha256(identity, bytes, id).slice(0, 20), notice };
}

async function keyOf(files: FileStore, identity: Identity, folder: string): Promise<{ readonly key: string; readonly notice: string | null }> {
  const path = files.join(folder, keyName);
  const held = await files.read(path);
  const text = held ? new TextDecoder().decode(held).trim() : '';
  if (text.length >= 32) return { key: text, notice: null };
  const key = identity.randomKey() + identity.randomKey();
  try {
    await files.makeFolder(folder);
    const isNew = await files.writeNew(path, new TextEncoder().encode(`${key}\n`));
    // Another process made one at the same moment: that one counts.
    if (!isNew) return { key: new TextDecoder().decode((await files.read(path)) ?? new Uint8Array()).trim() || key, notice: null };
    return { key, notice: null };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { key, notice: 'The key of pseudonyms could not be kept in the workspace: the pseudonyms of this run will not be those of the next.' };
  }
}
