import { err, ok } from '../../../kit/result';
import { courseSchema } from '../../../model/course';
import { courseModuleSchema } from '../../../model/module';
import { objectiveSchema } from '../../../model/objective';
import { pageSchema } from '../../../model/page';
import { levels } from '../../../model/vocabulary';
import { clip, clipTitle } from '../../files/clip';
import { addAssets } from '../import-assets';
import type { ImportDraft, ImportInput, ImportPlanner } from '../import-plan';
import { createImportDraft, finishImport, importFinding } from '../import-plan';
import { isImagePath } from '../../files/media-type';
import { titleOfFileName } from '../../files/paths';
import { linkImages } from './link-images';
import type { MarkdownModule } from './read-course';
import { isMarkdown, readMarkdownCourse } from './read-course';

/** A Markdown file or folder → one course, its modules, objectives, pages and images. Nothing but the absence of Markdown files refuses it. */
export const planMarkdownImport: ImportPlanner = (input) => {
  if (!input.files.some(isMarkdown)) return err([importFinding('TRL-I001', 'There is no Markdown file in what was chosen.')]);
  const draft = createImportDraft();
  const read = readMarkdownCourse(input.name, input.files);
  draft.warnings.push(...read.warnings);
  const course = courseSchema.parse({
    id: input.newId('course', read.title),
    type: 'course',
    title: clipTitle(read.title, 'Course'),
    description: clip(read.description, 20_000),
    source: { kind: 'markdown', name: clip(input.name, 300) },
  });
  draft.records.push(course);
  const assetIds = addAssets(draft, input, input.files.filter((file) => isImagePath(file.path)), course.id);
  read.modules.forEach((module, i) => addModule(draft, input, { module, place: i + 1, course: course.id, courseTitle: course.title, assetIds }));
  return ok(finishImport('markdown', draft));
};

interface Placed {
  readonly module: MarkdownModule;
  readonly place: number;
  readonly course: string;
  readonly courseTitle: string;
  readonly assetIds: ReadonlyMap<string, string>;
}

function addModule(draft: ImportDraft, input: ImportInput, { module, place, course, courseTitle, assetIds }: Placed): void {
  const title = clipTitle(module.title, titleOfFileName(module.file) || `Module ${place}`);
  const id = input.newId('module', title);
  draft.records.push(
    courseModuleSchema.parse({
      id,
      type: 'module',
      title,
      course,
      place,
      minutes: module.minutes,
      level: levels.find((level) => level === module.level) ?? null,
      tags: [...new Set(module.tags.map((tag) => clip(tag, 80)))].slice(0, 200),
      language: clip(module.language, 40),
      description: clip(module.questions.map((question) => `- ${question}`).join('\n'), 20_000),
      sourceId: clip(module.file, 300),
      lineage: [courseTitle],
    }),
  );
  module.objectives.forEach((text, i) =>
    draft.records.push(objectiveSchema.parse({ id: input.newId('objective', text), type: 'objective', module: id, text: clip(text, 20_000), place: i + 1 })),
  );
  if (module.body.length === 0) return;
  const body = linkImages(module.body, module.file, assetIds, draft.warnings).map((line) => clip(line, 100_000));
  draft.records.push(pageSchema.parse({ id: input.newId('page', title), type: 'page', module: id, title, place: 1, format: 'markdown', body }));
}
