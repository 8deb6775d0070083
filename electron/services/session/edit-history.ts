import { composeDiffs, type RecordsDiff } from '#shared/document/diff';
import type { HistoryState } from '#shared/contract/shapes';

/** One step of Undo. `origin`: the window that made it. */
export interface Step {
  readonly label: string;
  readonly diff: RecordsDiff;
  readonly origin: string;
  readonly focus: readonly string[];
  readonly coalesce: string | null;
  readonly atMs: number;
}

const coalesceWindowMs = 5_000;
const keptSteps = 500;

/** The steps that can be undone and redone, per window (architecture.md, Undo). */
export interface EditHistory {
  readonly push: (step: Step) => void;
  readonly lastOf: (origin: string) => Step | null;
  readonly lastUndoneOf: (origin: string) => Step | null;
  readonly markUndone: (step: Step) => void;
  readonly markRedone: (step: Step) => void;
  readonly stateFor: (origin: string) => HistoryState;
}

export function createEditHistory(): EditHistory {
  const done: Step[] = [];
  const undone = new Map<string, Step[]>();
  const lastOf = (origin: string): Step | null => done.findLast((step) => step.origin === origin) ?? null;
  const lastUndoneOf = (origin: string): Step | null => undone.get(origin)?.at(-1) ?? null;
  return {
    push: (step) => {
      undone.delete(step.origin);
      const last = done.at(-1);
      if (last && step.coalesce !== null && last.coalesce === step.coalesce && last.origin === step.origin && step.atMs - last.atMs <= coalesceWindowMs) {
        const diff = composeDiffs([last.diff, step.diff]);
        if (diff.changes.length === 0) done.pop();
        else done[done.length - 1] = { ...last, diff, atMs: step.atMs };
        return;
      }
      done.push(step);
      if (done.length > keptSteps) done.shift();
    },
    lastOf,
    lastUndoneOf,
    markUndone: (step) => {
      done.splice(done.lastIndexOf(step), 1);
      undone.set(step.origin, [...(undone.get(step.origin) ?? []), { ...step, coalesce: null }]);
    },
    markRedone: (step) => {
      undone.set(step.origin, (undone.get(step.origin) ?? []).filter((other) => other !== step));
      done.push(step);
    },
    stateFor: (origin) => ({ undo: lastOf(origin)?.label ?? null, redo: lastUndoneOf(origin)?.label ?? null }),
  };
}
