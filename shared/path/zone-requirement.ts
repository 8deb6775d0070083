import { satisfy, shortestPrefix, type Bounds, type Satisfied, type Satisfy } from './satisfy';

/** How much of an elective zone must be taken, in whole units: modules, minutes, or hundredths of a credit. `M`: what names a module. */
export interface CompiledRequirement<M> {
  readonly unit: 'count' | 'minutes' | 'credits';
  readonly asked: number;
  readonly groups: readonly { readonly title: string; readonly modules: readonly M[]; readonly atLeast: number; readonly atMost: number | null }[];
  readonly mayShare: boolean;
}

/** What a module is worth to a requirement. */
export interface Worth {
  readonly minutes: number;
  /** Hundredths. */
  readonly credits: number;
}

/** What a zone counts, and for which of its groups (by index) each module is used. */
export interface Counted<M> {
  readonly modules: readonly M[];
  readonly uses: ReadonlyMap<M, readonly number[]>;
  readonly met: boolean;
}

/** Whole units of an authored bound: credits in hundredths, a lower bound rounded up, an upper one down. */
export function toUnits(unit: CompiledRequirement<unknown>['unit'], bound: number, round: 'up' | 'down'): number {
  if (unit === 'credits') return Math.round(bound * 100);
  return round === 'up' ? Math.ceil(bound) : Math.floor(bound);
}

/** The question whether these modules meet the requirement. */
export function problemOf<M>(requirement: CompiledRequirement<M>, modules: readonly M[], worthOf: (module: M) => Worth): Satisfy {
  const { unit, asked, groups, mayShare } = requirement;
  const values = modules.map((module) => (unit === 'count' ? 1 : worthOf(module)[unit]));
  const bounds = groups.map((group): Bounds => {
    const inside = new Set(group.modules);
    return { items: new Set(modules.flatMap((module, item) => (inside.has(module) ? [item] : []))), atLeast: group.atLeast, atMost: group.atMost ?? Infinity };
  });
  return { values, asked, groups: bounds, mayShare };
}

/**
 * Walks the ranking until the requirement is proven met, then drops from the end what it does not need (engine.md, Electives). Where the search gives up
 * on every prefix, `proven` is taken: modules that compile proved to be enough.
 */
export function countFor<M>(requirement: CompiledRequirement<M>, ranking: readonly M[], proven: readonly M[], worthOf: (module: M) => Worth): Counted<M> {
  if (requirement.unit === 'count' && requirement.groups.length === 0) {
    const modules = ranking.slice(0, requirement.asked);
    return { modules, uses: new Map(), met: modules.length === requirement.asked };
  }
  const ask = (modules: readonly M[]): Satisfied => satisfy(problemOf(requirement, modules, worthOf));
  const isMet = (modules: readonly M[]): boolean => ask(modules).kind === 'met';
  const isExact = requirement.groups.length === 0 || (requirement.unit === 'count' && !requirement.mayShare);
  const prefix = shortestPrefix(ranking.length, (count) => isMet(ranking.slice(0, count)), isExact);
  const walked = prefix === null ? proven : ranking.slice(0, prefix);
  let modules = walked;
  for (const module of [...walked].reverse()) {
    const without = modules.filter((other) => other !== module);
    if (isMet(without)) modules = without;
  }
  const answer = ask(modules);
  if (answer.kind !== 'met') return { modules, uses: new Map(), met: false };
  return { modules, uses: new Map(modules.map((module, item) => [module, answer.uses[item] ?? []])), met: true };
}
