import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { err, ok } from '../../../kit/result';
import { courseSchema } from '../../../model/course';
import { edgeSchema } from '../../../model/edge';
import { courseModuleSchema } from '../../../model/module';
import { clip, clipTitle } from '../../files/clip';
import { decodeCsv } from '../../descriptions/csv/parse-csv';
import type { ImportInput, ImportPlanner } from '../import-plan';
import { createImportDraft, finishImport, importFinding } from '../import-plan';
import { titleOfFileName } from '../../files/paths';
import { parseDegreePlan } from './parse-plan';

/** A Curricular Analytics CSV → one course, a module per course of the plan (`sourceId` = its id there), an edge per requisite. */
export const planDegreePlanImport: ImportPlanner = (input) => {
  const file = input.files.length === 1 ? input.files[0] : undefined;
  if (!file) return err([importFinding('TRL-I001', 'A degree plan is one CSV file.')]);
  const { text, encoding, isMalformed } = decodeCsv(file.bytes);
  if (isMalformed) return err([importFinding('TRL-I002', `${quoteSafely(file.path)} is not valid ${encoding}.`)]);
  const plan = parseDegreePlan(text);
  if (plan.courses.length === 0 && plan.refused.length === 0) {
    return err([importFinding('TRL-I003', `${quoteSafely(file.path)} has no course table: a row with the headings "Course ID" and "Course Name" is needed.`)]);
  }
  return ok(finishImport('degree-plan', toRecords(input, plan, encoding)));
};

function toRecords(input: ImportInput, plan: ReturnType<typeof parseDegreePlan>, encoding: string): ReturnType<typeof createImportDraft> {
  const draft = createImportDraft();
  if (encoding === 'windows-1252') draft.warnings.push({ code: 'encoding', where: input.name, message: 'The file is not UTF-8 and was read as Windows-1252.' });
  append(draft.warnings, plan.warnings);
  append(draft.repairs, plan.repairs);
  append(draft.refused, plan.refused);
  const title = clipTitle(plan.title, titleOfFileName(input.name) || 'Degree plan');
  const course = courseSchema.parse({
    id: input.newId('course', title),
    type: 'course',
    title,
    description: clip([plan.institution, plan.degreeType].filter((part) => part !== '').join(', '), 20_000),
    source: { kind: 'degree-plan', name: clip(input.name, 300) },
    calendar: plan.calendar,
  });
  draft.records.push(course);
  const idOf = new Map<string, string>();
  plan.courses.forEach((item, i) => {
    const id = input.newId('module', item.id);
    idOf.set(item.id, id);
    const custom = { ...(item.term === '' ? {} : { term: clip(item.term, 2000) }), ...(item.isAdditional ? { 'additional course': true } : {}) };
    const fields = { title: clipTitle(item.name, item.id), code: clip(item.code, 80), credits: item.credits, sourceId: item.id, custom };
    draft.records.push(courseModuleSchema.parse({ id, type: 'module', course: course.id, place: i + 1, lineage: [title], ...fields }));
  });
  for (const { from, to, kind } of plan.requisites) {
    draft.records.push(edgeSchema.parse({ id: input.newId('edge', `${from}-${to}`), type: 'edge', kind, from: idOf.get(from), to: idOf.get(to) }));
  }
  return draft;
}
