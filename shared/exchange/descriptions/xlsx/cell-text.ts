import { sheetLimits } from './workbook';

/**
 * Text of a cell as XML can carry it: ST_Xstring (ECMA-376 part 1, 22.9.2.19) writes a character that XML 1.0 forbids as `_xHHHH_`, and the underscore of
 * text that looks like that as `_x005F_`. So control characters come back as they were. A lone surrogate is no character: it becomes U+FFFD.
 */
export function encodeCellText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    // eslint-disable-next-line no-control-regex -- exactly the characters that XML 1.0 forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** What a reader makes of the text of a cell: the inverse of `encodeCellText`. */
export function decodeCellText(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Text within what a cell can hold; an ellipsis stands for what is cut off. */
export function fitCell(text: string): { readonly text: string; readonly isCut: boolean } {
  if (text.length <= sheetLimits.text) return { text, isCut: false };
  return { text: `${text.slice(0, sheetLimits.text - 1).replace(/[\ud800-\udbff]$/, '')}…`, isCut: true };
}
