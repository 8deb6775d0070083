/** One week, from 0, of a module with seats: who comes to it, and who still waits when the week is over. */
export interface WaitingWeek {
  readonly week: number;
  readonly arrived: number;
  readonly waiting: number;
}

/** No more weeks than these are told: two years. */
const mostWeeks = 104;

/** The queue of `seatQueue`, week by week, until nobody comes or waits any more. `arrivals`: pairs of week and learners, in any order. */
export function waitingByWeek(arrivals: readonly (readonly [number, number])[], seatsPerWeek: number): readonly WaitingWeek[] {
  const coming = new Map(arrivals);
  const last = Math.max(-1, ...coming.keys());
  const weeks: WaitingWeek[] = [];
  let waiting = 0;
  for (let week = 0; week < mostWeeks && (week <= last || waiting > 0); week++) {
    const arrived = coming.get(week) ?? 0;
    waiting = Math.max(0, waiting + arrived - seatsPerWeek);
    weeks.push({ week, arrived, waiting });
  }
  return weeks;
}
