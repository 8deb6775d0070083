/** Folder of a path with a trailing slash; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file name as words: `03-plot_data.md` is `plot data`. */
export function titleOfFileName(path: string): string {
  const words = fileNameOf(path).replace(/\.[^.]*$/, '').replace(/[-_]+/g, ' ').trim();
  return words.replace(/^\d+[\s.]+(?=\S)/, '') || words;
}

/**
 * Resolves a relative reference of a file against its folder: `../fig/a.png?x#y` seen from `episodes/1.md` is `fig/a.png`.
 * Undefined for URLs, absolute paths, anchors alone, malformed escapes, and what leads out of the import.
 */
export function resolveReference(from: string, reference: string): string | undefined {
  const bare = reference.replace(/[?#].*$/s, '').trim();
  if (bare === '' || /^([a-z][a-z0-9+.-]*:|\/|\\)/i.test(bare)) return undefined;
  let decoded: string;
  try {
    decoded = decodeURIComponent(bare);
  } catch {
    decoded = bare;
  }
  const parts: string[] = folderOf(from).split('/').filter((part) => part !== '');
  for (const part of decoded.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** A path as a relative URL. Half characters, which no URL and no zip can hold, are U+FFFD in both. */
export function encodePath(path: string): string {
  return path.replace(/\p{Cs}/gu, '\ufffd').split('/').map(encodeURIComponent).join('/');
}
