/** Windows-1252, 0x80 to 0x9f (PDF 32000-1, annex D.2, WinAnsiEncoding); 0: unused. */
const winAnsi = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';
/** Of the standard font Symbol (annex D.5): signs that conditions are written with. */
const symbols: ReadonlyMap<string, number> = new Map([['≤', 0xa3], ['≥', 0xb3], ['≠', 0xb9], ['→', 0xae], ['−', 0x2d], ['∞', 0xa5], ['√', 0xd6]]);
/** What may stand for another character without a loss. */
const alike: ReadonlyMap<string, string> = new Map([['\u00a0', ' '], ['\u202f', ' '], ['\u2009', ' '], ['\u2011', '-'], ['\u00ad', '']]);

/** Characters of one font: `bytes` are codes of WinAnsiEncoding or of Symbol. */
export interface PdfRun {
  readonly font: 'text' | 'symbol';
  readonly bytes: readonly number[];
}

function codeOf(character: string): { readonly font: PdfRun['font']; readonly code: number } | null {
  const point = character.codePointAt(0) ?? 0;
  if ((point >= 0x20 && point <= 0x7e) || (point >= 0xa1 && point <= 0xff)) return { font: 'text', code: point };
  const high = character === '\0' ? -1 : winAnsi.indexOf(character);
  if (high >= 0) return { font: 'text', code: 0x80 + high };
  const symbol = symbols.get(character);
  return symbol === undefined ? null : { font: 'symbol', code: symbol };
}

/** Text in the standard fonts of PDF, or null where they lack one of its characters. */
export function pdfRuns(text: string): readonly PdfRun[] | null {
  const runs: { font: PdfRun['font']; bytes: number[] }[] = [];
  for (const original of text.normalize('NFC')) {
    for (const character of alike.get(original) ?? original) {
      const found = codeOf(character);
      if (!found) return null;
      const last = runs.at(-1);
      if (last?.font === found.font) last.bytes.push(found.code);
      else runs.push({ font: found.font, bytes: [found.code] });
    }
  }
  return runs;
}

/** A text string of a PDF's own data (section 7.9.2.2): UTF-16BE with a byte order mark, as hexadecimal digits. */
export function pdfString(text: string): string {
  const units = Array.from({ length: text.length }, (_unit, index) => text.charCodeAt(index).toString(16).padStart(4, '0'));
  return `<feff${units.join('')}>`;
}
