import type { RecordId } from '#shared/model/ids';
import type { LearnerState } from '#shared/model/profile';
import type { Program } from '#shared/path/program';

/** The learner with attempts that fail after those recorded, so many for each module; what follows passes (engine.md, Running). */
export function withFailures<S extends LearnerState>(program: Program, learner: S, failures: Readonly<Record<RecordId, number>>): S {
  const added = program.modules.flatMap(({ id, evidenceKind }) => {
    const count = failures[id] ?? 0;
    const before = Math.max(0, ...learner.evidence.flatMap(({ subject, attempt }) => (subject === id && attempt !== null ? [attempt] : [])));
    return Array.from({ length: count }, (_one, at) => ({ subject: id, kind: evidenceKind, score: null, passed: false, at: program.asOf, source: 'what-if', attempt: before + at + 1, completed: false, serves: null, expires: null }));
  });
  return added.length === 0 ? learner : { ...learner, evidence: [...learner.evidence, ...added] };
}
