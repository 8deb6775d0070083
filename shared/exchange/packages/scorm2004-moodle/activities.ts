import { allOf, atLeast, clausesOf, combinations, modulesOf, settled, type Formula } from '../lms-path/formula';
import type { LmsModule, LmsPath } from '../lms-path/lms-path';
import type { LaunchUnit } from '../lms-path/package-units';
import { leftOut, reading, uncompleted } from '../scorm2004-multi/conditions';
import type { Activity } from '../scorm2004-multi/manifest';
import { uncounted, type Condition, type Objective, type PreConditionRule } from '../scorm2004-multi/sequencing';

/** Rules that one item may take; more than these are not written out. */
export const mostRules = 64;

/** The alternatives that a lock asks for, or undefined where they take more rules than an item may have: then all of its modules are asked for. */
export function writtenOut(lock: Formula): readonly (readonly number[])[] | undefined {
  const clauses = clausesOf(lock, mostRules);
  const rules = clauses?.reduce((sum, clause) => sum + (clause.length === 1 ? 0 : 2 ** clause.length), 1) ?? Infinity;
  return rules <= mostRules ? clauses : undefined;
}

export function moodleActivities(path: LmsPath, units: readonly LaunchUnit[], globalOf: (item: string) => string): readonly Activity[] {
  const unitOf = new Map(units.map((unit) => [unit.module, unit]));
  const held = new Set(path.modules.map(({ index }) => index));
  const order = new Map(path.modules.map(({ index }, at) => [index, at]));
  const nameOf = (module: number): string => `reads-${unitOf.get(module)?.item ?? ''}`;
  return path.modules.map((module) => {
    const unit = unitOf.get(module.index)!;
    const rules = [...lockRules(module, nameOf), ...choiceRules(held, module, nameOf)];
    const used = new Set(rules.flatMap((rule) => rule.conditions.map(({ objective }) => objective)));
    const others = [...new Set([...modulesOf(module.lock), ...(module.choice?.candidates ?? [])])].filter((index) => index !== module.index && held.has(index) && used.has(nameOf(index)));
    const objectives = others.sort((a, b) => order.get(a)! - order.get(b)!).map((index) => reading(nameOf(index), globalOf(unitOf.get(index)?.item ?? ''), { completion: true }));
    const primary: Objective = { id: 'primary', map: { target: globalOf(unit.item), reads: false, writes: true, measure: false, completion: true }, minMeasure: null };
    return { identifier: unit.item, title: unit.title, isVisible: true, resource: unit.resource, sequencing: { ...uncounted, rules, counts: module.presence === 'required' ? 'always' : 'never', primary, objectives }, children: [] };
  });
}

/** Disabled while some clause of its lock has nothing completed. A clause of n is 2ⁿ rules: each module may be incomplete, or not known yet. */
function lockRules({ lock }: LmsModule, objective: (module: number) => string): readonly PreConditionRule[] {
  const clauses = writtenOut(lock) ?? clausesOf(allOf(modulesOf(lock).map(settled)), Infinity) ?? [];
  const single = clauses.filter((clause) => clause.length === 1).flatMap(([module]) => uncompleted(objective(module!)));
  const ways = clauses.filter((clause) => clause.length > 1).flatMap((clause) => clause.reduce<readonly (readonly Condition[])[]>((fronts, module) => fronts.flatMap((front) => uncompleted(objective(module)).map((condition) => [...front, condition])), [[]]));
  return [...(single.length > 0 ? [{ action: 'disabled', combination: 'any', conditions: single } as const] : []), ...ways.map((conditions): PreConditionRule => ({ action: 'disabled', combination: 'all', conditions }))];
}

/** Left out when enough others of the choice are completed. */
function choiceRules(held: ReadonlySet<number>, { index, choice }: LmsModule, objective: (module: number) => string): readonly PreConditionRule[] {
  if (!choice || !isClosing(choice)) return [];
  const others = choice.candidates.filter((other) => other !== index && held.has(other));
  const sets = combinations(others, choice.choose, mostRules) ?? [];
  return sets.flatMap((set) => leftOut('all', set.map((module) => ({ condition: 'completed', objective: objective(module) }))));
}

/** Whether the items of a choice can close each other within the rules that an item may have. */
export function isClosing({ choose, candidates }: { readonly choose: number; readonly candidates: readonly number[] }): boolean {
  return atLeast(choose, candidates.map(settled)).kind !== 'never' && (combinations(candidates.slice(1), choose, mostRules / 2) !== undefined);
}
