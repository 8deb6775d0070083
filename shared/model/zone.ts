import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** Strictest first: a module in several zones of a role belongs to the strictest, then to the first. */
export const zonePolicies = ['core-locked', 'core-testable', 'elective', 'remedial', 'open'] as const;
export type ZonePolicy = (typeof zonePolicies)[number];

/** An area of a role's path with a personalisation policy (engine.md, Zones). */
export const zoneSchema = z.strictObject({
  id: idOf('zone'),
  type: z.literal('zone'),
  role: idOf('role'),
  title: titleSchema,
  policy: z.enum(zonePolicies),
  /** Order of the zones of a role: ascending, ties by id. */
  place: placeSchema.default(0),
  /** Authored order. */
  modules: z.array(idOf('module')).default([]),
  /** Elective zones: how many of the modules must be taken. */
  requirement: z.strictObject({ kind: z.literal('count'), choose: z.int().min(0) }).nullable().default(null),
  /** Elective zones: who chooses. `learner`: the learner's list, then authored order; `ranked`: a ranking per learner; `seeded`: drawn from the seed. */
  choice: z.strictObject({ policy: z.enum(['learner', 'ranked', 'seeded']), seed: z.int().default(1) }).default({ policy: 'learner', seed: 1 }),
  /** Elective and open zones: whether rules may waive here. Core zones follow their policy. */
  waivable: z.boolean().default(false),
  /** Stops the rules in this zone: everybody takes the static path. */
  static: z.boolean().default(false),
  /** Why personalisation is worth it here. */
  justification: textSchema.default(''),
  frame: z.strictObject({ x: z.number(), y: z.number(), width: z.number().min(40), height: z.number().min(40) }).nullable().default(null),
});
export type Zone = z.infer<typeof zoneSchema>;

export const zoneKind = defineRecordKind({
  type: 'zone',
  label: 'zone',
  schema: zoneSchema,
  references: (zone) => [zone.role, ...zone.modules],
  forget: (zone, ids) => (ids.has(zone.role) ? null : { ...zone, modules: withoutIds(zone.modules, ids) }),
});
