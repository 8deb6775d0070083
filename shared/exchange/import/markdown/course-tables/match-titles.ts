import { plainKey } from '../../tables/source-table';

/** What a prerequisite in prose means. `near`: the title that was taken for it; null where it is the title as written. */
export interface Named {
  readonly at: number;
  readonly near: string | null;
}

/** A prerequisite cell, read: rows that it names, and words that name none. */
export interface ReadPrerequisites {
  readonly named: readonly (Named & { readonly text: string; readonly isCorequisite: boolean })[];
  readonly rest: readonly string[];
}

export interface TitleIndex {
  readonly read: (cell: string) => ReadPrerequisites;
}

const nothing = /^(?:none|n\/a|no|-+|–|—|)$/i;
const corequisite = /^co-?requisites?\s*:\s*/i;
const maxSegments = 6;
const maxPieces = 60;

/**
 * Titles as people name them in prose. Exactly: the title without what stands in brackets. Nearly: letter case, hyphens and the like aside; or some of the parts between colons and commas, in
 * their order, where no other title has the same ("Calculus 1A" for "Calculus 1A: Differentiation"). A single word in lower case is a subject, no title.
 */
export function createTitleIndex(titles: readonly string[]): TitleIndex {
  const exact = new Map<string, number | null>();
  const loose = new Map<string, number | null>();
  const parts = new Map<string, number | null>();
  const put = (map: Map<string, number | null>, key: string, at: number): void => {
    if (key !== '') map.set(key, map.has(key) && map.get(key) !== at ? null : at);
  };
  titles.forEach((title, at) => {
    const base = baseOf(title);
    put(exact, base, at);
    put(exact, title, at);
    put(loose, plainKey(base), at);
    for (const key of partKeys(base)) put(parts, key, at);
  });
  const find = (text: string): Named | null => {
    const same = exact.get(text);
    if (typeof same === 'number') return { at: same, near: null };
    const key = plainKey(text);
    const near = loose.get(key) ?? (loose.has(key) ? null : parts.get(key));
    const isSubject = /^\p{Ll}[\p{L}\p{N}-]*$/u.test(text);
    return same === null || typeof near !== 'number' || isSubject ? null : { at: near, near: titles[near]! };
  };
  return { read: (cell) => readCell(cell, find) };
}

function baseOf(title: string): string {
  return title.replace(/\([^()]*\)/g, ' ').replace(/[\s*]+$/, '').replace(/\s+/g, ' ').trim();
}

/** Keys of every choice of parts that keeps the first or the last one, the whole title aside. */
function partKeys(title: string): readonly string[] {
  const segments = title.split(/[:,]/).map((segment) => segment.trim()).filter((segment) => segment !== '');
  if (segments.length < 2 || segments.length > maxSegments) return [];
  const keys: string[] = [];
  for (let mask = 1; mask < 2 ** segments.length - 1; mask++) {
    const chosen = segments.filter((_, at) => (mask >> at) % 2 === 1);
    if (mask % 2 === 1 || chosen.at(-1) === segments.at(-1)) keys.push(plainKey(chosen.join(' ')));
  }
  return keys;
}

/** The whole cell, else pieces between commas and semicolons: as many as make a title, the most first. */
function readCell(cell: string, find: (text: string) => Named | null): ReadPrerequisites {
  const named: (Named & { readonly text: string; readonly isCorequisite: boolean })[] = [];
  const rest: string[] = [];
  const pieces = cell.split(/([,;])/).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const words = pieces.filter((piece) => !/^[,;]$/.test(piece));
  if (nothing.test(cell.trim())) return { named, rest };
  if (words.length > maxPieces) return { named, rest: [cell] };
  let isCorequisite = false;
  for (let at = 0; at < words.length;) {
    if (corequisite.test(words[at]!)) isCorequisite = true;
    let taken = 0;
    for (let length = Math.min(maxSegments, words.length - at); length > 0 && taken === 0; length--) {
      const text = words.slice(at, at + length).join(', ').replace(corequisite, '').replace(/^and\s+/i, '');
      const found = find(text);
      if (!found) continue;
      named.push({ ...found, text, isCorequisite });
      taken = length;
    }
    if (taken === 0) rest.push(words[at]!.replace(/^and\s+/i, ''));
    at += Math.max(1, taken);
  }
  return { named, rest };
}
