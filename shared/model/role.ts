import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { dateSchema, placeSchema, textSchema, titleSchema } from './vocabulary';

/** The role as it is, and the role that its people grow into. */
export const roleGoals = ['current', 'future'] as const;

/** A limited try-out: whose path this is for a while, and what it is to show. */
export const pilotSchema = z.strictObject({ from: dateSchema.nullable().default(null), to: dateSchema.nullable().default(null), people: z.int().min(1).max(10_000_000).nullable().default(null), question: textSchema.default('') });
export type Pilot = z.infer<typeof pilotSchema>;

/** A role and the policies of its path. */
export const roleSchema = z.strictObject({
  id: idOf('role'),
  type: z.literal('role'),
  title: titleSchema,
  code: z.string().max(80).default(''),
  description: textSchema.default(''),
  place: placeSchema.default(0),
  /** How ties of the total order are broken: by zone, or by place in the library. */
  order: z.enum(['zone', 'library']).default('zone'),
  /** How prerequisites that no zone holds enter the path. */
  prerequisitePolicy: z.enum(['testable', 'locked', 'refuse']).default('testable'),
  /** Whether modules pulled in only for modules that are then not taken fall or stay. */
  pulledIn: z.enum(['fall', 'stay']).default('fall'),
  /** Job family, for grouping: "Field sales". */
  family: z.string().max(200).default(''),
  /** The role that this one is a segment of: that role's zones, gates and rules hold here, too. */
  inherits: idOf('role').nullable().default(null),
  /** This role is a pilot: what is exported for it has its scope only. Null: it is not. */
  pilot: pilotSchema.nullable().default(null),
  /** Proficiency asked per competency: `level` is its place in the competency's levels, from 0. `future`: of the role that people grow into. */
  targets: z.array(z.strictObject({ competency: idOf('competency'), level: z.int().min(0), goal: z.enum(roleGoals).default('current') })).default([]),
});
export type Role = z.infer<typeof roleSchema>;

export const roleKind = defineRecordKind({
  type: 'role',
  label: 'role',
  schema: roleSchema,
  references: (role) => [...(role.inherits ? [role.inherits] : []), ...role.targets.map((target) => target.competency)],
  forget: (role, ids) => ({ ...role, inherits: role.inherits && ids.has(role.inherits) ? null : role.inherits, targets: role.targets.filter((target) => !ids.has(target.competency)) }),
});
