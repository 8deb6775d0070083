import type { TrellisDocument } from '../../../document/trellis-document';
import type { Asset } from '../../../model/asset';
import type { TrellisRecord } from '../../../model/record';
import { referencesOf } from '../../../model/record';
import type { ImportedAsset } from '../import-plan';
import { folderOf } from '../../files/paths';

export interface ReplacedFiles {
  readonly put: readonly Asset[];
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
}

/** Files that are new, and those whose content or path is another one. Ids are already those of the document. */
export function replaceFiles({ tables }: TrellisDocument, assets: readonly ImportedAsset[]): ReplacedFiles {
  const put = assets.map(({ record }) => record).filter((asset) => {
    const there = tables.asset.get(asset.id);
    return !there || there.sha256 !== asset.sha256 || there.path !== asset.path || there.mediaType !== asset.mediaType;
  });
  const changed = put.filter(({ id }) => tables.asset.has(id)).length;
  return { put, counts: { added: put.length - changed, changed, removed: 0 } };
}

/**
 * Files of the course that the source no longer has and nothing needs: no record names them, and no page that stays opens a file of their folder or of one around it (it may load them).
 * `after`: the document as it will be.
 */
export function uselessFiles(after: TrellisDocument, course: string, given: ReadonlySet<string>): readonly string[] {
  const gone = [...after.tables.asset.values()].filter((asset) => asset.course === course && !given.has(asset.id));
  if (gone.length === 0) return [];
  const named = new Set(Object.values(after.tables).flatMap((table) => [...(table as ReadonlyMap<string, TrellisRecord>).values()].flatMap((record) => (record.type === 'asset' ? [] : [...referencesOf(record), ...imagesOf(record)]))));
  const opened = gone.filter(({ id }) => named.has(id)).map(({ path }) => folderOf(path));
  return gone.filter(({ id, path }) => !named.has(id) && !opened.some((folder) => path.startsWith(folder))).map(({ id }) => id);
}

function imagesOf(record: TrellisRecord): readonly string[] {
  return record.type === 'page' ? (record.body.join('\n').match(/asset:[A-Za-z0-9][A-Za-z0-9._-]{0,79}/g) ?? []) : [];
}
