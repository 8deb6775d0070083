import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { StudioError } from '#shared/contract/contract-error';
import type { ImportFile } from '#shared/exchange/import/import-plan';
import { defaultZipLimits } from '../ports/zip';

/** A file, or every file below a folder, for an import. Hidden entries are left out, links are refused, the limits of archives hold. */
export async function readImportFiles(source: string): Promise<{ readonly name: string; readonly files: readonly ImportFile[] }> {
  const path = resolve(source);
  const found = await lstat(path).catch(() => null);
  if (!found) throw new StudioError('not-found', `${source} is not there.`);
  if (found.isFile()) return { name: basename(path), files: [{ path: basename(path), bytes: await readFile(path) }] };
  if (!found.isDirectory()) throw new StudioError('refused', `${source} is neither a file nor a folder.`);
  const files: ImportFile[] = [];
  let total = 0;
  for (const full of await listFiles(path)) {
    const bytes = await readFile(full);
    total += bytes.length;
    if (bytes.length > defaultZipLimits.maxEntryBytes || total > defaultZipLimits.maxTotalBytes) throw new StudioError('refused', `${source} is too large: more than ${defaultZipLimits.maxTotalBytes / 1024 / 1024} MB.`);
    files.push({ path: relative(path, full).split(sep).join('/'), bytes });
  }
  return { name: basename(path), files };
}

async function listFiles(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const full = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(full);
      else if (entry.isFile()) found.push(full);
      else throw new StudioError('refused', `${full} is a link or a special file; only plain files are imported.`);
      if (found.length > defaultZipLimits.maxEntries) throw new StudioError('refused', `${root} holds more than ${defaultZipLimits.maxEntries} files.`);
    }
  }
  return found.sort();
}
