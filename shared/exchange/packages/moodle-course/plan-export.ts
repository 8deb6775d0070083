import type { Finding } from '../../../kit/finding';
import { compareCodeUnits } from '../../../kit/order';
import { err, ok } from '../../../kit/result';
import { encodeUtf8 } from '../../../kit/text';
import { describePath } from '../../descriptions/description/described-path';
import type { ExportBuilder } from '../../export-input';
import { slugOf } from '../../identifiers';
import { lmsPath } from '../lms-path/lms-path';
import { staticPath } from '../lms-path/static-path';
import { packageAssets } from '../one-player/package-assets';
import { missingAsset } from '../missing-asset';
import { activityFiles } from './activity-files';
import { backupFile } from './backup-file';
import { courseFiles, sectionFiles, storedFiles } from './course-files';
import { moodleCourse } from './course-model';
import { moodleFates } from './fates';
import { preflightCourse } from './preflight';
import { emptyRootParts } from './xml-parts';

/**
 * The path as a backup of a Moodle course (`.mbz`, a zip that Moodle restores): Moodle itself keeps activities closed until what they need is complete. Source: Moodle's backup
 * format (backup/moodle2) and availability API.
 */
export const planMoodleCourse: ExportBuilder = ({ document, assets, sha256, sha1 }, program) => {
  const described = describePath(document, program);
  const path = lmsPath(staticPath(program));
  const placed = packageAssets(document, path.modules.map(({ index }) => program.modules[index]!.id));
  const preflight: readonly Finding[] = [
    ...placed.entries.filter(({ asset }) => (assets(asset.id)?.length ?? 0) === 0).map(({ asset }) => missingAsset(asset)),
    ...preflightCourse(described, path),
  ];
  if (preflight.some(({ severity }) => severity === 'error')) return err(preflight);
  const course = moodleCourse(described, path, placed, sha256);
  const activities = course.sections.flatMap((section) => section.activities);
  const name = `${slugOf(program.title, 'role')}-moodle.mbz`;
  const files = [
    backupFile(course, name, sha256(encodeUtf8(program.role)).slice(0, 32)),
    ...emptyRootParts(),
    ...courseFiles(course),
    ...course.sections.flatMap((section) => sectionFiles(section, course.time)),
    ...activities.flatMap((activity) => activityFiles(activity, course.time)),
    ...storedFiles(activities.flatMap((activity) => activity.files), course.time, (asset) => assets(asset)!, sha1),
  ].sort((a, b) => compareCodeUnits(a.path, b.path));
  const identifiers = { course: String(course.id), ...Object.fromEntries(activities.map(({ record, id }) => [record, String(id)])) };
  return ok({ files, suggestedName: name, rules: moodleFates(document, path), preflight, identifiers });
};
