import type { GroupEntry, GroupOf } from '../../../path/groups';
import { groupMet, modulesIn } from '../../../path/groups';
import { prepare } from '../../../path/prepare';
import type { ProgramCondition, ProgramModule } from '../../../path/program';
import { allOf, always, anyOf, atLeast, settled, type Formula } from './formula';
import type { StaticPath } from './static-path';
import type { TestOut } from './test-outs';

/** Modules of a group in minutes, credits or with caps that are still written out as sets. */
export const mostInExpandedGroup = 10;

/**
 * What has to be settled before a module opens (E-48 to E-55, E-66, E-81), as a formula over the modules of a package. `held`: those modules. A prerequisite that the package
 * does not hold does not lock (it is on nobody's path); an entry of a group that it does not hold never counts. What a
 * pre-assessment inserts is not in it: that depends on its result.
 */
export function createLockFormulas(path: StaticPath, held: ReadonlySet<number>, tests: readonly TestOut[] = []): (module: number) => Formula {
  const known = new Map<number, Formula>();
  const prepared = prepare(path.program);
  const standIns = new Map<number, number[]>();
  for (const { module, standIn } of tests) if (standIn !== null) standIns.set(standIn, [...(standIns.get(standIn) ?? []), module]);
  const tested = new Set(tests.map(({ module }) => module));
  for (const [module, by] of path.replaced) standIns.set(by, [...(standIns.get(by) ?? []), module]);
  const lockOf = (module: number): Formula => {
    const found = known.get(module) ?? allOf([ownLock(path, held, prepared, module, lockOf, tested.has(module)), ...(standIns.get(module) ?? []).map(lockOf)]);
    known.set(module, found);
    return found;
  };
  return lockOf;
}

function ownLock(path: StaticPath, held: ReadonlySet<number>, prepared: ReturnType<typeof prepare>, module: number, lockOf: (module: number) => Formula, isTested: boolean): Formula {
  const { program } = path;
  const row = ({ starts, targets }: typeof prepared.before): readonly number[] => [...targets.subarray(starts[module], starts[module + 1])];
  const isHeld = (other: number): boolean => held.has(standFor(path, other));
  const needs = row(prepared.before).filter(isHeld).map((need) => wholeBlock(path, held, need));
  const partners = row(prepared.partners).filter(isHeld).map((partner) => partnerFormula(path, partner, lockOf));
  const groups = (prepared.groupsBefore.get(module) ?? []).map((at) => groupFormula(path, held, prepared.groups[at]!.group.group));
  const inserted = isTested ? [] : (prepared.blank(true, false)[module]?.inserts ?? []).filter((demand) => held.has(demand.module)).map((demand) => settled(demand.module));
  const origin = path.origins.get(module);
  const gates = origin === 'core' || origin === 'chosen' ? (program.zones[program.modules[module]?.zone ?? -1]?.gates ?? []) : [];
  return allOf([...needs, ...partners, ...groups, ...inserted, ...gates.flatMap((gate) => program.gates[gate]?.conditions ?? []).map((condition) => conditionFormula(path, held, condition))]);
}

/** What stands instead of a module for everybody, else itself. */
export function standFor(path: Pick<StaticPath, 'replaced'>, module: number): number {
  return path.replaced.get(module) ?? module;
}

/** A corequisite is settled, or may start itself; what may start stays so, and only what may start gets settled unless it is tested out before. */
function partnerFormula(path: StaticPath, partner: number, lockOf: (module: number) => Formula): Formula {
  const lock = lockOf(standFor(path, partner));
  return lock.kind === 'always' ? always : anyOf([lock, settled(standFor(path, partner))]);
}

/** E-48: a member of a block counts when all of them that the package holds are settled. */
function wholeBlock(path: StaticPath, held: ReadonlySet<number>, module: number): Formula {
  const block = path.program.modules[module]?.block ?? [];
  return allOf([module, ...block].map((member) => standFor(path, member)).filter((member) => held.has(member)).map(settled));
}

function conditionFormula(path: StaticPath, held: ReadonlySet<number>, condition: ProgramCondition): Formula {
  if (condition.kind === 'measure') return settled(standFor(path, condition.module));
  const zone = path.program.zones[condition.zone];
  const choice = path.choices.find((candidate) => candidate.zone === condition.zone);
  if (choice) return atLeast(choice.choose, choice.candidates.map((module) => wholeBlock(path, held, module)));
  const required = zone?.policy === 'elective' ? zone.candidates.filter((module) => path.origins.get(module) === 'chosen' || path.replaced.has(module)) : (zone?.modules ?? []);
  return allOf(required.filter((module) => held.has(standFor(path, module))).map((module) => wholeBlock(path, held, module)));
}

/** A group as a formula; minutes, credits and caps as the smallest sets that meet it. More than ten modules of such a group: all that the package holds of it. */
export function groupFormula(path: StaticPath, held: ReadonlySet<number>, group: GroupOf<number>): Formula {
  const entry = (item: GroupEntry<number>): Formula => ('module' in item ? memberFormula(path, held, item.module) : groupFormula(path, held, item.group));
  if (group.need === 'all') return allOf(group.of.map(entry));
  if (group.need === 'any') return anyOf(group.of.map(entry));
  if (!('caps' in group)) return always;
  if (group.need === 'count' && group.caps.length === 0) return atLeast(group.atLeast, [...new Map(group.of.map((item) => ['module' in item ? item.module : item, item])).values()].map(entry));
  const modules = modulesIn(group).filter((module) => held.has(standFor(path, module)));
  if (modules.length > mostInExpandedGroup) return allOf(modules.map((module) => wholeBlock(path, held, module)));
  return anyOf(smallestSets(path, group, modules).map((set) => allOf(set.map((module) => wholeBlock(path, held, module)))));
}

function memberFormula(path: StaticPath, held: ReadonlySet<number>, module: number): Formula {
  return held.has(standFor(path, module)) ? wholeBlock(path, held, module) : { kind: 'never' };
}

/** Sets of modules that meet the group while none of their parts does. */
function smallestSets(path: StaticPath, group: GroupOf<number>, modules: readonly number[]): readonly (readonly number[])[] {
  const worthOf = (module: number): ProgramModule => path.program.modules[module]!;
  const sets = Array.from({ length: 2 ** modules.length }, (_nothing, bits) => bits).sort((a, b) => countBits(a) - countBits(b) || a - b);
  const found: number[] = [];
  for (const bits of sets) {
    if (found.some((other) => (other & bits) === other)) continue;
    const counts = (module: number): boolean => modules.includes(module) && (bits & (1 << modules.indexOf(module))) !== 0;
    if (groupMet(group, counts, worthOf) === 'met') found.push(bits);
  }
  return found.map((bits) => modules.filter((_module, at) => (bits & (1 << at)) !== 0));
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}
