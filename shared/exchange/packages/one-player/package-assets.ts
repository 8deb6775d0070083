import { compareCodeUnits } from '../../../kit/order';
import { settingsOf, type TrellisDocument } from '../../../document/trellis-document';
import type { Asset } from '../../../model/asset';
import type { ZipPath } from '../package-file';
import { extensionOf } from '../../files/media-type';
import { slugOf } from '../../identifiers';
import { pagesOf } from './player-content';

/** Which files of the workspace go into a package, and under which path. */
export interface PackageAssets {
  readonly entries: readonly { readonly path: ZipPath; readonly asset: Asset }[];
  /** Path of an image reference `asset:key`. */
  readonly imagePath: (reference: string) => string | undefined;
  /** Path of an imported page. */
  readonly framePath: (asset: string) => string | undefined;
}

/**
 * Images that pages show, and the organisation's logo where the look is `branded`, go to `assets/<start of the hash>.<extension>`; a course with imported HTML pages goes as a whole, unchanged, to
 * `imported/<course>/…`, because its pages refer to each other.
 */
export function packageAssets(document: TrellisDocument, modules: readonly string[], look: 'branded' | 'plain' = 'plain'): PackageAssets {
  const pages = modules.flatMap((module) => pagesOf(document, module));
  const { asset: table } = document.tables;
  const paths = new Map<string, ZipPath>();
  const shown = new Map<string, ZipPath>();
  for (const page of pages.filter(({ format }) => format !== 'asset')) {
    for (const [reference] of page.body.join('\n').matchAll(/asset:[A-Za-z0-9][A-Za-z0-9._-]{0,79}/g)) {
      const asset = table.get(reference);
      if (asset) shown.set(asset.id, imagePathOf(asset));
    }
  }
  const logo = table.get(settingsOf(document).brand.logo ?? '');
  if (look === 'branded' && logo && isImage(logo)) shown.set(logo.id, imagePathOf(logo));
  const courses = new Set(pages.flatMap((page) => (page.format === 'asset' && page.asset ? [table.get(page.asset)?.course ?? page.asset] : [])));
  const folders = foldersOf([...courses]);
  for (const asset of table.values()) {
    const course = asset.course !== null && courses.has(asset.course) ? asset.course : courses.has(asset.id) ? asset.id : undefined;
    if (course !== undefined) paths.set(asset.id, `imported/${folders.get(course)!}/${asset.path}`);
  }
  const unique = new Map<ZipPath, Asset>();
  for (const [id, path] of [...shown, ...paths]) unique.set(path, table.get(id)!);
  return { entries: [...unique].map(([path, asset]) => ({ path, asset })), imagePath: (reference) => shown.get(reference), framePath: (asset) => paths.get(asset) };
}

/** A folder name for each course, all different, the same in every export of the same courses. */
function foldersOf(courses: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map([...courses].sort(compareCodeUnits).map((course) => {
    const slug = slugOf(course.slice(course.indexOf(':') + 1), 'course');
    let folder = slug;
    for (let n = 2; taken.has(folder); n++) folder = `${slug}-${n}`;
    taken.add(folder);
    return [course, folder];
  }));
}

export function isImage({ mediaType }: Asset): boolean {
  return mediaType.startsWith('image/');
}

function imagePathOf(asset: Asset): ZipPath {
  const extension = extensionOf(asset.path);
  return `assets/${asset.sha256.slice(0, 16)}${extension === '' ? '' : `.${extension}`}`;
}
