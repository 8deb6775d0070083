import { z } from 'zod';
import { idOf } from './ids';
import { importedItemSchema } from './imported';
import { defineRecordKind, withoutIds } from './record-kind';
import {
  accessibilityFeatures, dateSchema, deliveryModes, evidenceKinds, levels, mediaFormats, moduleKinds, placeSchema, pointSchema, reviewStates, riskClasses,
  scoreSchema, sourceKinds, tagListSchema, textSchema, titleSchema,
} from './vocabulary';

/** The smallest trackable unit of a curriculum, with the default metadata schema (product.md, "Break down"). */
export const courseModuleSchema = z.strictObject({
  id: idOf('module'),
  type: z.literal('module'),
  title: titleSchema,
  /** Short name for people; need not be unique. */
  code: z.string().max(80).default(''),
  course: idOf('course').nullable().default(null),
  /** Place in the library: ascending, ties by id. */
  place: placeSchema.default(0),
  description: textSchema.default(''),
  /** "What is in it for me": one line for learners. */
  why: textSchema.default(''),
  minutes: z.int().min(0).max(100_000).nullable().default(null),
  credits: z.number().min(0).max(1000).nullable().default(null),
  moduleKind: z.enum(moduleKinds).default('training'),
  deliveryMode: z.enum(deliveryModes).default('self-paced'),
  format: z.enum(mediaFormats).nullable().default(null),
  level: z.enum(levels).nullable().default(null),
  competencies: z.array(idOf('competency')).default([]),
  industryContext: z.string().max(200).default(''),
  tags: tagListSchema.default([]),
  technologyTags: tagListSchema.default([]),
  regulationTags: tagListSchema.default([]),
  riskClass: z.enum(riskClasses).nullable().default(null),
  /** Kind of the evidence that the module's own assessment gives. */
  evidenceKind: z.enum(evidenceKinds).nullable().default(null),
  owner: z.string().max(200).default(''),
  reviewer: z.string().max(200).default(''),
  reviewBy: dateSchema.nullable().default(null),
  reviewState: z.enum(reviewStates).default('draft'),
  /** Who approved it, when, and a fingerprint of what they approved (shared/document/content-fingerprint): another one now means that it was changed since. */
  approval: z.strictObject({ by: z.string().max(200), on: dateSchema, content: z.string().regex(/^[0-9a-f]{16}$/) }).nullable().default(null),
  language: z.string().max(40).default(''),
  licence: z.string().max(200).default(''),
  sourceKind: z.enum(sourceKinds).default('own'),
  /** Seats of one scheduled session; null: no limit. */
  capacity: z.int().min(1).max(100_000).nullable().default(null),
  /** What whoever runs the session needs to know. */
  facilitatorGuide: textSchema.default(''),
  /** What happens at work that it is taken for (“first delivery”); empty: nothing in particular. Who assigns it watches for the event, an LMS does not know of it. */
  jobEvent: z.string().max(200).default(''),
  /** Whole hours before the job event by which it is done; null: at the event. */
  leadHours: z.int().min(0).max(8760).nullable().default(null),
  /** Hours of work that went into the module, by day. */
  effort: z.array(z.strictObject({ on: dateSchema, hours: z.number().min(0).max(10_000), by: z.string().max(200).default(''), note: z.string().max(500).default('') })).max(2000).default([]),
  accessibility: z.array(z.enum(accessibilityFeatures)).default([]),
  /** Inclusive mark that an attempt must reach; null: taking it completes it. */
  passMark: scoreSchema.nullable().default(null),
  /** Days that a completion stays valid; null: the default of its evidence kind. */
  validityDays: z.int().min(1).nullable().default(null),
  /** Id in the source that it was imported from. */
  sourceId: z.string().max(300).default(''),
  /** Titles from the course down to the place that the module was cut from. */
  lineage: z.array(z.string().max(300)).default([]),
  /** The items of the source that it is made of, as they were at the last import: none of what was made here, several of what was merged. */
  imported: z.array(importedItemSchema).max(500).default([]),
  position: pointSchema.nullable().default(null),
  custom: z.record(z.string().min(1).max(80), z.union([z.string().max(2000), z.number(), z.boolean(), z.null()])).default({}),
});
export type CourseModule = z.infer<typeof courseModuleSchema>;

export const moduleKind = defineRecordKind({
  type: 'module',
  label: 'module',
  schema: courseModuleSchema,
  references: (module) => [...(module.course ? [module.course] : []), ...module.competencies],
  forget: (module, ids) => ({
    ...module,
    course: module.course && ids.has(module.course) ? null : module.course,
    competencies: withoutIds(module.competencies, ids),
  }),
});
