import { compareCodeUnits } from '#shared/kit/order';
import { quoteSafely } from '#shared/kit/quote';
import type { Result } from '#shared/kit/result';
import { ok } from '#shared/kit/result';
import yazl from 'yazl';
import type { ZipEntryFile, ZipRefusal, ZipWriter } from '../ports/zip';
import { defaultZipLimits } from '../ports/zip';
import { refusalOfCollisions, refusalOfPath, refuse } from './zip-names';

/** Packages are byte-identical for the same files: sorted, fixed time and mode, UTF-8 names, deflate, no folder entries. */
export const zipWriter: ZipWriter = { write: writeZip };

const fixedMode = 0o100644;

/** Refuses empty files (Blackboard rejects them), names that our own reader would refuse, and two files of one name. */
export async function writeZip(files: readonly ZipEntryFile[], packed: (done: number) => Promise<void> = async () => undefined): Promise<Result<Uint8Array, ZipRefusal>> {
  const sorted = [...files].sort((a, b) => compareCodeUnits(a.path, b.path));
  for (const file of sorted) {
    const refusal = refusalOfPath(file.path, defaultZipLimits);
    if (refusal) return refuse(refusal.code, refusal.message);
    if (file.bytes.length === 0) return refuse('empty-file', `The file ${quoteSafely(file.path)} is empty; some LMSs refuse a package with an empty file.`);
  }
  const collision = refusalOfCollisions(sorted.map((file) => file.path));
  return collision ? refuse(collision.code, collision.message) : ok(await pack(sorted, packed));
}

async function pack(files: readonly ZipEntryFile[], packed: (done: number) => Promise<void>): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  // Local noon on purpose: yazl writes the local calendar fields, and no time zone ever skipped this one.
  const fixedTime = new Date(2000, 0, 1, 12, 0, 0);
  const chunks: Buffer[] = [];
  const written = collect(zip.outputStream, chunks);
  for (const [done, { path, bytes }] of files.entries()) {
    await packed(done);
    zip.addBuffer(Buffer.from(bytes), path, { mtime: fixedTime, mode: fixedMode, forceDosTimestamp: true, compress: true });
  }
  zip.end();
  await written;
  return new Uint8Array(Buffer.concat(chunks));
}

async function collect(stream: NodeJS.ReadableStream, chunks: Buffer[]): Promise<void> {
  for await (const chunk of stream) chunks.push(chunk as Buffer);
}
