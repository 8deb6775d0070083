import { compareCodeUnits } from '../../kit/order';
import type { CellSums, SimulationPart } from './part';
import { leastShown } from './suppress';

/** Where minutes go, what is chosen, and who sees what. Shares from 0 to 1. */
export interface PathsReport {
  /** Modules of the roles that are simulated which are on nobody's path. */
  readonly neverSeen: readonly string[];
  /** Must-see modules that are on the path of nobody with this value. */
  readonly unseen: readonly { readonly column: string; readonly value: string; readonly module: string }[];
  /** By column: on the path of which share of the people of each value a module is; null: too few people to tell. */
  readonly exposure: readonly ExposureTable[];
  /** Minutes by format, largest first; null: no format said. */
  readonly formats: readonly { readonly format: string | null; readonly minutes: number; readonly share: number }[];
  readonly targets: readonly FormatTarget[];
  /** By role and elective zone: for how many learners each candidate counts, most chosen first. */
  readonly electives: readonly { readonly role: string; readonly zone: string; readonly modules: readonly { readonly id: string; readonly learners: number; readonly share: number }[] }[];
  /** Modelled: days from start to end at the pace of the model, time locks waited out. `waits`: learners whom a time lock holds. */
  readonly days: { readonly p50: number; readonly p90: number; readonly max: number; readonly waits: number } | null;
}

export interface ExposureTable {
  readonly column: string;
  readonly values: readonly string[];
  readonly modules: readonly { readonly id: string; readonly shares: readonly (number | null)[] }[];
}

/** `reachable`: the share if every module that has a version in the format were taken in it. `without`: what has none and costs minutes, most first. */
export interface FormatTarget {
  readonly format: string;
  readonly target: number;
  readonly share: number;
  readonly reachable: number;
  readonly isMet: boolean;
  readonly isReachable: boolean;
  readonly without: readonly { readonly id: string; readonly minutes: number }[];
}

interface Column {
  readonly column: string;
  /** Learners by value, hidden ones left out. */
  readonly learners: ReadonlyMap<string, number>;
  /** Whether any value is hidden. */
  readonly hides: boolean;
}

/** `columns`: role first, with the values that may be shown. `daysAt`: days that a share of the learners does not exceed. */
export function pathsReport(part: SimulationPart, columns: readonly Column[], learnersOf: (role: string) => number): PathsReport {
  const isListed = (module: string): boolean => !part.isReal || (part.modules.find(({ id }) => id === module)?.sums.reached ?? 0) >= leastShown;
  const reached = new Map(part.modules.map(({ id, sums }) => [id, sums.reached]));
  const tables = part.exposure.map((exposure) => exposureTable(part, exposure, columns.find(({ column }) => column === exposure.column)));
  return {
    neverSeen: part.modules.filter(({ sums }) => sums.reached === 0).map(({ id }) => id),
    unseen: part.exposure.flatMap(({ column, rows }) => {
      const seen = new Map(rows.map(({ value, modules }) => [value, new Set(modules.map(([id]) => id))]));
      return [...(columns.find((one) => one.column === column)?.learners.keys() ?? [])].flatMap((value) => part.asked.mustSee.filter((module) => !seen.get(value)?.has(module)).map((module) => ({ column, value, module })));
    }),
    exposure: tables.map((table) => ({ ...table, modules: table.modules.filter(({ id }) => (reached.get(id) ?? 0) > 0 && isListed(id)) })),
    formats: formatShares(part),
    targets: part.asked.formats.map(({ format, percent }) => formatTarget(part, format, percent / 100, isListed)),
    electives: part.paths.filter(({ role }) => columns[0]?.learners.has(role)).flatMap(({ role, demand }) => demand.map(({ zone, modules }) => ({ role, zone, modules: demandOf(part, modules, learnersOf(role)) }))),
    days: part.days === null ? null : daysReport(part.days),
  };
}

