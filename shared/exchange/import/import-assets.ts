import { assetSchema } from '../../model/asset';
import type { ImportDraft, ImportFile, ImportInput, ImportNote } from './import-plan';
import { mediaTypeOf } from '../files/media-type';

/**
 * Makes each file an asset of the course and returns its id by path. Files of equal content stay two assets (two paths), stored once by the host.
 * Empty files are left out with a warning: some LMSs refuse a package that has one.
 */
export function addAssets(draft: ImportDraft, input: ImportInput, files: readonly ImportFile[], course: string | null): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const { path, bytes } of files) {
    if (bytes.length === 0 || path.length > 1000) {
      draft.warnings.push(bytes.length === 0 ? emptyFile(path) : { code: 'long-path', where: path.slice(0, 80), message: 'A file with a path of more than 1,000 characters was left out.' });
      continue;
    }
    const id = input.newId('asset', path);
    const record = assetSchema.parse({ id, type: 'asset', path, sha256: input.sha256(bytes), bytes: bytes.length, mediaType: mediaTypeOf(path), course });
    draft.assets.push({ record, bytes });
    ids.set(path, id);
  }
  return ids;
}

function emptyFile(path: string): ImportNote {
  return { code: 'empty-file', where: path, message: 'An empty file was left out.' };
}
