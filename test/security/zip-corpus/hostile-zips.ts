import { deflateRawSync } from 'node:zlib';
import { endRecord, localHeader, rawZip, unicodePathExtra } from '../../helpers/raw-zip';
import type { RawEntry, RawZip } from '../../helpers/raw-zip';
import type { ZipLimits, ZipRefusalCode } from '#electron/ports/zip';

/** One kind of hostile or broken archive and the refusal that it must earn. */
export interface HostileZip {
  readonly kind: string;
  readonly code: ZipRefusalCode;
  readonly make: () => Buffer;
  readonly limits?: Partial<ZipLimits>;
}

const harmless: RawEntry = { name: 'index.html', data: '<p>hello</p>' };

function named(kind: string, code: ZipRefusalCode, ...names: readonly string[]): HostileZip {
  return { kind, code, make: () => rawZip({ entries: [harmless, ...names.map((name) => ({ name }))] }) };
}

function entry(kind: string, code: ZipRefusalCode, raw: Partial<RawEntry>): HostileZip {
  return { kind, code, make: () => rawZip({ entries: [{ ...harmless, ...raw }] }) };
}

function archive(kind: string, code: ZipRefusalCode, zip: () => Omit<RawZip, 'entries'> & { readonly entries?: readonly RawEntry[] }): HostileZip {
  return { kind, code, make: () => rawZip({ entries: [harmless], ...zip() }) };
}

const zeros = Buffer.alloc(20 * 1024 * 1024);
const plain = rawZip({ entries: [harmless] });

const names: readonly HostileZip[] = [
  named('parent folder', 'name-traversal', '../evil.txt'),
  named('parent folder inside', 'name-traversal', 'a/../../evil.txt'),
  named('parent folder at the end', 'name-traversal', 'a/..'),
  named('absolute path', 'name-absolute', '/etc/passwd'),
  named('drive letter', 'name-drive', 'C:/Windows/win.ini'),
  named('network path', 'name-unc', '//server/share/x'),
  named('network path with backslashes', 'name-unc', '\\\\server\\share\\x'),
  named('backslash', 'name-backslash', '..\\evil.txt'),
  named('reserved device', 'name-reserved', 'media/CON'),
  named('reserved device with ending', 'name-reserved', 'nul.txt'),
  named('reserved device with a blank', 'name-reserved', 'com1 .txt'),
  named('NUL byte', 'name-control', 'a.txt\0.exe'),
  named('line break', 'name-control', 'a\nb.txt'),
  named('right-to-left override', 'name-bidi', 'invoice\u202efdp.exe'),
  named('zero-width blank', 'name-character', 'ind\u200bex.html'),
  named('alternate data stream', 'name-character', 'index.html:hidden'),
  named('trailing dot', 'name-trailing', 'folder./x.txt'),
  named('trailing blank', 'name-trailing', 'x.txt '),
  named('dot segment', 'name-trailing', './x.txt'),
  named('empty segment', 'name-empty', 'a//b.txt'),
  named('empty name', 'name-empty', ''),
  named('name of 2,000 characters', 'name-too-long', 'ab/'.repeat(700)),
  named('segment of 300 bytes', 'name-too-long', 'x'.repeat(300)),
  named('forty folders', 'too-deep', `${'d/'.repeat(40)}x.txt`),
  named('same name twice', 'duplicate-name', 'a.txt', 'a.txt'),
  named('names that differ in case', 'case-collision', 'Read.txt', 'read.TXT'),
  named('folders that differ in case', 'case-collision', 'Media/a.txt', 'media/b.txt'),
  named('composed and decomposed', 'normalisation-collision', 'caf\u00e9.txt', 'cafe\u0301.txt'),
  named('file and folder of one name', 'file-and-folder', 'x', 'x/y.txt'),
  entry('name is not UTF-8', 'name-encoding', { name: Buffer.from([0x61, 0xff, 0x62]) }),
  entry('second name says something else', 'name-encoding', { centralExtra: unicodePathExtra(Buffer.from('index.html'), '../evil.html') }),
];

const kinds: readonly HostileZip[] = [
  entry('symbolic link', 'symlink', { mode: 0o120777, data: '/etc/passwd' }),
  entry('device', 'special-file', { mode: 0o020666 }),
  entry('named pipe', 'special-file', { mode: 0o010666 }),
  entry('file that says it is a folder', 'special-file', { mode: 0o040755 }),
  entry('folder with data', 'directory-with-data', { name: 'folder/', mode: 0o040755 }),
  entry('encrypted', 'encrypted', { flags: 0x801 }),
  entry('strongly encrypted', 'damaged', { flags: 0x841 }),
  entry('method bzip2', 'unsupported-method', { method: 12, packed: Buffer.from('BZh9') }),
  entry('method 99 (AES)', 'unsupported-method', { method: 99, packed: Buffer.from('x') }),
];

const sizes: readonly HostileZip[] = [
  entry('bomb of 20 MB zeros', 'ratio-too-high', { data: zeros }),
  entry('bomb that claims to be small', 'size-mismatch', { packed: deflateRawSync(zeros), size: 1000, data: 'x' }),
  entry('claims to be larger', 'size-mismatch', { size: 500, local: { size: 500 } }),
  entry('entry above the limit', 'entry-too-large', { size: 101 * 1024 * 1024, local: { size: 101 * 1024 * 1024 } }),
  { kind: 'sum above the limit', code: 'total-too-large', limits: { maxTotalBytes: 10_000 }, make: () => rawZip({ entries: ['a', 'b', 'c'].map((name) => ({ name, data: Buffer.alloc(4000, name) })) }) },
  { kind: 'archive above the limit', code: 'total-too-large', limits: { maxTotalBytes: 100 }, make: () => plain },
  { kind: 'too many files', code: 'too-many-entries', make: () => rawZip({ entries: Array.from({ length: 20_001 }, (_, i) => ({ name: `f${i}`, method: 0, data: 'x' })) }) },
  entry('wrong checksum', 'crc-mismatch', { crc: 0x12345678 }),
  entry('data after the end of the stream', 'size-mismatch', { packed: Buffer.concat([deflateRawSync(Buffer.from('<p>hello</p>')), Buffer.from('hidden')]) }),
  entry('damaged stream', 'damaged', { packed: Buffer.from([0xff, 0xff, 0xff, 0xff]) }),
  entry('stored with two sizes', 'size-mismatch', { method: 0, size: 5 }),
];

