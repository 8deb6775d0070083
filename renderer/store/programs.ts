import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Finding } from '#shared/kit/finding';
import type { Result } from '#shared/kit/result';
import type { RecordId } from '#shared/model/ids';
import type { Profile } from '#shared/model/profile';
import { compile } from '#shared/path/compile';
import { evaluate } from '#shared/path/evaluate';
import type { Program } from '#shared/path/program';
import { runLearner, type Run } from '#shared/path/run';

const programs = new WeakMap<TrellisDocument, Map<RecordId, Result<Program, readonly Finding[]>>>();

/** The program of a role; compiled once per document. */
export function programOf(document: TrellisDocument, role: RecordId): Result<Program, readonly Finding[]> {
  const known = programs.get(document) ?? new Map<RecordId, Result<Program, readonly Finding[]>>();
  programs.set(document, known);
  const hit = known.get(role) ?? compile(document, role);
  known.set(role, hit);
  return hit;
}

/** The run; of a learner for whom it comes to no end (a counterexample of G3 or G4) only the start. */
export function runOrStart(program: Program, profile: Profile): Run {
  try {
    return runLearner(program, profile);
  } catch {
    const path = evaluate(program, profile);
    return { path, moments: [path], evidence: profile.evidence, baselineMinutes: evaluate(program, profile, { rules: false, explain: false }).minutes, stoppedAt: null };
  }
}
