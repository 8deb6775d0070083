import type { PackageFile } from '../package-file';
import { mediaTypeOf } from '../../files/media-type';
import { text } from '../../descriptions/html/page-frame';
import type { CourseFile, CourseSection, MoodleCourse } from './course-model';
import { emptyCourseParts, fieldsOf, nothing, xmlFile } from './xml-parts';

export const sectionName = ({ id }: Pick<CourseSection, 'id'>): string => `section_${id}`;
export const sectionFolder = (section: Pick<CourseSection, 'id'>): string => `sections/${sectionName(section)}`;

/** `course/`: names, format *topics*, completion on. */
export function courseFiles(course: MoodleCourse): readonly PackageFile[] {
  const names = { shortname: course.shortName, fullname: course.title, idnumber: '', summary: course.summary === '' ? '' : `<p>${text(course.summary)}</p>`, summaryformat: 1 };
  const look = { format: 'topics', showgrades: 1, newsitems: 0, startdate: course.time, enddate: 0, marker: 0, maxbytes: 0, legacyfiles: 0, showreports: 0, visible: 1, groupmode: 0, groupmodeforce: 0, defaultgroupingid: 0, lang: '', theme: '', timecreated: course.time, timemodified: course.time };
  const rules = { requested: 0, showactivitydates: 0, showcompletionconditions: 1, enablecompletion: 1, completionnotify: 0 };
  const category = { name: 'category', attributes: { id: '1' }, children: fieldsOf({ name: 'Trellis Studio', description: '' }) };
  return [
    xmlFile('course/course.xml', { name: 'course', attributes: { id: String(course.id), contextid: String(course.contextId) }, children: [...fieldsOf({ ...names, ...look, ...rules }), category, { name: 'tags' }, { name: 'customfields' }] }),
    ...emptyCourseParts(),
  ];
}

/** `sections/section_N/`. The name of the general section is empty in the database. */
export function sectionFiles(section: CourseSection, time: number): readonly PackageFile[] {
  const fields = { number: section.number, name: section.title === '' ? nothing : section.title, summary: '', summaryformat: 1, sequence: section.activities.map(({ id }) => id).join(','), visible: 1, availabilityjson: '{"op":"&","c":[],"showc":[]}', timemodified: time };
  return [
    xmlFile(`${sectionFolder(section)}/section.xml`, { name: 'section', attributes: { id: String(section.id) }, children: fieldsOf(fields) }),
    xmlFile(`${sectionFolder(section)}/inforef.xml`, { name: 'inforef' }),
  ];
}

/** `files.xml` and `files/ab/<SHA-1>`: every file of an activity by the hash of its bytes, which lie there once (Moodle file API). `bytes`: of an asset. */
export function storedFiles(files: readonly CourseFile[], time: number, bytes: (asset: string) => Uint8Array, sha1: (bytes: Uint8Array) => string): readonly PackageFile[] {
  const stored = new Map<string, PackageFile>();
  const entries = files.map((file) => {
    const content = bytes(file.asset);
    const hash = sha1(content);
    stored.set(hash, { path: `files/${hash.slice(0, 2)}/${hash}`, bytes: content });
    const place = { contenthash: hash, contextid: file.contextId, component: 'mod_page', filearea: 'content', itemid: 0, filepath: file.folder, filename: file.name, userid: nothing, filesize: content.length, mimetype: mediaTypeOf(file.name), status: 0 };
    const rest = { timecreated: time, timemodified: time, source: nothing, author: nothing, license: nothing, sortorder: 0, repositorytype: nothing, repositoryid: nothing, reference: nothing };
    return { name: 'file', attributes: { id: String(file.id) }, children: fieldsOf({ ...place, ...rest }) };
  });
  return [xmlFile('files.xml', { name: 'files', children: entries }), ...stored.values()];
}
