import { append } from '../../../kit/append';
import { err, ok } from '../../../kit/result';
import { isImagePath } from '../../files/media-type';
import { createImportDraft, finishImport, importFinding, type ImportPlanner } from '../import-plan';
import { addCourse } from '../markdown/add-course';
import { readTextbook } from './read-collection';

/** A textbook of OpenStax in CNXML → a course per collection, its chapters as lineage, a module per module. */
export const planTextbookImport: ImportPlanner = (input) => {
  const draft = createImportDraft();
  const { books, refused } = readTextbook(input.name, input.files);
  if (books.every(({ modules }) => modules.length === 0)) {
    const why = refused.map(({ message }) => message)[0] ?? 'No module that the collection names is in what was chosen. Choose the folder that holds the collection, modules and media.';
    return err([importFinding('TRL-I053', `The textbook cannot be read: ${why}`)]);
  }
  append(draft.refused, refused);
  const images = input.files.filter((file) => isImagePath(file.path));
  books.forEach((read, place) => addCourse(draft, input, { kind: 'html', read, images: place === 0 ? images : [], place }));
  return ok(finishImport('html', draft));
};
