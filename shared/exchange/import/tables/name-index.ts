import { quoteSafely } from '../../../kit/quote';
import { plainKey } from './source-table';

/** Something that cells can name. `names`: first its ids, then code, then title; empty ones do not count. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

/** What a text names. `repaired`: it differs from the name only by case, hyphens, blanks and the like. */
export type Resolved = { readonly kind: 'found'; readonly id: string; readonly repaired: string | null } | { readonly kind: 'unknown' } | { readonly kind: 'ambiguous' };

/** Finds records by the names that people write: each kind of name (id, code, title) before the next, all of them exactly before any of them loosely. */
export interface NameIndex {
  readonly add: (named: Named) => void;
  readonly resolve: (text: string) => Resolved;
}

interface Entry {
  readonly id: string;
  readonly name: string;
}

export function createNameIndex(): NameIndex {
  const exact: Map<string, Entry | null>[] = [];
  const loose = new Map<string, Entry | null>();
  const put = (map: Map<string, Entry | null>, key: string, entry: Entry): void => {
    const known = map.get(key);
    map.set(key, known === undefined || known?.id === entry.id ? entry : null);
  };
  return {
    add: ({ id, names }) => names.forEach((raw, rank) => {
      const name = raw.trim();
      if (name === '') return;
      put((exact[rank] ??= new Map()), name, { id, name });
      const key = plainKey(name);
      if (key !== '') put(loose, key, { id, name });
    }),
    resolve: (raw) => {
      const text = raw.trim();
      for (const names of exact) {
        const entry = names?.get(text);
        if (entry) return { kind: 'found', id: entry.id, repaired: null };
        if (entry === null) return { kind: 'ambiguous' };
      }
      const entry = loose.get(plainKey(text.slice(0, 400)));
      return entry ? { kind: 'found', id: entry.id, repaired: entry.name } : { kind: entry === null ? 'ambiguous' : 'unknown' };
    },
  };
}

/** What is wrong with a reference, in words. */
export function referenceProblem(text: string, resolved: Exclude<Resolved, { readonly kind: 'found' }>, what: string): string {
  return resolved.kind === 'ambiguous'
    ? `${quoteSafely(text)} is the name of more than one ${what}; write the id of the one that is meant`
    : `${quoteSafely(text)} is no ${what} of these tables or of this workspace; write its id, code or title as it stands there, or add a row for it`;
}
