/** How wide a character is, in units of the font size: rough, as no font is at hand; on the wide side, so that text stays inside its box. */
function widthOf(character: string): number {
  const code = character.codePointAt(0)!;
  if (/\p{M}|\p{Cf}/u.test(character)) return 0;
  if (code >= 0x1100 && /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uff60]/u.test(character)) return 1.05;
  if (/[MWmw@%]/.test(character)) return 1;
  if (/[iljtfI.,:;'|!() ]/.test(character)) return 0.4;
  return /\p{Lu}|\d/u.test(character) ? 0.76 : 0.67;
}

export function textWidth(text: string, size: number): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0) * size;
}

/** Text in one line as a drawing can show it: white space collapsed, control characters away, cut with an ellipsis where it is wider than `width`. */
export function fitLine(text: string, size: number, width: number): string {
  return fitLines(text, size, width, 1)[0] ?? '';
}

/** Text broken into at most `count` lines of at most `width`, at blanks where there are any; an ellipsis says that there was more. */
export function fitLines(text: string, size: number, width: number, count: number): readonly string[] {
  const left = text.replace(/[\s\p{Cc}]+/gu, ' ').trim().split(' ').filter((word) => word !== '');
  const lines: string[] = [];
  while (left.length > 0 && lines.length < count) {
    let line = left.shift()!;
    while (left.length > 0 && textWidth(`${line} ${left[0]}`, size) <= width) line += ` ${left.shift()}`;
    const isLast = lines.length === count - 1 && left.length > 0;
    if (textWidth(line, size) > width || isLast) line = shortened(line, size, width, isLast, left);
    lines.push(line);
  }
  return lines;
}

/** A line that is too long on its own gives its rest back to `left`, but for the last line, which ends in an ellipsis. */
function shortened(line: string, size: number, width: number, isLast: boolean, left: string[]): string {
  const points = Array.from(line);
  let end = points.length;
  while (end > 1 && textWidth(`${points.slice(0, end).join('')}…`, size) > width) end--;
  if (!isLast && end < points.length) left.unshift(points.slice(end).join(''));
  return isLast ? `${points.slice(0, end).join('').trimEnd()}…` : points.slice(0, end).join('');
}
