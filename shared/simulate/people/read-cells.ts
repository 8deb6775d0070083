import { dateSchema } from '../../model/vocabulary';

/** A cell that cannot be read, in words. */
export class BadCell extends Error {}

/** "87.5", "87,5", "87.5 %", each with "@2026-05-04" behind where it is of another day than today: hundredths of a percent. */
export function readScore(text: string): { readonly score: number; readonly at: string | null } {
  const [value = '', at] = text.split('@');
  const score = hundredths(value.replace(/\s*%\s*$/, '').trim());
  if (score === null) throw new BadCell(`${JSON.stringify(text)} is no score: a number of percent from 0 to 100 with at most two decimals.`);
  return { score, at: at === undefined ? null : readDay(at.trim()) };
}

/** Whole numbers are by far the most: they are read without a pattern. */
function hundredths(text: string): number | null {
  if (text.length === 0 || text.length > 6) return null;
  const plain = Number(text);
  if (Number.isInteger(plain) && /^\d{1,3}$/.test(text)) return plain <= 100 ? 100 * plain : null;
  const match = /^(\d{1,3})[.,](\d{1,2})$/.exec(text);
  if (!match) return null;
  const score = 100 * Number(match[1]) + Number((match[2] ?? '').padEnd(2, '0'));
  return score <= 10_000 ? score : null;
}

export function readDay(text: string): string {
  if (!dateSchema.safeParse(text).success) throw new BadCell(`${JSON.stringify(text)} is not a day (YYYY-MM-DD).`);
  return text;
}

export function readYes(text: string): boolean {
  const word = text.toLowerCase();
  if (['yes', 'true', '1', 'passed'].includes(word)) return true;
  if (['no', 'false', '0', 'failed'].includes(word)) return false;
  throw new BadCell(`${JSON.stringify(text)} is neither yes nor no.`);
}

/** Numbers and yes or no as such; everything else is text. */
export function readFact(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : text.slice(0, 500);
}

export const wordsOf = (text: string): readonly string[] => text.split(/[\s;]+/).filter((word) => word !== '');
