import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { scoreSchema } from './vocabulary';

export const edgeKinds = ['prerequisite', 'corequisite', 'strict-corequisite', 'recommended', 'equivalent', 'bridge', 'remediation'] as const;
export type EdgeKind = (typeof edgeKinds)[number];

/** Kinds that lock: they take part in loops and in the order. */
export const hardEdgeKinds: readonly EdgeKind[] = ['prerequisite', 'corequisite', 'strict-corequisite'];

/** Kinds that put `from` before `to`: those that lock, and those that only order. */
export function isOrdering(kind: EdgeKind): boolean {
  return kind !== 'equivalent' && kind !== 'bridge';
}

/**
 * `from` is needed by (or recommended for, equivalent to, a bridge to, or remediation for) `to`. A bridge is a shorter module that a rule may put instead of `to`; remediation
 * is extra practice for `to`, which the action `remediate` of a rule inserts.
 */
export const edgeSchema = z.strictObject({
  id: idOf('edge'),
  type: z.literal('edge'),
  kind: z.enum(edgeKinds).default('prerequisite'),
  from: idOf('module'),
  to: idOf('module'),
  /** A prerequisite may ask for a score or for a completion: then `from` cannot be waived, exempt or credited by equivalence. */
  needs: z.strictObject({ score: scoreSchema.nullable().default(null), done: z.boolean().default(false) }).nullable().default(null),
});
export type Edge = z.infer<typeof edgeSchema>;

export const edgeKind = defineRecordKind({
  type: 'edge',
  label: 'link',
  schema: edgeSchema,
  references: (edge) => [edge.from, edge.to],
  forget: (edge, ids) => (ids.has(edge.from) || ids.has(edge.to) ? null : edge),
});
