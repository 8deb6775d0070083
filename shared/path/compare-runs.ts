import type { RecordId } from '../model/ids';
import type { LearnerPath, PathStep } from './learner-path';

/** What changes for one learner from one path to another: modules by what becomes of them, and the difference in minutes (negative: shorter). */
export interface RunDifference {
  /** On the second path, not on the first. */
  readonly added: readonly RecordId[];
  /** On the first path, not on the second. */
  readonly removed: readonly RecordId[];
  /** Taken in the first, in the second waived, credited or exempt. */
  readonly waived: readonly RecordId[];
  /** Waived, credited or exempt in the first, taken in the second. */
  readonly taken: readonly RecordId[];
  readonly minutes: number;
  /** Whether anything of it differs, or the end of the run does. */
  readonly isAffected: boolean;
}

type Standing = 'taken' | 'settled';

const isSettled = ({ state }: PathStep): boolean => state === 'waived' || state === 'credited' || state === 'exempt';

/** How each module on a path stands: settled without being taken, or taken (also if still ahead). */
function standings({ steps }: LearnerPath): ReadonlyMap<RecordId, Standing> {
  const found = new Map<RecordId, Standing>();
  for (const step of steps) found.set(step.module, isSettled(step) ? 'settled' : 'taken');
  return found;
}

/** Two runs of the same learner, compared module by module; retakes count by their minutes. */
export function compareRuns(before: LearnerPath, after: LearnerPath): RunDifference {
  const [was, is] = [standings(before), standings(after)];
  const of = (from: ReadonlyMap<RecordId, Standing>, fits: (module: RecordId, standing: Standing) => boolean): RecordId[] => [...from].filter(([module, standing]) => fits(module, standing)).map(([module]) => module);
  const added = of(is, (module) => !was.has(module));
  const removed = of(was, (module) => !is.has(module));
  const waived = of(is, (module, standing) => standing === 'settled' && was.get(module) === 'taken');
  const taken = of(is, (module, standing) => standing === 'taken' && was.get(module) === 'settled');
  const minutes = after.minutes - before.minutes;
  return { added, removed, waived, taken, minutes, isAffected: added.length + removed.length + waived.length + taken.length > 0 || minutes !== 0 || before.end !== after.end };
}

/** The working day (1, 2, …) on which each step of a path begins, at so many minutes a day, one step after the other; steps that take no time begin where the one before ended. */
export function daysOf({ steps }: LearnerPath, minutesPerDay: number): ReadonlyMap<PathStep, number> {
  const days = new Map<PathStep, number>();
  let minutes = 0;
  for (const step of steps) {
    days.set(step, step.minutes === 0 && minutes > 0 ? Math.ceil(minutes / minutesPerDay) : Math.floor(minutes / minutesPerDay) + 1);
    minutes += step.minutes;
  }
  return days;
}

/** Working days that so many minutes take, at so many a day. */
export function dayCount(minutes: number, minutesPerDay: number): number {
  return Math.ceil(minutes / minutesPerDay);
}
