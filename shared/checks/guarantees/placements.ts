import type { LearnerState } from '../../model/profile';
import type { AccessibilityNeed, MediaFormat } from '../../model/vocabulary';
import type { ProgramModule } from '../../path/program';
import { modulesIn } from '../../path/groups';
import type { Case, Cluster } from './clusters';
import { once, type Proof } from './proof';
import { pullsOf } from './pulls';
import { attemptAt, failure, join, nobody } from './states';

/** A learner for whom a module is on the path, unsettled: choices, the case of each cluster, failed attempts. Null cannot be combined. */
export interface Placement {
  readonly choices: ReadonlyMap<number, readonly number[]>;
  readonly cases: ReadonlyMap<Cluster, Case>;
  /** Module → failed attempts. */
  readonly failures: ReadonlyMap<number, number>;
  /** Preferred formats, first before others. */
  readonly formats: readonly MediaFormat[];
  /** What the learner needs of a module. */
  readonly needs: readonly AccessibilityNeed[];
}

export const nowhere: Placement = { choices: new Map(), cases: new Map(), failures: new Map(), formats: [], needs: [] };

/** Per module a shortest way onto the path; modules without one are on no path. Over roots, what they need, and what rules and failures insert. */
export function placements(proof: Proof): ReadonlyMap<number, Placement> {
  return once(proof, 'placements', () => findPlacements(proof));
}

function findPlacements(proof: Proof): ReadonlyMap<number, Placement> {
  const { program } = proof;
  const found = new Map<number, Placement>();
  const queue: number[] = [];
  const place = (module: number, placement: Placement | null): void => {
    if (placement === null || found.has(module) || !program.modules[module]) return;
    found.set(module, placement);
    queue.push(module);
  };
  program.modules.forEach((module, index) => isCore(module) && place(index, nowhere));
  program.zones.forEach((zone, at) => {
    if (zone.policy === 'elective' && zone.requirement.asked > 0) for (const module of zone.candidates) place(module, { ...nowhere, choices: new Map([[at, [module]]]) });
  });
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head] as number;
    const by = found.get(at) as Placement;
    for (const need of pullsOf(program, at)) place(need, by);
    for (const { modules, placement } of insertionsOf(proof, at)) for (const inserted of modules) place(inserted, combine(by, placement));
    for (const { modules, placement } of replacementsOf(proof, at)) for (const other of modules) place(other, combine(by, placement));
  }
  return found;
}

/** What cases and failures of a module insert. */
export function insertionsOf({ program, clusterOf }: Proof, index: number): readonly { readonly modules: readonly number[]; readonly placement: Placement }[] {
  const cluster = clusterOf.get(index);
  const byCase = (cluster?.cases ?? []).flatMap((one) => {
    const modules = one.verdicts.get(index)?.inserts ?? [];
    return cluster && modules.length > 0 ? [{ modules, placement: { ...nowhere, cases: new Map([[cluster, one]]) } }] : [];
  });
  const byFailure = (program.modules[index]?.failures ?? []).flatMap(({ at, action }) => (action.do === 'insert' ? [{ modules: action.modules, placement: { ...nowhere, failures: new Map([[index, at]]) } }] : []));
  return [...byCase, ...byFailure];
}

/** What rules and preferred formats put instead of a module. */
export function replacementsOf({ program, clusterOf }: Proof, index: number): readonly { readonly modules: readonly number[]; readonly placement: Placement }[] {
  const cluster = clusterOf.get(index);
  const byRule = (cluster?.cases ?? []).flatMap((one) => {
    const by = one.verdicts.get(index)?.replacedBy ?? -1;
    return cluster && by >= 0 ? [{ modules: [by], placement: { ...nowhere, cases: new Map([[cluster, one]]) } }] : [];
  });
  const own = program.modules[index];
  const byVersion = (own?.formats ?? []).flatMap(({ format, module }) => {
    // All that it offers and the module does not: fewer needs may lead to an earlier version.
    const needs = (own?.barriers ?? []).filter((need) => !program.modules[module]?.barriers.includes(need));
    // A version in the module's own format is never preferred to it: only a need leads there.
    return [...(format === own?.format ? [] : [{ ...nowhere, formats: [format] }]), ...(needs.length === 0 ? [] : [{ ...nowhere, needs }, { ...nowhere, formats: [format], needs }])].map((placement) => ({ modules: [module], placement }));
  });
  return [...byRule, ...byVersion];
}

export function isCore(module: ProgramModule | undefined): boolean {
  return module?.policy === 'core-locked' || module?.policy === 'core-testable';
}

/** Both at once, the formats of the first before those of the second; null where a cluster would have to be in two cases. */
export function combine(a: Placement, b: Placement): Placement | null {
  for (const [cluster, one] of b.cases) if (a.cases.has(cluster) && a.cases.get(cluster) !== one) return null;
  const choices = new Map(a.choices);
  for (const [zone, list] of b.choices) choices.set(zone, [...new Set([...(choices.get(zone) ?? []), ...list])]);
  const failures = new Map(a.failures);
  for (const [module, count] of b.failures) failures.set(module, Math.max(count, failures.get(module) ?? 0));
  return { choices, cases: new Map([...a.cases, ...b.cases]), failures, formats: [...new Set([...a.formats, ...b.formats])], needs: [...new Set([...a.needs, ...b.needs])] };
}

/** The learner of a placement. */
export function learnerOf({ program }: Proof, { choices, cases, failures, formats, needs }: Placement, more: LearnerState = nobody): LearnerState {
  const idOf = (module: number): string => program.modules[module]?.id ?? '';
  const tries = [...failures].flatMap(([module, count]) => Array.from({ length: count }, (_, nth) => attemptAt(program, idOf(module), program.modules[module]?.evidenceKind ?? 'record', failure, nth + 1)));
  const own: LearnerState = {
    ...nobody,
    evidence: [...[...cases.values()].flatMap((one) => one.events), ...tries],
    facts: Object.assign({}, ...[...cases.values()].map((one) => one.facts)) as LearnerState['facts'],
    preferences: { formats: [...formats], needs: [...needs] },
    choices: Object.fromEntries([...choices].map(([zone, modules]) => [program.zones[zone]?.id ?? '', modules.map(idOf)])),
  };
  return join(own, more);
}

/** Modules of every group of a module. */
export function groupModulesOf(module: ProgramModule): readonly number[] {
  return module.groups.flatMap((group) => modulesIn(group.group));
}
