import type { LearnerState } from '../../model/profile';
import { evidenceKinds } from '../../model/vocabulary';
import type { ProgramModule } from '../../path/program';
import { once, type Proof } from './proof';
import { assessment, completion, nobody, overrideOf, resultRegions, type Result } from './states';

/** One thing from outside that might settle a module, by itself. */
export interface Source {
  readonly kind: 'own' | 'void-own' | 'equivalent' | 'override' | 'rule';
  /** For a sentence: "an override". */
  readonly name: string;
  readonly state: LearnerState;
}

const best: Result = { score: 10_000, passed: true };

/**
 * Everything but own completions that could settle a module, each by itself: the stages of E-18 are independent, and the first that settles ends it, so a
 * module that no single source settles is settled by no state. `void-own`: completions that do not count (expired, self-report).
 */
export function foreignSources(proof: Proof, index: number): readonly Source[] {
  const { program, clusterOf } = proof;
  const module = program.modules[index] as ProgramModule;
  const withEvidence = (kind: Source['kind'], name: string, ...evidence: LearnerState['evidence']): Source => ({ kind, name, state: { ...nobody, evidence } });
  const equivalents = module.equivalents.flatMap((id) => evidenceKinds.map((kind) => withEvidence('equivalent', 'the completion of an equivalent', completion(program, id, kind, { score: null, passed: null }))));
  const rules = (clusterOf.get(index)?.cases ?? []).map((one): Source => ({ kind: 'rule', name: 'a score', state: { ...nobody, evidence: [...one.events], facts: one.facts } }));
  return [
    { kind: 'override', name: 'an override', state: { ...nobody, overrides: [overrideOf(program, module.id)] } },
    ...equivalents,
    ...(rules.length > 0 ? rules : [withEvidence('rule', 'a score', assessment(program, module.id, 'simulation', best))]),
    withEvidence('void-own', 'an expired completion', completion(program, module.id, module.evidenceKind, { score: module.passMark, passed: true }, true)),
    withEvidence('void-own', 'a self-report', completion(program, module.id, 'self-report', best)),
  ];
}

/** Own completions, every kind and result that the cuts tell apart. */
export function ownSources(proof: Proof, index: number, cuts: readonly number[]): readonly Source[] {
  const module = proof.program.modules[index] as ProgramModule;
  return evidenceKinds.flatMap((kind) => resultRegions(cuts).map((result): Source => ({ kind: 'own', name: 'an own completion', state: { ...nobody, evidence: [completion(proof.program, module.id, kind, result)] } })));
}

/** The sources that settle a module, or put another one instead of it. */
export function settling(proof: Proof, index: number, sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ state }) => {
    const { settled, replacedBy } = proof.procedure.decide(proof.program, index, state, false);
    return settled !== null || replacedBy >= 0;
  });
}

/** What settles a module beside its own completions. */
export function foreignSettling(proof: Proof, index: number): readonly Source[] {
  return once(proof, `settling ${index}`, () => settling(proof, index, foreignSources(proof, index)));
}
