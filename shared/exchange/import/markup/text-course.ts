import { cleanHeading } from '../../../kit/markdown/scan-lines';
import { parseMarkdownPage, type MarkdownPage } from '../markdown/parse-page';
import type { MarkdownCourse, MarkdownModule } from '../markdown/read-course';

/** Written Markdown as a page; a title given wins over the first heading. */
export function pageOfLines(lines: readonly string[], title: string): MarkdownPage {
  return { ...parseMarkdownPage(['', ...lines].join('\n')), title };
}

/** Of text that was written by us: marks are taken off titles and objectives, and the course is told in words without images. */
export function plainCourse(course: MarkdownCourse): MarkdownCourse {
  return { ...course, description: course.description.replace(/!\[((?:[^\]\\]|\\.){0,1000})\]\([^)]{0,2000}\)/g, '$1').replace(/\n{3,}/g, '\n\n').trim(), modules: course.modules.map(plainModule) };
}

export function plainModule(module: MarkdownModule): MarkdownModule {
  const plain = (lines: readonly string[]): readonly string[] => lines.map(cleanHeading).filter((line) => line !== '');
  return { ...module, objectives: plain(module.objectives), questions: plain(module.questions) };
}
