import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a hand-made archive; every field can lie. Sizes and checksum are right unless given. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly data?: Buffer | string;
  /** What lies in the file instead of the deflated data. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly madeBy?: number;
  readonly mode?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packedSize?: number;
  readonly centralExtra?: Buffer;
  readonly descriptor?: Buffer;
  /** Written before the local header. */
  readonly gap?: Buffer;
  /** The directory points to the data of this entry (by number) instead of its own. */
  readonly pointsTo?: number;
  readonly local?: Partial<Pick<RawEntry, 'name' | 'method' | 'flags' | 'crc' | 'size' | 'packedSize'>>;
  readonly isHidden?: boolean;
}

export interface RawZip {
  readonly entries: readonly RawEntry[];
  readonly prefix?: Buffer;
  readonly comment?: Buffer;
  readonly suffix?: Buffer;
  readonly count?: number;
  readonly countOnDisk?: number;
  readonly disk?: number;
  readonly directoryBytes?: number;
  readonly directoryOffset?: number;
  readonly beforeEnd?: Buffer;
}

const utf8 = 0x800;

/** The bytes of an archive as described, faults and all. */
export function rawZip(zip: RawZip): Buffer {
  const parts: Buffer[] = [];
  let length = 0;
  const write = (...written: readonly Buffer[]): void => {
    for (const part of written) length += parts[parts.push(part) - 1]!.length;
  };
  if (zip.prefix) write(zip.prefix);
  const offsets: number[] = [];
  const directory: Buffer[] = [];
  for (const entry of zip.entries) {
    if (entry.gap) write(entry.gap);
    offsets.push(length);
    write(localHeader({ ...entry, ...entry.local }, entry), packedOf(entry), entry.descriptor ?? Buffer.alloc(0));
  }
  zip.entries.forEach((entry, i) => {
    if (!entry.isHidden) directory.push(centralHeader(entry, offsets[entry.pointsTo ?? i]!));
  });
  const start = length;
  const central = Buffer.concat(directory);
  const end = endRecord({ count: directory.length, countOnDisk: directory.length, directoryBytes: central.length, directoryOffset: start, disk: 0, ...defined(zip) }, zip.comment);
  return Buffer.concat([...parts, central, zip.beforeEnd ?? Buffer.alloc(0), end, zip.suffix ?? Buffer.alloc(0)]);
}

function defined(zip: RawZip): Partial<EndFields> {
  const fields = ['count', 'countOnDisk', 'directoryBytes', 'directoryOffset', 'disk'] as const;
  return Object.fromEntries(fields.filter((field) => zip[field] !== undefined).map((field) => [field, zip[field]]));
}

interface EndFields {
  readonly count: number;
  readonly countOnDisk: number;
  readonly directoryBytes: number;
  readonly directoryOffset: number;
  readonly disk: number;
}

export function endRecord(fields: EndFields, comment: Buffer = Buffer.alloc(0)): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(fields.disk, 4);
  end.writeUInt16LE(fields.disk, 6);
  end.writeUInt16LE(fields.countOnDisk, 8);
  end.writeUInt16LE(fields.count, 10);
  end.writeUInt32LE(fields.directoryBytes, 12);
  end.writeUInt32LE(fields.directoryOffset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([end, comment]);
}

function dataOf(entry: RawEntry): Buffer {
  return Buffer.from(entry.data ?? 'hello, trellis');
}

function packedOf(entry: RawEntry): Buffer {
  if (entry.packed) return entry.packed;
  return (entry.method ?? 8) === 8 ? deflateRawSync(dataOf(entry)) : dataOf(entry);
}

function nameBytes(entry: RawEntry): Buffer {
  return typeof entry.name === 'string' ? Buffer.from(entry.name, 'utf8') : entry.name;
}

/** `source`: the entry whose data these are; `entry`: what the header says. */
export function localHeader(entry: RawEntry, source: RawEntry = entry): Buffer {
  const name = nameBytes(entry);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.flags ?? utf8, 6);
  header.writeUInt16LE(entry.method ?? 8, 8);
  header.writeUInt16LE(0x21, 12);
  header.writeUInt32LE(entry.crc ?? crc32(dataOf(source)), 14);
  header.writeUInt32LE(entry.packedSize ?? packedOf(source).length, 18);
  header.writeUInt32LE(entry.size ?? dataOf(source).length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function centralHeader(entry: RawEntry, offset: number): Buffer {
  const name = nameBytes(entry);
  const extra = entry.centralExtra ?? Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(((entry.madeBy ?? 3) << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(entry.flags ?? utf8, 8);
  header.writeUInt16LE(entry.method ?? 8, 10);
  header.writeUInt16LE(0x21, 14);
  header.writeUInt32LE(entry.crc ?? crc32(dataOf(entry)), 16);
  header.writeUInt32LE(entry.packedSize ?? packedOf(entry).length, 20);
  header.writeUInt32LE(entry.size ?? dataOf(entry).length, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE((((entry.mode ?? 0o100644) << 16) >>> 0) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name, extra]);
}

/** The extra field with which Info-ZIP gives an entry a second, Unicode name. */
export function unicodePathExtra(rawName: Buffer, unicodeName: string): Buffer {
  const name = Buffer.from(unicodeName, 'utf8');
  const extra = Buffer.alloc(9);
  extra.writeUInt16LE(0x7075, 0);
  extra.writeUInt16LE(5 + name.length, 2);
  extra.writeUInt8(1, 4);
  extra.writeUInt32LE(crc32(rawName), 5);
  return Buffer.concat([extra, name]);
}
