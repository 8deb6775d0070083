import { z } from 'zod';
import { idOf, subjectIdSchema, type RecordId } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { accessibilityNeeds, dateSchema, evidenceKinds, mediaFormats, scoreSchema, textSchema, titleSchema } from './vocabulary';

/**
 * One thing that is known of a learner. With `attempt` (1, 2, …) it is a try at the module on this path; with `completed` it is an earlier completion;
 * otherwise it is an assessment, and only assessments are read by rules.
 */
export const evidenceEventSchema = z.strictObject({
  subject: subjectIdSchema,
  kind: z.enum(evidenceKinds),
  score: scoreSchema.nullable().default(null),
  /** A result without a score. */
  passed: z.boolean().nullable().default(null),
  at: dateSchema,
  source: z.string().max(200).default(''),
  attempt: z.int().min(1).nullable().default(null),
  completed: z.boolean().default(false),
  /** The module that an inserted step was taken for. */
  serves: idOf('module').nullable().default(null),
  /** Last valid day; null: the default of the kind. */
  expires: dateSchema.nullable().default(null),
});
export type EvidenceEvent = z.infer<typeof evidenceEventSchema>;

export const overrideSchema = z.strictObject({ module: idOf('module'), reason: textSchema.min(1), approver: z.string().min(1).max(200), until: dateSchema });
export type Override = z.infer<typeof overrideSchema>;

/** A person let the learner go on after `after` attempts (1, 2, …): failures are counted anew from there. */
export const releaseSchema = z.strictObject({ module: idOf('module'), after: z.int().min(1), reason: textSchema.min(1), approver: z.string().min(1).max(200), at: dateSchema });
export type Release = z.infer<typeof releaseSchema>;

/** What `evaluate` knows of one learner. */
export const learnerStateSchema = z.strictObject({
  evidence: z.array(evidenceEventSchema).default([]),
  /** Per zone: modules in order of preference. */
  choices: z.record(idOf('zone'), z.array(idOf('module'))).default({}),
  /** `formats`: what the learner prefers, first before others. `needs`: what a module must offer to be followed at all. */
  preferences: z.strictObject({ formats: z.array(z.enum(mediaFormats)).default([]), needs: z.array(z.enum(accessibilityNeeds)).default([]) }).default({ formats: [], needs: [] }),
  facts: z.record(z.string().min(1).max(80), z.strictObject({ value: z.union([z.string().max(500), z.number(), z.boolean()]), at: dateSchema })).default({}),
  overrides: z.array(overrideSchema).default([]),
  releases: z.array(releaseSchema).default([]),
});
export type LearnerState = z.infer<typeof learnerStateSchema>;

/** A learner's question about a decision, and what a person decided: `kept`, or `override` (which then stands among the overrides). Nothing of it changes a path by itself. */
export const challengeSchema = z.strictObject({
  module: idOf('module'), text: textSchema.min(1), at: dateSchema,
  answer: z.strictObject({ decision: z.enum(['kept', 'override']), text: textSchema.min(1), by: z.string().min(1).max(200), at: dateSchema }).nullable().default(null),
});
export type Challenge = z.infer<typeof challengeSchema>;

/** A stored sample person for the simulator; never a real one. */
export const profileSchema = z.strictObject({
  id: idOf('profile'), type: z.literal('profile'), title: titleSchema, note: textSchema.default(''), role: idOf('role').nullable().default(null),
  ...learnerStateSchema.shape,
  /** Log of challenged decisions, oldest first. */
  challenges: z.array(challengeSchema).optional(),
});
export type Profile = z.infer<typeof profileSchema>;

const isRecordSubject = (subject: string): boolean => !subject.startsWith('measure:');

/** Ids that what is known of a learner points to. */
export function referencesOfState({ evidence, choices, overrides, releases }: LearnerState): readonly RecordId[] {
  return [
    ...evidence.map((event) => event.subject).filter(isRecordSubject), ...Object.entries(choices).flatMap(([zone, modules]) => [zone, ...modules]),
    ...overrides.map((override) => override.module), ...releases.map((release) => release.module),
  ];
}

/** What is known of a learner without these ids. */
export function forgetInState<S extends LearnerState>(state: S, ids: ReadonlySet<RecordId>): S {
  return {
    ...state,
    evidence: state.evidence.filter((event) => !ids.has(event.subject)).map((event) => (event.serves && ids.has(event.serves) ? { ...event, serves: null } : event)),
    choices: Object.fromEntries(Object.entries(state.choices).filter(([zone]) => !ids.has(zone)).map(([zone, modules]) => [zone, withoutIds(modules, ids)])),
    overrides: state.overrides.filter((override) => !ids.has(override.module)),
    releases: state.releases.filter((release) => !ids.has(release.module)),
  };
}

export const profileKind = defineRecordKind({
  type: 'profile',
  label: 'learner profile',
  schema: profileSchema,
  references: (profile) => [...(profile.role ? [profile.role] : []), ...referencesOfState(profile), ...(profile.challenges ?? []).map((challenge) => challenge.module)],
  forget: (profile, ids) => ({
    ...forgetInState(profile, ids),
    role: profile.role && ids.has(profile.role) ? null : profile.role,
    ...(profile.challenges ? { challenges: profile.challenges.filter((challenge) => !ids.has(challenge.module)) } : {}),
  }),
});
