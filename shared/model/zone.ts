import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';
import { placeSchema, textSchema, titleSchema } from './vocabulary';

/** Strictest first: a module in several zones of a role belongs to the strictest, then to the first. */
export const zonePolicies = ['core-locked', 'core-testable', 'elective', 'remedial', 'open'] as const;
export type ZonePolicy = (typeof zonePolicies)[number];

/** Of the modules used for the requirement, at least and at most so much (modules, minutes, credits) must and may lie in this subgroup. */
export const subgroupSchema = z.strictObject({ title: titleSchema, modules: z.array(idOf('module')).min(1), atLeast: z.number().min(0).default(0), atMost: z.number().min(0).nullable().default(null) });
export type Subgroup = z.infer<typeof subgroupSchema>;

/** A module counts for one subgroup, unless `mayShare`. */
const subgroups = { groups: z.array(subgroupSchema).optional(), mayShare: z.boolean().optional() };

/** Elective zones: how much of the modules must be taken. */
export const zoneRequirementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), choose: z.int().min(0), ...subgroups }),
  z.strictObject({ kind: z.literal('minutes'), atLeast: z.int().min(0), ...subgroups }),
  z.strictObject({ kind: z.literal('credits'), atLeast: z.number().min(0), ...subgroups }),
]);
export type ZoneRequirement = z.infer<typeof zoneRequirementSchema>;

/** What is asked, as a number of its unit: modules, minutes or credits; 0 without a requirement. */
export function askedOf(requirement: ZoneRequirement | null): number {
  if (!requirement) return 0;
  return requirement.kind === 'count' ? requirement.choose : requirement.atLeast;
}

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
  requirement: zoneRequirementSchema.nullable().default(null),
  /** Elective zones: who chooses. `learner`: the learner's list, then authored order; `ranked`: a ranking per learner; `seeded`: drawn from the seed. */
  choice: z.strictObject({ policy: z.enum(['learner', 'ranked', 'seeded']), seed: z.int().default(1) }).default({ policy: 'learner', seed: 1 }),
  /** Elective zones: a choice of the learner between ways to the same end; every option then has to cover the same objectives. */
  sameObjectives: z.boolean().optional(),
  /** Elective and open zones: whether rules may waive here. Core zones follow their policy. */
  waivable: z.boolean().default(false),
  /** Whether a learner's preferred format may stand instead of a module here: alternates of equal objectives. */
  formats: z.boolean().default(false),
  /** Stops the rules in this zone: everybody takes the static path. */
  static: z.boolean().default(false),
  /** Why personalisation is worth it here. */
  justification: textSchema.default(''),
  frame: z.strictObject({ x: z.number(), y: z.number(), width: z.number().min(40), height: z.number().min(40) }).nullable().default(null),
});
export type Zone = z.infer<typeof zoneSchema>;

function forgetInRequirement(requirement: ZoneRequirement | null, ids: ReadonlySet<string>): ZoneRequirement | null {
  if (!requirement?.groups) return requirement;
  return { ...requirement, groups: requirement.groups.map((group) => ({ ...group, modules: withoutIds(group.modules, ids) })).filter((group) => group.modules.length > 0) };
}

export const zoneKind = defineRecordKind({
  type: 'zone',
  label: 'zone',
  schema: zoneSchema,
  references: (zone) => [zone.role, ...zone.modules, ...(zone.requirement?.groups ?? []).flatMap((group) => group.modules)],
  forget: (zone, ids) => (ids.has(zone.role) ? null : { ...zone, modules: withoutIds(zone.modules, ids), requirement: forgetInRequirement(zone.requirement, ids) }),
});
