import type { PackageFile } from '../package-file';
import type { XmlNode } from '../../files/xml/write-xml';
import { activityFolder, activityName } from './activity-files';
import { sectionFolder, sectionName } from './course-files';
import type { MoodleCourse } from './course-model';
import { fieldsOf, moodleRelease, moodleVersion, xmlFile } from './xml-parts';

/** Settings of the whole backup: content only, nobody's data. */
const rootSettings = {
  users: 0, anonymize: 0, role_assignments: 0, activities: 1, blocks: 0, files: 1, filters: 0, comments: 0, badges: 0, calendarevents: 0, userscompletion: 0, logs: 0, grade_histories: 0, questionbank: 0,
  groups: 0, competencies: 0, customfield: 0, contentbankcontent: 0, xapistate: 0, legacyfiles: 0,
} as const;

/** `moodle_backup.xml`: every activity, section and setting (backup_main_structure_step). `backupId`: 32 hexadecimal digits. */
export function backupFile(course: MoodleCourse, name: string, backupId: string): PackageFile {
  const activities = course.sections.flatMap((section) => section.activities);
  const information = {
    name, moodle_version: moodleVersion, moodle_release: moodleRelease, backup_version: moodleVersion, backup_release: moodleRelease, backup_date: course.time, mnet_remoteusers: 0, include_files: 1,
    include_file_references_to_external_content: 0, original_wwwroot: 'https://trellis.invalid', original_site_identifier_hash: backupId, original_course_id: course.id, original_course_format: 'topics',
    original_course_fullname: course.title, original_course_shortname: course.shortName, original_course_startdate: course.time, original_course_enddate: 0, original_course_contextid: course.contextId, original_system_contextid: 1,
  };
  const detail = { name: 'detail', attributes: { backup_id: backupId }, children: fieldsOf({ type: 'course', format: 'moodle2', interactive: 1, mode: 10, execution: 1, executiontime: 0 }) };
  const contents: readonly XmlNode[] = [
    { name: 'activities', children: activities.map((activity) => ({ name: 'activity', children: fieldsOf({ moduleid: activity.id, sectionid: activity.sectionId, modulename: 'page', title: activity.title, directory: activityFolder(activity) }) })) },
    { name: 'sections', children: course.sections.map((section) => ({ name: 'section', children: fieldsOf({ sectionid: section.id, title: section.title || String(section.number), directory: sectionFolder(section) }) })) },
    { name: 'course', children: fieldsOf({ courseid: course.id, title: course.shortName, directory: 'course' }) },
  ];
  const settings = [
    ...Object.entries({ filename: name, ...rootSettings }).map(([setting, value]) => settingOf({ level: 'root', name: setting, value })),
    ...course.sections.flatMap((section) => included('section', sectionName(section))),
    ...activities.flatMap((activity) => included('activity', activityName(activity))),
  ];
  return xmlFile('moodle_backup.xml', { name: 'moodle_backup', children: [{ name: 'information', children: [...fieldsOf(information), { name: 'details', children: [detail] }, { name: 'contents', children: contents }, { name: 'settings', children: settings }] }] });
}

function included(level: 'section' | 'activity', name: string): readonly XmlNode[] {
  return [settingOf({ level, [level]: name, name: `${name}_included`, value: 1 }), settingOf({ level, [level]: name, name: `${name}_userinfo`, value: 0 })];
}

function settingOf(fields: Readonly<Record<string, string | number>>): XmlNode {
  return { name: 'setting', children: fieldsOf(fields) };
}
