import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { evidenceKinds, textSchema, titleSchema } from './vocabulary';

const question = { id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), text: textSchema.min(1), feedback: textSchema.default(''), points: z.int().min(1).max(1000).default(1) };
const option = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), text: textSchema.min(1) });
const pair = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/), prompt: textSchema.min(1), match: textSchema.min(1) });

/** One question; a question's answer names option ids. All or nothing: a question gives its points or none. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...question, kind: z.literal('single'), options: z.array(option).min(2), answer: z.string() }),
  z.strictObject({ ...question, kind: z.literal('multiple'), options: z.array(option).min(2), answers: z.array(z.string()).min(1) }),
  z.strictObject({ ...question, kind: z.literal('true-false'), answer: z.boolean() }),
  /** Right within `tolerance`, inclusive. */
  z.strictObject({ ...question, kind: z.literal('numeric'), answer: z.number(), tolerance: z.number().min(0).default(0) }),
  /** Each prompt gets its own match; distractors are matches of no prompt. Right where every pair is. */
  z.strictObject({ ...question, kind: z.literal('matching'), pairs: z.array(pair).min(2), distractors: z.array(option).default([]) }),
]);
export type Question = z.infer<typeof questionSchema>;
export type MatchingQuestion = Extract<Question, { kind: 'matching' }>;

/**
 * Questions about one module. `pre`: taken before the path, gives an assessment of `evidenceKind` about the module (rules read it).
 * `post`: the module's own test; its score completes or fails an attempt. Score = earned points / all points, in hundredths of a percent, rounded down.
 * `draw`: how many of the questions a learner is asked, drawn by learner and attempt (`shared/path/draw-questions.ts`); null: all of them. Only drawn questions count in the score.
 */
export const questionSetSchema = z
  .strictObject({
    id: idOf('question-set'),
    type: z.literal('question-set'),
    title: titleSchema,
    module: idOf('module'),
    purpose: z.enum(['pre', 'post']),
    evidenceKind: z.enum(evidenceKinds).default('recall'),
    questions: z.array(questionSchema).min(1),
    draw: z.int().min(1).nullable().default(null),
  });
export type QuestionSet = z.infer<typeof questionSetSchema>;

/** How many questions of a set a learner is asked: never more than it has. */
export function askedCount({ questions, draw }: Pick<QuestionSet, 'questions' | 'draw'>): number {
  return Math.min(draw ?? questions.length, questions.length);
}

export const questionSetKind = defineRecordKind({
  type: 'question-set',
  label: 'question set',
  schema: questionSetSchema,
  references: (set) => [set.module],
  forget: (set, ids) => (ids.has(set.module) ? null : set),
});
