import type { LearnerState } from '../../model/profile';
import type { LearnerPath } from '../../path/learner-path';
import type { ProgramModule } from '../../path/program';
import type { Verdict } from './guarantee';
import { counterexampleOf, once, replacementOn, standingOf, titleOf, type Proof } from './proof';
import { isCore } from './placements';
import { lookAtAll } from './every-state';
import { foreignSettling } from './sources';
import { completed, completion, join, nobody, overrideOf } from './states';

/** G1: whatever is known of a learner, a locked module is on the path, and only its own completion or a passed attempt settles it. */
export function proveCoreStays(proof: Proof): Verdict {
  const { locked } = proof.claims;
  if (locked.length === 0) return { holds: true, because: 'No zone of this role is locked, so there is nothing to skip.' };
  const suspects = locked.flatMap((id) => suspicionsOf(proof, id));
  for (const { id, state } of suspects) {
    const verdict = confirm(proof, id, state);
    if (verdict) return verdict;
  }
  const [first] = suspects;
  const all = first ? lookAtAll(proof, (state) => confirm(proof, first.id, state)) : null;
  if (all !== null && all !== 'undecided') return all;
  if (first && all === 'undecided') return { holds: 'undecided', because: `“${titleOf(proof, proof.indexOf.get(first.id))}” could be skipped as far as its rules go, but no learner was found whose path shows it.` };
  const attacked = attack(proof);
  for (const id of locked) {
    const verdict = confirm(proof, id, attacked, attackedPath(proof));
    if (verdict) return verdict;
  }
  const because = `Every path holds ${locked.length === 1 ? 'the locked module' : `all ${locked.length} locked modules`}; no score, override or equivalent settles ${locked.length === 1 ? 'it' : 'one of them'}, only an own completion that counts or a passed attempt.`;
  return { holds: true, because };
}

interface Suspicion {
  readonly id: string;
  readonly state: LearnerState;
}

/** Ways in which the decision procedure seems to let a module be skipped. */
function suspicionsOf(proof: Proof, id: string): readonly Suspicion[] {
  const index = proof.indexOf.get(id);
  if (index === undefined || !isCore(proof.program.modules[index])) return [nobody, completed(proof.program, proof.program.modules.flatMap((_module, other) => (other === index ? [] : [other])))].map((state) => ({ id, state }));
  const settled = [index, ...variantsOf(proof, index)].flatMap((one) => foreignSettling(proof, one));
  if (settled.length === 0) return [];
  return settled.map(({ state }) => ({ id, state: withBlock(proof, index, state) }));
}

/** What may stand instead of a locked module: another format of equal objectives, where its zone lets it (E-77). */
function variantsOf({ program }: Proof, index: number): readonly number[] {
  return [...new Set((program.modules[index]?.formats ?? []).map(({ module }) => module))];
}

/** A block is settled as a whole: all of its other members by own completions. */
function withBlock(proof: Proof, index: number, state: LearnerState): LearnerState {
  const block = proof.program.modules[index]?.block ?? [];
  return join(state, completed(proof.program, block.filter((member) => member !== index)));
}

/** Everything at once that could settle locked modules: overrides, equivalents, the scores that waive most. */
function attack(proof: Proof): LearnerState {
  return once(proof, 'attack', () => {
    const { program, claims, clusters, indexOf } = proof;
    const equivalents = claims.locked.flatMap((id) => program.modules[indexOf.get(id) ?? -1]?.equivalents ?? []);
    const scores = clusters.flatMap(({ cases }) => [...cases].sort((a, b) => settledIn(b) - settledIn(a))[0]?.events ?? []);
    return { ...nobody, facts: Object.assign({}, ...clusters.map(({ cases }) => [...cases].sort((a, b) => settledIn(b) - settledIn(a))[0]?.facts ?? {})) as LearnerState['facts'], evidence: [...equivalents.map((id) => completion(program, id, 'record', { score: null, passed: true })), ...scores], overrides: claims.locked.map((id) => overrideOf(program, id)) };
  });
}

function settledIn({ verdicts }: Proof['clusters'][number]['cases'][number]): number {
  return [...verdicts.values()].filter((verdict) => verdict.settled).length;
}

function attackedPath(proof: Proof): LearnerPath {
  return once(proof, 'attacked path', () => proof.procedure.evaluate(proof.program, attack(proof)));
}

/** Asks the engine: is the module missing, or settled by something else than its own completion? */
function confirm(proof: Proof, id: string, state: LearnerState, path: LearnerPath = proof.procedure.evaluate(proof.program, state)): Verdict | null {
  const instead = replacementOn(path, id);
  const allowed = instead === undefined ? undefined : variantsOf(proof, proof.indexOf.get(id) ?? -1).map((index) => proof.program.modules[index]?.id).find((one) => one === instead);
  const step = standingOf(path, allowed ?? id);
  const title = titleOf(proof, proof.indexOf.get(id));
  if (!step) return refuted(state, path, id, `“${title}” is in a locked zone, but this learner's path does not hold it.`);
  if (step.state === 'open' || step.state === 'locked' || step.state === 'done' || step.state === 'escalated') return null;
  if (step.state === 'credited' && hasOwnCompletion(proof, allowed ?? id, state)) return null;
  return refuted(state, path, id, `“${title}” is in a locked zone, but is ${step.state} for this learner without an own completion that counts.`);
}

/** An own completion that may count: not a self-report, and not past its last day. */
function hasOwnCompletion({ program, indexOf }: Proof, id: string, state: LearnerState): boolean {
  const module = program.modules[indexOf.get(id) ?? -1] as ProgramModule;
  return state.evidence.some((event) => event.subject === module.id && event.completed && event.attempt === null && event.kind !== 'self-report' && (event.expires === null || event.expires >= program.asOf));
}

function refuted(state: LearnerState, path: LearnerPath, id: string, message: string): Verdict {
  return { holds: false, because: message, counterexample: counterexampleOf(state, path, [id], message) };
}
