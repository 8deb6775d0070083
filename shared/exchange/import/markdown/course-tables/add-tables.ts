import { quoteSafely } from '../../../../kit/quote';
import { courseSchema } from '../../../../model/course';
import { edgeSchema } from '../../../../model/edge';
import { courseModuleSchema } from '../../../../model/module';
import { pageSchema } from '../../../../model/page';
import { roleSchema } from '../../../../model/role';
import { zoneSchema, type Zone } from '../../../../model/zone';
import { clip, clipTitle } from '../../../files/clip';
import type { ImportDraft, ImportInput } from '../../import-plan';
import { plainText, type CourseRow } from './find-tables';
import { hoursOf } from './hours';
import { createTitleIndex } from './match-titles';

const core = /(?:^|\s)(?:core|required|mandatory|compulsory|intro|introduction|introductory|foundations?)(?:\s|$)/i;
const elective = /(?:^|\s)(?:advanced|electives?|optional)(?:\s|$)/i;

interface PlacedRow {
  readonly row: CourseRow;
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
}

/** The rows of course tables → a course, a module per row, links for prerequisites that name a row, and a role where sections say what is required and what is not. */
export function addCourseTables(draft: ImportDraft, input: ImportInput, { title, file, rows }: { readonly title: string; readonly file: string; readonly rows: readonly CourseRow[] }): void {
  const course = courseSchema.parse({ id: input.newId('course', title), type: 'course', title: clipTitle(title, 'Course'), source: { kind: 'markdown', name: clip(input.name, 300) } });
  draft.records.push(course);
  const titles = rows.map((row) => plainText(row.title));
  const placed = rows.map((row, at) => addModule(draft, input, row, { course: course.id, courseTitle: course.title, place: at + 1, title: titles[at]! }));
  addPrerequisites(draft, input, file, placed, titles);
  addRole(draft, input, course.title, placed);
  const unknown = placed.filter(({ row }) => hoursOf(row.duration, row.effort) === null);
  if (unknown.length > 0) draft.warnings.push({ code: 'no-hours', where: file, message: `The time of ${unknown.length} of the ${rows.length} courses cannot be told from their duration and effort: ${listed(unknown.map((one) => one.title))}. Set their minutes in the library.` });
}

function addModule(draft: ImportDraft, input: ImportInput, row: CourseRow, { course, courseTitle, place, title }: { readonly course: string; readonly courseTitle: string; readonly place: number; readonly title: string }): PlacedRow {
  const id = input.newId('module', title);
  const hours = hoursOf(row.duration, row.effort);
  const minutes = hours ? Math.round(hours.min * 60) : null;
  const tags = [...(row.headings.some((heading) => core.test(heading)) ? ['core'] : []), ...(row.headings.some((heading) => elective.test(heading)) ? ['elective'] : [])].slice(0, 1);
  const custom = {
    ...(row.duration === '' ? {} : { duration: clip(row.duration, 2000) }),
    ...(row.effort === '' ? {} : { effort: clip(row.effort, 2000) }),
    ...(hours ? { 'hours min': hours.min, 'hours max': hours.max } : {}),
    ...(row.prerequisites === '' ? {} : { 'prerequisites as written': clip(row.prerequisites, 2000) }),
  };
  const clean = clipTitle(title, `Module ${place}`);
  const lineage = [courseTitle, ...row.headings.map((heading) => clip(heading, 300))].slice(0, 50);
  draft.records.push(courseModuleSchema.parse({ id, type: 'module', title: clean, course, place, minutes: minutes !== null && minutes <= 100_000 ? minutes : null, tags, lineage, custom }));
  const body = [row.title, ...row.more.flatMap(({ header, cell }) => ['', `**${header}:** ${cell}`])].map((line) => clip(line, 100_000));
  draft.records.push(pageSchema.parse({ id: input.newId('page', title), type: 'page', module: id, title: clean, place: 1, format: 'markdown', body }));
  return { row, id, title: clean, tags };
}

function addPrerequisites(draft: ImportDraft, input: ImportInput, file: string, placed: readonly PlacedRow[], titles: readonly string[]): void {
  const index = createTitleIndex(titles);
  const left: string[] = [];
  for (const { row, id, title } of placed) {
    const { named, rest } = index.read(row.prerequisites);
    const linked = new Set<string>();
    for (const { at, near, text, isCorequisite } of named) {
      const from = placed[at]!.id;
      if (from === id || linked.has(from)) continue;
      linked.add(from);
      draft.records.push(edgeSchema.parse({ id: input.newId('edge', `${title} needs ${placed[at]!.title}`), type: 'edge', kind: isCorequisite ? 'corequisite' : 'prerequisite', from, to: id }));
      if (near !== null) draft.repairs.push({ code: 'near-title', where: `${file}, line ${row.line}`, message: `The prerequisite ${quoteSafely(text)} of ${quoteSafely(title, 60)} was taken for ${quoteSafely(near)}. Remove the link if something else is meant.` });
    }
    if (rest.length > 0) left.push(`${quoteSafely(title, 60)}: ${rest.map((text) => quoteSafely(text, 60)).join(', ')}`);
  }
  if (left.length > 0) draft.warnings.push({ code: 'prerequisites-as-text', where: file, message: `Prerequisites that name no course of the tables are kept as text ("prerequisites as written"), not as links. ${left.slice(0, 100).join('; ')}${left.length > 100 ? `; and of ${left.length - 100} more courses` : ''}. Draw the links that are meant on the canvas.` });
}

/** Where the sections tell both apart: a role with a zone of what is required and one of electives. */
function addRole(draft: ImportDraft, input: ImportInput, title: string, placed: readonly PlacedRow[]): void {
  const [required, electives] = ['core', 'elective'].map((tag) => placed.filter(({ tags }) => tags.includes(tag)).map(({ id }) => id));
  if (!required?.length || !electives?.length) return;
  const role = roleSchema.parse({ id: input.newId('role', title), type: 'role', title });
  const zone = (name: string, policy: string, place: number, modules: readonly string[]): Zone => zoneSchema.parse({ id: input.newId('zone', name), type: 'zone', role: role.id, title: name, policy, place, modules });
  draft.records.push(role, zone('Core', 'core-testable', 1, required), zone('Electives', 'elective', 2, electives));
  const others = placed.filter(({ tags }) => tags.length === 0);
  draft.warnings.push({ code: 'role-of-sections', where: title, message: `A role was made of the sections: ${required.length} courses under core or introductory headings are required, ${electives.length} under advanced or elective ones can be chosen (how many: set it on the zone).${others.length > 0 ? ` In neither zone: ${listed(others.map((one) => one.title))}.` : ''}` });
}

function listed(titles: readonly string[]): string {
  return `${titles.slice(0, 20).map((title) => quoteSafely(title, 60)).join(', ')}${titles.length > 20 ? ` and ${titles.length - 20} more` : ''}`;
}
