import { fingerprintOf } from '../../../kit/fingerprint';
import { compareCodeUnits } from '../../../kit/order';
import { stableStringify } from '../../../kit/stable-json';
import type { Course } from '../../../model/course';
import type { CourseModule } from '../../../model/module';
import { withoutDefaults, type RecordOf, type TrellisRecord } from '../../../model/record';

/** What a module is made of, and what of it a source gives. All else of a record (comments, ranks, days of checking) is the designer's. */
export const partFields = {
  page: ['title', 'format', 'body', 'asset', 'url', 'sco'],
  objective: ['text'],
  'question-set': ['title', 'purpose', 'questions'],
} as const;
export type PartType = keyof typeof partFields;
export type Part = RecordOf<PartType>;

export function isPart(record: TrellisRecord): record is Part {
  return record.type in partFields;
}

/** The parts of a module in the order that people see: by type, place and id. */
export function inOrder(parts: readonly Part[]): readonly Part[] {
  const place = (part: Part): number => ('place' in part ? part.place : 0);
  return [...parts].sort((a, b) => compareCodeUnits(a.type, b.type) || place(a) - place(b) || compareCodeUnits(a.id, b.id));
}

/** Fingerprint of what a source gives of a part. */
export function partFingerprint(part: Part): string {
  return fingerprintOf(stableStringify(Object.fromEntries(partFields[part.type].map((field) => [field, (part as unknown as Readonly<Record<string, unknown>>)[field]]))));
}

const ofStudio: ReadonlySet<string> = new Set(['id', 'type', 'course', 'place', 'position', 'competencies', 'imported', 'custom', 'owner', 'reviewer', 'reviewBy', 'reviewState', 'approval', 'effort']);

/** The fields of a module that a source gave, by name; a custom field as `custom.Name`. */
export function givenFields(module: CourseModule): ReadonlyMap<string, unknown> {
  const fields = Object.entries(withoutDefaults(module)).filter(([field]) => !ofStudio.has(field));
  return new Map<string, unknown>([...fields, ...Object.entries(module.custom).map(([name, value]): [string, unknown] => [`custom.${name}`, value])].sort(([a], [b]) => compareCodeUnits(a, b)));
}

const courseFields = ['code', 'description', 'title'] as const;

export function givenCourseFields(course: Course): ReadonlyMap<(typeof courseFields)[number], string> {
  return new Map(courseFields.map((field) => [field, course[field]]));
}

/** Fingerprint of a value; undefined: the field is not given. */
export function valueFingerprint(value: unknown): string {
  return fingerprintOf(value === undefined ? '' : stableStringify(value));
}

export function fingerprintsOf(fields: ReadonlyMap<string, unknown>): Record<string, string> {
  return Object.fromEntries([...fields].map(([field, value]) => [field.slice(0, 120), valueFingerprint(value)]));
}
