import type { Finding } from '../../kit/finding';
import { quoteSafely } from '../../kit/quote';
import type { ImportFile } from '../import/import-plan';
import { childOf, childrenOf, childText, type XmlElement } from '../files/xml/xml-element';
import { packageFinding, type PackageItem, type PackageReport } from './package-report';

/** Files beside the obvious ones without which Moodle does not restore a course, and an activity. */
const ofCourse = ['course/course.xml', 'course/filters.xml', 'course/comments.xml', 'course/calendar.xml'];
const ofActivity = ['module.xml', 'filters.xml', 'comments.xml', 'calendar.xml'];

/** A Moodle backup (`.mbz` as a zip); undefined: the root is none. Source: Moodle's backup format (backup/moodle2). */
export function inspectMoodle(root: XmlElement, files: readonly ImportFile[]): PackageReport | undefined {
  const information = childOf(root, 'information');
  if (root.local !== 'moodle_backup' || !information) return undefined;
  const contents = childOf(information, 'contents');
  const listed = (list: string, one: string): readonly XmlElement[] => (contents ? childrenOf(childOf(contents, list) ?? root, one) : []);
  const activities = listed('activities', 'activity');
  const paths = new Set(files.map(({ path }) => path));
  const items = listed('sections', 'section').flatMap((section): readonly PackageItem[] => {
    const id = childText(section, 'sectionid');
    const own = activities.filter((activity) => childText(activity, 'sectionid') === id);
    return [{ identifier: id, title: childText(section, 'title'), depth: 0, href: null, type: 'heading', prerequisites: '' }, ...own.map((activity): PackageItem => ({ identifier: childText(activity, 'moduleid'), title: childText(activity, 'title'), depth: 1, href: childText(activity, 'directory') || null, type: 'activity', prerequisites: '' }))];
  });
  const missing = [...(contents && childOf(contents, 'course') ? ofCourse : []), ...activities.flatMap((activity) => ofActivity.map((name) => `${childText(activity, 'directory')}/${name}`))].filter((path) => !paths.has(path));
  const findings: readonly Finding[] = [
    ...(missing.length > 0 ? [packageFinding('TRL-P033', 'error', `The backup lacks ${missing.length === 1 ? 'a file' : `${missing.length} files`} that Moodle restores by, for example ${quoteSafely(missing[0] ?? '')}.`, missing)] : []),
    ...(activities.length > 0 ? [] : [packageFinding('TRL-P003', 'warning', 'The backup has no activity.')]),
  ];
  return { kind: 'moodle-backup', version: childText(information, 'moodle_release') || childText(information, 'backup_release'), title: childText(information, 'original_course_fullname'), items, findings };
}
