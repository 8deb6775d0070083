import { z } from 'zod';
import { auditSchema, type Audit } from './audit';
import { idOf, type RecordId } from './ids';
import { defineRecordKind } from './record-kind';
import { tracingSchema, type TracingForm } from './tracing';
import { textSchema, titleSchema } from './vocabulary';

const weight = z.number().min(0).max(1e9).default(1);
const percent = z.number().min(0).max(100);
const price = z.number().min(0).max(1e9).refine((value) => value === 0 || value >= 1e-4, 'a price is 0, or 0.0001 at least').default(0);

/**
 * People who do not exist, as a form of the window has them: who is made up for a simulation, so that it can be run again. Shares and scores in percent. `roles`: weights of those that do
 * not have weight 1 (0: left out). `model`: how attempts go; null: every attempt passes; its `tracing`: by knowledge tracing instead of `guess` and `gain`. `costs`: prices, and by how
 * many percent they may be off; null: costs are not told. `audit`: of whom it is asked who gets what.
 */
export const cohortSchema = z.strictObject({
  id: idOf('cohort'),
  type: z.literal('cohort'),
  title: titleSchema,
  note: textSchema.default(''),
  learners: z.int().min(1).max(1_000_000_000).default(15_000),
  seed: z.int().default(1),
  roles: z.array(z.strictObject({ role: idOf('role'), weight })).max(2000).default([]),
  columns: z.array(z.strictObject({ name: z.string().min(1).max(80), values: z.array(z.strictObject({ value: z.string().min(1).max(200), weight })).min(1).max(2000) })).max(40).default([]),
  known: z.strictObject({ share: percent, mean: percent, sd: percent, loading: percent }).default({ share: 25, mean: 70, sd: 15, loading: 60 }),
  choices: z.enum(['random', 'authored']).default('random'),
  costs: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), hour: price, seat: price, person: price, spread: percent.default(0), byRole: z.array(z.strictObject({ role: idOf('role'), hour: price })).max(2000).default([]) }).nullable().default(null),
  model: z.strictObject({ guess: percent, gain: z.number().min(0).max(20), dropOut: percent, attemptsAtMost: z.int().min(1).max(50), minutesPerWeek: z.number().min(1).max(10_080), sessionsPerWeek: z.number().min(1).max(10_000), tracing: tracingSchema.nullable().default(null) }).nullable().default(null),
  audit: auditSchema.nullable().default(null),
});
export type Cohort = z.infer<typeof cohortSchema>;

export const cohortKind = defineRecordKind({
  type: 'cohort',
  label: 'cohort',
  schema: cohortSchema,
  references: ({ roles, costs, model, audit }) => [...[...roles, ...(costs?.byRole ?? [])].map(({ role }) => role), ...(model?.tracing?.competencies ?? []).map(({ competency }) => competency), ...audited(audit)],
  forget: (cohort, ids) => ({
    ...cohort, roles: cohort.roles.filter(({ role }) => !ids.has(role)), costs: cohort.costs && { ...cohort.costs, byRole: cohort.costs.byRole.filter(({ role }) => !ids.has(role)) },
    model: cohort.model && { ...cohort.model, tracing: withoutCompetencies(cohort.model.tracing, ids) },
    // Without what it asks for, or by what people are compared, it would be another question.
    audit: audited(cohort.audit).some((id) => ids.has(id)) ? null : cohort.audit,
  }),
});

/** Records that an audit is about; measures are names only. */
function audited(audit: Audit | null): readonly RecordId[] {
  return audit === null ? [] : [audit.outcome, ...(audit.qualification === null ? [] : [audit.qualification])].filter((id) => id !== 'waived' && !id.startsWith('measure:'));
}

function withoutCompetencies(tracing: TracingForm | null, ids: ReadonlySet<RecordId>): TracingForm | null {
  return tracing && { ...tracing, competencies: tracing.competencies.filter(({ competency }) => !ids.has(competency)) };
}
