import { encodeUtf8 } from '../../../kit/text';
import { inOrderOfId } from '../../../kit/order';
import { settingsOf } from '../../../document/trellis-document';
import { linesOf, type Page } from '../../../model/page';
import type { QuestionSet } from '../../../model/question-set';
import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { text } from '../../descriptions/html/page-frame';
import { markdownRenderer, type MarkdownRenderer } from '../../import/markdown/render-html';
import type { PackageAssets } from '../one-player/package-assets';
import { pagesOf } from '../one-player/player-content';
import type { PackageFile } from '../package-file';
import { encodePath } from '../../files/paths';
import { aboutModule } from './about-page';
import { assessmentXml } from './assessment';
import type { CartridgeIds } from './cartridge-ids';
import { cartridgeStyle, contentPage } from './content-page';
import type { CartridgeItem, CartridgeResource } from './manifest';
import type { CartridgeVersion } from './version';

/** Everything of a cartridge but its manifest and the bytes of assets. */
export interface CartridgeContent {
  readonly items: readonly CartridgeItem[];
  readonly resources: readonly CartridgeResource[];
  readonly files: readonly PackageFile[];
}

interface Part {
  readonly item: CartridgeItem;
  readonly resource: CartridgeResource;
  readonly file: PackageFile;
}

const stylePath = 'style.css';

/** Zones as folders, in them modules as folders; in those a page about the module, its pages, and its question sets: those taken before it first. */
export function cartridgeContent(path: DescribedPath, assets: PackageAssets, ids: CartridgeIds, version: CartridgeVersion): CartridgeContent {
  const render = markdownRenderer({ imagePath: (reference) => { const at = assets.imagePath(reference); return at && `../${at}`; } });
  const parts = path.modules.map((module) => partsOf({ path, assets, ids, version, render }, module));
  const folder = (module: DescribedModule): CartridgeItem => ({ identifier: ids.item(module.record.id), title: module.record.title, children: parts[module.index]!.map(({ item }) => item) });
  const inZone = (zone: number): readonly CartridgeItem[] => path.modules.filter(({ program }) => program.zone === zone).map(folder);
  const zones = path.program.zones.map(({ id, title }, index): CartridgeItem => ({ identifier: ids.item(id), title, children: inZone(index) }));
  const pulledIn: CartridgeItem = { identifier: ids.item('pulled-in'), title: 'Prerequisites', children: inZone(-1) };
  const all = parts.flat();
  return {
    items: [pulledIn, ...zones].filter(({ children }) => children?.length !== 0),
    resources: [{ identifier: ids.resource(stylePath), type: 'webcontent', href: stylePath, files: [stylePath], needs: [] }, ...assetResources(assets, ids), ...all.map(({ resource }) => resource)],
    files: [{ path: stylePath, bytes: encodeUtf8(cartridgeStyle) }, ...all.map(({ file }) => file)],
  };
}

/** What belongs together in one resource: an image, or all files of an imported course, which refer to each other. */
function bundleOf(path: string): string {
  return path.startsWith('imported/') ? path.split('/').slice(0, 2).join('/') : path;
}

function assetResources({ entries }: PackageAssets, ids: CartridgeIds): readonly CartridgeResource[] {
  const bundles = new Map<string, string[]>();
  for (const { path } of entries) bundles.set(bundleOf(path), [...(bundles.get(bundleOf(path)) ?? []), path]);
  return [...bundles].sort(([a], [b]) => (a < b ? -1 : 1)).map(([bundle, files]) => ({ identifier: ids.resource(bundle), type: 'webcontent', ...(bundle === files[0] ? { href: bundle } : {}), files: files.sort(), needs: [] }));
}

interface Making {
  readonly path: DescribedPath;
  readonly assets: PackageAssets;
  readonly ids: CartridgeIds;
  readonly version: CartridgeVersion;
  readonly render: MarkdownRenderer;
}

function partsOf(making: Making, module: DescribedModule): readonly Part[] {
  const { path } = making;
  const sets = inOrderOfId(path.document.tables['question-set']).filter((set) => set.module === module.record.id);
  const tests = (purpose: QuestionSet['purpose']): readonly Part[] => sets.filter((set) => set.purpose === purpose).flatMap((set) => testPart(making, set));
  const about = htmlPart(making, module, `about ${module.record.id}`, 'About this module', { title: module.record.title, main: aboutModule(path, module), needs: [] });
  return [about, ...tests('pre'), ...pagesOf(path.document, module.record.id).map((page) => pagePart(making, module, page)), ...tests('post')];
}

function pagePart(making: Making, module: DescribedModule, page: Page): Part {
  const frame = page.format === 'asset' && page.asset ? making.assets.framePath(page.asset) : undefined;
  if (page.format === 'asset') {
    const main = frame === undefined ? '' : `<iframe class="imported" sandbox title="${text(page.title)}" src="../${encodePath(frame)}"></iframe>`;
    return htmlPart(making, module, page.id, page.title, { title: page.title, main, needs: frame === undefined ? [] : [frame] });
  }
  const images = [...page.body.join('\n').matchAll(/asset:[A-Za-z0-9][A-Za-z0-9._-]{0,79}/g)].flatMap(([reference]) => making.assets.imagePath(reference) ?? []);
  return htmlPart(making, module, page.id, page.title, { title: page.title, main: making.render(linesOf(page)), needs: images });
}

interface Body {
  readonly title: string;
  readonly main: string;
  /** Paths of what it shows. */
  readonly needs: readonly string[];
}

function htmlPart({ path, ids }: Making, { record }: DescribedModule, id: string, itemTitle: string, { title, main, needs }: Body): Part {
  const at = `pages/${ids.file(id)}.html`;
  const shown = [...new Set([stylePath, ...needs.map(bundleOf)])].map((need) => ids.resource(need));
  const identifier = ids.resource(id);
  return {
    item: { identifier: ids.item(id), title: itemTitle, resource: identifier },
    resource: { identifier, type: 'webcontent', href: at, files: [at], needs: shown },
    file: { path: at, bytes: encodeUtf8(contentPage({ title, language: record.language || settingsOf(path.document).language, main })) },
  };
}

function testPart({ ids, version }: Making, set: QuestionSet): readonly Part[] {
  const xml = assessmentXml(set, ids, version);
  if (xml === undefined) return [];
  const at = `tests/${ids.file(set.id)}.xml`;
  const identifier = ids.resource(set.id);
  return [{ item: { identifier: ids.item(set.id), title: set.title, resource: identifier }, resource: { identifier, type: version.assessment, files: [at], needs: [] }, file: { path: at, bytes: encodeUtf8(xml) } }];
}
