/** An entry whose data are ready: sizes in bytes, `method` 0 (stored) or 8 (deflate). Layout: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. */
export interface ReadyEntry {
  readonly name: Buffer;
  readonly data: Uint8Array;
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly size: number;
}

// Noon of 1 January 2000 in the fields of MS-DOS, which know no time zone.
const fixedTime = 12 << 11;
const fixedDate = ((2000 - 1980) << 9) | (1 << 5) | 1;
const utf8Name = 0x800;
const neededVersion = 20;
const madeByUnix = (3 << 8) | neededVersion;
const regularFile = 0o100644;
const most = { entries: 0xffff, bytes: 0xffffffff } as const;

/** The archive, without the extensions for more than 65,534 entries or 4 GB, which the callers' limits keep out: more is an error. */
export function joinEntries(entries: readonly ReadyEntry[]): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    parts.push(header, entry.name, entry.data);
    directory.push(directoryHeader(entry, offset), entry.name);
    offset += header.length + entry.name.length + entry.data.length;
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0);
  if (entries.length >= most.entries || offset + directoryBytes >= most.bytes) throw new Error(`zip: ${entries.length} files and ${offset} bytes are more than an archive of the plain format holds.`);
  return Buffer.concat([...parts, ...directory, endRecord(entries.length, directoryBytes, offset)]);
}

/** Fields that both headers share, written from `at`. */
function writeCommon(header: Buffer, at: number, { method, crc32, data, size, name }: ReadyEntry): void {
  header.writeUInt16LE(neededVersion, at);
  header.writeUInt16LE(utf8Name, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt16LE(fixedTime, at + 6);
  header.writeUInt16LE(fixedDate, at + 8);
  header.writeUInt32LE(crc32, at + 10);
  header.writeUInt32LE(data.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function localHeader(entry: ReadyEntry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, entry);
  return header;
}

function directoryHeader(entry: ReadyEntry, offset: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(madeByUnix, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(regularFile * 0x10000, 38);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endRecord(entries: number, directoryBytes: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}
