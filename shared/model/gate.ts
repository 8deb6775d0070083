import { z } from 'zod';
import { idOf } from './ids';
import { defineRecordKind } from './record-kind';
import { evidenceKinds, scoreSchema } from './vocabulary';

/** `zone`: the modules of a core or elective zone are settled (or done). `measure`: the assessment of a core module reached a score. */
export const gateConditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('zone'), zone: idOf('zone'), needs: z.enum(['settled', 'done']).default('settled') }),
  z.strictObject({
    kind: z.literal('measure'),
    module: idOf('module'),
    score: scoreSchema,
    /** Evidence kinds that count; empty: every kind but self-report. */
    evidenceKinds: z.array(z.enum(evidenceKinds)).default([]),
  }),
]);
export type GateCondition = z.infer<typeof gateConditionSchema>;

/** Keeps a zone locked until every condition is met. */
export const gateSchema = z.strictObject({
  id: idOf('gate'),
  type: z.literal('gate'),
  role: idOf('role'),
  zone: idOf('zone'),
  title: z.string().max(300).default(''),
  conditions: z.array(gateConditionSchema).min(1),
});
export type Gate = z.infer<typeof gateSchema>;

const conditionTarget = (condition: GateCondition): string => (condition.kind === 'zone' ? condition.zone : condition.module);

export const gateKind = defineRecordKind({
  type: 'gate',
  label: 'gate',
  schema: gateSchema,
  references: (gate) => [gate.role, gate.zone, ...gate.conditions.map(conditionTarget)],
  forget: (gate, ids) => {
    const conditions = gate.conditions.filter((condition) => !ids.has(conditionTarget(condition)));
    return ids.has(gate.role) || ids.has(gate.zone) || conditions.length === 0 ? null : { ...gate, conditions };
  },
});
