import type { LearnerState } from '../../model/profile';
import type { MinutesBound } from './minutes';
import type { Case, Cluster, ModuleVerdict } from './clusters';
import { isCore, replacementsOf } from './placements';
import { possibleOf } from './possible';
import { pullsOf } from './pulls';
import type { Proof } from './proof';
import { nobody } from './states';

/** Sets of inserted modules that the search keeps apart; above, the bound is the sum of what each cluster can add. */
const frontBudget = 4000;

/** Minutes of a module in a case: 0 where a rule settles or replaces it, else extended and rounded up (E-56). */
export function costOf({ program }: Proof, module: number, one: Case): number {
  const verdict = one.verdicts.get(module);
  const minutes = program.modules[module]?.minutes ?? 0;
  return verdict?.settled || (verdict?.replacedBy ?? -1) >= 0 ? 0 : minutes + Math.ceil((minutes * (verdict?.extend ?? 0)) / 100);
}

/**
 * Most minutes of a path without failed attempts. `base` (core and all it needs) is always charged in full; each cluster adds its extension, and its inserted modules with
 * all that they can bring, counted once: the best combination is found cluster by cluster, over the sets of inserted modules that later clusters share. Electives add the
 * dearest choices. What electives and inserted modules have in common is counted twice, so it is an upper bound.
 */
export function mostMinutes(proof: Proof): MinutesBound {
  const { program } = proof;
  const base = closure(proof, program.modules.flatMap((module, index) => (isCore(module) ? [index] : [])), new Set(), false);
  const weights = program.modules.map((_module, index) => dearest(proof, index));
  const plain = [...base].reduce((sum, index) => sum + (proof.clusterOf.has(index) ? 0 : (program.modules[index]?.minutes ?? 0)), 0);
  const weigh = (modules: Iterable<number>): number => [...modules].reduce((sum, index) => sum + (weights[index] ?? 0), 0);
  const best = bestCases(proof, base, weigh);
  let minutes = plain + best.minutes + [...base].reduce((sum, index) => sum + dearerFormat(proof, index, base, weigh), 0);
  const choices: Record<string, string[]> = {};
  for (const zone of program.zones) {
    if (zone.policy !== 'elective' || zone.requirement.asked === 0) continue;
    const worth = new Map(zone.candidates.map((module) => [module, weigh(closure(proof, [module], base, true))]));
    const ranked = [...zone.candidates].sort((a, b) => (worth.get(b) ?? 0) - (worth.get(a) ?? 0));
    const isCount = zone.requirement.unit === 'count' && zone.requirement.groups.length === 0;
    minutes += (isCount ? ranked.slice(0, zone.requirement.asked) : ranked).reduce((sum, module) => sum + (worth.get(module) ?? 0), 0);
    choices[zone.id] = ranked.map((module) => program.modules[module]?.id ?? '');
  }
  const electives = new Set(program.zones.flatMap((zone) => zone.candidates));
  const rest = proof.clusters.filter((cluster) => !best.cases.has(cluster) && cluster.modules.some((module) => electives.has(module) || !base.has(module)));
  const shown = [...best.cases.values(), ...rest.map((cluster) => dearestCase(proof, cluster))];
  return { minutes, learner: { ...nobody, ...knownIn(shown), choices } };
}

/** How much more another format of a module can cost, with what it brings. */
function dearerFormat(proof: Proof, index: number, base: ReadonlySet<number>, weigh: (modules: Iterable<number>) => number): number {
  const formats = proof.program.modules[index]?.formats ?? [];
  return Math.max(0, ...formats.map(({ module }) => weigh(closure(proof, [module], base, true)) - (proof.program.modules[index]?.minutes ?? 0)));
}

/** Everything that these modules need, without `known`; with `inserts` also all that can be inserted for what is not known. */
function closure(proof: Proof, from: readonly number[], known: ReadonlySet<number>, inserts: boolean): ReadonlySet<number> {
  const held = new Set<number>();
  const queue = [...from];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    if (held.has(at) || known.has(at) || !proof.program.modules[at]) continue;
    held.add(at);
    queue.push(...pullsOf(proof.program, at));
    if (inserts) queue.push(...[...insertionsByCase(proof, at), ...replacementsOf(proof, at)].flatMap(({ modules }) => modules));
  }
  return held;
}

function insertionsByCase(proof: Proof, at: number): readonly { readonly modules: readonly number[] }[] {
  const { clusterOf } = proof;
  if (clusterOf.get(at)?.isExact === false) return [{ modules: possibleOf(proof, at).brings }];
  return (clusterOf.get(at)?.cases ?? []).map((one) => ({ modules: one.verdicts.get(at)?.inserts ?? [] }));
}

