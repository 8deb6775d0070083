import { waitingByWeek, type WaitingWeek } from '../response/waiting';
import type { ResponseModel } from '../response/response-model';
import { flowReport, type FlowReport } from './flow-report';
import type { SimulationPart } from './part';
import { minutesAt } from './quantile';
import { savedShare, type RoleSums } from './role-sums';
import { leastShown } from './suppress';

type Quantiles = { readonly p10: number; readonly p50: number; readonly p90: number };

/** Learners of one role, or all: their minutes by whole minutes, the static path's, and what is saved with its interval by chance. */
export interface SavedDetail {
  readonly learners: number;
  readonly minutes: Quantiles;
  readonly baseline: Quantiles;
  /** Ends are null where one learner tells nothing of others. */
  readonly saved: { readonly share: number; readonly low: number | null; readonly high: number | null };
  /** Learners whose path is longer than the static one. */
  readonly longer: number;
  readonly histogram: readonly (readonly [number, number])[];
}

/** What a window draws besides the report. Minutes are whole. */
export interface SimulationDetail {
  readonly whole: SavedDetail;
  readonly byRole: Readonly<Record<string, SavedDetail>>;
  readonly flows: readonly FlowReport[];
  /** Modelled: per module with seats, how many it has a week, and week by week from the start of all. */
  readonly waiting: readonly { readonly id: string; readonly seats: number; readonly weeks: readonly WaitingWeek[] }[];
}

/** `roles`: those that may be named (of real people the report hides small ones). */
export function createDetail(part: SimulationPart, model: ResponseModel | null, roles: ReadonlySet<string>): SimulationDetail {
  const shown = part.roles.filter(({ role, minutes }) => roles.has(role) && minutes.length > 0);
  return {
    whole: savedDetail(together(part.roles), part.isReal),
    byRole: Object.fromEntries(shown.map((sums) => [sums.role, savedDetail(sums, part.isReal)])),
    flows: part.flows.filter(({ role }) => shown.some((sums) => sums.role === role)).map((sums) => flowReport(sums, part.isReal)),
    waiting: model ? part.arrivals.map(({ id, seats, weeks }) => ({ id, seats: seats * model.sessionsPerWeek.value, weeks: waitingByWeek(weeks, seats * model.sessionsPerWeek.value) })) : [],
  };
}

function savedDetail(sums: Pick<RoleSums, 'minutes' | 'baseline' | 'saved'>, isReal: boolean): SavedDetail {
  const quantiles = (list: RoleSums['minutes']): Quantiles => ({ p10: minutesAt(list, 0.1), p50: minutesAt(list, 0.5), p90: minutesAt(list, 0.9) });
  return {
    learners: learnersOf(sums.minutes), minutes: quantiles(sums.minutes), baseline: quantiles(sums.baseline), saved: savedShare(sums),
    longer: learnersOf(sums.saved.filter(([saved]) => saved < 0)), histogram: isReal ? inGroups(sums.minutes) : sums.minutes,
  };
}

function learnersOf(list: RoleSums['minutes']): number {
  return list.reduce((sum, [, learners]) => sum + learners, 0);
}

function together(roles: readonly RoleSums[]): Pick<RoleSums, 'minutes' | 'baseline' | 'saved'> {
  const sum = (key: 'minutes' | 'baseline' | 'saved'): [number, number][] => {
    const counts = new Map<number, number>();
    for (const role of roles) for (const [value, learners] of role[key]) counts.set(value, (counts.get(value) ?? 0) + learners);
    return [...counts].sort(([a], [b]) => a - b);
  };
  return { minutes: sum('minutes'), baseline: sum('baseline'), saved: sum('saved') };
}

/** Neighbours put together until each entry stands for enough people, at their mean: real people are not told apart by their minutes. */
function inGroups(list: RoleSums['minutes']): readonly (readonly [number, number])[] {
  const groups: [number, number][] = [];
  let [total, learners] = [0, 0];
  for (const [minutes, count] of list) {
    total += minutes * count;
    learners += count;
    if (learners < leastShown) continue;
    groups.push([Math.round(total / learners), learners]);
    [total, learners] = [0, 0];
  }
  const last = groups.at(-1);
  if (last && learners > 0) groups[groups.length - 1] = [last[0], last[1] + learners];
  return groups;
}
