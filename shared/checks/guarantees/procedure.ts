import type { EvidenceEvent, LearnerState } from '../../model/profile';
import { decide, type Decision } from '../../path/decide';
import { evaluate } from '../../path/evaluate';
import { indexEvidence, isPass } from '../../path/evidence';
import type { LearnerPath, PathStep } from '../../path/learner-path';
import type { Program, ProgramModule } from '../../path/program';
import { outcomeOf } from '../../path/run';

/** All that proofs ask of the engine. Tests hand in broken ones to show that proofs notice. */
export interface Procedure {
  /** What outside evidence decides of one module by itself (E-18 to E-33). `module`: index. */
  readonly decide: (program: Program, module: number, state: LearnerState, explain: boolean) => Decision;
  /** Whether a result at a module passes (E-33). */
  readonly passes: (program: Program, module: number, event: EvidenceEvent) => boolean;
  /** What taking a step gives when no attempt is recorded (E-60). */
  readonly outcome: (program: Program, module: number, step: PathStep) => EvidenceEvent;
  /** As at a moment of a run: time locks count as elapsed. Reasons are only needed where `explain` is not false. `learner`: the key that seeded zones draw by. */
  readonly evaluate: (program: Program, state: LearnerState, explain?: boolean, learner?: string) => LearnerPath;
}

/** The real engine. */
export const engine: Procedure = {
  decide: (program, module, state, explain) => {
    const context = { program, evidence: indexEvidence(state.evidence, program.asOf), overrides: new Map(state.overrides.map((override) => [override.module, override])), facts: state.facts, preferences: state.preferences, rules: true, explain };
    return decide(context, program.modules[module] as ProgramModule);
  },
  passes: (program, module, event) => isPass(program.modules[module] as ProgramModule, event),
  outcome: (program, module, step) => outcomeOf(program, program.modules[module] as ProgramModule, step, undefined),
  evaluate: (program, state, explain = true, learner = '') => evaluate(program, state, { elapsed: true, explain, learner }),
};
