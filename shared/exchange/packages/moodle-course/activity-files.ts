import type { PackageFile } from '../package-file';
import type { CourseActivity } from './course-model';
import { emptyActivityParts, fieldsOf, moodleVersion, nothing, xmlFile } from './xml-parts';

export const activityName = ({ id }: Pick<CourseActivity, 'id'>): string => `page_${id}`;
export const activityFolder = (activity: Pick<CourseActivity, 'id'>): string => `activities/${activityName(activity)}`;

/** Automatic completion, by opening the page (completionlib: COMPLETION_TRACKING_AUTOMATIC). */
const completion = { completion: 2, completiongradeitemnumber: nothing, completionpassgrade: 0, completionview: 1, completionexpected: 0 } as const;

/** `activities/page_N/`: the page, its place and restrictions, the files that it shows, and the empty parts (mod_page and module structure steps of backup/moodle2). */
export function activityFiles(activity: CourseActivity, time: number): readonly PackageFile[] {
  const folder = activityFolder(activity);
  const fields = { name: activity.title, intro: '', introformat: 1, content: activity.content, contentformat: 1, legacyfiles: 0, legacyfileslast: nothing, display: 5, displayoptions: 'a:2:{s:10:"printintro";s:1:"0";s:17:"printlastmodified";s:1:"0";}', revision: 1, timemodified: time };
  const page = { name: 'page', attributes: { id: String(activity.instanceId) }, children: fieldsOf(fields) };
  const place = { modulename: 'page', sectionid: activity.sectionId, sectionnumber: activity.sectionNumber, idnumber: activity.record, added: time, score: 0, indent: 0, visible: 1, visibleoncoursepage: 1, visibleold: 1, groupmode: 0, groupingid: 0 };
  const rest = { ...completion, availability: activity.availability ?? nothing, showdescription: 0, downloadcontent: 1 };
  const references = activity.files.map(({ id }) => ({ name: 'file', children: fieldsOf({ id }) }));
  return [
    xmlFile(`${folder}/page.xml`, { name: 'activity', attributes: { id: String(activity.instanceId), moduleid: String(activity.id), modulename: 'page', contextid: String(activity.contextId) }, children: [page] }),
    xmlFile(`${folder}/module.xml`, { name: 'module', attributes: { id: String(activity.id), version: moodleVersion }, children: [...fieldsOf({ ...place, ...rest }), { name: 'tags' }] }),
    xmlFile(`${folder}/inforef.xml`, { name: 'inforef', children: references.length > 0 ? [{ name: 'fileref', children: references }] : [] }),
    ...emptyActivityParts(folder),
  ];
}
