import { quoteSafely } from '../../../kit/quote';
import { compareNatural } from '../../../kit/natural-order';
import { decodeText } from '../../../kit/text';
import type { ImportFile, ImportNote } from '../import-plan';
import { fileNameOf, folderOf, titleOfFileName } from '../../files/paths';
import { listField, parseYamlFields, textField } from './front-matter';
import { minutesOfLine, splitHeadingMinutes, unreadDurations } from './minutes';
import type { MarkdownHeading, MarkdownPage } from './parse-page';
import { collectItems, parseMarkdownPage } from './parse-page';

/** One module of a Markdown course, before it becomes records. */
export interface MarkdownModule {
  readonly title: string;
  readonly minutes: number | null;
  readonly objectives: readonly string[];
  readonly questions: readonly string[];
  /** Markdown text, one string per line, without front matter and without its own heading. */
  readonly body: readonly string[];
  readonly file: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly language: string;
  /** Titles between the course and the module. */
  readonly chapters?: readonly string[];
}

export interface MarkdownCourse {
  readonly title: string;
  readonly description: string;
  /** As the front matter or config.yaml says. */
  readonly version?: string;
  readonly modules: readonly MarkdownModule[];
  readonly warnings: readonly ImportNote[];
}

export const objectivesHeading = /^(learning )?(objectives|outcomes)$|^lernziele$/i;
const questionsHeading = /^(key |guiding )?questions$/i;
const projectFiles = /^(license|licence|contributing|code_of_conduct|code-of-conduct|conduct|changelog|citation|authors|contributors|security|maintainers)$/i;

export interface SourceFile {
  readonly path: string;
  readonly page: MarkdownPage;
}

/**
 * Reads a Markdown course. One file: its H1 headings are modules, or its H2 headings when there is at most one H1 (which then is the course's title).
 * A folder: every .md file is a module, in the natural order of paths (or of `config.yaml`'s `episodes`); README.md and index.md without minutes
 * describe the course, project files (LICENSE.md …) are left out with a warning.
 */
export function readMarkdownCourse(name: string, files: readonly ImportFile[]): MarkdownCourse {
  const warnings: ImportNote[] = [];
  const sources: SourceFile[] = [];
  for (const file of files.filter(isMarkdown).sort((a, b) => compareNatural(a.path, b.path))) {
    const decoded = decodeText(file.bytes, 'windows-1252');
    const { text, encoding } = decoded.ok ? decoded.value : { text: '', encoding: decoded.error.encoding };
    if (!decoded.ok) warnings.push({ code: 'encoding', where: file.path, message: `${quoteSafely(file.path)} is not valid ${encoding} and was read as empty.` });
    if (encoding === 'windows-1252') warnings.push({ code: 'encoding', where: file.path, message: `${quoteSafely(file.path)} is not UTF-8 and was read as Windows-1252.` });
    const page = parseMarkdownPage(text);
    if (page.problem !== undefined) warnings.push({ code: 'front-matter', where: file.path, message: `The front matter of ${quoteSafely(file.path)} was not read: ${quoteSafely(page.problem)}.` });
    if (page.minutes === null) for (const written of unreadDurations(page.fields)) warnings.push({ code: 'duration', where: file.path, message: `The duration ${quoteSafely(written)} of ${quoteSafely(file.path)} says no number of minutes, so its modules have none from it. Write 90, 1 h 30 min, 1:30 or PT1H30M.` });
    sources.push({ path: file.path, page });
  }
  const only = sources[0];
  if (sources.length === 1 && only && !folderOf(only.path)) return { ...cutPage(name, only, objectivesHeading), warnings };
  return readFolder(name, sources, files, warnings);
}

export function isMarkdown(file: Pick<ImportFile, 'path'>): boolean {
  return /\.(md|markdown)$/i.test(file.path) && !/(^|\/)[._]/.test(file.path);
}

/** One text cut into modules at its H1, or at its H2 where there is at most one H1. `objectives`: what the heading of a list of objectives says. */
export function cutPage(name: string, { path, page }: SourceFile, objectives: RegExp): Omit<MarkdownCourse, 'warnings'> {
  const outer = page.headings.filter((heading) => !heading.isInDiv);
  const tops = outer.filter((heading) => heading.level === 1);
  const cuts = tops.length > 1 ? tops : outer.filter((heading) => heading.level === 2 && !objectives.test(heading.text) && !questionsHeading.test(heading.text));
  const title = page.title || (tops.length === 1 ? tops[0]!.text : '') || titleOfFileName(name);
  if (cuts.length === 0) return { title, description: '', version: textField(page.fields, 'version'), modules: [wholePage(path, page, objectives)] };
  const head = page.lines.slice(tops.length === 1 ? tops[0]!.next : 0, cuts[0]!.line).join('\n').trim();
  return { title, description: head, version: textField(page.fields, 'version'), modules: cuts.map((cut, i) => section(path, page, cut, cuts[i + 1]?.line ?? page.lines.length, objectives)) };
}

