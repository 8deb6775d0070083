import { quoteSafely, hasBidiControl } from '#shared/kit/quote';
import type { Result } from '#shared/kit/result';
import { err, ok } from '#shared/kit/result';
import { decodeUtf8 } from '#shared/kit/text';
import yauzl from 'yauzl';
import type { ZipLimits, ZipRefusal, ZipRefusalCode } from '../ports/zip';

const maxPathCharacters = 1024;
const maxSegmentBytes = 255;
const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
const utf8Flag = 0x800;

export function refuse(code: ZipRefusalCode, message: string): { readonly ok: false; readonly error: ZipRefusal } {
  return err({ code, message });
}

/**
 * The raw name of an entry as text: UTF-8 when the flag says so or when it happens to be valid UTF-8 (macOS does not set the flag), else code page 437.
 * A flagged name that is not UTF-8, or an Info-ZIP Unicode name that says something else, is refused: two programs would read two names.
 */
export function decodeEntryName(entry: yauzl.Entry, raw: Uint8Array): Result<string, ZipRefusal> {
  const decoded = decodeUtf8(raw);
  if (!decoded.ok && (entry.generalPurposeBitFlag & utf8Flag) !== 0) return refuse('name-encoding', 'A file name in the archive is marked as UTF-8 but is not.');
  const name = decoded.ok ? decoded.value : yauzl.getFileNameLowLevel(0, Buffer.from(raw), [], true);
  const unicodeName = entry.extraFields.find((field) => field.id === 0x7075)?.data.subarray(5);
  if (unicodeName) {
    const second = decodeUtf8(unicodeName);
    if (decoded.ok && second.ok && second.value !== name) return refuse('name-encoding', `The file ${quoteSafely(name)} has a second, different name in the archive.`);
    return second.ok ? ok(second.value) : refuse('name-encoding', `The second name of ${quoteSafely(name)} is not UTF-8.`);
  }
  return ok(name);
}

/** Whether nothing in the archive says how a name that is not ASCII is written. */
export function isNameGuessed(entry: yauzl.Entry, raw: Uint8Array): boolean {
  return raw.some((byte) => byte >= 0x80) && (entry.generalPurposeBitFlag & utf8Flag) === 0 && !entry.extraFields.some((field) => field.id === 0x7075);
}

/** The refusal that a path earns, or undefined when it is harmless on Windows, macOS and Linux. A folder may end in a slash. */
export function refusalOfPath(path: string, limits: ZipLimits): ZipRefusal | undefined {
  const whole = wholePathProblem(path);
  if (whole) return { code: whole[0], message: `The file name ${quoteSafely(path)} ${whole[1]}.` };
  const segments = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (segments.length > limits.maxDepth) return { code: 'too-deep', message: `The file ${quoteSafely(path)} lies more than ${limits.maxDepth} folders deep.` };
  for (const segment of segments) {
    const problem = segmentProblem(segment);
    if (problem) return { code: problem[0], message: `The file name ${quoteSafely(path)} ${problem[1]}.` };
  }
  return undefined;
}

type Problem = readonly [ZipRefusalCode, string];

function wholePathProblem(path: string): Problem | undefined {
  if (path === '' || path === '/') return ['name-empty', 'is empty'];
  if (path.length > maxPathCharacters) return ['name-too-long', `is longer than ${maxPathCharacters} characters`];
  if (/^[\\/]{2}/.test(path)) return ['name-unc', 'points to another computer'];
  if (path.startsWith('/')) return ['name-absolute', 'is absolute'];
  if (/^[A-Za-z]:/.test(path)) return ['name-drive', 'names a drive'];
  if (path.includes('\\')) return ['name-backslash', 'contains a backslash'];
  if (/\p{Cc}|[\u2028\u2029]/u.test(path)) return ['name-control', 'contains a control character'];
  if (hasBidiControl(path)) return ['name-bidi', 'contains characters that reverse how it is shown'];
  if (/[<>:"|?*]|[\u200b-\u200d\u2060\ufeff]/.test(path)) return ['name-character', 'contains a character that not every system can store'];
  if (/\p{Cs}/u.test(path)) return ['name-encoding', 'is not well-formed text'];
  return undefined;
}

function segmentProblem(segment: string): Problem | undefined {
  if (segment === '') return ['name-empty', 'has an empty folder name'];
  if (segment === '..') return ['name-traversal', 'leads out of the archive'];
  if (/[. ]$/.test(segment)) return ['name-trailing', 'has a part that ends in a dot or a blank'];
  if (reservedOnWindows.test(segment.replace(/ +(?=\.|$)/g, ''))) return ['name-reserved', 'is reserved on Windows'];
  if (Buffer.byteLength(segment) > maxSegmentBytes) return ['name-too-long', `has a part longer than ${maxSegmentBytes} bytes`];
  return undefined;
}

/** Two names that one file system or another takes for the same, or a file where another entry needs a folder. */
export function refusalOfCollisions(paths: readonly string[]): ZipRefusal | undefined {
  const seen = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const path of paths) {
    const isFolder = path.endsWith('/');
    const bare = isFolder ? path.slice(0, -1) : path;
    if (!isFolder) {
      const before = seen.get(sameNameKey(bare));
      if (before !== undefined) return collision(before, bare);
      seen.set(sameNameKey(bare), bare);
    }
    for (let at = isFolder ? bare.length : bare.lastIndexOf('/'); at > 0; at = bare.lastIndexOf('/', at - 1)) {
      const folder = bare.slice(0, at);
      const before = folders.get(sameNameKey(folder));
      if (before !== undefined && before !== folder) return collision(before, folder);
      folders.set(sameNameKey(folder), folder);
    }
  }
  const both = [...seen].find(([key]) => folders.has(key));
  return both && { code: 'file-and-folder', message: `The archive has ${quoteSafely(both[1])} both as a file and as a folder.` };
}

function sameNameKey(path: string): string {
  return path.normalize('NFC').toUpperCase().normalize('NFC');
}

function collision(a: string, b: string): ZipRefusal {
  const code = a === b ? 'duplicate-name' : a.normalize('NFC') === b.normalize('NFC') ? 'normalisation-collision' : 'case-collision';
  return { code, message: `The archive names the same file twice: ${quoteSafely(a)} and ${quoteSafely(b)}.` };
}
