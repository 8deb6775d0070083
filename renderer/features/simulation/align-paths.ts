import type { LearnerPath, PathStep } from '#shared/path/learner-path';
import type { RecordId } from '#shared/model/ids';

/** One line of the comparison: the same step of both learners. */
export interface PathRow {
  readonly key: string;
  readonly module: RecordId;
  readonly a: PathStep | null;
  readonly b: PathStep | null;
  /** Minutes of B less those of A; null without B. */
  readonly difference: number | null;
  readonly differs: boolean;
}

function keyed(path: LearnerPath): ReadonlyMap<string, PathStep> {
  const counts = new Map<string, number>();
  const steps = new Map<string, PathStep>();
  for (const step of path.steps) {
    const base = `${step.module} ${step.serves ?? ''}`;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    steps.set(`${base} ${count}`, step);
  }
  return steps;
}

/** Both paths side by side in one order: each learner's own, with what only the other takes merged in where the order of the program puts it. */
export function alignPaths(a: LearnerPath, b: LearnerPath | null, order: readonly RecordId[]): readonly PathRow[] {
  const stepsA = keyed(a);
  const stepsB = b ? keyed(b) : new Map<string, PathStep>();
  const rank = new Map(order.map((id, index) => [id, index]));
  const keys = [...stepsA.keys()];
  let anchor = -1;
  for (const key of stepsB.keys()) {
    const known = keys.indexOf(key);
    if (known >= 0) {
      anchor = known;
      continue;
    }
    const own = rank.get(key.split(' ')[0] ?? '') ?? 0;
    let at = anchor + 1;
    while (at < keys.length && !stepsB.has(keys[at] ?? '') && (rank.get((keys[at] ?? '').split(' ')[0] ?? '') ?? 0) < own) at++;
    keys.splice(at, 0, key);
    anchor = at;
  }
  return keys.map((key) => {
    const stepA = stepsA.get(key) ?? null;
    const stepB = stepsB.get(key) ?? null;
    const difference = b ? (stepB?.minutes ?? 0) - (stepA?.minutes ?? 0) : null;
    return { key, module: key.split(' ')[0] ?? '', a: stepA, b: stepB, difference, differs: b !== null && (difference !== 0 || stepA?.state !== stepB?.state) };
  });
}