const structure: readonly HostileZip[] = [
  { kind: 'not an archive', code: 'not-a-zip', make: () => Buffer.from('%PDF-1.7 this is something else entirely') },
  { kind: 'empty file', code: 'not-a-zip', make: () => Buffer.alloc(0) },
  { kind: 'cut off', code: 'not-a-zip', make: () => plain.subarray(0, plain.length - 30) },
  { kind: 'bytes after the end', code: 'damaged', make: () => Buffer.concat([plain, Buffer.from('more')]) },
  archive('bytes before the start', 'hidden-data', () => ({ prefix: Buffer.from('#!/bin/sh\n') })),
  { kind: 'two archives in one', code: 'hidden-data', make: () => Buffer.concat([plain, plain]) },
  archive('end record in the comment', 'damaged', () => ({ comment: Buffer.concat([endRecord({ count: 0, countOnDisk: 0, directoryBytes: 0, directoryOffset: 0, disk: 0 }), Buffer.from('x')]) })),
  archive('coherent end record in the comment', 'hidden-data', () => ({ comment: endRecord({ count: 0, countOnDisk: 0, directoryBytes: 0, directoryOffset: 0, disk: 0 }) })),
  archive('end record between the files', 'second-end-record', () => ({ entries: [harmless, { name: 'b', gap: endRecord({ count: 0, countOnDisk: 0, directoryBytes: 0, directoryOffset: 0, disk: 0 }) }] })),
  archive('file that the list does not name', 'hidden-data', () => ({ entries: [harmless, { name: 'b', gap: Buffer.concat([localHeader({ name: 'evil.html' }), Buffer.alloc(30)]) }] })),
  archive('file left out of the list', 'hidden-data', () => ({ entries: [harmless, { name: 'evil.html', isHidden: true }] })),
  archive('more files claimed than listed', 'wrong-entry-count', () => ({ count: 7, countOnDisk: 7 })),
  archive('fewer files claimed than listed', 'wrong-entry-count', () => ({ entries: [harmless, { name: 'b' }], count: 1, countOnDisk: 1 })),
  archive('two counts', 'wrong-entry-count', () => ({ countOnDisk: 0 })),
  archive('part of a set', 'multi-disk', () => ({ disk: 3 })),
  archive('directory elsewhere', 'hidden-data', () => ({ directoryOffset: 10 })),
  archive('ZIP64 end record', 'zip64', () => ({ beforeEnd: Buffer.concat([Buffer.from([0x50, 0x4b, 6, 7]), Buffer.alloc(16)]) })),
  archive('two entries on the same bytes', 'overlapping-entries', () => ({ entries: [{ name: 'a' }, { name: 'b', pointsTo: 0 }] })),
];

const lies: readonly HostileZip[] = [
  entry('another name in front of the data', 'local-mismatch', { local: { name: 'other.html' } }),
  entry('another method in front of the data', 'local-mismatch', { local: { method: 0 } }),
  entry('another size in front of the data', 'local-mismatch', { local: { size: 3 } }),
  entry('another checksum in front of the data', 'local-mismatch', { local: { crc: 1 } }),
  entry('encrypted only in front of the data', 'local-mismatch', { local: { flags: 0x801 } }),
  entry('descriptor that lies', 'local-mismatch', { flags: 0x808, local: { crc: 0, size: 0, packedSize: 0 }, descriptor: Buffer.alloc(16, 1) }),
  entry('extra field beyond its end', 'damaged', { centralExtra: Buffer.from([0x75, 0x70, 0xff, 0x00]) }),
];

/** The quoted overlap (D. Fifield, "A better zip bomb", 2019): the data of the first file are a stored block that holds the header of the second, then its data. */
function quotedOverlap(): Buffer {
  const kernel: RawEntry = { name: 'kernel', data: 'k'.repeat(500) };
  const header = localHeader(kernel);
  const quote = Buffer.alloc(5);
  quote.writeUInt16LE(header.length, 1);
  quote.writeUInt16LE(~header.length & 0xffff, 3);
  const data = Buffer.concat([header, Buffer.from('k'.repeat(500))]);
  const packedSize = quote.length + header.length + deflateRawSync(Buffer.from('k'.repeat(500))).length;
  return rawZip({ entries: [{ name: 'first', data, packed: quote, packedSize, size: data.length }, kernel] });
}

const overlaps: readonly HostileZip[] = [
  { kind: 'quoted overlap bomb', code: 'overlapping-entries', make: quotedOverlap },
  { kind: 'fifty entries on one kernel', code: 'overlapping-entries', make: () => rawZip({ entries: Array.from({ length: 50 }, (_, i) => ({ name: `k${i}`, data: Buffer.alloc(4000, 'k'), pointsTo: 0 })) }) },
];

export const hostileZips: readonly HostileZip[] = [...names, ...kinds, ...sizes, ...structure, ...lies, ...overlaps];
