import { quoteSafely } from '../../../kit/quote';
import { compareNatural } from '../../../kit/natural-order';
import { fileNameOf, folderOf, titleOfFileName } from '../../files/paths';
import type { ImportFile, ImportNote } from '../import-plan';
import { cutPage, wholePage, type MarkdownCourse } from '../markdown/read-course';
import { objectivesHeadings } from '../markup/headings';
import { plainCourse } from '../markup/text-course';
import { readHtmlPage, type HtmlPage } from './read-page';

export interface HtmlCourse {
  readonly read: MarkdownCourse;
  readonly embedded: readonly ImportFile[];
}

export function isHtml({ path }: Pick<ImportFile, 'path'>): boolean {
  return /\.(html?|xhtml)$/i.test(path) && !/(^|\/)[._]/.test(path);
}

/**
 * Reads pages. One: its headings are modules, as those of a Markdown file. Several: each is a module, in the order in which the table of contents leads to them, then in the natural order of
 * paths; `index.html` describes the course.
 */
export function readHtmlCourse(name: string, files: readonly ImportFile[]): HtmlCourse {
  const sorted = files.filter(isHtml).sort((a, b) => compareNatural(a.path, b.path));
  const paths = new Set(sorted.map(({ path }) => path));
  const pages = sorted.map((file) => readHtmlPage(file, paths, sorted.length === 1));
  const warnings = pages.flatMap((page) => page.warnings);
  const [only] = pages;
  const read = pages.length === 1 && only ? readOne(name, only, warnings) : readTree(name, pages, warnings);
  return { read: plainCourse(read), embedded: pages.flatMap((page) => page.embedded) };
}

function readOne(name: string, page: HtmlPage, warnings: readonly ImportNote[]): MarkdownCourse {
  const hasTitle = page.page.headings.filter(({ level }) => level === 1).length === 1;
  const read = cutPage(name, { path: page.path, page: page.page }, objectivesHeadings);
  const modules = read.modules.map((module) => ({ ...module, language: page.language }));
  return { ...read, title: hasTitle ? read.title : page.headTitle || read.title, modules, warnings };
}

const indexName = /^(index|default|home|start)$/i;
const contentsName = /^(toc|nav|contents?|table[-_ ]of[-_ ]contents|inhalt)$/i;

function readTree(name: string, pages: readonly HtmlPage[], warnings: readonly ImportNote[]): MarkdownCourse {
  const stem = ({ path }: HtmlPage): string => fileNameOf(path).replace(/\.[^.]*$/, '');
  const top = (wanted: RegExp): HtmlPage | undefined => [...pages].sort((a, b) => folderOf(a.path).length - folderOf(b.path).length).find((page) => wanted.test(stem(page)));
  const [contents, index] = [top(contentsName), top(indexName)];
  const order = [contents, index].find((page) => page !== undefined && page.leadsTo.length > 1)?.leadsTo ?? [];
  const place = new Map(order.map((path, at) => [path, at]));
  const rest = pages.filter((page) => page !== contents && page !== index);
  const ordered = [...rest].sort((a, b) => (place.get(a.path) ?? order.length) - (place.get(b.path) ?? order.length));
  const unlisted = order.length === 0 ? [] : ordered.filter(({ path }) => !place.has(path));
  const intro = index && wholePage(index.path, index.page, objectivesHeadings);
  const notes = unlisted.map(({ path }) => ({ code: 'not-in-contents', where: path, message: `${quoteSafely(path)} is not named in the table of contents; it stands behind the pages that are.` }));
  const titled = index && index.page.headings.some(({ level }) => level === 1);
  return {
    title: (titled ? intro?.title : '') || index?.headTitle || contents?.headTitle || titleOfFileName(name),
    description: intro?.body.join('\n') ?? '',
    modules: ordered.map(moduleOf),
    warnings: [...warnings, ...notes],
  };
}

function moduleOf(page: HtmlPage): MarkdownCourse['modules'][number] {
  const hasHeading = page.page.headings.some(({ level }) => level === 1);
  const whole = wholePage(page.path, page.page, objectivesHeadings);
  return { ...whole, title: hasHeading ? whole.title : page.headTitle || whole.title, language: page.language };
}
