import type { Finding } from '../../../kit/finding';
import { compareCodeUnits } from '../../../kit/order';
import { err, ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { settingsOf } from '../../../document/trellis-document';
import { describePath, type DescribedPath } from '../description/described-path';
import { sourceFiles } from '../bundle/source-file';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import { markdownRenderer } from '../../import/markdown/render-html';
import { describedFates, type RuleSubject } from '../../packages/one-player/fates';
import { packageAssets, type PackageAssets } from '../../packages/one-player/package-assets';
import { pagesOf } from '../../packages/one-player/player-content';
import type { PackageFile } from '../../packages/package-file';
import { drawPath } from '../svg/draw-path';
import { missingAsset } from '../../packages/missing-asset';
import { modulePage } from './module-page';
import { overviewPage } from './overview-page';
import { pagePaths, type Site } from './site';
import { styleSheet } from './style-sheet';

const onModulePage = 'the page of the module';
const toldOn: Readonly<Record<RuleSubject, string | null>> = {
  prerequisites: onModulePage, corequisites: onModulePage, groups: onModulePage, zone: 'the overview', gate: 'the overview', rule: 'the overview and the page of the module', attested: onModulePage, validity: onModulePage,
  equivalents: onModulePage, formats: onModulePage, pool: onModulePage, earlier: null,
};

/** The path as a static site: an overview, a page a module, one style sheet, the drawing; no script, nothing from outside. Refused where a file of the content is missing. */
export const planHtml: ExportBuilder = (input, program) => {
  const { document, assets } = input;
  const path = describePath(document, program);
  const ids = program.modules.map(({ id }) => id);
  const placed = packageAssets(document, ids);
  const site: Site = { path, language: settingsOf(document).language, pages: pagePaths(ids) };
  const preflight = [...importedFindings(path)];
  const files: PackageFile[] = [...sitePages(site, placed).map(({ path: at, text }) => ({ path: at, bytes: encodeUtf8(text) })), ...sourceFiles(input)];
  for (const { path: at, asset } of placed.entries) {
    const bytes = assets(asset.id);
    if (bytes === undefined || bytes.length === 0) preflight.push(missingAsset(asset));
    else files.push({ path: at, bytes });
  }
  if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
  files.sort((a, b) => compareCodeUnits(a.path, b.path));
  return ok({ files, suggestedName: `${slugOf(program.title, 'role')}-site.zip`, rules: describedFates(document, program, (subject) => toldOn[subject]), preflight, identifiers: {} });
};

function sitePages(site: Site, placed: PackageAssets): readonly { readonly path: string; readonly text: string }[] {
  const render = markdownRenderer({ imagePath: (reference) => { const path = placed.imagePath(reference); return path && `../${path}`; } });
  return [
    { path: 'index.html', text: overviewPage(site) }, { path: 'path.svg', text: drawPath(site.path) }, { path: 'style.css', text: styleSheet },
    ...site.path.modules.map((module) => ({ path: site.pages[module.index]!, text: modulePage(site, module, render, placed) })),
  ];
}

function importedFindings({ document, modules }: DescribedPath): readonly Finding[] {
  return modules.filter(({ record }) => pagesOf(document, record.id).some(({ format }) => format === 'asset')).map(({ record }): Finding => ({ code: 'TRL-X014', severity: 'warning', message: `“${record.title}” shows imported pages without their scripts; what they do on their own does not work there.`, records: [record.id] }));
}
