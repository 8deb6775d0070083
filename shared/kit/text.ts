import type { Result } from './result';
import { err, ok } from './result';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Where the bytes stop being text of the encoding they claim; `offset` in bytes from the start of the file. */
export interface MalformedText {
  readonly encoding: TextEncoding;
  readonly offset: number;
}

/**
 * Bytes → text. A byte-order mark decides (and is taken off); without one, UTF-16 is recognised by its zero bytes, otherwise UTF-8 is assumed.
 * Malformed input is an error unless `fallback` is given, which is then used for the whole file (`encoding` says so).
 */
export function decodeText(bytes: Uint8Array, fallback?: 'windows-1252'): Result<DecodedText, MalformedText> {
  const { encoding, start } = detectEncoding(bytes);
  const decoded = encoding === 'utf-8' ? decodeUtf8(bytes, start) : decodeUtf16(bytes, start, encoding);
  if (decoded.ok) return ok({ text: decoded.value, encoding });
  if (fallback && encoding === 'utf-8') return ok({ text: decodeWindows1252(bytes), encoding: fallback });
  return err({ encoding, offset: decoded.error });
}

function detectEncoding(bytes: Uint8Array): { readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly start: number } {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', start: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', start: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', start: 2 };
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return { encoding: 'utf-16le', start: 0 };
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return { encoding: 'utf-16be', start: 0 };
  return { encoding: 'utf-8', start: 0 };
}

/** Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. The error is the offset of the first bad byte. */
export function decodeUtf8(bytes: Uint8Array, start = 0): Result<string, number> {
  const parts = createTextBuilder();
  let at = start;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      // Most text is mostly ASCII: taken a run at a time, not a byte.
      let end = at + 1;
      while (end < bytes.length && end - at < chunkUnits && bytes[end]! < 0x80) end++;
      parts.ascii(bytes, at, end);
      at = end;
      continue;
    }
    const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    const code = length === 0 ? -1 : continuation(bytes, at, length);
    if (code < 0) return err(at);
    parts.point(code);
    at += length;
  }
  return ok(parts.finish());
}

const leastOfLength = [0, 0, 0x80, 0x800, 0x10000];

function continuation(bytes: Uint8Array, at: number, length: number): number {
  let code = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined || (byte & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < leastOfLength[length]! || code > 0x10ffff || isSurrogate ? -1 : code;
}

function decodeUtf16(bytes: Uint8Array, start: number, encoding: 'utf-16le' | 'utf-16be'): Result<string, number> {
  const parts = createTextBuilder();
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  let isOpen = false;
  for (let at = start; at < bytes.length; at += 2) {
    if (at + 1 >= bytes.length) return err(at);
    const unit = bytes[at + low]! | (bytes[at + high]! << 8);
    const isLow = unit >= 0xdc00 && unit <= 0xdfff;
    if (isLow !== isOpen) return err(at);
    isOpen = unit >= 0xd800 && unit <= 0xdbff;
    parts.unit(unit);
  }
  return isOpen ? err(bytes.length - 2) : ok(parts.finish());
}

/** 0x80–0x9f of windows-1252; the five holes stay the control character of the same number (WHATWG). */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Every byte is a character: this never fails, so use it only where nothing else fits, and say so. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts = createTextBuilder();
  for (const byte of bytes) parts.unit(byte >= 0x80 && byte < 0xa0 ? windows1252.charCodeAt(byte - 0x80) : byte);
  return parts.finish();
}

/** Text → UTF-8 without byte-order mark. A lone surrogate becomes U+FFFD, as TextEncoder does it. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[at++] = code;
      continue;
    }
    if (code >= 0xd800 && code <= 0xdfff) {
      const whole = text.codePointAt(i)!;
      if (whole > 0xffff) i++;
      code = whole > 0xffff ? whole : 0xfffd;
    }
    const length = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let k = length - 1; k > 0; k--, code >>= 6) bytes[at + k] = 0x80 | (code & 0x3f);
    bytes[at] = ((0xf00 >> length) & 0xff) | code;
    at += length;
  }
  return bytes.slice(0, at);
}

interface TextBuilder {
  readonly unit: (unit: number) => void;
  readonly point: (code: number) => void;
  /** Bytes below 0x80, at most `chunkUnits` of them. */
  readonly ascii: (bytes: Uint8Array, start: number, end: number) => void;
  readonly finish: () => string;
}

const chunkUnits = 8192;

function createTextBuilder(): TextBuilder {
  const chunk = new Uint16Array(chunkUnits);
  const done: string[] = [];
  let used = 0;
  const flush = (): void => {
    // apply: a spread walks through an iterator, which takes five times as long.
    if (used > 0) done.push(String.fromCharCode.apply(null, chunk.subarray(0, used) as unknown as number[]));
    used = 0;
  };
  const unit = (value: number): void => {
    if (used === chunkUnits) flush();
    chunk[used++] = value;
  };
  const point = (code: number): void => {
    if (code < 0x10000) return unit(code);
    unit(0xd800 + ((code - 0x10000) >> 10));
    unit(0xdc00 + ((code - 0x10000) & 0x3ff));
  };
  const ascii = (bytes: Uint8Array, start: number, end: number): void => {
    if (used + end - start > chunkUnits) flush();
    chunk.set(bytes.subarray(start, end), used);
    used += end - start;
  };
  const finish = (): string => {
    flush();
    return done.join('');
  };
  return { unit, point, ascii, finish };
}
