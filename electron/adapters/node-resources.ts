import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Resources } from '../ports/resources';

/** Resources below one root; `player` lies where the build put it. */
export function createNodeResources(root: string, playerFolder: string): Resources {
  return {
    folder: async (path) => {
      const base = path === 'player' ? playerFolder : join(root, path);
      let entries;
      try {
        entries = await readdir(base, { recursive: true, withFileTypes: true });
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
        throw error;
      }
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
      return Promise.all(paths.map(async (full) => ({ path: relative(base, full).split(sep).join('/'), bytes: await readFile(full) })));
    },
  };
}
