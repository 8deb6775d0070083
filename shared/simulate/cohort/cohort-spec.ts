import { z } from 'zod';
import { idOf, subjectIdSchema } from '../../model/ids';
import { dateSchema, evidenceKinds } from '../../model/vocabulary';
import { costsSchema } from '../cost/prices';
import { rangeSchema } from '../response/parameter';
import { responseModelSchema, whenSchema } from '../response/response-model';
import { askedSchema } from '../results/asked';
import { cohortNumbers } from './cohort-numbers';

const weight = z.number().min(0).max(1e9).default(1);
const name = z.string().min(1).max(80);
const share = z.number().min(0).max(1);
const percent = z.number().min(0).max(100);

/** Values of a group column with weights: listed, each perhaps only for some learners; or `count` values `prefix001`…, spread evenly over the values of another column. */
const attributeSchema = z.union([
  z.strictObject({ name, values: z.array(z.strictObject({ value: z.string().min(1).max(200), weight, when: whenSchema })).min(1) }),
  z.strictObject({ name, count: z.int().min(1).max(100_000), prefix: z.string().max(40).default(''), nestedIn: name.nullable().default(null), when: whenSchema }),
]);

/** What an assessment shows: who has one, and scores in percent that are normal, cut to 0..100, and go with ability by `loading` (their correlation before the cut). */
const scores = { kind: z.enum(evidenceKinds).default('recall'), at: dateSchema.nullable().default(null), share: share.default(0.25), mean: percent.default(70), sd: percent.default(15), loading: share.default(0.6) };

const fields = z.strictObject({
  learners: z.int().min(1).max(1_000_000_000).default(15_000),
  seed: z.int().default(1),
  /** Roles with weights; none: all that compile, with equal weights. */
  roles: z.array(z.strictObject({ role: idOf('role'), weight })).default([]),
  /** Group columns, drawn in this order; `when` may name `role` and columns before. */
  attributes: z.array(attributeSchema).max(40).default([]),
  /** Declared facts, drawn after the columns. */
  facts: z.array(z.strictObject({ fact: name, values: z.array(z.strictObject({ value: z.union([z.string().max(500), z.number(), z.boolean()]), weight, when: whenSchema })).min(1) })).max(40).default([]),
  /** Ability in standard deviations: a normal draw, moved by segments, and by a draw that all learners with one value of a column share. */
  ability: z.strictObject({ mean: z.number().default(0), sd: z.number().min(0).default(1), shifts: z.array(z.strictObject({ when: whenSchema, by: z.number() })).default([]), shared: z.array(z.strictObject({ attribute: name, sd: z.number().min(0) })).default([]) }).prefault({}),
  evidence: z.array(z.strictObject({ subject: subjectIdSchema, ...scores })).default([]),
  /** What is known of every subject that a rule reads and `evidence` does not name; null: nothing. `kind` null: one that the rules of the subject count. */
  otherEvidence: z.strictObject({ ...scores, kind: z.enum(evidenceKinds).nullable().default(null) }).nullable().prefault({}),
  /** What learners choose: `random` (each likes each module as much as any other) or `authored` (nobody chooses). */
  choices: z.enum(['random', 'authored']).default('random'),
  /** Modelled runs; null: as given. */
  model: responseModelSchema.nullable().default(null),
  /** What numbers of `ability`, `evidence` and `otherEvidence` may be instead, by name (cohort-numbers.ts): a sweep goes through it. */
  ranges: z.record(z.string().max(80), rangeSchema).default({}),
  /** What hours, places and cases cost; null: costs are not told. */
  costs: costsSchema.nullable().default(null),
  results: askedSchema.prefault({}),
});
export type CohortSpec = z.infer<typeof fields>;

/**
 * People who do not exist: how many, of which roles, segments, stores and regions, what is known of them. Chance is keyed by the seed and the learner's row. A file of this form is what
 * `trellis simulate --cohort` reads (docs/user/simulate.md).
 */
export const cohortSpecSchema = fields.superRefine((spec, refusal) => {
  const numbers = new Map(cohortNumbers(spec).map((number) => [number.name, number]));
  for (const [name, { low, high }] of Object.entries(spec.ranges)) {
    const number = numbers.get(name);
    const refuse = (message: string): void => void refusal.addIssue({ code: 'custom', path: ['ranges', name], message });
    if (!number) refuse(`there is no number of this name. There are: ${[...numbers.keys()].join(', ')}`);
    else if (number.value < low || number.value > high) refuse(`the value ${number.value} lies outside its range`);
    else if (low < number.limits.low || high > number.limits.high) refuse(`a range within ${number.limits.low} to ${number.limits.high}`);
  }
});
