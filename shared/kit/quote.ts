/** Control, format (bidi, zero width, byte-order mark), separator, surrogate, private-use and unassigned characters: what a message must never show raw. */
const unsafe = /[\p{C}\p{Zl}\p{Zp}"\\]/gu;

/**
 * A value of unknown origin, fit to stand in a message: in double quotes, dangerous characters escaped, at most `limit` characters.
 * `quoteSafely('a\u202Eb')` is `"a\u202eb"` with the escape spelled out.
 */
export function quoteSafely(value: string, limit = 80): string {
  // Not longer than the limit in code units, not in characters either.
  if (value.length <= limit) return `"${value.replace(unsafe, escapeCharacter)}"`;
  const points = Array.from(value.slice(0, limit * 2));
  const isLong = points.length > limit || value.length > limit * 2;
  const shown = (isLong ? points.slice(0, limit - 1).join('') : value).replace(unsafe, escapeCharacter);
  return `"${shown}${isLong ? '…' : ''}"`;
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  const code = character.codePointAt(0)!.toString(16);
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\u{${code}}`;
}

/** Does the text hold characters that change how the text around them is shown (bidi overrides and isolates)? */
export function hasBidiControl(text: string): boolean {
  return /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text);
}
