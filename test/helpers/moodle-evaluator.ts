import type { Document, Element } from '@xmldom/xmldom';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { strictXml } from './strict-xml';

/**
 * A second reading of a Moodle course backup, from Moodle's documentation of its backup format and availability API alone: strict where Moodle throws. Shares no code with the
 * exporter.
 */
export interface MoodleActivity {
  readonly cm: number;
  readonly idNumber: string;
  readonly name: string;
  readonly content: string;
  readonly directory: string;
  readonly contextId: number;
  readonly completion: number;
  readonly completionView: number;
  readonly sectionId: number;
  readonly availability: string | null;
  readonly fileIds: readonly number[];
}

export interface MoodleBackup {
  readonly activities: readonly MoodleActivity[];
  readonly sections: readonly { readonly id: number; readonly number: number; readonly name: string; readonly sequence: readonly number[]; readonly directory: string }[];
  readonly settings: readonly { readonly level: string; readonly of: string; readonly name: string; readonly value: string }[];
  readonly files: readonly { readonly id: number; readonly hash: string; readonly contextId: number; readonly path: string; readonly size: number }[];
  readonly course: { readonly enableCompletion: boolean; readonly fullName: string };
}

/** Parses strictly; throws with the path on what is not well formed. */
export function xmlOf(files: readonly PackageFile[], path: string): Document {
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`${path} is missing.`);
  return strictXml(Buffer.from(file.bytes).toString('utf8'), path);
}

const all = (node: Document | Element, name: string): readonly Element[] => [...node.getElementsByTagName(name)];
const text = (node: Document | Element, name: string): string => all(node, name)[0]?.textContent ?? '';
const number = (node: Document | Element, name: string): number => Number(text(node, name));

export function readBackup(files: readonly PackageFile[]): MoodleBackup {
  const backup = xmlOf(files, 'moodle_backup.xml');
  const contents = all(backup, 'contents')[0]!;
  const course = xmlOf(files, 'course/course.xml');
  return {
    activities: all(contents, 'activity').map((entry) => readActivity(files, text(entry, 'directory'), text(entry, 'modulename'))),
    sections: all(contents, 'section').map((entry) => {
      const section = xmlOf(files, `${text(entry, 'directory')}/section.xml`);
      const sequence = text(section, 'sequence');
      return { id: Number(section.documentElement!.getAttribute('id')), number: number(section, 'number'), name: text(section, 'name'), sequence: sequence === '' ? [] : sequence.split(',').map(Number), directory: text(entry, 'directory') };
    }),
    settings: all(backup, 'setting').map((entry) => ({ level: text(entry, 'level'), of: text(entry, text(entry, 'level')), name: text(entry, 'name'), value: text(entry, 'value') })),
    files: all(xmlOf(files, 'files.xml'), 'file').map((entry) => ({ id: Number(entry.getAttribute('id')), hash: text(entry, 'contenthash'), contextId: number(entry, 'contextid'), path: `${text(entry, 'filepath')}${text(entry, 'filename')}`, size: number(entry, 'filesize') })),
    course: { enableCompletion: text(course, 'enablecompletion') === '1', fullName: text(course, 'fullname') },
  };
}

function readActivity(files: readonly PackageFile[], directory: string, moduleName: string): MoodleActivity {
  const module = xmlOf(files, `${directory}/module.xml`);
  const activity = xmlOf(files, `${directory}/${moduleName}.xml`);
  const restrictions = text(module, 'availability');
  return {
    cm: Number(module.documentElement!.getAttribute('id')), idNumber: text(module, 'idnumber'), name: text(activity, 'name'), content: text(activity, 'content'), directory,
    contextId: Number(activity.documentElement!.getAttribute('contextid')), completion: number(module, 'completion'), completionView: number(module, 'completionview'), sectionId: number(module, 'sectionid'),
    availability: restrictions === '$@NULL@$' ? null : restrictions, fileIds: all(xmlOf(files, `${directory}/inforef.xml`), 'id').map((id) => Number(id.textContent)),
  };
}

interface Tree { readonly op?: unknown; readonly c?: unknown; readonly show?: unknown; readonly showc?: unknown; readonly type?: unknown; readonly cm?: unknown; readonly e?: unknown }

/** Whether restrict access lets a learner in who has completed these activities. Throws on a structure that Moodle refuses (core_availability\tree, availability_completion). */
export function isAvailable(json: string | null, completed: ReadonlySet<number>, known: ReadonlySet<number>): boolean {
  if (json === null || json === '') return true;
  return treeHolds(JSON.parse(json) as Tree, true, completed, known);
}

function treeHolds(tree: Tree, isRoot: boolean, completed: ReadonlySet<number>, known: ReadonlySet<number>): boolean {
  const { op, c } = tree;
  if (op !== '&' && op !== '|' && op !== '!&' && op !== '!|') throw new Error('unknown operator');
  if (!Array.isArray(c)) throw new Error('no conditions');
  if (isRoot && (op === '&' || op === '!|') && !(Array.isArray(tree.showc) && tree.showc.length === c.length && tree.showc.every((show) => typeof show === 'boolean'))) throw new Error('showc');
  if (isRoot && (op === '|' || op === '!&') && typeof tree.show !== 'boolean') throw new Error('show');
  if (!isRoot && (tree.show !== undefined || tree.showc !== undefined)) throw new Error('show inside');
  const isNegative = op.startsWith('!');
  const values = (c as readonly Tree[]).map((child) => (child.type === undefined ? treeHolds(child, false, completed, known) !== isNegative : conditionHolds(child, isNegative, completed, known)));
  // "not any of" is "each is not"; "not all of" is "some is not".
  if (values.length === 0) return true;
  return op === '&' || op === '!|' ? values.every(Boolean) : values.some(Boolean);
}

function conditionHolds({ type, cm, e }: Tree, isNegative: boolean, completed: ReadonlySet<number>, known: ReadonlySet<number>): boolean {
  if (type !== 'completion' || typeof cm !== 'number' || !Number.isInteger(cm) || typeof e !== 'number' || ![0, 1].includes(e)) throw new Error('condition');
  if (!known.has(cm)) return false;
  return (completed.has(cm) === (e === 1)) !== isNegative;
}

/** Numbers of activities that the restrictions of one name. */
export function namedActivities(json: string | null): readonly number[] {
  const visit = (tree: Tree): readonly number[] => (tree.type === 'completion' ? [Number(tree.cm)] : Array.isArray(tree.c) ? (tree.c as readonly Tree[]).flatMap(visit) : []);
  return json === null ? [] : visit(JSON.parse(json) as Tree);
}
