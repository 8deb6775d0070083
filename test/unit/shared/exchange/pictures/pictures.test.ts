import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pdfRuns, pdfString } from '#shared/exchange/pictures/pdf-text';
import { readLine, type Picture } from '#shared/exchange/pictures/picture';
import { canWritePdf, writePdf } from '#shared/exchange/pictures/write-pdf';
import { writeSvg } from '#shared/exchange/pictures/write-svg';
import { parseXml } from '#shared/exchange/files/xml/parse-xml';

const picture: Picture = {
  title: 'Map <1> & “2”', description: 'A before B', width: 400, height: 200, ground: '#ffffff',
  shapes: [
    { kind: 'rect', x: 10, y: 20, width: 100, height: 40, radius: 7, fill: '#f7f7f5', line: '#27508f', lineWidth: 1.5, dash: [4, 3] },
    { kind: 'line', ...readLine('M 110,40 L150 40Q 160,40 160,50L 160,80'), fill: null, line: '#666d68', lineWidth: 1.3, dash: [] },
    { kind: 'text', x: 20, y: 40, size: 12, bold: true, fill: '#1f2421', text: 'Risk ≥ 80 % – “a”' },
  ],
};
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('lines', () => {
  it('reads what React Flow draws with, quadratic curves raised to cubic ones', () => {
    expect(readLine('M0 0L10,0Q13 0 13 3Z')).toEqual({ from: [0, 0], strokes: [{ to: [10, 0] }, { through: [[12, 0], [13, 1]], to: [13, 3] }], closed: true });
    expect(readLine('M1 2 C 3 4 5 6 7 8')).toEqual({ from: [1, 2], strokes: [{ through: [[3, 4], [5, 6]], to: [7, 8] }], closed: false });
  });
  it.each(['M0 0A1 1 0 0 0 2 2', 'M0 0L3', 'M0 0L3 x'])('refuses %s instead of drawing something else', (d) => {
    expect(() => readLine(d)).toThrow(RangeError);
  });
});

describe('SVG', () => {
  it('is well-formed, has a title and a description, and the same shapes', () => {
    const parsed = parseXml(writeSvg(picture));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const names = parsed.value.children.map(({ name }) => name);
    expect(names).toEqual(['title', 'desc', 'rect', 'rect', 'path', 'text']);
    expect(writeSvg(picture)).toContain('d="M110 40L150 40C156.67 40 160 43.33 160 50L160 80"');
  });
});

describe('PDF', () => {
  it('is one page of the picture’s size in points, with text that can be searched', () => {
    const pdf = latin1(writePdf(picture));
    expect(pdf).toContain('/MediaBox [0 0 300 150]');
    expect(pdf).toContain(`/S 12 Tf <b3> Tj`);
    expect(pdf).toContain(`/B 12 Tf <${Buffer.from('Risk ').toString('hex')}> Tj`);
    expect(pdf).toContain(`<${Buffer.from([0x20, 0x38, 0x30, 0x20, 0x25, 0x20, 0x96, 0x20, 0x93, 0x61, 0x94]).toString('hex')}> Tj`);
    expect(pdf).toContain(pdfString(picture.title));
  });
  it('has a table in which every object begins where it says', () => {
    for (const bytes of [writePdf(picture), writePdf(picture, { jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xd9]), width: 1, height: 1 })]) {
      const pdf = latin1(bytes);
      const start = Number(/startxref\n(\d+)\n/.exec(pdf)?.[1]);
      expect(pdf.slice(start, start + 4)).toBe('xref');
      const offsets = [...pdf.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
      expect(offsets.length).toBeGreaterThan(4);
      offsets.forEach((offset, index) => expect(pdf.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true));
      for (const [, length, from] of [...pdf.matchAll(/\/Length (\d+) >>\nstream\n()/g)].map((match) => [match[0], Number(match[1]), match.index + match[0].length] as const)) expect(pdf.slice(from + length, from + length + 10)).toBe('\nendstream');
    }
  });
  it('stays within the longest side that readers show', () => {
    const box = /MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(latin1(writePdf({ ...picture, width: 40_000, height: 10_000 })));
    expect([Number(box?.[1]), Number(box?.[2])]).toEqual([14_400, 3600]);
  });
  it('is an image only where its fonts lack a character, and never drops one', () => {
    expect(canWritePdf(picture)).toBe(true);
    const greek = { ...picture, shapes: [{ kind: 'text', x: 0, y: 0, size: 12, bold: false, fill: '#000000', text: 'Ωμέγα' }] } as const;
    expect(canWritePdf(greek)).toBe(false);
    expect(() => writePdf(greek)).toThrow('image');
    expect(latin1(writePdf(greek, { jpeg: new Uint8Array([0xff, 0xd8]), width: 3, height: 2 }))).toContain('/DCTDecode');
  });
  it('refuses a colour that it would draw as another', () => {
    expect(() => writePdf({ ...picture, ground: '#fff' })).toThrow('#rrggbb');
  });
  it('every character of the standard fonts comes back by its code; others are told apart', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const runs = pdfRuns(text);
      if (runs === null) return;
      const count = runs.reduce((sum, { bytes }) => sum + bytes.length, 0);
      expect(count).toBe(Array.from(text.normalize('NFC').replace(/\u00ad/g, '')).length);
      for (const { bytes } of runs) for (const byte of bytes) expect(byte).toBeGreaterThanOrEqual(0x20);
    }));
    expect(pdfRuns('€…Œ')).toEqual([{ font: 'text', bytes: [0x80, 0x85, 0x8c] }]);
    expect([pdfRuns('\0'), pdfRuns('\n'), pdfRuns('😀')]).toEqual([null, null, null]);
  });
});
