import type { Batch } from '../batch/batch';

/** Per module with seats: in which week of their own learning (from 0) learners come to it first. */
export type Arrivals = Map<string, Map<number, number>>;

/** Counts the first arrival of a learner at each module with seats; retakes find their seat as they can. */
export function countArrivals(arrivals: Arrivals, { plan: { program }, scratch }: Batch, seats: ReadonlyMap<string, number>, minutesPerWeek: number): void {
  let before = 0;
  for (let at = 0; at < scratch.steps; at++) {
    const index = scratch.modules[at] as number;
    const id = program.modules[index]?.id ?? '';
    const isTaken = scratch.states[at] === 0 || scratch.states[at] === 4;
    if (isTaken && seats.has(id) && (at === 0 || scratch.modules[at - 1] !== index)) {
      const weeks = arrivals.get(id) ?? new Map<number, number>();
      const week = Math.floor(before / minutesPerWeek);
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      arrivals.set(id, weeks);
    }
    before += scratch.stepMinutes[at] as number;
  }
}

/** How long learners wait for a seat. Weeks are whole; `waited`: learners who had to wait at all. */
export interface SeatQueue {
  readonly learners: number;
  readonly waited: number;
  readonly weeks: { readonly p50: number; readonly p90: number; readonly max: number };
  /** Week, from the start of all learners, in which the last one gets a seat. */
  readonly lastWeek: number;
}

/** First come, first served, so many seats a week. `arrivals`: pairs of week and learners, in any order. */
export function seatQueue(arrivals: readonly (readonly [number, number])[], seatsPerWeek: number): SeatQueue {
  const waits = new Map<number, number>();
  let week = 0;
  let free = seatsPerWeek;
  let learners = 0;
  for (const [arrival, count] of [...arrivals].sort(([a], [b]) => a - b)) {
    if (arrival > week) {
      week = arrival;
      free = seatsPerWeek;
    }
    learners += count;
    for (let left = count; left > 0; ) {
      if (free === 0) {
        week++;
        free = seatsPerWeek;
      }
      const seated = Math.min(left, free);
      waits.set(week - arrival, (waits.get(week - arrival) ?? 0) + seated);
      free -= seated;
      left -= seated;
    }
  }
  const sorted = [...waits].sort(([a], [b]) => a - b);
  const quantile = (share: number): number => {
    let seen = 0;
    for (const [weeks, count] of sorted) if ((seen += count) >= share * learners - 1e-9) return weeks;
    return 0;
  };
  return { learners, waited: learners - (waits.get(0) ?? 0), weeks: { p50: quantile(0.5), p90: quantile(0.9), max: sorted.at(-1)?.[0] ?? 0 }, lastWeek: week };
}
