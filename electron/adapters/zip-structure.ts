import type { Result } from '#shared/kit/result';
import { ok } from '#shared/kit/result';
import type { ZipRefusal } from '../ports/zip';
import { refuse } from './zip-names';

/** The end record of an archive (APPNOTE 6.3.10, 4.3.16). Offsets in bytes from the start of the file. */
export interface EndRecord {
  readonly offset: number;
  readonly entryCount: number;
  readonly directoryOffset: number;
}

const signature = { end: 0x06054b50, end64: 0x06064b50, end64Locator: 0x07064b50, central: 0x02014b50, local: 0x04034b50 } as const;
const endBytes = 22;
const centralBytes = 46;

/** A half-open range of the file. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Finds the last end record, which must reach exactly to the end of the file, and checks that the directory before it holds exactly the entries it claims. */
export function readEndRecord(file: Buffer): Result<EndRecord, ZipRefusal> {
  const offset = findLast(file, signature.end, Math.max(0, file.length - endBytes - 0xffff));
  if (offset === undefined && file[0] === 0x1f && file[1] === 0x8b) return refuse('not-a-zip', 'The file is a gzip archive, not a ZIP archive: Moodle writes backups (.mbz) so by default. Switch experimental backup with ZIP on in Moodle and back up once more, or unpack it and zip its content.');
  if (offset === undefined) return refuse('not-a-zip', 'The file is not a ZIP archive, or its end is missing. Download or export it once more and choose it again.');
  if (offset + endBytes + file.readUInt16LE(offset + 20) !== file.length) return refuse('damaged', 'The archive has bytes after its end, or its end is missing.');
  if (offset >= 20 && file.readUInt32LE(offset - 20) === signature.end64Locator) return refuse('zip64', 'The archive uses the format for archives above 4 GB.');
  if (file.readUInt16LE(offset + 4) !== 0 || file.readUInt16LE(offset + 6) !== 0) return refuse('multi-disk', 'The archive is one part of several.');

  const entryCount = file.readUInt16LE(offset + 10);
  const directoryBytes = file.readUInt32LE(offset + 12);
  const directoryOffset = file.readUInt32LE(offset + 16);
  if (entryCount !== file.readUInt16LE(offset + 8)) return refuse('wrong-entry-count', 'The archive gives two different numbers of files.');
  if (directoryOffset + directoryBytes !== offset) return refuse('hidden-data', 'The list of files in the archive is not where its end record says.');
  const counted = countDirectory(file, directoryOffset, offset);
  if (counted === undefined) return refuse('damaged', 'The list of files in the archive is damaged.');
  if (counted !== entryCount) return refuse('wrong-entry-count', `The archive claims ${entryCount} files and lists ${counted}.`);
  return ok({ offset, entryCount, directoryOffset });
}

function findLast(file: Buffer, wanted: number, from: number): number | undefined {
  for (let at = file.length - endBytes; at >= from; at--) if (file.readUInt32LE(at) === wanted) return at;
  return undefined;
}

function countDirectory(file: Buffer, start: number, end: number): number | undefined {
  let at = start;
  let count = 0;
  while (at < end) {
    if (at + centralBytes > end || file.readUInt32LE(at) !== signature.central) return undefined;
    at += centralBytes + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    count++;
  }
  return at === end ? count : undefined;
}

/**
 * Refuses entries that share bytes (the overlap bomb), that reach into the directory, bytes before the first entry, and records hidden between entries
 * or in the comment. `extents`: the bytes of each entry from its local header to the end of its data.
 */
export function refusalOfExtents(file: Buffer, extents: readonly Extent[], end: EndRecord): ZipRefusal | undefined {
  const sorted = [...extents].sort((a, b) => a.start - b.start);
  const gaps: Extent[] = [];
  let reached = 0;
  for (const extent of sorted) {
    if (extent.start < reached || extent.end > end.directoryOffset) return { code: 'overlapping-entries', message: 'Files in the archive overlap: it would grow when unpacked.' };
    gaps.push({ start: reached, end: extent.start });
    reached = extent.end;
  }
  if (gaps[0] && gaps[0].end > 0) return { code: 'hidden-data', message: 'The archive has bytes before its first file.' };
  gaps.push({ start: reached, end: end.directoryOffset }, { start: end.offset + 4, end: file.length });
  for (const gap of gaps) {
    const found = hiddenRecord(file, gap);
    if (found) return found;
  }
  return undefined;
}

function hiddenRecord(file: Buffer, gap: Extent): ZipRefusal | undefined {
  for (let at = gap.start; at + 4 <= gap.end; at++) {
    const word = file.readUInt32LE(at);
    if (word === signature.end || word === signature.end64) return { code: 'second-end-record', message: 'The archive has a second end record: two programs would unpack two different things.' };
    if (word === signature.local || word === signature.central) return { code: 'hidden-data', message: 'The archive hides a file that its list does not name.' };
  }
  return undefined;
}
