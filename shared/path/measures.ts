import type { Gate, GateCondition } from '../model/gate';
import { evidenceKinds, type EvidenceKind } from '../model/vocabulary';

export type Measure = Extract<GateCondition, { kind: 'measure' }>;

/** Every measure of the gates, in order. */
export function allMeasures(gates: readonly Gate[]): readonly Measure[] {
  return gates.flatMap((gate) => gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition] : [])));
}

/** Kinds that every one of the measures admits; none of them self-report. */
export function gateKinds(measures: readonly Measure[]): readonly EvidenceKind[] {
  return evidenceKinds.filter((kind) => kind !== 'self-report' && measures.every(({ evidenceKinds: list }) => list.length === 0 || list.includes(kind)));
}

/** Kind that an attempt at the module gives: its own, else a record where its measures admit that, else the first that they admit. */
export function attemptKind(own: EvidenceKind | null, measures: readonly Measure[]): EvidenceKind {
  if (own) return own;
  const admitted = gateKinds(measures);
  return measures.length > 0 && !admitted.includes('record') ? (admitted[0] ?? 'record') : 'record';
}
