import { z } from 'zod';

/** Every record type of a course document, in the order of the file. */
export const recordTypes = [
  'alternate', 'asset', 'checklist', 'cohort', 'comment', 'competency', 'course', 'edge', 'gate', 'glossary-term', 'module', 'objective', 'page', 'profile',
  'question-set', 'requirement', 'responsibility', 'role', 'rule', 'scenario', 'settings', 'zone',
] as const;
export type RecordType = (typeof recordTypes)[number];

/** `type:key`, key of 1 to 80 characters of `A-Z a-z 0-9 . _ -`. Stable for the life of the record. */
export type RecordId = string;

const key = '[A-Za-z0-9][A-Za-z0-9._-]{0,79}';

/** Schema of an id of one record type. */
export function idOf(type: RecordType | 'measure'): z.ZodString {
  return z.string().regex(new RegExp(`^${type}:${key}$`), `an id of the form ${type}:key (letters, digits, . _ -; at most 80)`);
}

/** Schema of what an evidence event may be about. */
export const subjectIdSchema = z
  .string()
  .regex(new RegExp(`^(module|objective|competency|measure):${key}$`), 'an id of a module, objective, competency or measure');

/** The part before the first colon: the record type of a well-formed id. */
export function typeOfId(id: RecordId): string {
  const colon = id.indexOf(':');
  return colon < 0 ? '' : id.slice(0, colon);
}

export function isRecordType(type: string): type is RecordType {
  return (recordTypes as readonly string[]).includes(type);
}
