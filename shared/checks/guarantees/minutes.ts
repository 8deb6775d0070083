import type { LearnerState } from '../../model/profile';
import type { MinutesProof, Verdict } from './guarantee';
import { leastByRules } from './minutes-least';
import { dearest, mostMinutes } from './minutes-most';
import { blankPath, counterexampleOf, type Proof } from './proof';
import { completed, nobody } from './states';
import { neverPasses, proveEnds } from './terminates';

/** What one end is: a number that no path passes, and a learner who should come to it. */
export interface MinutesBound {
  readonly minutes: number;
  readonly learner: LearnerState;
}

/**
 * G6: the minutes of every path without failed attempts lie between `least` and `most`. The bounds are sound by themselves (minutes-least, minutes-most); each is tight
 * when the engine gives exactly that for a learner built for it.
 */
export function proveMinutes(proof: Proof): Verdict {
  const { program } = proof;
  const ends = proveEnds(proof);
  if (ends.holds !== true) return { ...ends, because: `A run that need not end has no most minutes. ${ends.because}` };
  const bad = program.modules.findIndex((module) => !Number.isInteger(module.minutes) || module.minutes < 0);
  if (bad >= 0) return refuted(proof, nobody, `“${program.modules[bad]?.title ?? ''}” has no whole number of minutes, so that nothing bounds the path.`);
  const [top, byRules] = [mostMinutes(proof), leastByRules(proof)];
  const most = { ...top, minutes: top.minutes + repeats(proof) };
  const everything: MinutesBound = { minutes: 0, learner: completed(program, program.modules.keys()) };
  const given = [everything, byRules, most, { minutes: 0, learner: nobody }].map(({ learner }) => minutesOf(proof, learner));
  const [atLeast = 0, atRules = 0, atMost = 0] = given;
  const out = given.findIndex((minutes) => minutes < 0 || minutes > most.minutes);
  const learners = [everything.learner, byRules.learner, most.learner, nobody];
  if (out >= 0) return refuted(proof, learners[out] ?? nobody, `The path of this learner takes ${given[out] ?? 0} minutes; its rules allow 0 to ${most.minutes}.`);
  if (atRules < byRules.minutes) return refuted(proof, byRules.learner, `The path of this learner takes ${atRules} minutes; rules and choices alone allow no less than ${byRules.minutes}.`);
  const isTight = atLeast === 0 && atRules === byRules.minutes && atMost === most.minutes;
  const minutes: MinutesProof = { least: 0, most: most.minutes, leastByRules: byRules.minutes, isTight };
  return { holds: true, minutes, because: sentence(minutes, [atLeast === 0, atRules === byRules.minutes, atMost === most.minutes], atMost) };
}

function sentence({ most, leastByRules: byRules }: MinutesProof, [zero, rules, full]: readonly boolean[], found: number): string {
  const top = full ? `at most ${most} minutes, which a learner reaches` : `at most ${most} minutes (a bound; the longest path found takes ${found})`;
  const bottom = `at least ${byRules} by rules and choices alone${rules ? '' : ' (a bound)'}, and ${zero ? '0 when everything was completed before' : 'no less than 0'}`;
  return `Without failed attempts every path takes ${top}, ${bottom}; each failed attempt adds what it repeats and inserts.`;
}

/** Attempts that fail even at their pass mark until a person is awaited: what they repeat and insert, roughly. No compiled role has any. */
function repeats(proof: Proof): number {
  const all = proof.program.modules.reduce((sum, _module, index) => sum + dearest(proof, index), 0);
  return [...neverPasses(proof).keys()].reduce((sum, index) => sum + all * Math.max(1, ...(proof.program.modules[index]?.failures ?? []).map((step) => step.at)), 0);
}

function minutesOf(proof: Proof, learner: LearnerState): number {
  return learner === nobody ? blankPath(proof).minutes : proof.procedure.evaluate(proof.program, learner, false).minutes;
}

function refuted(proof: Proof, learner: LearnerState, message: string): Verdict {
  return { holds: false, because: message, counterexample: counterexampleOf(learner, proof.procedure.evaluate(proof.program, learner), [], message) };
}
