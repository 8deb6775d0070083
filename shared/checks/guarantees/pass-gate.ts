import type { EvidenceEvent, LearnerState } from '../../model/profile';
import { evidenceKinds } from '../../model/vocabulary';
import { formatScore } from '../../path/bands';
import type { LearnerPath } from '../../path/learner-path';
import type { Program, ProgramCondition } from '../../path/program';
import type { MeasureClaim } from './claims';
import type { Verdict } from './guarantee';
import { blankPath, counterexampleOf, isSettledOn, titleOf, type Proof } from './proof';
import { lookAtAll } from './every-state';
import { foreignSources, ownSources, settling } from './sources';
import { attemptAt, completed, nobody, resultRegions } from './states';

/** G2: a measured module is settled, and its gate met, only with a result of an admitted kind that reaches the gate's score. */
export function proveGatesHold(proof: Proof): Verdict {
  const { measures } = proof.claims;
  if (measures.length === 0) return { holds: true, because: 'No gate of this role measures anything.' };
  let open: MeasureClaim | null = null;
  for (const claim of measures) {
    const suspects = suspicionsOf(proof, claim);
    for (const state of [...suspects, nobody]) {
      const verdict = confirm(proof, claim, state);
      if (verdict) return verdict;
    }
    const all = suspects.length > 0 ? lookAtAll(proof, (state) => confirm(proof, claim, state)) : null;
    if (all !== null && all !== 'undecided') return all;
    if (all === 'undecided') open ??= claim;
  }
  if (open) return { holds: 'undecided', because: `“${titleOf(proof, proof.indexOf.get(open.module))}” seems to be settled under ${formatScore(open.score)}, but no learner was found whose path shows it.` };
  const names = measures.length === 1 ? `“${titleOf(proof, proof.indexOf.get(measures[0]?.module ?? ''))}” is` : `The ${measures.length} measured modules are`;
  return { holds: true, because: `${names} settled only by a result of an admitted kind that reaches the score of the gate; nothing waives, credits or exempts ${measures.length === 1 ? 'it' : 'them'}.` };
}

/** States in which the procedure settles the measured module, or opens the gate, without the evidence. */
function suspicionsOf(proof: Proof, claim: MeasureClaim): readonly LearnerState[] {
  const { program, procedure, indexOf } = proof;
  const index = indexOf.get(claim.module);
  const gate = program.gates.find((candidate) => candidate.id === claim.gate);
  if (index === undefined || !gate?.conditions.some((condition) => waitsFor(program, condition, index))) return [nobody, completed(program, program.modules.map((_module, at) => at).filter((at) => at !== index))];
  const module = program.modules[index];
  const cuts = [claim.score, ...(module?.passMark === null || module?.passMark === undefined ? [] : [module.passMark])];
  const sources = settling(proof, index, [...foreignSources(proof, index), ...ownSources(proof, index, cuts)]);
  const outside = sources.map(({ state }) => state).filter((state) => !state.evidence.some((event) => shows(claim, event)));
  const tries = evidenceKinds.flatMap((kind) => resultRegions(cuts).map((result) => attemptAt(program, claim.module, kind, result, 1)));
  const inside = tries.filter((event) => procedure.passes(program, index, event) && !shows(claim, event)).map((event) => ({ ...nobody, evidence: [event] }));
  const others = completed(program, (module?.block ?? []).filter((member) => member !== index));
  return [...outside, ...inside].map((state) => ({ ...state, evidence: [...state.evidence, ...others.evidence] }));
}

/** A condition that is met only when the module is settled. */
function waitsFor({ zones }: Program, condition: ProgramCondition, module: number): boolean {
  if (condition.kind === 'measure') return condition.module === module;
  return zones[condition.zone]?.policy !== 'elective' && zones[condition.zone]?.modules.includes(module) === true;
}

/** The evidence that the gate asks for. */
function shows(claim: MeasureClaim, event: EvidenceEvent): boolean {
  return event.subject === claim.module && (event.completed || event.attempt !== null) && event.score !== null && event.score >= claim.score && claim.kinds.includes(event.kind);
}

function confirm(proof: Proof, claim: MeasureClaim, state: LearnerState): Verdict | null {
  if (state.evidence.some((event) => shows(claim, event))) return null;
  const path = state === nobody ? blankPath(proof) : proof.procedure.evaluate(proof.program, state);
  const title = titleOf(proof, proof.indexOf.get(claim.module));
  const gate = claim.gateTitle || claim.gate;
  if (path.gates.some((one) => one.gate === claim.gate && one.met)) return refuted(state, path, claim, `The gate “${gate}” is open for this learner, who has no result of ${formatScore(claim.score)} or more in “${title}”.`);
  if (isSettledOn(path, claim.module)) return refuted(state, path, claim, `“${title}” is settled for this learner without a result of ${formatScore(claim.score)} or more that the gate “${gate}” admits.`);
  return null;
}

function refuted(state: LearnerState, path: LearnerPath, claim: MeasureClaim, message: string): Verdict {
  return { holds: false, because: message, counterexample: counterexampleOf(state, path, [claim.module], message) };
}
