import { formatScore } from '../../path/bands';
import { isWaivable } from '../../path/decide';
import { admits } from '../../path/evidence';
import type { BandRule, FailureStep, ProgramAction, ProgramModule } from '../../path/program';
import { partKey } from './clusters';
import { insertionsOf, isCore, placements, replacementsOf } from './placements';
import { pullsOf } from './pulls';
import { couldBeHeld, isAllExact } from './possible';
import { once, type Proof } from './proof';

/** A band, an answer to *no score* or *passed without a score* that does something, or a step after failures. */
export interface Part {
  readonly key: string;
  readonly rule: string;
  readonly module: number;
  readonly name: string;
  readonly action: ProgramAction | FailureStep['action'];
  /** Failures that it asks for; 0 for parts of score-band rules. */
  readonly at: number;
  readonly source: BandRule | null;
  /** A score of the band. */
  readonly score: number | null;
}

/** Why a part can never act; null when no reason is known. */
export function whyNever(proof: Proof, part: Part): string | null {
  const { program, clusterOf } = proof;
  const module = program.modules[part.module] as ProgramModule;
  const zone = program.zones[module.zone];
  if (!placements(proof).has(part.module)) return isAllExact(proof) || !couldBeHeld(proof).has(part.module) ? 'its module is on no path of this role' : null;
  if (part.at > 0) {
    const earlier = module.failures.find((step) => step.action.do === 'escalate' && step.at < part.at);
    return earlier ? `a person is already awaited from failure ${earlier.at} on` : null;
  }
  if (zone?.static) return `personalisation is switched off in “${zone.title}”`;
  if (part.source?.parts && part.key === partKey(part.rule, 'passed-without-score')) return 'a combined score is made of scores only';
  if (part.action.do === 'waive' && fallsWithBlock(proof, part.module)) return 'its module is on the path only with its block, and falls with it once all of it is settled';
  const cluster = clusterOf.get(part.module);
  if (!cluster?.isExact || cluster.cases.some((one) => one.verdicts.get(part.module)?.firedAlone.includes(part.key))) return null;
  if (part.action.do === 'waive') {
    if (module.asked) return 'a gate or a link asks for the completion or score of the module';
    if (!isWaivable(program, module)) return `nothing is waived in ${zone ? `“${zone.title}”` : 'this place'}`;
    if (module.do && part.source && (part.source.parts ?? [part.source]).every(({ kinds }) => kinds.every((kind) => !admits(kind, 'do', program.recordAdmitsDo)))) return 'the evidence that it reads cannot show a can-do outcome';
    if (module.passMark !== null && part.score !== null && part.score < module.passMark) return `the pass mark is ${formatScore(module.passMark)}`;
  }
  if (part.action.do === 'replace' && (module.asked || module.policy === 'core-locked' || module.policy === 'pulled-locked')) return 'nothing stands instead of a locked module, or of one that a gate or link asks for';
  if (part.source && part.source.when.length > 0) return 'its conditions never hold together with it, or a rule before it always decides';
  return part.source?.parts === null && part.source.kinds.length === 0 ? 'it reads no kind of evidence that counts' : 'a rule before it always decides';
}

/**
 * Whether the module is on the path only as a partner of its block, and no partner is ever inserted: once all of the block is settled it pulls nothing in (E-40), so what
 * settles the module is never seen.
 */
function fallsWithBlock(proof: Proof, module: number): boolean {
  const { program } = proof;
  const block = program.modules[module]?.block ?? [];
  if (block.length === 0 || !program.fall || isRoot(proof, module)) return false;
  const outside = program.modules.flatMap((_module, index) => (block.includes(index) ? [] : [...pullsOf(program, index), ...replacementsOf(proof, index).flatMap(({ modules }) => modules)]));
  return !outside.includes(module) && !block.some((member) => insertedModules(proof).has(member));
}

/** Core, or one that can be chosen. */
function isRoot({ program }: Proof, module: number): boolean {
  return isCore(program.modules[module]) || program.zones.some((zone) => zone.policy === 'elective' && zone.requirement.asked > 0 && zone.candidates.includes(module));
}

/** Modules that some case or failure inserts. */
function insertedModules(proof: Proof): ReadonlySet<number> {
  return once(proof, 'inserted', () => new Set(proof.program.modules.flatMap((_module, index) => insertionsOf(proof, index).flatMap(({ modules }) => modules))));
}
