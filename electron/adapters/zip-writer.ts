import { promisify } from 'node:util';
import { crc32, deflateRaw, deflateRawSync } from 'node:zlib';
import { compareCodeUnits } from '#shared/kit/order';
import { quoteSafely } from '#shared/kit/quote';
import type { Result } from '#shared/kit/result';
import { ok } from '#shared/kit/result';
import type { WriteZip, ZipEntryFile, ZipRefusal, ZipWriter } from '../ports/zip';
import { defaultZipLimits } from '../ports/zip';
import { joinEntries, type ReadyEntry } from './zip-format';
import { refusalOfCollisions, refusalOfPath, refuse } from './zip-names';

/** Packages are byte-identical for the same files: sorted, fixed time and mode, UTF-8 names, deflate, no folder entries. */
export const zipWriter: ZipWriter = { write: writeZip, series: () => writeAgainst(new WeakMap()) };

/** What was packed before, by the very bytes: packages of one export share the player and the schemas. */
type Packed = WeakMap<Uint8Array, Promise<PackedData>>;
type PackedData = Pick<ReadyEntry, 'data' | 'method' | 'crc32' | 'size'>;

/** Below, handing the work to another thread takes longer than the work. */
const smallBytes = 16 * 1024;
/** Files that are packed beside each other. */
const ahead = 4;
const deflate = promisify<Uint8Array, Buffer>(deflateRaw);

/** Refuses empty files (Blackboard rejects them), names that our own reader would refuse, and two files of one name. */
export function writeZip(files: readonly ZipEntryFile[], packed?: (done: number) => Promise<void>): Promise<Result<Uint8Array, ZipRefusal>> {
  return writeAgainst(new WeakMap())(files, packed);
}

function writeAgainst(known: Packed): WriteZip {
  return async (files, packed = async () => undefined) => {
    const sorted = [...files].sort((a, b) => compareCodeUnits(a.path, b.path));
    for (const file of sorted) {
      const refusal = refusalOfPath(file.path, defaultZipLimits);
      if (refusal) return refuse(refusal.code, refusal.message);
      if (file.bytes.length === 0) return refuse('empty-file', `The file ${quoteSafely(file.path)} is empty; some LMSs refuse a package with an empty file.`);
    }
    const collision = refusalOfCollisions(sorted.map((file) => file.path));
    return collision ? refuse(collision.code, collision.message) : ok(new Uint8Array(joinEntries(await packAll(sorted, known, packed))));
  };
}

async function packAll(files: readonly ZipEntryFile[], known: Packed, packed: (done: number) => Promise<void>): Promise<readonly ReadyEntry[]> {
  const waiting: Promise<ReadyEntry>[] = [];
  for (const [done, file] of files.entries()) {
    await packed(done);
    if (done >= ahead) await waiting[done - ahead];
    const entry = packOne(file, known).then((data) => ({ ...data, name: Buffer.from(file.path, 'utf8') }));
    // Whoever waits for it hears of a failure; it must not count as unheard until then.
    entry.catch(() => undefined);
    waiting.push(entry);
  }
  return Promise.all(waiting);
}

function packOne({ bytes, isPacked }: ZipEntryFile, known: Packed): Promise<PackedData> {
  const before = known.get(bytes);
  if (before) return before;
  const data = pack(bytes, isPacked === true);
  known.set(bytes, data);
  return data;
}

async function pack(bytes: Uint8Array, isPacked: boolean): Promise<PackedData> {
  const common = { crc32: crc32(bytes), size: bytes.length };
  if (isPacked) return { ...common, data: bytes, method: 0 };
  return { ...common, data: bytes.length < smallBytes ? deflateRawSync(bytes) : await deflate(bytes), method: 8 };
}
