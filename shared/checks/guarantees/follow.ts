import type { EvidenceEvent, LearnerState } from '../../model/profile';
import type { LearnerPath } from '../../path/learner-path';
import type { Proof } from './proof';

/** How a run ends. `dead-end`: something is left, nothing is open and nobody is awaited. `endless`: still going where every run must have ended. `broken`: the engine failed. */
export type RunEnd = 'finished' | 'escalated' | 'dead-end' | 'endless' | 'broken';

export interface Followed {
  readonly end: RunEnd;
  /** The last path; null where there was none. */
  readonly path: LearnerPath | null;
}

/**
 * Runs a learner as E-59 and E-60 say, on the procedure of the proof. After its recorded attempts every attempt passes, and each module needs at most one more
 * for each recorded one, so that a run that goes on longer never ends. `watch` sees every moment and stops the run by returning true.
 */
export function follow({ program, procedure, indexOf }: Proof, state: LearnerState, watch: (path: LearnerPath) => boolean = () => false): Followed {
  const recorded = state.evidence.filter((event) => event.attempt !== null).sort((a, b) => (a.attempt ?? 0) - (b.attempt ?? 0));
  const limit = (recorded.length + 1) * (program.modules.length + 1) + 2;
  const evidence: EvidenceEvent[] = state.evidence.filter((event) => event.attempt === null);
  let path: LearnerPath | null = null;
  for (let round = 0; round < limit; round++) {
    try {
      path = procedure.evaluate(program, { ...state, evidence: [...evidence] });
    } catch {
      return { end: 'broken', path };
    }
    if (watch(path)) return { end: endOf(path), path };
    const step = path.steps.find((candidate) => candidate.state === 'open');
    if (!step) return { end: endOf(path), path };
    const assumed = procedure.outcome(program, indexOf.get(step.module) ?? -1, step);
    const at = recorded.findIndex((event) => event.subject === step.module);
    const given = at < 0 ? undefined : recorded.splice(at, 1)[0];
    evidence.push(given ? { ...assumed, kind: given.kind, score: given.score, passed: given.passed, completed: given.completed } : assumed);
  }
  return { end: 'endless', path };
}

/** The end that a path without an open step shows. */
export function endOf(path: LearnerPath): RunEnd {
  if (path.steps.some((step) => step.state === 'escalated')) return 'escalated';
  return path.steps.some((step) => step.state === 'locked') ? 'dead-end' : 'finished';
}
