import type { TrellisDocument } from '../../document/trellis-document';
import type { RecordId } from '../../model/ids';
import type { EvidenceKind } from '../../model/vocabulary';
import { evidenceKinds } from '../../model/vocabulary';
import { lineageOf } from '../../path/lineage';
import type { Program } from '../../path/program';

export interface MeasureClaim {
  readonly gate: RecordId;
  readonly gateTitle: string;
  readonly module: RecordId;
  readonly score: number;
  /** Kinds that count. */
  readonly kinds: readonly EvidenceKind[];
}

export type ConditionClaim = { readonly kind: 'zone'; readonly zone: RecordId; readonly needs: 'settled' | 'done' } | { readonly kind: 'measure'; readonly module: RecordId; readonly score: number };

export interface GateClaim {
  readonly gate: RecordId;
  readonly title: string;
  readonly zone: RecordId;
  readonly zoneTitle: string;
  readonly conditions: readonly ConditionClaim[];
}

/** A part of a rule that somebody wrote and that should be able to fire. `key` as in clusters.ts. */
export interface RuleClaim {
  readonly rule: RecordId;
  readonly title: string;
  readonly module: RecordId;
}

/**
 * What must hold, apart from the program that is to hold it: taken from the records of a document, or, where there is only a program, from its zones
 * and gates.
 */
export interface Claims {
  /** Modules that a core-locked zone lists. */
  readonly locked: readonly RecordId[];
  readonly measures: readonly MeasureClaim[];
  /** Gates before elective zones. */
  readonly gated: readonly GateClaim[];
  /** Null: the rules of the program. */
  readonly rules: readonly RuleClaim[] | null;
}

const admitted = (kinds: readonly EvidenceKind[]): readonly EvidenceKind[] => (kinds.length > 0 ? kinds : evidenceKinds).filter((kind) => kind !== 'self-report');

/** The claims that the records of a role and of those that it inherits from make. */
export function claimsOfDocument(document: TrellisDocument, role: RecordId): Claims {
  const record = document.tables.role.get(role);
  const line = new Set(record ? lineageOf(document, record).map(({ id }) => id) : [role]);
  const zones = [...document.tables.zone.values()].filter((zone) => line.has(zone.role));
  const gates = [...document.tables.gate.values()].filter((gate) => line.has(gate.role));
  return {
    locked: [...new Set(zones.filter((zone) => zone.policy === 'core-locked').flatMap((zone) => zone.modules))],
    measures: gates.flatMap((gate) => gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [{ gate: gate.id, gateTitle: gate.title, module: condition.module, score: condition.score, kinds: admitted(condition.evidenceKinds) }] : []))),
    gated: gates.flatMap((gate) => {
      const zone = zones.find((candidate) => candidate.id === gate.zone && candidate.policy === 'elective');
      return zone ? [{ gate: gate.id, title: gate.title, zone: zone.id, zoneTitle: zone.title, conditions: gate.conditions }] : [];
    }),
    rules: [...document.tables.rule.values()].filter((rule) => line.has(rule.role)).map(({ id, title, module }) => ({ rule: id, title, module })),
  };
}

/** The claims that a program makes by its zones and gates. */
export function claimsOfProgram(program: Program): Claims {
  const idOf = (module: number): RecordId => program.modules[module]?.id ?? '';
  return {
    locked: [...new Set(program.zones.filter((zone) => zone.policy === 'core-locked').flatMap((zone) => zone.modules.map(idOf)))],
    measures: program.gates.flatMap((gate) => gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [{ gate: gate.id, gateTitle: gate.title, module: idOf(condition.module), score: condition.score, kinds: admitted(program.modules[condition.module]?.gateKinds ?? []) }] : []))),
    gated: program.zones.filter((zone) => zone.policy === 'elective').flatMap((zone) => zone.gates.flatMap((index) => {
      const gate = program.gates[index];
      if (!gate) return [];
      const conditions = gate.conditions.map((condition): ConditionClaim => (condition.kind === 'zone' ? { kind: 'zone', zone: program.zones[condition.zone]?.id ?? '', needs: condition.needs } : { kind: 'measure', module: idOf(condition.module), score: condition.score }));
      return [{ gate: gate.id, title: gate.title, zone: zone.id, zoneTitle: zone.title, conditions }];
    })),
    rules: null,
  };
}
