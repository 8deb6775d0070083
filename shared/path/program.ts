import type { RecordId } from '../model/ids';
import type { RuleCondition } from '../model/rule';
import type { AccessibilityNeed, EvidenceKind, MediaFormat } from '../model/vocabulary';
import type { ZonePolicy } from '../model/zone';
import type { GroupOf } from './groups';
import type { CompiledRequirement } from './zone-requirement';

/** Where a module stands when no zone holds it: `pulled-testable` and `pulled-locked` follow the role's prerequisite policy. */
export type ModulePolicy = ZonePolicy | 'pulled-testable' | 'pulled-locked';

/** Action of a compiled rule; modules are indices into `Program.modules`. */
export type ProgramAction =
  | { readonly do: 'take' }
  | { readonly do: 'waive' }
  | { readonly do: 'insert'; readonly modules: readonly number[] }
  | { readonly do: 'replace'; readonly module: number; readonly kind: 'alternate' | 'bridge' }
  | { readonly do: 'extend'; readonly percent: number }
  | { readonly do: 'pace'; readonly percent: number };

/** One source of a combined score. */
export interface ProgramPart {
  readonly subject: string;
  /** Kinds that it reads. */
  readonly kinds: readonly EvidenceKind[];
  readonly maxAgeDays: number | null;
  readonly weight: number;
  readonly required: boolean;
}

/** Scores `lo..hi`, both inclusive, in hundredths of a percent (exclusive bounds are moved by one: scores are whole numbers). */
export interface ProgramBand {
  readonly lo: number;
  readonly hi: number;
  readonly action: ProgramAction;
}

export interface BandRule {
  readonly id: RecordId;
  readonly subject: string;
  /** Kinds that it reads; never self-report. */
  readonly kinds: readonly EvidenceKind[];
  readonly maxAgeDays: number | null;
  /** False: the first result that counts decides. */
  readonly retest: boolean;
  /** Sources of a combined score, which is then read instead of `subject`; null: one subject. */
  readonly parts: readonly ProgramPart[] | null;
  readonly when: readonly RuleCondition[];
  readonly bands: readonly ProgramBand[];
  readonly noScore: ProgramAction;
  readonly passedWithoutScore: ProgramAction;
}

export interface FailureStep {
  readonly rule: RecordId;
  readonly at: number;
  readonly action: { readonly do: 'insert'; readonly modules: readonly number[] } | { readonly do: 'escalate'; readonly to: string } | { readonly do: 'lock'; readonly days: number };
}

/** A group of prerequisites; modules are indices. */
export interface ProgramGroup {
  readonly id: RecordId;
  readonly title: string;
  readonly group: GroupOf<number>;
  /** What enters the path where nothing else meets the group. */
  readonly default: readonly number[];
}

export interface ProgramModule {
  readonly id: RecordId;
  readonly code: string;
  readonly title: string;
  readonly minutes: number;
  /** Index of the zone that it belongs to (the strictest), or -1. */
  readonly zone: number;
  readonly policy: ModulePolicy;
  /** Settled before it. */
  readonly needs: readonly number[];
  /** Corequisites: on the path, before it or open together with it. */
  readonly with: readonly number[];
  /** The block that it is in (mutual and strict corequisites), itself included; empty when alone. */
  readonly block: readonly number[];
  /** Strict corequisites, in both directions: on the path whenever this is. */
  readonly strict: readonly number[];
  /** Ids whose own completion credits it. */
  readonly equivalents: readonly RecordId[];
  /** Effective pass mark: the module's own, or the highest that a link or gate asks. */
  readonly passMark: number | null;
  /** A link or a measure gate asks for its score or completion: it cannot be waived, exempt or credited by equivalence. */
  readonly asked: boolean;
  /** A completion counts only with a score that reaches the pass mark. */
  readonly mustScore: boolean;
  /** Kinds that its measure gates admit; null where no gate measures it. */
  readonly gateKinds: readonly EvidenceKind[] | null;
  readonly know: boolean;
  readonly do: boolean;
  readonly evidenceKind: EvidenceKind;
  readonly validityDays: number | null;
  readonly format: MediaFormat | null;
  /** What the learner's preferred format may put instead of it, in order of the alternates' ids. */
  readonly formats: readonly { readonly format: MediaFormat; readonly module: number }[];
  /** What a learner may need and it does not offer (E-88). */
  readonly barriers: readonly AccessibilityNeed[];
  /** Hundredths of a credit. */
  readonly credits: number;
  /** Groups of prerequisites, in order of id. */
  readonly groups: readonly ProgramGroup[];
  readonly rules: readonly BandRule[];
  readonly failures: readonly FailureStep[];
}

export interface ProgramZone {
  readonly id: RecordId;
  readonly title: string;
  readonly policy: ZonePolicy;
  /** In authored order. */
  readonly modules: readonly number[];
  /** Elective: the modules that its requirement may count (not held by core's closure), in authored order. */
  readonly candidates: readonly number[];
  /** Without subgroups: how many the learner chooses; 0 where minutes, credits or subgroups decide. */
  readonly choose: number;
  readonly requirement: CompiledRequirement<number>;
  /** Candidates that no other elective zone lists, in authored order: compile proved that they meet the requirement. */
  readonly proven: readonly number[];
  readonly choice: { readonly policy: 'learner' | 'ranked' | 'seeded'; readonly seed: number };
  readonly waivable: boolean;
  readonly static: boolean;
  readonly gates: readonly number[];
}

export type ProgramCondition =
  | { readonly kind: 'zone'; readonly zone: number; readonly needs: 'settled' | 'done' }
  | { readonly kind: 'measure'; readonly module: number; readonly score: number };

export interface ProgramGate {
  readonly id: RecordId;
  readonly title: string;
  readonly conditions: readonly ProgramCondition[];
}

/** A role's path, compiled: plain JSON, so that it can travel into a package and be evaluated there by the same engine. */
export interface Program {
  readonly version: 1;
  readonly role: RecordId;
  readonly title: string;
  readonly asOf: string;
  readonly fall: boolean;
  readonly expiryDays: Readonly<Record<EvidenceKind, number | null>>;
  readonly recordAdmitsDo: boolean;
  /** In the total order that every learner path follows. */
  readonly modules: readonly ProgramModule[];
  readonly zones: readonly ProgramZone[];
  readonly gates: readonly ProgramGate[];
}