function section(path: string, page: MarkdownPage, heading: MarkdownHeading, end: number, objectives: RegExp): MarkdownModule {
  const { title, minutes } = splitHeadingMinutes(heading.text);
  return {
    ...shared(page),
    title,
    minutes: minutes ?? minutesNear(page, heading.next, end),
    objectives: collectItems(page, objectives.test(heading.text) ? heading.line : heading.next, end, 'objectives', objectives),
    questions: collectItems(page, heading.next, end, 'questions', questionsHeading),
    body: trimBlank(page.lines.slice(heading.next, end)),
    file: path,
  };
}

/** One text as one module. */
export function wholePage(path: string, page: MarkdownPage, objectives = objectivesHeading): MarkdownModule {
  const first = page.headings.find((heading) => heading.level === 1 && !heading.isInDiv);
  const isTitleLine = first !== undefined && !page.lines.slice(0, first.line).some((line) => /\S/.test(line));
  const start = isTitleLine ? first.next : 0;
  const heading = splitHeadingMinutes(first?.text ?? '');
  return {
    ...shared(page),
    title: page.title || heading.title || titleOfFileName(path),
    minutes: page.minutes ?? heading.minutes ?? minutesNear(page, start, page.lines.length),
    objectives: [...page.objectives, ...collectItems(page, 0, page.lines.length, 'objectives', objectives)],
    questions: [...page.questions, ...collectItems(page, 0, page.lines.length, 'questions', questionsHeading)],
    body: trimBlank(page.lines.slice(start)),
    file: path,
  };
}

function shared(page: MarkdownPage): Pick<MarkdownModule, 'level' | 'tags' | 'language'> {
  const tags = [...listField(page.fields, 'tags'), ...listField(page.fields, 'keywords').flatMap((item) => item.split(','))];
  return { level: textField(page.fields, 'level').toLowerCase(), tags: tags.map((tag) => tag.trim()).filter((tag) => tag !== ''), language: textField(page.fields, 'lang') || textField(page.fields, 'language') };
}

function minutesNear(page: MarkdownPage, start: number, end: number): number | null {
  const near = page.scanned.slice(start, end).filter((line) => line.kind === 'text' && /\S/.test(line.text)).slice(0, 4);
  for (const line of near) {
    const minutes = line.kind === 'text' ? minutesOfLine(line.text) : null;
    if (minutes !== null) return minutes;
  }
  return null;
}

function trimBlank(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => /\S/.test(line));
  const end = lines.findLastIndex((line) => /\S/.test(line));
  return start < 0 ? [] : lines.slice(start, end + 1);
}

function readFolder(name: string, sources: readonly SourceFile[], files: readonly ImportFile[], warnings: ImportNote[]): MarkdownCourse {
  const config = readConfig(files);
  const stem = (path: string): string => fileNameOf(path).replace(/\.[^.]*$/, '');
  const isIntro = ({ path, page }: SourceFile): boolean => /^(readme|index)$/i.test(stem(path)) && page.minutes === null;
  const introductions = sources.filter(isIntro);
  const rest = sources.filter((source) => !isIntro(source));
  const skipped = rest.filter(({ path, page }) => projectFiles.test(stem(path)) && page.minutes === null);
  for (const { path } of skipped) warnings.push({ code: 'skipped-file', where: path, message: `${quoteSafely(path)} is about the project and was not made a module.` });
  const intro = introductions.find(({ path }) => !folderOf(path)) ?? introductions[0];
  const introModule = intro && wholePage(intro.path, intro.page);
  const introTitle = introModule && (intro.page.title || intro.page.headings.some((heading) => heading.level === 1)) ? introModule.title : '';
  const ordered = inConfiguredOrder(rest.filter((source) => !skipped.includes(source)), config.episodes);
  return {
    title: config.title || introTitle || titleOfFileName(name),
    description: introModule?.body.join('\n') ?? '',
    version: config.version || (intro ? textField(intro.page.fields, 'version') : ''),
    modules: ordered.map(({ path, page }) => wholePage(path, page)),
    warnings,
  };
}

interface FolderConfig {
  readonly title: string;
  readonly version: string;
  readonly episodes: readonly string[];
}

/** The Carpentries' `config.yaml` at the top of the folder. */
function readConfig(files: readonly ImportFile[]): FolderConfig {
  const file = files.find(({ path }) => /^_?config\.ya?ml$/i.test(path));
  const decoded = file && decodeText(file.bytes);
  const { fields } = decoded?.ok ? parseYamlFields(decoded.value.text) : { fields: new Map<string, unknown>() };
  return { title: textField(fields, 'title'), version: textField(fields, 'version'), episodes: listField(fields, 'episodes') };
}

function inConfiguredOrder(sources: readonly SourceFile[], episodes: readonly string[]): readonly SourceFile[] {
  const place = (source: SourceFile): number => {
    const at = episodes.indexOf(fileNameOf(source.path));
    return at < 0 ? episodes.length : at;
  };
  return [...sources].sort((a, b) => place(a) - place(b));
}
