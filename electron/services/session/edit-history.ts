import { composeDiffs, type RecordsDiff } from '#shared/document/diff';
import type { HistoryState } from '#shared/contract/shapes';
import type { StepEntry } from './journal';

/** One step of Undo. `origin`: the window that made it. */
export interface Step {
  readonly id: string;
  readonly label: string;
  readonly diff: RecordsDiff;
  readonly origin: string;
  readonly focus: readonly string[];
  readonly coalesce: string | null;
  readonly atMs: number;
}

const keptSteps = 500;

/**
 * The steps that can be undone and redone (architecture.md, Undo). A window has its own steps and those of windows that are no longer
 * there: of a reloaded page, of an earlier session.
 */
export interface EditHistory {
  /** The id of the step that now holds the edit: an earlier one's where they coalesce. */
  readonly push: (step: Step) => string;
  readonly lastOf: (origin: string) => Step | null;
  readonly lastUndoneOf: (origin: string) => Step | null;
  /** All that stand, oldest first; and those undone, the next to redo first. */
  readonly steps: () => { readonly done: readonly Step[]; readonly undone: readonly Step[] };
  readonly isOwn: (origin: string, step: Step) => boolean;
  readonly markUndone: (step: Step) => void;
  readonly markRedone: (step: Step) => void;
  readonly stateFor: (origin: string) => HistoryState;
  /** Takes over the steps of a journal. */
  readonly restore: (entries: readonly StepEntry[]) => void;
}

/** `isLive`: whether a window is still there. */
export function createEditHistory(isLive: (origin: string) => boolean): EditHistory {
  const done: Step[] = [];
  let undone: Step[] = [];
  const isOwn = (origin: string, step: Step): boolean => step.origin === origin || !isLive(step.origin);
  const lastOf = (origin: string): Step | null => done.findLast((step) => isOwn(origin, step)) ?? null;
  const lastUndoneOf = (origin: string): Step | null => undone.findLast((step) => isOwn(origin, step)) ?? null;
  /** `isSuperseded`: which undone steps the new one makes past. */
  const add = (step: Step, isSuperseded: (other: Step) => boolean): string => {
    undone = undone.filter((other) => !isSuperseded(other));
    const last = done.at(-1);
    if (last && step.coalesce !== null && last.coalesce === step.coalesce && last.origin === step.origin) {
      const diff = composeDiffs([last.diff, step.diff]);
      if (diff.changes.length === 0) done.pop();
      else done[done.length - 1] = { ...last, diff, atMs: step.atMs };
      return last.id;
    }
    done.push(step);
    if (done.length > keptSteps) done.shift();
    return step.id;
  };
  const push = (step: Step): string => add(step, (other) => isOwn(step.origin, other));
  const markUndone = (step: Step): void => {
    done.splice(done.lastIndexOf(step), 1);
    undone.push({ ...step, coalesce: null });
  };
  const markRedone = (step: Step): void => {
    undone = undone.filter((other) => other !== step);
    done.push(step);
  };
  return {
    push, lastOf, lastUndoneOf, isOwn, markUndone, markRedone,
    steps: () => ({ done, undone: [...undone].reverse() }),
    stateFor: (origin) => ({ undo: lastOf(origin)?.label ?? null, redo: lastUndoneOf(origin)?.label ?? null }),
    restore: (entries) => {
      for (const { op, steps, diff, label, window, focus, coalesce, at } of entries) {
        if (op === 'do') add({ id: steps[0] ?? '', label, diff, origin: window, focus, coalesce, atMs: at }, (other) => other.origin === window);
        for (const id of steps) {
          const step = (op === 'undo' ? done : undone).find((one) => one.id === id);
          if (step && op === 'undo') markUndone(step);
          if (step && op === 'redo') markRedone(step);
        }
      }
    },
  };
}
