import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasBidiControl, quoteSafely } from '#shared/kit/quote';
import { decodeText, decodeUtf8, decodeWindows1252, encodeUtf8 } from '#shared/kit/text';

const text = 'Grüße, 日本 🎓';

describe('decodeText', () => {
  it('knows the byte-order marks and UTF-16 without one', () => {
    const le = Buffer.from(`a${text}`, 'utf16le');
    const be = Buffer.from(le).swap16();
    expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({ ok: true, value: { text, encoding: 'utf-8' } });
    expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), le]))).toEqual({ ok: true, value: { text: `a${text}`, encoding: 'utf-16le' } });
    expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), be]))).toEqual({ ok: true, value: { text: `a${text}`, encoding: 'utf-16be' } });
    expect(decodeText(Buffer.from('<a/>', 'utf16le'))).toEqual({ ok: true, value: { text: '<a/>', encoding: 'utf-16le' } });
    expect(decodeText(Buffer.from('<a/>', 'utf16le').swap16())).toEqual({ ok: true, value: { text: '<a/>', encoding: 'utf-16be' } });
  });

  it('says where malformed input starts', () => {
    expect(decodeText(Buffer.from([0x61, 0x62, 0xe9, 0x20]))).toEqual({ ok: false, error: { encoding: 'utf-8', offset: 2 } });
    expect(decodeText(Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]))).toEqual({ ok: false, error: { encoding: 'utf-16le', offset: 4 } });
    expect(decodeText(Buffer.from([0xff, 0xfe, 0x00, 0xdc]))).toMatchObject({ ok: false });
    expect(decodeText(Buffer.from([0x80, 0xe9]), 'windows-1252')).toEqual({ ok: true, value: { text: '€é', encoding: 'windows-1252' } });
  });

  it.each(['c080', 'eda080', 'f4908080', 'e282', 'f8888080', 'ff', '80'])('refuses %s as UTF-8', (hex) => {
    expect(decodeUtf8(Buffer.from(hex, 'hex'))).toEqual({ ok: false, error: 0 });
  });

  it('agrees with the platform on any text and any bytes', () => {
    const platform = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => {
      expect([...encodeUtf8(any)]).toEqual([...new TextEncoder().encode(any)]);
      expect(decodeUtf8(encodeUtf8(any))).toEqual({ ok: true, value: any });
    }));
    fc.assert(fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
      let expected: string | undefined;
      try {
        expected = platform.decode(bytes);
      } catch {
        expected = undefined;
      }
      const decoded = decodeUtf8(bytes);
      expect(decoded.ok ? decoded.value : undefined).toBe(expected);
    }), { numRuns: 2000 });
    expect([...encodeUtf8('a\ud800b')]).toEqual([...new TextEncoder().encode('a\ud800b')]);
  });

  it('reads windows-1252', () => {
    expect(decodeWindows1252(Uint8Array.from([0x41, 0x80, 0x81, 0x99, 0x9f, 0xa0, 0xff]))).toBe('A€\u0081™Ÿ\u00a0ÿ');
  });
});

describe('quoteSafely', () => {
  it('escapes what a message must not show, and cuts what is long', () => {
    expect(quoteSafely('a"b\\c\n\u202e\u0000')).toBe('"a\\"b\\\\c\\u000a\\u202e\\u0000"');
    expect(quoteSafely('x'.repeat(100), 10)).toBe(`"${'x'.repeat(9)}…"`);
    expect(quoteSafely('Grüße 🎓')).toBe('"Grüße 🎓"');
    expect(hasBidiControl('a\u2067b')).toBe(true);
    expect(hasBidiControl('ab')).toBe(false);
  });
});
