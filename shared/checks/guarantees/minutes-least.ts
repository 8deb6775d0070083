import type { MinutesBound } from './minutes';
import type { Case } from './clusters';
import { costOf, knownIn } from './minutes-most';
import { isCore } from './placements';
import { pullsOf } from './pulls';
import { possibleOf } from './possible';
import type { Proof } from './proof';
import { nobody } from './states';

/**
 * Least minutes that rules and choices alone can come to: core modules, and what modules that no rule settles need, each at its cheapest, case by case of each
 * cluster; and of every elective zone that asks for a count the cheapest of its modules. What a cheapest case inserts, and what stands instead of a replaced module, is left out, so it is a lower bound.
 */
export function leastByRules(proof: Proof): MinutesBound {
  const { program, clusters, clusterOf } = proof;
  const held = alwaysHeld(proof);
  let minutes = 0;
  for (const module of held) if (!clusterOf.has(module) && !hasFormats(proof, module)) minutes += program.modules[module]?.minutes ?? 0;
  const chosenCases: Case[] = [];
  for (const { cases, modules, isExact } of clusters) {
    const costs = cases.map((one) => modules.reduce((sum, module) => sum + (held.has(module) && !hasFormats(proof, module) ? costOf(proof, module, one) : 0), 0));
    const shown = cases.map((one, at) => (costs[at] ?? 0) + modules.reduce((sum, module) => sum + (one.verdicts.get(module)?.inserts.reduce((all, inserted) => all + (program.modules[inserted]?.minutes ?? 0), 0) ?? 0), 0));
    minutes += isExact ? Math.min(...costs) : modules.reduce((sum, module) => sum + (held.has(module) && !hasFormats(proof, module) ? cheapest(proof, module) : 0), 0);
    const best = cases[shown.indexOf(Math.min(...shown))];
    if (best) chosenCases.push(best);
  }
  const choices: Record<string, string[]> = {};
  for (const zone of program.zones) {
    if (zone.policy !== 'elective' || zone.requirement.unit !== 'count' || zone.requirement.groups.length > 0) continue;
    const least = (module: number): number => (held.has(module) || hasFormats(proof, module) ? 0 : cheapest(proof, module));
    const ranked = [...zone.candidates].sort((a, b) => least(a) - least(b));
    minutes += ranked.slice(0, zone.requirement.asked).reduce((sum, module) => sum + least(module), 0);
    choices[zone.id] = ranked.map((module) => program.modules[module]?.id ?? '');
  }
  return { minutes, learner: { ...nobody, ...knownIn(chosenCases), choices } };
}

/** The least that a module can cost: in some case of its cluster, or by all that its rules could do. */
function cheapest(proof: Proof, module: number): number {
  const minutes = proof.program.modules[module]?.minutes ?? 0;
  const cluster = proof.clusterOf.get(module);
  if (cluster?.isExact !== false) return Math.min(minutes, ...(cluster?.cases ?? []).map((one) => costOf(proof, module, one)));
  const { isSettled, least } = possibleOf(proof, module);
  return isSettled ? 0 : Math.ceil((minutes * least) / 100);
}

/** A module that a preferred format replaces costs nothing itself. */
function hasFormats({ program }: Proof, module: number): boolean {
  return (program.modules[module]?.formats.length ?? 0) > 0;
}

/** Core, and what unsettled modules need where no rule ever settles them. */
function alwaysHeld(proof: Proof): ReadonlySet<number> {
  const { program, clusterOf } = proof;
  const held = new Set<number>();
  const queue = program.modules.flatMap((module, index) => (isCore(module) ? [index] : []));
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    if (held.has(at)) continue;
    held.add(at);
    const cluster = clusterOf.get(at);
    const isFirm = cluster?.isExact === false ? !possibleOf(proof, at).isSettled : !(cluster?.cases.some((one) => one.verdicts.get(at)?.settled) ?? false);
    const module = program.modules[at];
    if (isFirm || !program.fall) queue.push(...(module ? [...module.needs, ...module.with, ...module.strict] : pullsOf(program, at)));
  }
  return held;
}
