import { decodeText, decodeWindows1252 } from '../../../kit/text';

export interface DecodedHtml {
  readonly text: string;
  /** What to tell about the encoding; null where it was plain. */
  readonly problem: string | null;
}

const headLength = 2048;
const latin: ReadonlySet<string> = new Set(['iso-8859-1', 'iso8859-1', 'iso-8859-15', 'latin1', 'windows-1252', 'cp1252', 'us-ascii', 'ascii']);
const unicode: ReadonlySet<string> = new Set(['', 'utf-8', 'utf8', 'unicode', 'utf-16', 'utf-16le', 'utf-16be']);

/** Bytes of a page → text: the byte-order mark, then what the page declares, then UTF-8, and Windows-1252 where nothing else fits. */
export function decodeHtml(bytes: Uint8Array): DecodedHtml {
  const declared = declaredEncoding(bytes);
  const hasMark = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!hasMark && latin.has(declared)) return { text: decodeWindows1252(bytes), problem: null };
  const decoded = decodeText(bytes, 'windows-1252');
  if (!decoded.ok) return { text: decodeWindows1252(bytes), problem: `is not valid ${decoded.error.encoding} and was read as Windows-1252. Save it as UTF-8` };
  const isGuessed = decoded.value.encoding === 'windows-1252';
  const isUnknown = isGuessed && !unicode.has(declared);
  return { text: decoded.value.text, problem: isUnknown ? 'is in an encoding that is not read, and was read as Windows-1252. Save it as UTF-8' : isGuessed ? 'is not UTF-8 and was read as Windows-1252. Look at accents and quotes' : null };
}

function declaredEncoding(bytes: Uint8Array): string {
  const head = decodeWindows1252(bytes.subarray(0, headLength));
  return (/<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']/.exec(head)?.[1] ?? '').toLowerCase();
}
