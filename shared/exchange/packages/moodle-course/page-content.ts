import type { TrellisDocument } from '../../../document/trellis-document';
import { linesOf } from '../../../model/page';
import type { Asset } from '../../../model/asset';
import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { listOf, sectionOf, text, type Html } from '../../descriptions/html/page-frame';
import { markdownRenderer } from '../../import/markdown/render-html';
import { packageAssets, type PackageAssets } from '../one-player/package-assets';
import { pagesOf } from '../one-player/player-content';
import { encodePath } from '../../files/paths';

/** Stands for the address of an activity's own files (Moodle file API, file_rewrite_pluginfile_urls). */
const ownFiles = '@@PLUGINFILE@@/';

/**
 * The content of a module's page: what it is for, then its pages, one below the other. One page activity a module, not a book of chapters: a book is complete when any
 * chapter was opened, so a page that holds all of it loses nothing, and the restrictions of others name one activity a module.
 */
export function moduleContent({ document }: DescribedPath, { record, objectives, recordedBy }: DescribedModule, assets: PackageAssets): Html {
  const render = markdownRenderer({ imagePath: (reference) => { const at = assets.imagePath(reference); return at && `${ownFiles}${encodePath(at)}`; } });
  const pages = pagesOf(document, record.id).map((page, at) => {
    const frame = page.format === 'asset' && page.asset ? assets.framePath(page.asset) : undefined;
    const body = page.format !== 'asset' ? render(linesOf(page)) : frame === undefined ? '' : `<iframe sandbox title="${text(page.title)}" src="${ownFiles}${encodePath(frame)}" width="100%" height="600"></iframe>`;
    return sectionOf(`page-${at + 1}`, page.title, body);
  });
  const parts = [
    record.why === '' ? '' : `<p><strong>${text(record.why)}</strong></p>`,
    record.description === '' ? '' : `<p>${text(record.description)}</p>`,
    recordedBy === '' ? '' : `<p>Your ${text(recordedBy)} records this module.</p>`,
    sectionOf('objectives', 'After this module', listOf(objectives.map((objective) => text(objective.text)))),
    ...pages,
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('\n') : `<p>${text(record.title)}</p>`;
}

/** Files that the pages of one module show, in order of path. */
export function moduleAssets(document: TrellisDocument, module: string, assets: PackageAssets): readonly { readonly path: string; readonly asset: Asset }[] {
  const own = new Set(packageAssets(document, [module]).entries.map(({ path }) => path));
  return assets.entries.filter(({ path }) => own.has(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
}
