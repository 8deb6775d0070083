import type { DescribedModule, DescribedPath } from '../../descriptions/description/described-path';
import { dayNumber } from '../../../kit/days';
import { clip } from '../../files/clip';
import type { LmsPath } from '../lms-path/lms-path';
import { fileNameOf, folderOf } from '../../files/paths';
import type { PackageAssets } from '../one-player/package-assets';
import { availabilityJson } from './availability';
import { courseIds, type CourseIds } from './course-ids';
import { moduleAssets, moduleContent } from './page-content';

/** A file that an activity shows. */
export interface CourseFile {
  readonly id: number;
  readonly contextId: number;
  /** From the root of the activity's files: `/` or `/folder/`. */
  readonly folder: string;
  readonly name: string;
  /** Id of the asset. */
  readonly asset: string;
}

/** A module of the path as a page activity. */
export interface CourseActivity {
  /** Course module id: what conditions name. */
  readonly id: number;
  readonly instanceId: number;
  readonly contextId: number;
  readonly sectionId: number;
  readonly sectionNumber: number;
  readonly record: string;
  readonly title: string;
  readonly content: string;
  /** JSON of restrict access; null: open from the start. */
  readonly availability: string | null;
  readonly files: readonly CourseFile[];
}

export interface CourseSection {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly activities: readonly CourseActivity[];
}

export interface MoodleCourse {
  readonly id: number;
  readonly contextId: number;
  readonly title: string;
  readonly shortName: string;
  readonly summary: string;
  /** Seconds since 1970: the day of the document. */
  readonly time: number;
  readonly sections: readonly CourseSection[];
}

/** Longest names of activities and sections (database columns of Moodle 4.x). */
export const longestName = 255;
/** Section 0 of every course: the general one, which has no name. */
const general = 'general';
const pulledIn = 'pulled-in';

/** The course of a role: a section a zone, in it a page a module in the order of the path, each closed until its lock is met. */
export function moodleCourse(described: DescribedPath, path: LmsPath, assets: PackageAssets, sha256: (bytes: Uint8Array) => string): MoodleCourse {
  const { program } = described;
  const held = path.modules.map(({ index }) => described.modules[index]!);
  const groups = [
    { name: general, title: '', members: [] as readonly DescribedModule[] },
    { name: pulledIn, title: 'Prerequisites', members: held.filter((module) => module.program.zone < 0) },
    ...program.zones.map((zone, index) => ({ name: zone.id, title: zone.title, members: held.filter((module) => module.program.zone === index) })),
  ].filter(({ name, members }) => name === general || members.length > 0);
  const records = held.map(({ record }) => record.id);
  const ids = courseIds(
    { course: [program.role], section: groups.map(({ name }) => `${program.role} ${name}`), activity: records, module: records, context: [program.role, ...records], file: held.flatMap(({ record }) => moduleAssets(described.document, record.id, assets).map(({ path: at }) => `${record.id} ${at}`)) },
    sha256,
  );
  const make = { described, path, assets, ids };
  const sections = groups.map(({ name, title, members }, number): CourseSection => {
    const id = ids('section', `${program.role} ${name}`);
    return { id, number, title: clip(title, longestName), activities: members.map((module) => activityOf(make, module, id, number)) };
  });
  const role = described.document.tables.role.get(program.role);
  return { id: ids('course', program.role), contextId: ids('context', program.role), title: clip(program.title, 254), shortName: clip(role?.code || program.title, 100), summary: role?.description ?? '', time: dayNumber(program.asOf) * 86_400, sections };
}

interface Making {
  readonly described: DescribedPath;
  readonly path: LmsPath;
  readonly assets: PackageAssets;
  readonly ids: CourseIds;
}

function activityOf({ described, path, assets, ids }: Making, module: DescribedModule, sectionId: number, sectionNumber: number): CourseActivity {
  const record = module.record.id;
  const contextId = ids('context', record);
  const lock = path.modules.find(({ index }) => index === module.index)!.lock;
  const files = moduleAssets(described.document, record, assets).map(({ path: at, asset }): CourseFile => ({ id: ids('file', `${record} ${at}`), contextId, folder: `/${folderOf(at)}`, name: fileNameOf(at), asset: asset.id }));
  return {
    id: ids('module', record), instanceId: ids('activity', record), contextId, sectionId, sectionNumber, record, title: clip(module.record.title, longestName),
    content: moduleContent(described, module, assets), availability: availabilityJson(lock, (index) => ids('module', described.modules[index]!.record.id)), files,
  };
}
