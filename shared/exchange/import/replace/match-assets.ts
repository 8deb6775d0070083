import type { TrellisDocument } from '../../../document/trellis-document';
import type { Asset } from '../../../model/asset';

/**
 * Which file of the course each file of the source is: by its path, then (moved or renamed) by its content. Ids of the source → ids of the
 * document; a file that is new is not in it. Where pages open files, these load others by their paths, so there a path is all that counts: a module that stays keeps its files.
 */
export function matchAssets(document: TrellisDocument, course: string, theirs: readonly Asset[]): ReadonlyMap<string, string> {
  const mine = [...document.tables.asset.values()].filter((asset) => asset.course === course);
  const byPath = new Map(mine.map((asset) => [asset.path, asset]));
  const free = new Map(mine.map((asset) => [asset.id, asset]));
  const ids = new Map<string, string>();
  const pair = (asset: Asset, found: Asset | undefined): void => {
    if (found && free.delete(found.id)) ids.set(asset.id, found.id);
  };
  for (const asset of theirs) pair(asset, byPath.get(asset.path));
  if ([...document.tables.page.values()].some((page) => page.format === 'asset' && document.tables.asset.get(page.asset ?? '')?.course === course)) return ids;
  const bySum = new Map([...free.values()].map((asset) => [asset.sha256, asset]));
  for (const asset of theirs) if (!ids.has(asset.id)) pair(asset, bySum.get(asset.sha256));
  return ids;
}
