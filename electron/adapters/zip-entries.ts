import { quoteSafely } from '#shared/kit/quote';
import type { Result } from '#shared/kit/result';
import { ok } from '#shared/kit/result';
import type yauzl from 'yauzl';
import type { ZipLimits, ZipRefusal } from '../ports/zip';
import { decodeEntryName, refusalOfCollisions, refusalOfPath, refuse } from './zip-names';

/** An entry of the directory after the policy has accepted what it says about itself. */
export interface ListedEntry {
  readonly path: string;
  readonly isFolder: boolean;
  readonly raw: yauzl.Entry;
}

const smallEntryBytes = 64 * 1024;
const fileType = { mask: 0o170000, none: 0, regular: 0o100000, folder: 0o040000, link: 0o120000 } as const;
const madeByUnix = new Set([3, 19]);

/** Reads the directory and refuses by name, kind, number, claimed size and collision, before one byte is inflated. */
export async function listEntries(zip: yauzl.ZipFile, limits: ZipLimits): Promise<Result<readonly ListedEntry[], ZipRefusal>> {
  if (zip.entryCount > limits.maxEntries) return refuse('too-many-entries', `The archive has ${zip.entryCount} files; at most ${limits.maxEntries} are allowed.`);
  const listed: ListedEntry[] = [];
  let total = 0;
  for await (const raw of zip.eachEntry()) {
    const name = decodeEntryName(raw, raw.fileNameRaw);
    if (!name.ok) return name;
    const refusal = refusalOfPath(name.value, limits) ?? refusalOfKind(raw, name.value) ?? refusalOfSize(raw, name.value, limits);
    if (refusal) return refuse(refusal.code, refusal.message);
    total += raw.uncompressedSize;
    if (total > limits.maxTotalBytes) return refuse('total-too-large', `The archive unpacks to more than ${megabytes(limits.maxTotalBytes)}.`);
    listed.push({ path: name.value, isFolder: name.value.endsWith('/'), raw });
  }
  const collision = refusalOfCollisions(listed.map((entry) => entry.path));
  return collision ? refuse(collision.code, collision.message) : ok(listed);
}

function refusalOfKind(entry: yauzl.Entry, path: string): ZipRefusal | undefined {
  const name = quoteSafely(path);
  const isFolder = path.endsWith('/');
  if ((entry.generalPurposeBitFlag & 0x2041) !== 0) return { code: 'encrypted', message: `The file ${name} is encrypted.` };
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) return { code: 'unsupported-method', message: `The file ${name} is compressed by method ${entry.compressionMethod}; only deflate is supported.` };
  const type = madeByUnix.has(entry.versionMadeBy >>> 8) ? (entry.externalFileAttributes >>> 16) & fileType.mask : fileType.none;
  if (type === fileType.link) return { code: 'symlink', message: `${name} is a symbolic link.` };
  const isExpected = type === fileType.none || type === (isFolder ? fileType.folder : fileType.regular);
  if (!isExpected) return { code: 'special-file', message: `${name} is neither a file nor a folder.` };
  if (isFolder && entry.uncompressedSize > 0) return { code: 'directory-with-data', message: `The folder ${name} carries data.` };
  return undefined;
}

function refusalOfSize(entry: yauzl.Entry, path: string, limits: ZipLimits): ZipRefusal | undefined {
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > limits.maxEntryBytes) return { code: 'entry-too-large', message: `The file ${quoteSafely(path)} is larger than ${megabytes(limits.maxEntryBytes)}.` };
  const isBomb = uncompressedSize > smallEntryBytes && uncompressedSize > compressedSize * limits.maxRatio;
  return isBomb ? { code: 'ratio-too-high', message: `The file ${quoteSafely(path)} grows more than ${limits.maxRatio} times when unpacked.` } : undefined;
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
