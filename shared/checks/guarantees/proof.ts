import type { RecordId } from '../../model/ids';
import type { LearnerState } from '../../model/profile';
import type { LearnerPath, PathStep } from '../../path/learner-path';
import type { Program } from '../../path/program';
import type { Claims } from './claims';
import { clustersOf, type Cluster } from './clusters';
import type { Counterexample } from './guarantee';
import type { Procedure } from './procedure';
import { nobody } from './states';

/** What every proof of one role works on. */
export interface Proof {
  readonly program: Program;
  readonly procedure: Procedure;
  readonly claims: Claims;
  readonly clusters: readonly Cluster[];
  /** Cluster of a module with rules. */
  readonly clusterOf: ReadonlyMap<number, Cluster>;
  readonly indexOf: ReadonlyMap<RecordId, number>;
  /** Why modules are on paths: filled by `placements`. */
  readonly memo: Map<string, unknown>;
}

export function createProof(program: Program, procedure: Procedure, claims: Claims, budget?: number): Proof {
  const clusters = clustersOf(program, procedure, budget);
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.modules.map((module) => [module, cluster] as const)));
  return { program, procedure, claims, clusters, clusterOf, indexOf: new Map(program.modules.map((module, index) => [module.id, index])), memo: new Map() };
}

/** A result that is computed once for each proof. */
export function once<T>(proof: Proof, key: string, make: () => T): T {
  if (!proof.memo.has(key)) proof.memo.set(key, make());
  return proof.memo.get(key) as T;
}

/** The path of somebody of whom nothing is known. */
export function blankPath(proof: Proof): LearnerPath {
  return once(proof, 'blank path', () => proof.procedure.evaluate(proof.program, nobody));
}

export function titleOf({ program }: Proof, module: number | undefined): string {
  return program.modules[module ?? -1]?.title ?? 'a module that is not there';
}

/** “A”, “B” and 3 more. */
export function titlesOf(proof: Proof, modules: readonly number[]): string {
  return listOf(modules.map((module) => `“${titleOf(proof, module)}”`));
}

export function listOf(names: readonly string[]): string {
  if (names.length <= 1) return names[0] ?? 'nothing';
  if (names.length > 3) return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** The last step of a module: where it stands. */
export function standingOf(path: LearnerPath, module: RecordId): PathStep | undefined {
  return path.steps.findLast((step) => step.module === module);
}

/** Is the module settled? A failed attempt is `done` too, but a later step follows it, or it is escalated. */
export function isSettledOn(path: LearnerPath, module: RecordId): boolean {
  const step = standingOf(path, replacementOn(path, module) ?? module);
  return step !== undefined && step.state !== 'open' && step.state !== 'locked' && step.state !== 'escalated';
}

/** What stands instead of a module on a path (E-80). */
export function replacementOn(path: LearnerPath, module: RecordId): RecordId | undefined {
  return path.notTaken.find((one) => one.module === module)?.reasons.find((reason) => reason.code === 'replaced')?.modules?.[0];
}

/** The path's steps, those about `first` in front, at most 20. */
export function counterexampleOf(profile: LearnerState, path: LearnerPath | null, first: readonly RecordId[], message: string): Counterexample {
  const steps = (path?.steps ?? []).map(({ module, attempt, origin, state }) => ({ module, attempt, origin, state }));
  const about = steps.filter((step) => first.includes(step.module));
  return { profile, path: [...about, ...steps.filter((step) => !first.includes(step.module))].slice(0, 20), message };
}
