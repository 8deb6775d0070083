import type { RecordId } from '../model/ids';
import type { EvidenceKind } from '../model/vocabulary';

/** How a step came onto the path (engine.md, "A step"). */
export type StepOrigin = 'core' | 'chosen' | 'pulled-in' | 'inserted' | 'alternate' | 'bridge';
/** `done`: completed on this path. `credited`: own earlier completion, or an equivalent. Completion and success stay apart: waived is never completed. */
export type StepState = 'done' | 'open' | 'locked' | 'waived' | 'credited' | 'exempt' | 'escalated';

/** Why something is as it is: a code with its operands. Sentences are derived from it (`describeReason`). Scores in hundredths of a percent. */
export interface Reason {
  readonly code: ReasonCode;
  readonly rule?: RecordId;
  readonly evidence?: EvidenceKind;
  /** Day of the evidence. */
  readonly at?: string;
  readonly threshold?: number;
  readonly value?: number;
  /** Modules that the reason is about: what it waits for, what it serves… */
  readonly modules?: readonly RecordId[];
  readonly zone?: RecordId;
  readonly gate?: RecordId;
  readonly subject?: string;
  readonly text?: string;
  readonly count?: number;
}

export const reasonCodes = [
  // why it is on the path
  'core-locked', 'core-testable', 'chosen', 'chosen-by-default', 'chosen-by-seed', 'counts-earlier-credit', 'pulled-in', 'inserted-by-rule', 'inserted-after-failure', 'alternate', 'bridge', 'preferred-format', 'accessible-version', 'retake',
  // what a rule said
  'band-take', 'band-waive', 'band-insert', 'band-extend', 'band-pace', 'combined', 'combined-lacks', 'no-score', 'passed-without-score', 'evidence-expired', 'evidence-not-admitted', 'waive-not-allowed', 'waive-below-pass-mark',
  'waive-lacks-evidence', 'replace-not-allowed', 'zone-static', 'rule-not-for', 'need-not-met', 'asked-for-completion', 'block-not-together',
  // why it is settled
  'own-completion', 'completion-expired', 'completion-not-admitted', 'completion-below-mark', 'equivalent-completion', 'override', 'override-expired', 'override-not-allowed', 'completed', 'passed', 'failed',
  // why it is not open
  'waits-for', 'waits-for-group', 'waits-for-inserted', 'gate-closed-zone', 'gate-closed-measure', 'locked-until', 'escalated', 'depends-on-escalated',
  // why it is not on the path
  'not-chosen', 'replaced', 'fell-away', 'remedial-not-needed', 'open-zone', 'not-pulled-in',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export interface PathStep {
  readonly module: RecordId;
  /** 1, 2, … : a retake is a step of its own. 0: not taken by attempt (waived, credited, exempt, or still ahead). */
  readonly attempt: number;
  readonly origin: StepOrigin;
  readonly state: StepState;
  /** Minutes that this step costs the learner: 0 unless it is or will be taken. */
  readonly minutes: number;
  readonly reasons: readonly Reason[];
  /** The module that an inserted step serves. */
  readonly serves?: RecordId;
}

export interface NotTaken {
  readonly module: RecordId;
  readonly reasons: readonly Reason[];
}

/** One learner's resolved path. Steps in the program's total order. */
export interface LearnerPath {
  /** `under-way`: something is open. `finished`: everything required is settled. `escalated`: nothing is open and a person is awaited. */
  readonly end: 'under-way' | 'finished' | 'escalated';
  readonly minutes: number;
  readonly steps: readonly PathStep[];
  readonly notTaken: readonly NotTaken[];
  /** Elective zones: what each counts, and for which of its groups. */
  readonly electives: readonly { readonly zone: RecordId; readonly met: boolean; readonly counted: readonly { readonly module: RecordId; readonly groups: readonly string[] }[] }[];
  readonly gates: readonly { readonly gate: RecordId; readonly met: boolean }[];
}
