import type { LearnerState } from '../../model/profile';
import { zonePolicies } from '../../model/zone';
import type { LearnerPath } from '../../path/learner-path';
import type { Program, ProgramCondition, ProgramModule } from '../../path/program';
import { problemOf } from '../../path/zone-requirement';
import { satisfy } from '../../path/satisfy';
import type { ConditionClaim, GateClaim } from './claims';
import type { Verdict } from './guarantee';
import { lookAtAll } from './every-state';
import { follow } from './follow';
import { blankPath, counterexampleOf, isSettledOn, replacementOn, standingOf, titleOf, type Proof } from './proof';
import { completed, join, nobody } from './states';

/** G5: no chosen module of a gated elective zone is open while the gate is not met. What is pulled in from such a zone is no choice and not gated (E-43). */
export function proveZonesStayShut(proof: Proof): Verdict {
  const { gated } = proof.claims;
  if (gated.length === 0) return { holds: true, because: 'No gate stands before an elective zone.' };
  let open: GateClaim | null = null;
  for (const claim of gated) {
    const suspicious = isLeaky(proof, claim);
    for (const learner of suspicious ? [...nearlyThere(proof, claim), nobody] : [nobody]) {
      const verdict = confirm(proof, claim, learner, suspicious);
      if (verdict) return verdict;
    }
    const all = suspicious ? lookAtAll(proof, (state) => confirm(proof, claim, state, true)) : null;
    if (all !== null && all !== 'undecided') return all;
    if (all === 'undecided') open ??= claim;
  }
  if (open) return { holds: 'undecided', because: `“${open.zoneTitle}” is not kept shut by its gate alone, but no learner was found who enters it early.` };
  return { holds: true, because: `${gated.length === 1 ? `“${gated[0]?.zoneTitle ?? ''}” stays` : `All ${gated.length} gated elective zones stay`} locked step by step until every condition of the gate is met.` };
}

/** Does the program lack what locks the zone: the gate at the zone, a condition of it, the home of a module, or electives that can be counted? */
function isLeaky({ program, indexOf }: Proof, claim: GateClaim): boolean {
  const zone = program.zones.findIndex((candidate) => candidate.id === claim.zone);
  const gate = program.gates.findIndex((candidate) => candidate.id === claim.gate);
  if (zone < 0 || gate < 0 || !program.zones[zone]?.gates.includes(gate)) return true;
  const conditions = program.gates[gate]?.conditions ?? [];
  const isThere = (asked: ConditionClaim): boolean => conditions.some((one) => (asked.kind === 'zone' ? one.kind === 'zone' && program.zones[one.zone]?.id === asked.zone && (asked.needs === 'settled' || one.needs === 'done') : one.kind === 'measure' && one.module === indexOf.get(asked.module)));
  return !claim.conditions.every(isThere) || conditions.some((condition) => !canCount(program, condition)) || (program.zones[zone]?.candidates ?? []).some((module) => homeOf(program, module) === zone && program.modules[module]?.zone !== zone);
}

/** A gating elective zone must always be able to count what it asks: else it is not met, yet names nothing that locks. */
function canCount(program: Program, condition: ProgramCondition): boolean {
  const zone = condition.kind === 'zone' ? program.zones[condition.zone] : undefined;
  if (zone?.policy !== 'elective') return true;
  const others = new Set(program.zones.flatMap((other) => (other !== zone && other.policy === 'elective' ? other.candidates : [])));
  const own = zone.candidates.filter((module) => !others.has(module));
  return satisfy(problemOf(zone.requirement, own, (module) => program.modules[module] as ProgramModule)).kind === 'met';
}

/** Learners who have everything but one gating module and the zone itself. */
function nearlyThere(proof: Proof, claim: GateClaim): readonly LearnerState[] {
  const { program, indexOf } = proof;
  const zone = program.zones.find((candidate) => candidate.id === claim.zone);
  const inside = zone?.candidates ?? [];
  const gating = claim.conditions.flatMap((condition) => (condition.kind === 'measure' ? [indexOf.get(condition.module) ?? -1] : (program.zones.find((candidate) => candidate.id === condition.zone)?.modules ?? [])));
  const all = program.modules.map((_module, index) => index).filter((index) => !inside.includes(index));
  const choices = inside.map((module): LearnerState => ({ ...nobody, choices: { [claim.zone]: [program.modules[module]?.id ?? ''] } }));
  return choices.slice(0, 20).flatMap((choice) => [choice, ...gating.slice(0, 20).map((missing) => join(choice, completed(program, all.filter((index) => index !== missing)))), join(choice, completed(program, all.filter((index) => !gating.includes(index))))]);
}

/** Asks the engine; `wholeRun`: at every moment, else at the start. */
function confirm(proof: Proof, claim: GateClaim, state: LearnerState, wholeRun: boolean): Verdict | null {
  let early: { path: LearnerPath; module: string } | null = null;
  const watch = (path: LearnerPath): boolean => {
    const zone = proof.program.zones.findIndex((candidate) => candidate.id === claim.zone);
    if (isMetOn(proof, claim, path)) return true;
    const entered = path.steps.find((step) => step.origin === 'chosen' && step.state === 'open' && zone >= 0 && homeOf(proof.program, proof.indexOf.get(step.module) ?? -1) === zone);
    if (entered) early = { path, module: entered.module };
    return entered !== undefined || !wholeRun;
  };
  if (state === nobody && !wholeRun) watch(blankPath(proof));
  else follow(proof, state, watch);
  const found = early as { path: LearnerPath; module: string } | null;
  if (!found) return null;
  const message = `“${titleOf(proof, proof.indexOf.get(found.module))}” from “${claim.zoneTitle}” is open for this learner although the gate “${claim.title || claim.gate}” is not met.`;
  return { holds: false, because: message, counterexample: counterexampleOf(state, found.path, [found.module], message) };
}

/** The strictest zone that lists a module, among equals the first (E-9), whatever the program says of the module itself. */
function homeOf({ zones }: Program, module: number): number {
  const listing = zones.flatMap((zone, index) => (zone.modules.includes(module) ? [index] : []));
  return listing.sort((a, b) => rank(zones[a]) - rank(zones[b]) || a - b)[0] ?? -1;
}

function rank(zone: Program['zones'][number] | undefined): number {
  return zonePolicies.indexOf(zone?.policy ?? 'open');
}

/** Whether the claimed conditions are met, as the steps of the path show it; of a gating module that is not on the path (no compiled role has one) the engine knows by outside evidence (E-49). */
function isMetOn({ program }: Proof, claim: GateClaim, path: LearnerPath): boolean {
  const settled = (module: string, needs: 'settled' | 'done'): boolean => {
    const step = standingOf(path, module);
    if (!step && replacementOn(path, module) !== undefined) return needs === 'settled' && isSettledOn(path, module);
    if (!step) return path.gates.some((one) => one.gate === claim.gate && one.met);
    if (needs === 'settled') return isSettledOn(path, module);
    return step.state === 'done' || (step.state === 'credited' && step.reasons.some((reason) => reason.code === 'own-completion'));
  };
  return claim.conditions.every((condition) => {
    if (condition.kind === 'measure') return settled(condition.module, 'settled');
    const zone = program.zones.find((candidate) => candidate.id === condition.zone);
    const counted = path.electives.find((one) => one.zone === condition.zone);
    const needed = zone?.policy === 'elective' ? (counted?.counted.map((one) => one.module) ?? []) : (zone?.modules.map((module) => program.modules[module]?.id ?? '') ?? []);
    return (zone?.policy !== 'elective' || counted?.met === true) && needed.every((module) => settled(module, condition.needs));
  });
}
