import { quoteSafely } from '../../../../kit/quote';
import { decodeText } from '../../../../kit/text';
import { titleOfFileName } from '../../../files/paths';
import { createImportDraft, finishImport, type ImportFile, type ImportInput, type ImportPlan } from '../../import-plan';
import { parseMarkdownPage, type MarkdownPage } from '../parse-page';
import { addCourseTables } from './add-tables';
import { findCourseRows, type CourseRow } from './find-tables';

/** Fewer rows are an example in a text, not a curriculum. */
const fewestRows = 3;

/** The plan of a curriculum that is written as course tables (the only Markdown file, or the README at the top of a folder); null where there are none: then it is a course as text. */
export function planCourseTables(input: ImportInput, files: readonly ImportFile[]): ImportPlan | null {
  const main = files.length === 1 ? files[0] : files.find(({ path }) => /^readme\.(md|markdown)$/i.test(path));
  const decoded = main && decodeText(main.bytes, 'windows-1252');
  if (!main || !decoded?.ok) return null;
  const page = parseMarkdownPage(decoded.value.text);
  const rows = findCourseRows(page);
  if (rows.length < fewestRows) return null;
  const draft = createImportDraft();
  if (decoded.value.encoding === 'windows-1252') draft.warnings.push({ code: 'encoding', where: main.path, message: `${quoteSafely(main.path)} is not UTF-8 and was read as Windows-1252.` });
  addCourseTables(draft, input, { title: titleOf(input.name, page, rows), file: main.path, rows });
  const others = files.length - 1;
  draft.warnings.push({ code: 'course-tables', where: main.path, message: `The ${rows.length} rows of the course tables became modules; the text around the tables was not taken over.${others > 0 ? ` Nor were ${others} other Markdown ${others === 1 ? 'file' : 'files'}: import them by themselves where they are courses.` : ''}` });
  return finishImport('markdown', draft);
}

function titleOf(name: string, page: MarkdownPage, rows: readonly CourseRow[]): string {
  const tops = page.headings.filter(({ level, isInDiv }) => level === 1 && !isInDiv);
  const file = titleOfFileName(name);
  if (page.title !== '') return page.title;
  if (tops.length === 1) return tops[0]!.text;
  return /^readme$/i.test(file) ? rows[0]!.part || file : file;
}
