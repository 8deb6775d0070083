import type { EvidenceEvent, LearnerState } from '../../model/profile';
import { combine, learnerOf, nowhere, placements, type Placement } from './placements';
import { afterAll, lookAtAll } from './every-state';
import { follow } from './follow';
import type { Verdict } from './guarantee';
import { counterexampleOf, once, titleOf, type Proof } from './proof';
import { attemptAt, completed, nobody } from './states';

/**
 * G3: every run ends. A run only goes on while a step is open; after the recorded attempts every attempt passes, a pass settles its module and every demand on it,
 * and only failures demand anew: so it ends when the assumed outcome of every module that can be on a path passes (or its failures reach a person), and passes settle.
 */
export function proveEnds(proof: Proof): Verdict {
  return once(proof, 'ends', () => findEndless(proof));
}

function findEndless(proof: Proof): Verdict {
  const failing = new Map([...neverPasses(proof)].filter(([index]) => !proof.program.modules[index]?.failures.some((step) => step.action.do === 'escalate')));
  for (const [index, placement] of failing) {
    const verdict = confirm(proof, placement, [index]);
    if (verdict) return verdict;
  }
  const [first] = failing.keys();
  if (first !== undefined) return everyRunEnds(proof, first) ?? { holds: 'undecided', because: `An attempt at “${titleOf(proof, first)}” never passes, but no run was found that comes to it.` };
  const state = passedEverywhere(proof);
  const path = proof.procedure.evaluate(proof.program, state, false);
  const isSound = neverPasses(proof).size === 0;
  const open = isSound ? path.steps.filter((step) => step.state === 'open').map((step) => proof.indexOf.get(step.module) ?? -1) : [];
  for (const learner of open.length > 0 ? [state, nobody] : []) {
    const verdict = confirmState(proof, learner, open);
    if (verdict) return verdict;
  }
  if (open.length > 0) return everyRunEnds(proof, open[0] ?? -1) ?? { holds: 'undecided', because: `A passed attempt does not settle “${titleOf(proof, open[0])}”, but no run was found that does not end.` };
  return { holds: true, because: 'Every attempt after the recorded ones passes, a pass settles its module and what was inserted, and only failures insert anew: each run takes a bounded number of steps.' };
}

/** Modules that can be on a path and whose assumed outcome does not pass. */
export function neverPasses(proof: Proof): ReadonlyMap<number, Placement> {
  return once(proof, 'never passes', () => findFailing(proof));
}

function findFailing(proof: Proof): ReadonlyMap<number, Placement> {
  const outcomes = passedEverywhere(proof).evidence;
  return new Map([...placements(proof)].filter(([index]) => !proof.procedure.passes(proof.program, index, outcomes[index] as EvidenceEvent)));
}

/** The assumed outcome at every module, by index. */
function passedEverywhere(proof: Proof): LearnerState {
  const { program, procedure } = proof;
  return once(proof, 'passed everywhere', () => ({ ...nobody, evidence: program.modules.map((module, index) => procedure.outcome(program, index, { module: module.id, attempt: 1, origin: 'core', state: 'open', minutes: 0, reasons: [] })) }));
}

function confirm(proof: Proof, placement: Placement, about: readonly number[]): Verdict | null {
  const others = proof.program.modules.map((_module, index) => index).filter((index) => !about.includes(index));
  const learners = [learnerOf(proof, placement), learnerOf(proof, placement, completed(proof.program, others)), learnerOf(proof, combine(placement, nowhere) ?? nowhere, { ...nobody, evidence: others.map((index) => attemptAt(proof.program, proof.program.modules[index]?.id ?? '', 'record', { score: 10_000, passed: true }, 1)) })];
  for (const learner of learners) {
    const verdict = confirmState(proof, learner, about);
    if (verdict) return verdict;
  }
  return null;
}

function confirmState(proof: Proof, state: LearnerState, about: readonly number[]): Verdict | null {
  const { end, path } = follow(proof, state);
  if (end !== 'endless' && end !== 'broken') return null;
  const again = about.length > 0 ? `“${titleOf(proof, about[0])}” stays open however often it is passed` : 'the engine fails';
  const message = end === 'broken' ? 'The engine fails on this learner, so that the run never gets to an end.' : `The run of this learner does not end: ${again}.`;
  return { holds: false, because: message, counterexample: counterexampleOf(state, path, about.map((index) => proof.program.modules[index]?.id ?? ''), message) };
}

/** Null when there are too many states. */
function everyRunEnds(proof: Proof, about: number): Verdict | null {
  const all = lookAtAll(proof, (state) => confirmState(proof, state, [about]));
  return all === 'undecided' ? null : (all ?? { holds: true, because: afterAll });
}
