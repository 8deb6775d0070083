import { settingsOf, type TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import type { Result } from '#shared/kit/result';
import type { RecordId } from '#shared/model/ids';
import type { LearnerState } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate, type EvaluateOptions } from '#shared/path/evaluate';
import type { Program } from '#shared/path/program';
import { modulesTaken, runLearner, type Run } from '#shared/path/run';

const programs = new WeakMap<TrellisDocument, Map<RecordId, Result<Program, readonly Finding[]>>>();

/** The program of a role on a day (by default the document's own); compiled once per document. */
export function programOf(document: TrellisDocument, role: RecordId, asOf: string = settingsOf(document).asOf): Result<Program, readonly Finding[]> {
  const known = programs.get(document) ?? new Map<RecordId, Result<Program, readonly Finding[]>>();
  programs.set(document, known);
  const key = `${role} ${asOf}`;
  const hit = known.get(key) ?? compile(document, role, { asOf });
  known.set(key, hit);
  return hit;
}

/** The run; of a learner for whom it comes to no end (a counterexample of G3 or G4) only the start. */
export function runOrStart(program: Program, profile: LearnerState, options: Pick<EvaluateOptions, 'rules'> = {}): Run {
  try {
    return runLearner(program, profile, options);
  } catch {
    const path = evaluate(program, profile, options);
    const baseline = evaluate(program, profile, { rules: false, explain: false });
    return { path, moments: [path], evidence: profile.evidence, baselineMinutes: baseline.minutes, baselineModules: modulesTaken(baseline), stoppedAt: null };
  }
}
