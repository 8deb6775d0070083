import { fingerprintOf } from '../kit/fingerprint';
import { compareCodeUnits } from '../kit/order';
import type { Asset } from '../model/asset';
import type { RecordId } from '../model/ids';
import type { Page } from '../model/page';
import type { TrellisDocument } from './trellis-document';

/** Folder of a path without a trailing slash; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

const isWithin = (path: string, folder: string): boolean => folder === '' || path === folder || path.startsWith(`${folder}/`);

/** The files of one course, by the folders that its pages open: a file is of the deepest of them that holds it, and of none (empty) where it is shared. */
interface CourseFiles {
  readonly regions: readonly { readonly folder: string; readonly content: string }[];
}

const byTables = new WeakMap<object, WeakMap<object, ReadonlyMap<RecordId, CourseFiles>>>();

function filesByCourse({ tables }: TrellisDocument): ReadonlyMap<RecordId, CourseFiles> {
  const held = byTables.get(tables.asset)?.get(tables.page);
  if (held) return held;
  const launched = new Map<RecordId, Set<string>>();
  for (const page of tables.page.values()) {
    const asset = page.format === 'asset' && page.asset !== null ? tables.asset.get(page.asset) : undefined;
    if (asset) (launched.get(asset.course ?? asset.id) ?? launched.set(asset.course ?? asset.id, new Set()).get(asset.course ?? asset.id)!).add(folderOf(asset.path));
  }
  const lists = new Map<RecordId, Map<string, string[]>>();
  for (const asset of tables.asset.values()) {
    const course = asset.course ?? asset.id;
    const folders = launched.get(course);
    if (!folders) continue;
    const regions = lists.get(course) ?? lists.set(course, new Map()).get(course)!;
    const folder = deepestOf(asset, folders);
    (regions.get(folder) ?? regions.set(folder, []).get(folder)!).push(`${asset.path} ${asset.sha256}`);
  }
  const found = new Map([...lists].map(([course, regions]) => [course, { regions: [...regions].map(([folder, files]) => ({ folder, content: fingerprintOf(files.sort(compareCodeUnits).join('\n')) })).sort((a, b) => compareCodeUnits(a.folder, b.folder)) }]));
  const ofAssets = byTables.get(tables.asset) ?? new WeakMap<object, ReadonlyMap<RecordId, CourseFiles>>();
  byTables.set(tables.asset, ofAssets.set(tables.page, found));
  return found;
}

function deepestOf({ path }: Asset, folders: ReadonlySet<string>): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) if (folders.has(folder)) return folder;
  return '';
}

/**
 * What the files of a page are, as text: empty where it has none, and another one where one of them is another. Of a page of text, the images that it shows. Of a page that is a file:
 * the files of its course that it may load, which are all but those below the folder of another page that opens a file, when it does not lie around its own.
 */
export function filesOfPage(document: TrellisDocument, page: Page): string {
  const { asset: table } = document.tables;
  if (page.format !== 'asset') {
    const shown = new Set(page.body.join('\n').match(/asset:[A-Za-z0-9][A-Za-z0-9._-]{0,79}/g) ?? []);
    return [...shown].sort(compareCodeUnits).flatMap((id) => table.get(id)?.sha256 ?? []).join(' ');
  }
  const asset = page.asset === null ? undefined : table.get(page.asset);
  const course = asset && filesByCourse(document).get(asset.course ?? asset.id);
  if (!asset || !course) return '';
  const own = folderOf(asset.path);
  return course.regions.filter(({ folder }) => folder === '' || isWithin(folder, own)).map(({ folder, content }) => `${folder} ${content}`).join('\n');
}
