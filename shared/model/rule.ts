import { z } from 'zod';
import { idOf, subjectIdSchema } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { evidenceKinds, placeSchema, scoreSchema, titleSchema } from './vocabulary';

const insertSchema = z.strictObject({ do: z.literal('insert'), modules: z.array(idOf('module')).min(1) });

/** What a rule does with its module. A closed set: an unknown `do` is refused when the document is read. */
export const ruleActionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('take') }),
  z.strictObject({ do: z.literal('waive') }),
  /** These modules come before the module (remediation) and block it. */
  insertSchema,
  /** The modules that remediation links draw to the module come before it, as if `insert` named them. */
  z.strictObject({ do: z.literal('remediate') }),
  /** This module instead: an alternate of the module, or a bridge to it. */
  z.strictObject({ do: z.literal('replace'), module: idOf('module') }),
  /** More minutes: `percent` of the authored minutes, rounded up. */
  z.strictObject({ do: z.literal('extend'), percent: z.int().min(1).max(1000) }),
  /** At another pace: `percent` of the authored minutes in all; 50 is twice as fast. */
  z.strictObject({ do: z.literal('pace'), percent: z.int().min(10).max(1000) }),
]);
export type RuleAction = z.infer<typeof ruleActionSchema>;

/** Scores from `from` to `to`, each bound inclusive or exclusive as it says. */
export const bandSchema = z.strictObject({
  from: scoreSchema, fromInclusive: z.boolean(), to: scoreSchema, toInclusive: z.boolean(), action: ruleActionSchema,
});
export type Band = z.infer<typeof bandSchema>;

const age = z.int().min(1).nullable().default(null);

/**
 * What must hold for a rule to act. A declared fact (tenure, previous system…) that is missing or too old does not hold; nor does a result. `result` also
 * reads self-report: it can then keep a rule from acting or let it act, but never waives (TRL-R013).
 */
export const ruleConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fact'), fact: z.string().min(1).max(80), is: z.enum(['equal', 'not-equal', 'at-least', 'below']), value: z.union([z.string().max(500), z.number(), z.boolean()]), maxAgeDays: age }),
  z.strictObject({ kind: z.literal('result'), subject: subjectIdSchema, evidenceKinds: z.array(z.enum(evidenceKinds)).default([]), is: z.enum(['at-least', 'below']), score: scoreSchema, maxAgeDays: age }),
]);
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

const base = {
  id: idOf('rule'), type: z.literal('rule'), role: idOf('role'), module: idOf('module'), title: titleSchema, place: placeSchema.default(0),
};

/**
 * One source of a combined score: the latest result of its subject (null: the module) that is of its kinds (none listed: all but self-report), with a weight. `required`: without
 * it there is no combined score. Self-report may be listed; it then weighs, but it never is the only source, and a waiver has to hold without it.
 */
export const evidencePartSchema = z.strictObject({
  subject: subjectIdSchema.nullable().default(null), evidenceKinds: z.array(z.enum(evidenceKinds)).default([]), maxAgeDays: age, weight: z.int().min(1).max(1000), required: z.boolean().default(false),
});
export type EvidencePart = z.infer<typeof evidencePartSchema>;

/** Bands partition 0..100 %; `noScore` and `passedWithoutScore` say what happens otherwise. */
export const ruleSchema = z.strictObject({
  ...base,
  /** Score bands: the rule acts only while all of these hold. */
  when: z.array(ruleConditionSchema).default([]),
  /** `score-bands` reads an assessment; `attempts` counts failures of the module itself. */
  kind: z.enum(['score-bands', 'attempts']),
  /**
   * Score bands: what the score is of (default: the module) and which kinds count (empty: all but self-report). `retest: false`: the first result counts, a later one does not.
   * `combine`: the weighted mean of several sources instead.
   */
  reads: z
    .strictObject({ subject: subjectIdSchema.nullable().default(null), evidenceKinds: z.array(z.enum(evidenceKinds)).default([]), maxAgeDays: age, retest: z.boolean().optional(), combine: z.array(evidencePartSchema).min(2).max(8).optional() })
    .default({ subject: null, evidenceKinds: [], maxAgeDays: null }),
  bands: z.array(bandSchema).default([]),
  noScore: ruleActionSchema.default({ do: 'take' }),
  passedWithoutScore: ruleActionSchema.default({ do: 'take' }),
  /** Attempts: what happens at the n-th failure (ascending). `escalate` waits for a person. */
  failures: z
    .array(z.strictObject({ at: z.int().min(1), action: z.discriminatedUnion('do', [
      insertSchema,
      z.strictObject({ do: z.literal('remediate') }),
      z.strictObject({ do: z.literal('escalate'), to: z.string().max(200).default('') }),
      /** No further attempt before so many days have passed. */
      z.strictObject({ do: z.literal('lock'), days: z.int().min(1).max(3650) }),
    ]) }))
    .default([]),
});
export type Rule = z.infer<typeof ruleSchema>;

/** What the rule reads or asks for: ids of records; measures are names only. */
function subjectsOf(rule: Rule): string[] {
  const asked = rule.when.flatMap((condition) => (condition.kind === 'result' ? [condition.subject] : []));
  return [...asked, rule.reads.subject, ...(rule.reads.combine ?? []).map((part) => part.subject)].filter((subject) => subject !== null && !subject.startsWith('measure:')) as string[];
}

/** A combined rule without the sources whose subject is gone; null where no two are left. */
function forgetParts(rule: Rule, ids: ReadonlySet<string>): Rule | null {
  const combine = rule.reads.combine?.filter((part) => part.subject === null || !ids.has(part.subject));
  if (combine === undefined || combine.length === rule.reads.combine?.length) return rule;
  return combine.length < 2 ? null : { ...rule, reads: { ...rule.reads, combine } };
}

/** Modules that any action of a rule names. */
function namedBy(rule: Rule): string[] {
  const actions = [...rule.bands.map((band) => band.action), rule.noScore, rule.passedWithoutScore, ...rule.failures.map((failure) => failure.action)];
  return actions.flatMap((action) => (action.do === 'insert' ? action.modules : action.do === 'replace' ? [action.module] : []));
}

function forgetAction<A extends { do: string }>(action: A, ids: ReadonlySet<string>): A | { do: 'take' } {
  if (action.do === 'replace') return ids.has((action as unknown as { module: string }).module) ? { do: 'take' } : action;
  if (action.do !== 'insert') return action;
  const insert = action as unknown as { do: 'insert'; modules: string[] };
  const modules = withoutIds(insert.modules, ids);
  return modules.length === 0 ? { do: 'take' } : ({ ...insert, modules } as unknown as A);
}

export const ruleKind = defineRecordKind({
  type: 'rule',
  label: 'rule',
  schema: ruleSchema,
  references: (rule) => [rule.role, rule.module, ...subjectsOf(rule), ...namedBy(rule)],
  forget: (rule, ids) => {
    if (ids.has(rule.role) || ids.has(rule.module) || (rule.reads.subject && ids.has(rule.reads.subject))) return null;
    if (rule.when.some((condition) => condition.kind === 'result' && ids.has(condition.subject))) return null;
    const left = forgetParts(rule, ids);
    return left && {
      ...left,
      bands: rule.bands.map((band) => ({ ...band, action: forgetAction(band.action, ids) })),
      noScore: forgetAction(rule.noScore, ids),
      passedWithoutScore: forgetAction(rule.passedWithoutScore, ids),
      failures: rule.failures.flatMap((failure) => {
        const action = forgetAction(failure.action, ids);
        return action.do === 'take' ? [] : [{ ...failure, action }];
      }),
    };
  },
});
