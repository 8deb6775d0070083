import { err, ok } from '../../../kit/result';
import { isImagePath } from '../../files/media-type';
import { createImportDraft, finishImport, importFinding, type ImportPlanner } from '../import-plan';
import { addCourse } from '../markdown/add-course';
import { planTextbookImport } from '../cnxml/plan-import';
import { isTextbook } from '../cnxml/read-collection';
import { isHtml, readHtmlCourse } from './read-tree';

/** Pages as text → one course: its modules with their objectives, pages in Markdown and images. Nothing of a page is ever run. */
export const planHtmlImport: ImportPlanner = (input) => {
  if (isTextbook(input.files)) return planTextbookImport(input);
  if (!input.files.some(isHtml)) return err([importFinding('TRL-I052', 'There is no HTML file in what was chosen. Choose a .html file, or a folder or zip that holds some.')]);
  const draft = createImportDraft();
  const { read, embedded } = readHtmlCourse(input.name, input.files);
  addCourse(draft, input, { kind: 'html', read, images: [...input.files.filter((file) => isImagePath(file.path)), ...embedded] });
  return ok(finishImport('html', draft));
};