/** The most that one module can cost. */
export function dearest(proof: Proof, module: number): number {
  if (proof.clusterOf.get(module)?.isExact === false) return Math.ceil(((proof.program.modules[module]?.minutes ?? 0) * Math.max(100, possibleOf(proof, module).most)) / 100);
  return Math.max(proof.program.modules[module]?.minutes ?? 0, ...(proof.clusterOf.get(module)?.cases ?? []).map((one) => costOf(proof, module, one)));
}

function dearestCase(proof: Proof, { cases, modules }: Cluster): Case {
  const worth = cases.map((one) => modules.reduce((sum, module) => sum + costOf(proof, module, one) + (one.verdicts.get(module)?.inserts.length ?? 0), 0));
  return cases[worth.indexOf(Math.max(...worth))] as Case;
}

/** What is known of a learner who is in all of these cases. */
export function knownIn(cases: readonly Case[]): Pick<LearnerState, 'evidence' | 'facts'> {
  return { evidence: cases.flatMap((one) => [...one.events]), facts: Object.assign({}, ...cases.map((one) => one.facts)) as LearnerState['facts'] };
}

/** What a cluster can do to modules of the base: minutes of its own, and what it brings. */
interface Option {
  readonly one: Case;
  readonly own: number;
  readonly brings: ReadonlySet<number>;
}

interface Front {
  readonly minutes: number;
  readonly brought: ReadonlySet<number>;
  readonly cases: readonly (readonly [Cluster, Case])[];
}

/** The dearest combination of cases. A set that was brought is only remembered as long as a later cluster can bring some of it too. */
function bestCases(proof: Proof, base: ReadonlySet<number>, weigh: (modules: Iterable<number>) => number): { readonly minutes: number; readonly cases: ReadonlyMap<Cluster, Case> } {
  const acting = proof.clusters.filter((cluster) => cluster.modules.some((module) => base.has(module)));
  const options = acting.map((cluster) => optionsOf(proof, cluster, base));
  const later: Set<number>[] = [];
  for (let at = options.length - 1; at >= 0; at--) later[at] = new Set([...(later[at + 1] ?? []), ...(options[at] ?? []).flatMap(({ brings }) => [...brings])]);
  let fronts: readonly Front[] = [{ minutes: 0, brought: new Set(), cases: [] }];
  acting.forEach((cluster, at) => {
    const next = new Map<string, Front>();
    for (const front of fronts) {
      for (const { one, own, brings } of options[at] ?? []) {
        const fresh = [...brings].filter((module) => !front.brought.has(module));
        const brought = new Set([...front.brought, ...fresh].filter((module) => later[at + 1]?.has(module)));
        const minutes = front.minutes + own + weigh(fresh);
        const key = [...brought].sort((a, b) => a - b).join(' ');
        if (minutes > (next.get(key)?.minutes ?? -1)) next.set(key, { minutes, brought, cases: [...front.cases, [cluster, one]] });
      }
    }
    fronts = next.size <= frontBudget ? [...next.values()] : [forgetful([...next.values()])];
  });
  const best = fronts.reduce((a, b) => (b.minutes > a.minutes ? b : a));
  return { minutes: best.minutes, cases: new Map(best.cases) };
}

/** Over budget: the dearest front as if nothing had been brought yet; still an upper bound. */
function forgetful(fronts: readonly Front[]): Front {
  const best = fronts.reduce((a, b) => (b.minutes > a.minutes ? b : a));
  return { ...best, brought: new Set() };
}

/** Cases of a cluster, seen from the base; those that others outdo are left out. Over budget, one option that does all at once. */
function optionsOf(proof: Proof, cluster: Cluster, base: ReadonlySet<number>): readonly Option[] {
  const held = cluster.modules.filter((module) => base.has(module));
  const all = cluster.cases.map((one): Option => ({
    one,
    own: held.reduce((sum, module) => sum + costOf(proof, module, one), 0),
    brings: closure(proof, held.flatMap((module) => broughtBy(one.verdicts.get(module))), base, true),
  }));
  if (!cluster.isExact) return [{ one: dearestCase(proof, cluster), own: held.reduce((sum, module) => sum + dearest(proof, module), 0), brings: closure(proof, held.flatMap((module) => possibleOf(proof, module).brings), base, true) }];
  return all.filter((option, at) => !all.some((other, place) => place !== at && outdoes(other, option) && (!outdoes(option, other) || place < at)));
}

/** Modules that a verdict puts before, or instead of, its module. */
function broughtBy(verdict: ModuleVerdict | undefined): readonly number[] {
  if (!verdict) return [];
  return verdict.replacedBy >= 0 ? [...verdict.inserts, verdict.replacedBy] : verdict.inserts;
}

function outdoes(a: Option, b: Option): boolean {
  return a.own >= b.own && [...b.brings].every((module) => a.brings.has(module));
}
