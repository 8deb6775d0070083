/** Fits imported text into the limits of the model without cutting a character in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = limit - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}

/** A title: one line, never empty. */
export function clipTitle(text: string, otherwise: string): string {
  const clean = text.replace(/\s+/g, ' ').trim();
  return clip(clean === '' ? otherwise : clean, 300);
}
