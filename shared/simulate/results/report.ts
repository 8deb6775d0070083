import { compareCodeUnits } from '../../kit/order';
import { selectionRates } from '../statistics/group-measures';
import { wilson, type Interval } from '../statistics/intervals';
import { costReport, type CostReport } from '../cost/cost-report';
import { auditReport, type AuditReport } from '../fairness/audit-report';
import { seatQueue, type SeatQueue } from '../response/arrivals';
import type { Parameter } from '../response/parameter';
import { assumptionsOf, type ResponseModel } from '../response/response-model';
import { blockSize, type CellSums, type SimulationPart } from './part';
import { pathsReport, shownColumn, type PathsReport } from './paths-report';
import { minutesAt } from './quantile';
import { hiddenValues, leastShown } from './suppress';

/** What `trellis simulate --json` prints, and what the window shows. Minutes are whole. Of real people neither roles nor modules with few of them are named. */
export interface SimulationReport {
  readonly learners: number;
  readonly totals: { readonly minutes: number; readonly steps: number; readonly waived: number; readonly inserted: number; readonly escalated: number };
  readonly minutes: { readonly p10: number; readonly p50: number; readonly p90: number; readonly min: number; readonly max: number };
  readonly saved: { readonly minutes: number; readonly share: number };
  readonly byRole: Readonly<Record<string, GroupFigures & { readonly coreDivergence: number }>>;
  readonly byGroup: Readonly<Record<string, GroupReport>>;
  readonly modules: readonly { readonly id: string; readonly reached: number; readonly waived: number; readonly inserted: number; readonly failed: number; readonly escalated: number; readonly waiting: number }[];
  readonly pathsHash: string;
  /** Modelled runs only. */
  readonly modelled?: ModelledReport;
  readonly paths: PathsReport;
  /** Where an audit was asked for. */
  readonly audit?: AuditReport;
  /** Where prices were given. */
  readonly cost?: CostReport;
}

export interface GroupFigures {
  readonly learners: number;
  readonly minutes: number;
  readonly steps: number;
  readonly waived: number;
  readonly extended: number;
  readonly inserted: number;
  readonly escalated: number;
  readonly saved: { readonly minutes: number; readonly share: number };
}

/** `hidden`: how many values have too few people to show, and how many people those are in all. `waivedAny`: who is waived something, judged by the four-fifths rule among shown values. */
export interface GroupReport {
  readonly values: Readonly<Record<string, GroupFigures & { readonly waivedAny: { readonly rate: number; readonly ratio: number | null } & Interval }>>;
  readonly hidden: { readonly values: number; readonly learners: number };
  readonly fourFifths: { readonly best: string | null; readonly smallestRatio: number | null; readonly holds: boolean | null };
}

export interface ModelledReport {
  readonly stopped: { readonly learners: number; readonly share: number } & Interval;
  readonly failedAttempts: number;
  /** Weeks of learning that half, and nine in ten, of the learners need at most. */
  readonly weeks: { readonly p50: number; readonly p90: number };
  readonly rates: readonly ({ readonly title: string; readonly tried: number; readonly passed: number; readonly share: number | null } & Interval)[];
  /** Modules with seats: how long learners wait for one, if all start at once. */
  readonly sessions: readonly ({ readonly id: string; readonly seats: number } & SeatQueue)[];
  readonly assumptions: readonly (Parameter & { readonly name: string })[];
}

/** `sha256`: lower-case hex over bytes. */
export function createReport(part: SimulationPart, model: ResponseModel | null, sha256: (text: string) => string): SimulationReport {
  const all = sumCells(part.cells.map(({ sums }) => sums));
  const quantile = (share: number): number => minutesAt(part.histogram, share);
  const whole = figuresOf(all);
  const columns = ['role', ...part.attributes];
  const cells = part.cells.map(({ role, groups, sums }) => ({ values: [role, ...groups], sums, learners: sums.learners }));
  const hidden = hiddenValues(cells, columns.length, leastShown);
  // Roles of people who do not exist may be as small as they like.
  const hiddenRoles = part.isReal ? (hidden[0] ?? noValues) : noValues;
  const byValue = (column: number): ReadonlyMap<string, CellSums> => groupSums(cells, column);
  const shown = columns.map((column, at) => shownColumn(column, byValue(at), at === 0 ? hiddenRoles : (hidden[at] ?? noValues)));
  const audit = auditReport(part, new Set(shown.find(({ column }) => column === part.asked.audit?.column)?.learners.keys() ?? []));
  return {
    learners: all.learners,
    totals: { minutes: all.minutes, steps: all.steps, waived: all.waived, inserted: all.inserted, escalated: all.escalated },
    minutes: { p10: quantile(0.1), p50: quantile(0.5), p90: quantile(0.9), min: part.histogram[0]?.[0] ?? 0, max: part.histogram.at(-1)?.[0] ?? 0 },
    saved: whole.saved,
    byRole: Object.fromEntries([...byValue(0)].filter(([role]) => !hiddenRoles.has(role)).map(([role, sums]) => [role, { ...figuresOf(sums), coreDivergence: coreDivergence(part, role, sums.learners) }])),
    byGroup: Object.fromEntries(part.attributes.map((name, at) => [name, groupReport(byValue(at + 1), hidden[at + 1] ?? noValues)])),
    modules: part.modules.filter(({ sums }) => !part.isReal || sums.reached >= leastShown).map(({ id, sums }) => ({ id, ...sums })),
    pathsHash: sha256(part.blocks.map(([block, hash]) => `${block} ${hash}\n`).join('')),
    ...(model ? { modelled: modelledReport(part, all, model) } : {}),
    paths: pathsReport(part, shown, (role) => byValue(0).get(role)?.learners ?? 0),
    ...(audit ? { audit } : {}),
    ...(part.costs ? { cost: costReport(part, part.costs, [hiddenRoles, ...hidden.slice(1)]) } : {}),
  };
}

