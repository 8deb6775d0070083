import { err, ok } from '../../../kit/result';
import { isImagePath } from '../../files/media-type';
import { createImportDraft, finishImport, importFinding, type ImportPlanner } from '../import-plan';
import { addCourse } from './add-course';
import { planCourseTables } from './course-tables/plan-tables';
import { isMarkdown, readMarkdownCourse } from './read-course';

/** A Markdown file or folder → one course, its modules, objectives, pages and images; of a curriculum written as tables of courses, a module per row. Nothing but the absence of Markdown files refuses it. */
export const planMarkdownImport: ImportPlanner = (input) => {
  if (!input.files.some(isMarkdown)) return err([importFinding('TRL-I001', 'There is no Markdown file in what was chosen.')]);
  const tables = planCourseTables(input, input.files.filter(isMarkdown));
  if (tables) return ok(tables);
  const draft = createImportDraft();
  const images = input.files.filter((file) => isImagePath(file.path));
  addCourse(draft, input, { kind: 'markdown', read: readMarkdownCourse(input.name, input.files), images });
  return ok(finishImport('markdown', draft));
};
