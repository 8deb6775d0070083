import { compareCodeUnits } from '../../kit/order';
import { err, ok, type Result } from '../../kit/result';
import { mergeCosts } from '../cost/cost-counts';
import { addExposure } from './exposure';
import { blockSize, type CellSums, type ModuleSums, type PathModule, type SimulationPart } from './part';

/** Parts of one cohort as one; says what does not fit together. The order of the parts does not matter. */
export function mergeParts(parts: readonly SimulationPart[]): Result<SimulationPart, string> {
  const [first] = parts;
  if (!first) return err('There are no parts to merge.');
  const other = parts.find((part) => part.of !== first.of || part.whole !== first.whole);
  if (other) return err('These parts are not of the same simulation: workspace, people, prices, seed and day must be the same for all of them.');
  const blocks = new Map<number, string>();
  for (const [block, hash] of parts.flatMap((part) => part.blocks)) {
    if (blocks.has(block)) return err(`Learners ${block * blockSize + 1} to ${(block + 1) * blockSize} are in more than one part. Give each part once.`);
    blocks.set(block, hash);
  }
  return ok({
    ...first,
    cells: sumBy(parts.flatMap((part) => part.cells), ({ role, groups }) => JSON.stringify([role, ...groups]), (a, b) => ({ ...a, sums: addSums<CellSums>(a.sums, b.sums) })),
    histogram: [...sumPairs(parts.flatMap((part) => part.histogram))].sort(([a], [b]) => a - b),
    modules: sumBy(parts.flatMap((part) => part.modules), ({ id }) => id, (a, b) => ({ ...a, sums: addSums<ModuleSums>(a.sums, b.sums) })),
    roles: sumBy(parts.flatMap((part) => part.roles), ({ role }) => role, (a, b) => ({ role: a.role, minutes: addPairs(a.minutes, b.minutes), baseline: addPairs(a.baseline, b.baseline), saved: addPairs(a.saved, b.saved) })),
    flows: sumBy(parts.flatMap((part) => part.flows), ({ role }) => role, (a, b) => ({ ...a, pairs: a.pairs.map((counts, pair) => counts.map((count, at) => count + (b.pairs[pair]?.[at] ?? 0))) })),
    core: sumBy(parts.flatMap((part) => part.core), ({ role }) => role, (a, b) => ({ ...a, modules: [...sumPairs([...a.modules, ...b.modules])] })),
    blocks: [...blocks].sort(([a], [b]) => a - b),
    rates: first.rates.map(({ title }, at) => ({ title, tried: total(parts, (part) => part.rates[at]?.tried), passed: total(parts, (part) => part.rates[at]?.passed) })),
    arrivals: sumBy(parts.flatMap((part) => part.arrivals), ({ id }) => id, (a, b) => ({ ...a, weeks: [...sumPairs([...a.weeks, ...b.weeks])] })).map((entry) => ({ ...entry, weeks: [...entry.weeks].sort(([a], [b]) => a - b) })),
    runs: parts.map((part) => part.runs).reduce((a, b) => addSums<SimulationPart['runs']>(a, b)),
    isReal: parts.some((part) => part.isReal),
    paths: sumBy(parts.flatMap((part) => part.paths), ({ role }) => role, addPaths),
    exposure: addExposure(parts.map((part) => part.exposure)),
    audit: first.asked.audit === null ? null : sumBy(parts.flatMap((part) => part.audit ?? []), ({ value, band }) => JSON.stringify([value, band]), (a, b) => ({ ...a, learners: a.learners + b.learners, selected: a.selected + b.selected })),
    costs: mergeCosts(parts.map((part) => part.costs)),
    days: addDays(parts.flatMap(({ days }) => (days ? [days] : []))),
  });
}

function addDays(parts: readonly NonNullable<SimulationPart['days']>[]): SimulationPart['days'] {
  if (parts.length === 0) return null;
  return { histogram: [...sumPairs(parts.flatMap(({ histogram }) => histogram))].sort(([a], [b]) => a - b), waits: parts.reduce((sum, { waits }) => sum + waits, 0) };
}

type Paths = SimulationPart['paths'][number];

function addPaths(a: Paths, b: Paths): Paths {
  return {
    role: a.role,
    modules: sumBy([...a.modules, ...b.modules], ({ id }) => id, addModules),
    demand: a.demand.map(({ zone, modules }, at) => ({ zone, modules: [...sumPairs([...modules, ...(b.demand[at]?.modules ?? [])])] })),
  };
}

function addModules(a: PathModule, b: PathModule): PathModule {
  return { ...a, minutes: a.minutes + b.minutes, tried: a.tried + b.tried, passed: a.passed + b.passed };
}

/** Blocks that a part lacks of its cohort. */
export function missingBlocks({ whole, blocks }: SimulationPart): readonly number[] {
  const held = new Set(blocks.map(([block]) => block));
  return Array.from({ length: Math.ceil(whole / blockSize) }, (_nothing, block) => block).filter((block) => !held.has(block));
}

function sumBy<T>(items: readonly T[], keyOf: (item: T) => string, add: (a: T, b: T) => T): T[] {
  const sums = new Map<string, T>();
  for (const item of items) {
    const held = sums.get(keyOf(item));
    sums.set(keyOf(item), held === undefined ? item : add(held, item));
  }
  return [...sums].sort(([a], [b]) => compareCodeUnits(a, b)).map(([, item]) => item);
}

function sumPairs<K>(pairs: readonly (readonly [K, number])[]): Map<K, number> {
  const sums = new Map<K, number>();
  for (const [key, count] of pairs) sums.set(key, (sums.get(key) ?? 0) + count);
  return sums;
}

function addPairs(a: readonly [number, number][], b: readonly [number, number][]): [number, number][] {
  return [...sumPairs([...a, ...b])].sort(([one], [other]) => one - other);
}

function addSums<T extends Readonly<Record<string, number>>>(a: T, b: T): T {
  return Object.fromEntries(Object.entries(a).map(([key, value]) => [key, value + (b[key] ?? 0)])) as T;
}

function total(parts: readonly SimulationPart[], of: (part: SimulationPart) => number | undefined): number {
  return parts.reduce((sum, part) => sum + (of(part) ?? 0), 0);
}
