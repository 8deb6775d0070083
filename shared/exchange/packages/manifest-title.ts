import type { Finding } from '../../kit/finding';
import { clip } from '../files/clip';

/** Longest title of a manifest: the schema of SCORM 1.2 refuses more (imscp_rootv1p1p2, titleType), SCORM 2004 promises no more (CAM 3.4.1, smallest permitted maximum). In UTF-16 units, which are never fewer than the characters that a schema counts. */
export const longestTitle = 200;

export function manifestTitle(title: string): string {
  return clip(title, longestTitle);
}

export interface Titled {
  readonly title: string;
  /** Id of the record that it is the title of. */
  readonly record: string;
}

/** TRL-X037 for every title that a manifest shortens. */
export function titleFindings(titled: readonly Titled[]): readonly Finding[] {
  return titled.filter(({ title }) => title.length > longestTitle).map(({ title, record }): Finding => ({
    code: 'TRL-X037', severity: 'warning', records: [record],
    message: `“${clip(title, 60)}” has ${title.length} characters; a title in a SCORM manifest has at most ${longestTitle}, so the LMS shows the start of it. The page of the course has all of it. Choose a shorter title.`,
  }));
}
