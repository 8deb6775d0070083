import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { quoteSafely } from '#shared/kit/quote';
import type { Result } from '#shared/kit/result';
import { ok } from '#shared/kit/result';
import yauzl from 'yauzl';
import type { ZipEntryFile, ZipLimits, ZipReader, ZipRefusal } from '../ports/zip';
import { defaultZipLimits } from '../ports/zip';
import type { ListedEntry } from './zip-entries';
import { listEntries } from './zip-entries';
import type { Located } from './zip-local';
import { locate } from './zip-local';
import { isNameGuessed, refuse } from './zip-names';
import { readEndRecord, refusalOfExtents } from './zip-structure';

/** The one way in which the application unpacks an archive: everything it says is checked first, then its data, and any lie refuses the whole. */
export const zipReader: ZipReader = { read: readZip };

/**
 * All files of an archive in the order of its directory (folders are left out), or the reason why it is refused.
 * Errors are data: this never rejects, whatever the bytes are.
 */
export async function readZip(source: Uint8Array | string, limits: Partial<ZipLimits> = {}): Promise<Result<readonly ZipEntryFile[], ZipRefusal>> {
  const policy = { ...defaultZipLimits, ...limits };
  try {
    const loaded = await loadArchive(source, policy);
    return loaded.ok ? await unpack(loaded.value, policy) : loaded;
  } catch {
    return refuse('damaged', 'The archive is damaged and cannot be read.');
  }
}

async function loadArchive(source: Uint8Array | string, limits: ZipLimits): Promise<Result<Buffer, ZipRefusal>> {
  const tooLarge = (): Result<Buffer, ZipRefusal> => refuse('total-too-large', `The archive is larger than ${Math.floor(limits.maxTotalBytes / 1024 / 1024)} MB.`);
  if (typeof source !== 'string') return source.length > limits.maxTotalBytes ? tooLarge() : ok(Buffer.from(source.buffer, source.byteOffset, source.byteLength));
  try {
    if ((await stat(source)).size > limits.maxTotalBytes) return tooLarge();
    return ok(await readFile(source));
  } catch {
    return refuse('cannot-read', `The file ${quoteSafely(source)} cannot be read.`);
  }
}

async function unpack(file: Buffer, limits: ZipLimits): Promise<Result<readonly ZipEntryFile[], ZipRefusal>> {
  const end = readEndRecord(file);
  if (!end.ok) return end;
  const zip = await yauzl.fromBufferPromise(file, { decodeStrings: false, validateEntrySizes: false });
  const listed = await listEntries(zip, limits);
  if (!listed.ok) return listed;
  const located: Located[] = [];
  for (const entry of listed.value) {
    const place = locate(file, entry);
    if (!place.ok) return place;
    located.push(place.value);
  }
  const refusal = refusalOfExtents(file, located.map((place) => place.whole), end.value);
  if (refusal) return refuse(refusal.code, refusal.message);
  const liar = listed.value[located.findIndex((place) => !place.isConsistent)];
  if (liar) return refuse('local-mismatch', `The archive says two different things about the file ${quoteSafely(liar.path)}.`);
  return inflateAll(file, listed.value, located);
}

async function inflateAll(file: Buffer, listed: readonly ListedEntry[], located: readonly Located[]): Promise<Result<readonly ZipEntryFile[], ZipRefusal>> {
  const files: ZipEntryFile[] = [];
  for (const [i, entry] of listed.entries()) {
    const { start, end } = located[i]!.data;
    const bytes = await inflateEntry(file.subarray(start, end), entry);
    if (!bytes.ok) return bytes;
    if (!entry.isFolder) files.push({ path: entry.path, bytes: bytes.value, ...(isNameGuessed(entry.raw, entry.raw.fileNameRaw) ? { isNameGuessed: true } : {}) });
  }
  return ok(files);
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}
type InflateWithInfo = (data: Buffer, options: { readonly maxOutputLength: number; readonly info: true }) => Promise<unknown>;
const inflate = promisify(inflateRaw) as unknown as InflateWithInfo;

async function inflateEntry(packed: Buffer, { raw, path }: ListedEntry): Promise<Result<Uint8Array, ZipRefusal>> {
  const lie = (): Result<Uint8Array, ZipRefusal> => refuse('size-mismatch', `The file ${quoteSafely(path)} has not the size that the archive claims.`);
  let bytes: Buffer = packed;
  if (raw.compressionMethod === 8) {
    try {
      const inflated = (await inflate(packed, { maxOutputLength: Math.max(1, raw.uncompressedSize), info: true })) as Inflated;
      if (inflated.engine.bytesWritten !== packed.length) return lie();
      bytes = inflated.buffer;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return lie();
      return refuse('damaged', `The file ${quoteSafely(path)} in the archive is damaged.`);
    }
  }
  if (bytes.length !== raw.uncompressedSize) return lie();
  if (crc32(bytes) !== raw.crc32) return refuse('crc-mismatch', `The file ${quoteSafely(path)} in the archive is damaged: its checksum is wrong.`);
  return ok(new Uint8Array(bytes));
}
