import { folderOf, resolveReference } from './paths';

/** What a reference of a manifest leads to. */
export interface FoundFile {
  /** Path of the file in the package; undefined where it has none such. */
  readonly path: string | undefined;
  /** The path that the reference says; undefined where it leads out of the package, or nowhere. */
  readonly target: string | undefined;
  /** The file is called a little differently: letter case, how accents are composed. */
  readonly isNear: boolean;
  /** What follows the path in the reference, from `?` or `#` on. */
  readonly query: string;
}

export type FindFile = (bases: readonly (string | undefined)[], href: string) => FoundFile;

/**
 * Finds the files of a package as its manifest names them. `bases`: the values of `xml:base` from the outside in (RFC 3986, 5.2: each resolves against the one before). A base without a slash
 * at its end is a folder where only that leads to a file; a name with `%` or `#` may be written as it is. Only then does a name count that differs by case or by how its accents are composed.
 */
export function createFileFinder(paths: Iterable<string>): FindFile {
  const all = new Set(paths);
  const near = new Map<string, string | null>();
  for (const path of all) near.set(nameKey(path), near.has(nameKey(path)) ? null : path);
  return (bases, href) => {
    const folders = [...new Set([folderOfBases(bases, false), folderOfBases(bases, true)])].filter((folder) => folder !== undefined);
    const query = /[?#].*$/s.exec(href)?.[0] ?? '';
    const asWritten = href.replaceAll('%', '%25');
    // Without these two characters all readings are the same.
    const readings = /[%#]/.test(href) ? [{ href, query }, { href: asWritten, query }, { href: asWritten.replaceAll('#', '%23'), query: '' }] : [{ href, query }];
    const tries = readings.flatMap((reading) => folders.map((folder) => ({ target: resolveReference(folder, reading.href), query: reading.query })));
    const target = tries[0]?.target;
    for (const one of tries) if (one.target !== undefined && all.has(one.target)) return { path: one.target, target, isNear: false, query: one.query };
    for (const one of tries) {
      const path = one.target === undefined ? undefined : near.get(nameKey(one.target));
      if (path) return { path, target, isNear: true, query: one.query };
    }
    return { path: undefined, target, isNear: false, query };
  };
}

function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** The folder that bases lead to, with its slash; empty at the top; undefined outside of the package. `isFolder`: a base is a folder though it does not end in a slash. */
function folderOfBases(bases: readonly (string | undefined)[], isFolder: boolean): string | undefined {
  let folder = '';
  for (const written of bases) {
    const base = (written ?? '').replace(/[?#].*$/s, '').trim();
    if (base === '') continue;
    // From the top: manifests may not say so, and where they do it is the top of the package that is meant.
    const from = base.startsWith('/') && !base.startsWith('//') ? '' : folder;
    const reached = resolveReference(from, `${base.replace(/^\/(?!\/)/, '')}${isFolder && !base.endsWith('/') ? '/' : ''}x`);
    const whole = base === '/' ? 'x' : reached;
    if (whole === undefined) return undefined;
    folder = folderOf(base.endsWith('/') || isFolder ? whole : (resolveReference(from, base.replace(/^\/(?!\/)/, '')) ?? ''));
  }
  return folder;
}
