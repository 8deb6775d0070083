import type { RecordId } from '../../model/ids';
import type { LearnerState } from '../../model/profile';
import type { StepOrigin, StepState } from '../../path/learner-path';

/** What is proven of every role (docs/spec/guarantees.md), in this order. */
export const guaranteeCodes = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7'] as const;
export type GuaranteeCode = (typeof guaranteeCodes)[number];

/** What each guarantee claims, in words. */
export const guaranteeNames: Readonly<Record<GuaranteeCode, string>> = {
  G1: 'Nothing skips a locked core module',
  G2: 'Nobody passes a measured gate without the evidence',
  G3: 'Every path comes to an end',
  G4: 'There is always a next step or a person who is awaited',
  G5: 'No elective zone opens before its gate',
  G6: 'The minutes lie between a proven least and most',
  G7: 'Every rule can fire',
};

/** A step of a counterexample's path. */
export interface ShortStep {
  readonly module: RecordId;
  readonly attempt: number;
  readonly origin: StepOrigin;
  readonly state: StepState;
}

/** A learner for whom a guarantee fails; the engine was asked and shows it. */
export interface Counterexample {
  /** Give it to `evaluate` or `trellis trace --profile`. */
  readonly profile: LearnerState;
  /** The steps that it is about, then others, at most 20. */
  readonly path: readonly ShortStep[];
  /** One sentence: what goes wrong. */
  readonly message: string;
}

/** Minutes of all paths without failed attempts. `isTight`: a learner with exactly these minutes exists for both ends. */
export interface MinutesProof {
  readonly least: number;
  readonly most: number;
  /** Least without earlier completions, equivalents and overrides: what rules and choices alone can save. */
  readonly leastByRules: number;
  readonly isTight: boolean;
}

/** One claim about one role, over all learner states. `undecided`: neither proven nor refuted within the budget. */
export interface Guarantee {
  readonly code: GuaranteeCode;
  readonly role: RecordId;
  readonly holds: boolean | 'undecided';
  /** One sentence: why it holds, or does not, or is not known. */
  readonly because: string;
  readonly counterexample?: Counterexample;
  /** G6. */
  readonly minutes?: MinutesProof;
}

/** What the proof of one guarantee finds. */
export type Verdict = Omit<Guarantee, 'code' | 'role'>;
