import { append } from '../../../kit/append';
import { courseSchema } from '../../../model/course';
import { courseModuleSchema } from '../../../model/module';
import { objectiveSchema } from '../../../model/objective';
import { pageSchema } from '../../../model/page';
import { levels } from '../../../model/vocabulary';
import { clip, clipTitle } from '../../files/clip';
import { titleOfFileName } from '../../files/paths';
import { addAssets } from '../import-assets';
import type { ImportDraft, ImportFile, ImportInput, ImportKind } from '../import-plan';
import { linkImages } from './link-images';
import type { MarkdownCourse, MarkdownModule } from './read-course';

/** A course that was read, and the files that become its assets. */
export interface ReadCourse {
  readonly kind: ImportKind;
  readonly read: MarkdownCourse;
  readonly images: readonly ImportFile[];
  /** Place among the courses of the import. */
  readonly place?: number;
}

/** A course as text → records: the course, its images as assets, and per module its objectives and its page. */
export function addCourse(draft: ImportDraft, input: ImportInput, { kind, read, images, place }: ReadCourse): void {
  append(draft.warnings, read.warnings);
  const course = courseSchema.parse({
    id: input.newId('course', read.title),
    type: 'course',
    title: clipTitle(read.title, 'Course'),
    description: clip(read.description, 20_000),
    version: clip(read.version ?? '', 80),
    source: { kind, name: clip(input.name, 300) },
    ...(place === undefined ? {} : { place }),
  });
  draft.records.push(course);
  addAssets(draft, input, images, course.id);
  const assetIds = new Map(draft.assets.map(({ record }) => [record.path, record.id]));
  read.modules.forEach((module, i) => addModule(draft, input, { module, place: i + 1, course: course.id, courseTitle: course.title, assetIds }));
}

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
      lineage: [courseTitle, ...(module.chapters ?? []).map((chapter) => clip(chapter, 300))].slice(0, 50),
    }),
  );
  module.objectives.forEach((text, i) =>
    draft.records.push(objectiveSchema.parse({ id: input.newId('objective', text), type: 'objective', module: id, text: clip(text, 20_000), place: i + 1 })),
  );
  if (module.body.length === 0) return;
  const body = linkImages(module.body, module.file, assetIds, draft.warnings).map((line) => clip(line, 100_000));
  draft.records.push(pageSchema.parse({ id: input.newId('page', title), type: 'page', module: id, title, place: 1, format: 'markdown', body }));
}
