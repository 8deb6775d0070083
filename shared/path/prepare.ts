import { decide, type Decision } from './decide';
import { indexEvidence } from './evidence';
import type { NotTaken, PathStep, Reason } from './learner-path';
import type { Arrow } from './order';
import { createRows, type Rows } from './order-rows';
import type { Program, ProgramGroup } from './program';
import { subjectsOf } from './read-rule';

/** What `evaluate` needs of a program beside its JSON: flat rows and maps, made once and kept as long as the program lives. Indices are of `program.modules`. */
export interface Prepared {
  readonly indexOf: ReadonlyMap<string, number>;
  /** Subject of evidence → modules whose decision may change with it. */
  readonly readers: ReadonlyMap<string, readonly number[]>;
  /** Per module: prerequisites, corequisites, partners of its block. */
  readonly pulls: Rows;
  /** Per module: prerequisites of its block from outside the block, none twice. */
  readonly before: Rows;
  /** Per module: corequisites of its block from outside the block, none twice. */
  readonly partners: Rows;
  /** Per group of the program: its module, and the modules that share a block with that. */
  readonly groups: readonly PreparedGroup[];
  /** Per module: groups (indices of `groups`) of its block. */
  readonly groupsBefore: ReadonlyMap<number, readonly number[]>;
  /** Per module: its own groups. */
  readonly ownGroups: ReadonlyMap<number, readonly number[]>;
  /** Per module: its zone, or -1. */
  readonly zoneOf: Int32Array;
  /** Modules that stand in a block. */
  readonly blocked: readonly number[];
  /** Modules that have other formats. */
  readonly formatted: readonly number[];
  /** Modules that do not offer everything that a learner may need. */
  readonly barring: readonly number[];
  /** Modules whose rules ask for facts: they are decided for each learner. */
  readonly factual: readonly number[];
  /** Modules with steps after failures. */
  readonly failing: readonly number[];
  /** Why a module of a core zone is there; null elsewhere. */
  readonly coreWhy: readonly (Reason | null)[];
  /** Per module: why it was last pulled in. The same for most learners. */
  readonly pulledWhy: (Reason | undefined)[];
  /** Per elective zone: why modules without a group were last chosen, by code. */
  readonly chosenWhy: Map<Reason['code'], Reason>[];
  /** The reason of a module that waits for all of its `before`: the same for most learners, so it is made once. */
  readonly waitsForAll: (module: number) => readonly Reason[];
  /** The entry of a module that is not on the path because of its place: made once. */
  readonly usualAbsences: (NotTaken | undefined)[];
  /** What is decided without any evidence. */
  readonly blank: (rules: boolean, explain: boolean) => readonly Decision[];
  readonly usual: (rules: boolean) => UsualSteps;
}

/** Steps, with reasons, that are the same for most learners, so each is made once: those of modules of which nothing is known and that are there for the same reason. */
export interface UsualSteps {
  readonly decisions: readonly Decision[];
  readonly open: KeptSteps;
  /** Locked by `waitsForAll` alone. */
  readonly locked: KeptSteps;
}

/** By module: a step, why the module is on the path in it, and its minutes. In rows apart, so that taking one up again reads no object. */
export interface KeptSteps {
  readonly steps: (PathStep | undefined)[];
  readonly why: (Reason | undefined)[];
  readonly minutes: Float64Array;
}

/** A group of prerequisites of one module. */
export interface PreparedGroup {
  readonly module: number;
  readonly group: ProgramGroup;
}

const known = new WeakMap<Program, Prepared>();

/** The tables of a program; made on first use. */
export function prepare(program: Program): Prepared {
  const prepared = known.get(program) ?? createPrepared(program);
  known.set(program, prepared);
  return prepared;
}

