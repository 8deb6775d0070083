import { encodeUtf8 } from '../../../kit/text';
import type { PackageFile } from '../package-file';
import { writeXml, type XmlNode } from '../../files/xml/write-xml';

/** Versions that are written: Moodle 4.1, the oldest that the format is meant for; later ones read it without a warning. */
export const moodleVersion = '2022112800';
export const moodleRelease = '4.1';

/** An empty value of the database (backup_nested_element). */
export const nothing = '$@NULL@$';

/** An element with one text child a field, in order. */
export function fieldsOf(fields: Readonly<Record<string, string | number>>): readonly XmlNode[] {
  return Object.entries(fields).map(([name, value]) => ({ name, text: String(value) }));
}

export function xmlFile(path: string, root: XmlNode): PackageFile {
  return { path, bytes: encodeUtf8(writeXml(root)) };
}

const empty = (name: string, ...children: readonly string[]): XmlNode => ({ name, children: children.map((child) => ({ name: child })) });

/** Parts that every restore reads, empty: nobody's data, no grades, no groups. By path below their folder. */
const everywhere: Readonly<Record<string, XmlNode>> = {
  'roles.xml': empty('roles', 'role_overrides', 'role_assignments'), 'filters.xml': empty('filters', 'filter_actives', 'filter_configs'), 'comments.xml': empty('comments'), 'calendar.xml': empty('events'),
};
const rootParts: Readonly<Record<string, XmlNode>> = {
  'badges.xml': empty('badges'), 'completion.xml': empty('course_completion'), 'grade_history.xml': empty('grade_history', 'grade_grades'), 'groups.xml': empty('groups', 'groupings'),
  'outcomes.xml': empty('outcomes_definition'), 'questions.xml': empty('question_categories'), 'roles.xml': empty('roles_definition'), 'scales.xml': empty('scales_definition'),
};
const courseParts: Readonly<Record<string, XmlNode>> = { ...everywhere, 'completiondefaults.xml': empty('course_completion_defaults'), 'contentbank.xml': empty('contents'), 'enrolments.xml': empty('enrolments', 'enrols'), 'inforef.xml': empty('inforef') };
const activityParts: Readonly<Record<string, XmlNode>> = { ...everywhere, 'grade_history.xml': empty('grade_history', 'grade_grades'), 'grades.xml': empty('activity_gradebook', 'grade_items', 'grade_letters'), 'xapistate.xml': empty('states') };

function partsIn(folder: string, parts: Readonly<Record<string, XmlNode>>): readonly PackageFile[] {
  return Object.entries(parts).map(([name, root]) => xmlFile(`${folder}${name}`, root));
}

export const emptyRootParts = (): readonly PackageFile[] => partsIn('', rootParts);
export const emptyCourseParts = (): readonly PackageFile[] => partsIn('course/', courseParts);
export const emptyActivityParts = (folder: string): readonly PackageFile[] => partsIn(`${folder}/`, activityParts);
