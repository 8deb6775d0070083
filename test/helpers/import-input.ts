import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportFile, ImportInput } from '#shared/exchange/import/import-plan';

/** What a host gives an importer: counted ids, real hashes. Text files are encoded as UTF-8. */
export function importInput(name: string, files: Readonly<Record<string, string | Uint8Array>> | readonly ImportFile[]): ImportInput {
  let count = 0;
  const used = new Set<string>();
  const keepId = (id: string): boolean => !used.has(id) && Boolean(used.add(id));
  const list = Array.isArray(files) ? (files as readonly ImportFile[]) : Object.entries(files as Readonly<Record<string, string | Uint8Array>>).map(([path, content]) => ({ path, bytes: typeof content === 'string' ? new Uint8Array(Buffer.from(content)) : content }));
  return {
    name,
    files: list,
    newId: (type) => {
      while (!keepId(`${type}:${++count}`));
      return `${type}:${count}`;
    },
    keepId,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Every file below a folder, path relative to it. */
export function readFolder(folder: string): readonly ImportFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length).replace(/^[/\\]/, '').replaceAll('\\', '/'), bytes: new Uint8Array(readFileSync(path)) }));
}