function createPrepared(program: Program): Prepared {
  const { modules } = program;
  const indexOf = new Map(modules.map((module, index) => [module.id, index]));
  const blanks = new Map<string, readonly Decision[]>();
  const blank = (rules: boolean, explain: boolean): readonly Decision[] => {
    const key = `${rules} ${explain}`;
    const decisions = blanks.get(key) ?? decideWithoutEvidence(program, rules, explain);
    blanks.set(key, decisions);
    return decisions;
  };
  const indices = modules.map((_module, index) => index);
  const before = rowsOf(outsideOfBlock(program, (module) => module.needs));
  const empty = <T>(): (T | undefined)[] => new Array<T | undefined>(modules.length).fill(undefined);
  const waiting = empty<readonly Reason[]>();
  const kept = (): KeptSteps => ({ steps: empty(), why: empty(), minutes: new Float64Array(modules.length) });
  const steps = (rules: boolean): UsualSteps => ({ decisions: blank(rules, true), open: kept(), locked: kept() });
  let [acting, idle]: [UsualSteps | null, UsualSteps | null] = [null, null];
  const waitsForAll = (index: number): readonly Reason[] => (waiting[index] ??= [{ code: 'waits-for', modules: [...before.targets.subarray(before.starts[index], before.starts[index + 1])].map((need) => modules[need]?.id ?? '') }]);
  return {
    indexOf,
    readers: readersOf(program),
    pulls: rowsOf(modules.map(({ needs, with: partners, strict }) => [...needs, ...partners, ...strict])),
    before,
    partners: rowsOf(outsideOfBlock(program, (module) => module.with)),
    ...groupTables(program),
    zoneOf: Int32Array.from(modules, (module) => module.zone),
    blocked: indices.filter((index) => (modules[index]?.block.length ?? 0) > 0),
    formatted: indices.filter((index) => (modules[index]?.formats.length ?? 0) > 0),
    barring: indices.filter((index) => (modules[index]?.barriers.length ?? 0) > 0),
    factual: indices.filter((index) => modules[index]?.rules.some((rule) => rule.when.some((condition) => condition.kind === 'fact')) ?? false),
    failing: indices.filter((index) => (modules[index]?.failures.length ?? 0) > 0),
    coreWhy: coreReasons(program),
    pulledWhy: empty(),
    chosenWhy: program.zones.map(() => new Map<Reason['code'], Reason>()),
    waitsForAll,
    usualAbsences: empty(),
    blank,
    usual: (rules) => (rules ? (acting ??= steps(true)) : (idle ??= steps(false))),
  };
}

function rowsOf(lists: readonly (readonly number[])[]): Rows {
  const arrows: Arrow[] = [];
  lists.forEach((list, from) => {
    for (const to of list) arrows.push({ from, to });
  });
  return createRows(lists.length, arrows);
}

function outsideOfBlock({ modules }: Program, linksOf: (module: Program['modules'][number]) => readonly number[]): readonly (readonly number[])[] {
  return modules.map((module) => {
    if (module.block.length === 0) return [...new Set(linksOf(module))];
    const all = module.block.flatMap((member) => [...(modules[member] ? linksOf(modules[member]) : [])]);
    return [...new Set(all)].filter((other) => !module.block.includes(other));
  });
}

function groupTables({ modules }: Program): Pick<Prepared, 'groups' | 'groupsBefore' | 'ownGroups'> {
  const groups = modules.flatMap((module, index) => module.groups.map((group): PreparedGroup => ({ module: index, group })));
  const ownGroups = new Map<number, number[]>();
  const groupsBefore = new Map<number, number[]>();
  const add = (map: Map<number, number[]>, module: number, group: number): void => void map.set(module, [...(map.get(module) ?? []), group]);
  groups.forEach(({ module }, group) => {
    add(ownGroups, module, group);
    const block = modules[module]?.block ?? [];
    for (const member of block.length > 0 ? block : [module]) add(groupsBefore, member, group);
  });
  return { groups, groupsBefore, ownGroups };
}

function readersOf({ modules }: Program): ReadonlyMap<string, readonly number[]> {
  const readers = new Map<string, number[]>();
  modules.forEach((module, index) => {
    const subjects = new Set([module.id, ...module.equivalents, ...module.rules.flatMap(subjectsOf)]);
    for (const subject of subjects) {
      const list = readers.get(subject);
      if (list) list.push(index);
      else readers.set(subject, [index]);
    }
  });
  return readers;
}

function coreReasons({ modules, zones }: Program): readonly (Reason | null)[] {
  return modules.map(({ policy, zone }) => (policy === 'core-locked' || policy === 'core-testable' ? { code: policy, zone: zones[zone]?.id ?? '' } : null));
}

function decideWithoutEvidence(program: Program, rules: boolean, explain: boolean): readonly Decision[] {
  const context = { program, evidence: indexEvidence([], program.asOf), overrides: new Map(), facts: {}, preferences: { formats: [], needs: [] }, rules, explain };
  return program.modules.map((module) => decide(context, module));
}