const noValues: ReadonlySet<string> = new Set();

function groupSums(cells: readonly { readonly values: readonly string[]; readonly sums: CellSums }[], column: number): ReadonlyMap<string, CellSums> {
  const lists = new Map<string, CellSums[]>();
  for (const { values, sums } of cells) {
    const list = lists.get(values[column] ?? '') ?? [];
    list.push(sums);
    lists.set(values[column] ?? '', list);
  }
  return new Map([...lists].sort(([a], [b]) => compareCodeUnits(a, b)).map(([value, list]) => [value, sumCells(list)]));
}

function sumCells(list: readonly CellSums[]): CellSums {
  const sums: CellSums = { learners: 0, minutes: 0, baselineMinutes: 0, steps: 0, waived: 0, credited: 0, exempt: 0, extended: 0, inserted: 0, failed: 0, escalated: 0, stopped: 0, excused: 0 };
  for (const cell of list) for (const key of Object.keys(sums) as (keyof CellSums)[]) sums[key] += cell[key];
  return sums;
}

function figuresOf({ learners, minutes, baselineMinutes, steps, waived, extended, inserted, escalated }: CellSums): GroupFigures {
  const saved = baselineMinutes - minutes;
  return { learners, minutes, steps, waived, extended, inserted, escalated, saved: { minutes: saved, share: baselineMinutes === 0 ? 0 : saved / baselineMinutes } };
}

function groupReport(values: ReadonlyMap<string, CellSums>, hidden: ReadonlySet<string>): GroupReport {
  const shown = [...values].filter(([value]) => !hidden.has(value));
  const rates = selectionRates(shown.map(([group, { learners, excused }]) => ({ group, learners, selected: excused })), leastShown);
  const unshown = [...values].filter(([value]) => hidden.has(value));
  return {
    values: Object.fromEntries(shown.map(([value, sums], at) => [value, { ...figuresOf(sums), waivedAny: { rate: rates.groups[at]?.rate ?? 0, ratio: rates.groups[at]?.ratio ?? null, ...wilson(sums.excused, sums.learners) } }])),
    hidden: { values: unshown.length, learners: unshown.reduce((sum, [, { learners }]) => sum + learners, 0) },
    fourFifths: { best: rates.best, smallestRatio: rates.smallestRatio, holds: rates.holds },
  };
}

/** The largest share of a role's learners on whose path one of its core modules is missing: 0 when all have the same core. */
function coreDivergence({ core }: SimulationPart, role: string, learners: number): number {
  const counts = core.find((entry) => entry.role === role)?.modules ?? [];
  return learners === 0 ? 0 : Math.max(0, ...counts.map(([, count]) => 1 - count / learners));
}

function modelledReport(part: SimulationPart, all: CellSums, model: ResponseModel): ModelledReport {
  const weeks = (share: number): number => Math.ceil(minutesAt(part.histogram, share) / model.minutesPerWeek.value);
  return {
    stopped: { learners: all.stopped, share: all.learners === 0 ? 0 : all.stopped / all.learners, ...wilson(all.stopped, all.learners) },
    failedAttempts: all.failed,
    weeks: { p50: weeks(0.5), p90: weeks(0.9) },
    rates: part.rates.map(({ title, tried, passed }) => ({ title, tried, passed, share: tried === 0 ? null : passed / tried, ...wilson(passed, tried) })),
    sessions: part.arrivals.map(({ id, seats, weeks: arrivals }) => ({ id, seats, ...seatQueue(arrivals, seats * model.sessionsPerWeek.value) })),
    assumptions: assumptionsOf(model, part.isReal),
  };
}

/** Blocks `from` up to, not including, `to` that the k-th (1, 2, …) of n shards has: whole blocks, as even as can be. */
export function shardBlocks(learners: number, shard: number, shards: number): { readonly from: number; readonly to: number } {
  const blocks = Math.ceil(learners / blockSize);
  return { from: Math.floor(((shard - 1) * blocks) / shards), to: Math.floor((shard * blocks) / shards) };
}
