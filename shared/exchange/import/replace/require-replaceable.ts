import type { TrellisDocument } from '../../../document/trellis-document';
import type { Finding } from '../../../kit/finding';
import { quoteSafely } from '../../../kit/quote';
import { err, ok, type Result } from '../../../kit/result';
import type { Course } from '../../../model/course';
import { recordLabel, type TrellisRecord } from '../../../model/record';
import type { ImportNote, ImportPlan } from '../import-plan';
import { importFinding } from '../import-plan';

const kindNames: Readonly<Record<string, string>> = { scorm: 'a SCORM package', 'common-cartridge': 'a Common Cartridge', markdown: 'a Markdown course', html: 'web pages', docx: 'a Word document', 'degree-plan': 'a degree plan', catalogue: 'a catalogue', csv: 'tables (CSV)', xlsx: 'a workbook', case: 'a CASE framework', bundle: 'a design of Trellis' };
const nameOf = (kind: string): string => kindNames[kind] ?? `a source of the kind ${quoteSafely(kind)}`;

/** The two courses of a replacement, or why there can be none. */
export function requireReplaceable(document: TrellisDocument, plan: ImportPlan, course: string): Result<{ readonly mine: Course; readonly theirs: Course }, Finding> {
  const mine = document.tables.course.get(course);
  if (!mine) {
    const known = [...document.tables.course.values()].slice(0, 20).map(({ id, title }) => `${id} (${quoteSafely(title)})`).join(', ');
    return err(importFinding('TRL-I060', `There is no course ${quoteSafely(course)} in this workspace. ${known === '' ? 'It has no courses: import the source as a new one.' : `There are: ${known}.`}`));
  }
  const title = quoteSafely(mine.title);
  if (!mine.source) return err(importFinding('TRL-I061', `The course ${title} was not imported, so no source can replace it. Import the source as a new course, or choose another course.`));
  const courses = plan.records.filter((record) => record.type === 'course');
  if (courses.length > 1) return err(importFinding('TRL-I062', `The source holds ${courses.length} courses, and one is replaced by one. Import them as new courses, or choose a source with one course.`));
  const [theirs] = courses;
  if (!theirs || (plan.updates ?? []).length > 0) return err(importFinding('TRL-I062', `The source is no course with modules of its own (${nameOf(plan.kind)}), so it cannot replace ${title}. Import it without replacing.`));
  if (mine.source.kind !== theirs.source?.kind) return err(importFinding('TRL-I061', `The course ${title} came from ${nameOf(mine.source.kind)}, and this is ${nameOf(theirs.source?.kind ?? plan.kind)}. Choose a newer version of the same source, or import it as a new course.`));
  if (!plan.records.some(({ type }) => type === 'module')) return err(importFinding('TRL-I063', `The source has no modules, so ${title} would lose all of its own. Nothing was changed; look whether the right file was chosen.`));
  return ok({ mine, theirs });
}

const taken: ReadonlySet<string> = new Set(['course', 'module', 'page', 'objective', 'question-set', 'asset', 'edge']);

/** What a source brings besides its course stays out, counted. */
export function leftOutNotes(plan: ImportPlan): readonly ImportNote[] {
  const counts = new Map<TrellisRecord['type'], number>();
  for (const { type } of plan.records) if (!taken.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
  const list = [...counts].map(([type, count]) => `${count} × ${recordLabel(type)}`).join(', ');
  return list === '' ? [] : [{ code: 'left-out', where: '', message: `Replacing changes a course, its modules and their content. What the source brings besides was left out: ${list}.` }];
}
