import { quoteSafely } from '#shared/kit/quote';
import type { Result } from '#shared/kit/result';
import { ok } from '#shared/kit/result';
import type yauzl from 'yauzl';
import type { ZipRefusal } from '../ports/zip';
import type { ListedEntry } from './zip-entries';
import { refuse } from './zip-names';
import type { Extent } from './zip-structure';

const localSignature = 0x04034b50;
const descriptorSignature = 0x08074b50;
const localBytes = 30;
const hasDescriptor = 0x8;

/** Where the (compressed) data of an entry lie, the bytes that the entry takes in all, and whether its own header says what the directory says. */
export interface Located {
  readonly data: Extent;
  readonly whole: Extent;
  readonly isConsistent: boolean;
}

/**
 * Finds the data of an entry, and compares the header in front of them with the directory: programs that read from the front must see what we see.
 * The caller refuses what is not consistent after it has looked for overlaps, which name the worse intention.
 */
export function locate(file: Buffer, entry: ListedEntry): Result<Located, ZipRefusal> {
  const { raw, path } = entry;
  const start = raw.relativeOffsetOfLocalHeader;
  if (start + localBytes > file.length || file.readUInt32LE(start) !== localSignature) return refuse('damaged', `The file ${quoteSafely(path)} is not where the archive says.`);
  const nameEnd = start + localBytes + file.readUInt16LE(start + 26);
  const dataStart = nameEnd + file.readUInt16LE(start + 28);
  const dataEnd = dataStart + raw.compressedSize;
  if (dataEnd > file.length) return refuse('damaged', `The file ${quoteSafely(path)} reaches beyond the end of the archive.`);

  const isSameName = file.subarray(start + localBytes, nameEnd).equals(raw.fileNameRaw);
  const isSameFlags = ((file.readUInt16LE(start + 6) ^ raw.generalPurposeBitFlag) & (0x1 | hasDescriptor)) === 0;
  const isConsistent = isSameName && isSameFlags && file.readUInt16LE(start + 8) === raw.compressionMethod && hasSameSizes(file, start, raw, dataEnd);
  return ok({ data: { start: dataStart, end: dataEnd }, whole: { start, end: dataEnd }, isConsistent });
}

function hasSameSizes(file: Buffer, start: number, raw: yauzl.Entry, dataEnd: number): boolean {
  const [crc, packed, unpacked] = [file.readUInt32LE(start + 14), file.readUInt32LE(start + 18), file.readUInt32LE(start + 22)];
  const isZip64 = packed === 0xffffffff || unpacked === 0xffffffff;
  const isEqual = crc === raw.crc32 && (isZip64 || (packed === raw.compressedSize && unpacked === raw.uncompressedSize));
  if ((raw.generalPurposeBitFlag & hasDescriptor) === 0) return isEqual;
  const isLeftOpen = crc === 0 && (isZip64 || (packed === 0 && unpacked === 0));
  return (isEqual || isLeftOpen) && matchesDescriptor(file, dataEnd, raw);
}

/** The record behind the data: with or without signature, sizes of 4 or of 8 bytes. */
function matchesDescriptor(file: Buffer, at: number, raw: yauzl.Entry): boolean {
  const start = at + 4 <= file.length && file.readUInt32LE(at) === descriptorSignature ? at + 4 : at;
  if (start + 12 > file.length || file.readUInt32LE(start) !== raw.crc32 || file.readUInt32LE(start + 4) !== raw.compressedSize) return false;
  if (file.readUInt32LE(start + 8) === raw.uncompressedSize) return true;
  return start + 20 <= file.length && file.readUInt32LE(start + 8) === 0 && file.readUInt32LE(start + 12) === raw.uncompressedSize;
}
