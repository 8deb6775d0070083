import { z } from 'zod';
import { idOf, typeOfId, type RecordId } from './ids';
import { defineRecordKind } from './record-kind';
import { dateSchema, textSchema } from './vocabulary';

/** Records that a comment can be about. */
export const commentedTypes = ['module', 'course', 'objective', 'competency', 'role', 'zone'] as const;

/**
 * What somebody says about a record or one of its fields. `author`: a name as they gave it; nobody has an account. `replyTo`: the comment that opened the
 * thread; only that one is resolved. `on`: the day, as the host knew it.
 */
export const commentSchema = z.strictObject({
  id: idOf('comment'),
  type: z.literal('comment'),
  about: z.string().refine((id) => (commentedTypes as readonly string[]).includes(typeOfId(id)), `an id of a ${commentedTypes.join(', ')}`),
  field: z.string().min(1).max(80).nullable().default(null),
  text: textSchema.min(1),
  author: z.string().max(200).default(''),
  on: dateSchema.nullable().default(null),
  replyTo: idOf('comment').nullable().default(null),
  resolved: z.strictObject({ by: z.string().max(200).default(''), on: dateSchema.nullable().default(null) }).nullable().default(null),
});
export type Comment = z.infer<typeof commentSchema>;

export const commentKind = defineRecordKind({
  type: 'comment',
  label: 'comment',
  schema: commentSchema,
  references: (comment): RecordId[] => [comment.about, ...(comment.replyTo ? [comment.replyTo] : [])],
  forget: (comment, ids) => (ids.has(comment.about) || (comment.replyTo !== null && ids.has(comment.replyTo)) ? null : comment),
});