/** Cells of real people that tell of few are null, and so is a second one of a row where a single one would follow from the rest. */
function exposureTable(part: SimulationPart, { column, rows }: SimulationPart['exposure'][number], shown: Column | undefined): ExposureTable {
  const values = [...(shown?.learners.keys() ?? [])];
  const seen = new Map(rows.map(({ value, modules }) => [value, new Map(modules)]));
  const ids = part.modules.map(({ id }) => id);
  return {
    column, values,
    modules: ids.map((id) => {
      const counts = values.map((value) => ({ count: seen.get(value)?.get(id) ?? 0, of: shown?.learners.get(value) ?? 0 }));
      const isSmall = ({ count, of }: (typeof counts)[number]): boolean => part.isReal && ((count > 0 && count < leastShown) || (count < of && of - count < leastShown));
      const hidden = new Set(counts.flatMap((cell, at) => (isSmall(cell) ? [at] : [])));
      if (hidden.size === 1 && shown?.hides !== true) {
        const [next] = counts.map(({ of }, at) => ({ of, at })).filter(({ at }) => !hidden.has(at)).sort((a, b) => a.of - b.of || a.at - b.at);
        if (next) hidden.add(next.at);
      }
      return { id, shares: counts.map(({ count, of }, at) => (hidden.has(at) || of === 0 ? null : count / of)) };
    }),
  };
}

function formatShares({ paths }: SimulationPart): PathsReport['formats'] {
  const sums = new Map<string | null, number>();
  for (const { format, minutes } of paths.flatMap(({ modules }) => modules)) sums.set(format, (sums.get(format) ?? 0) + minutes);
  const all = [...sums.values()].reduce((sum, minutes) => sum + minutes, 0);
  return [...sums].filter(([, minutes]) => minutes > 0).map(([format, minutes]) => ({ format, minutes, share: minutes / all })).sort((a, b) => b.minutes - a.minutes || compareCodeUnits(a.format ?? '', b.format ?? ''));
}

function formatTarget({ paths }: SimulationPart, format: SimulationPart['asked']['formats'][number]['format'], target: number, isListed: (module: string) => boolean): FormatTarget {
  const modules = paths.flatMap((path) => path.modules);
  const sum = (list: typeof modules): number => list.reduce((total, { minutes }) => total + minutes, 0);
  const all = sum(modules);
  const shareOf = (list: typeof modules): number => (all === 0 ? 0 : sum(list) / all);
  const isIn = (module: (typeof modules)[number]): boolean => module.format === format;
  const mayBe = (module: (typeof modules)[number]): boolean => isIn(module) || module.versions.includes(format);
  const without = new Map<string, number>();
  for (const module of modules) if (!mayBe(module) && module.minutes > 0) without.set(module.id, (without.get(module.id) ?? 0) + module.minutes);
  const [share, reachable] = [shareOf(modules.filter(isIn)), shareOf(modules.filter(mayBe))];
  return {
    format, target, share, reachable, isMet: share >= target, isReachable: reachable >= target,
    without: [...without].filter(([id]) => isListed(id)).map(([id, minutes]) => ({ id, minutes })).sort((a, b) => b.minutes - a.minutes || compareCodeUnits(a.id, b.id)),
  };
}

/** Of real people, modules that few chose are not listed. */
function demandOf({ isReal }: SimulationPart, modules: readonly (readonly [string, number])[], learners: number): PathsReport['electives'][number]['modules'] {
  return modules.filter(([, count]) => !isReal || count === 0 || count >= leastShown).map(([id, count]) => ({ id, learners: count, share: learners === 0 ? 0 : count / learners })).sort((a, b) => b.learners - a.learners || compareCodeUnits(a.id, b.id));
}

function daysReport({ histogram, waits }: NonNullable<SimulationPart['days']>): PathsReport['days'] {
  const all = histogram.reduce((sum, [, count]) => sum + count, 0);
  const at = (share: number): number => {
    let seen = 0;
    for (const [days, count] of histogram) if ((seen += count) >= share * all - 1e-9) return days;
    return 0;
  };
  return { p50: at(0.5), p90: at(0.9), max: histogram.at(-1)?.[0] ?? 0, waits };
}

/** Values of a column that may be shown with their learners. */
export function shownColumn(column: string, sums: ReadonlyMap<string, CellSums>, hidden: ReadonlySet<string>): Column {
  return { column, learners: new Map([...sums].filter(([value]) => !hidden.has(value)).map(([value, { learners }]) => [value, learners])), hides: [...sums.keys()].some((value) => hidden.has(value)) };
}
