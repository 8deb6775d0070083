import type { Batch } from '../batch/batch';
import type { Scratch } from '../batch/scratch';
import type { CellSums, ModuleSums } from './part';

/** Sums of one program over learners; module counts are by index of the total order. */
export interface ProgramSums {
  readonly reached: Float64Array;
  readonly waived: Float64Array;
  readonly failed: Float64Array;
  readonly inserted: Float64Array;
  readonly escalated: Float64Array;
  /** Locked at the end. */
  readonly locked: Float64Array;
  /** Another module stands instead of it. */
  readonly replaced: Float64Array;
  /** By state (`stepStates`), the row to count in. */
  readonly byState: readonly (Float64Array | null)[];
}

export function createProgramSums({ plan: { count } }: Batch): ProgramSums {
  const row = (): Float64Array => new Float64Array(count);
  const [waived, escalated, locked] = [row(), row(), row()];
  return { reached: row(), waived, inserted: row(), failed: row(), escalated, locked, replaced: row(), byState: [null, waived, null, null, escalated, locked, null] };
}

/** Counts the steps of a learner; of a module that was tried several times only once. */
export function countSteps({ reached, failed, byState }: ProgramSums, { modules, states, failures, steps, failed: total }: Scratch, isPlain: boolean): void {
  if (isPlain) {
    const waived = byState[1] as Float64Array;
    for (let at = 0; at < steps; at++) {
      const module = modules[at] as number;
      reached[module] = (reached[module] as number) + 1;
      waived[module] = (waived[module] as number) + (states[at] === 1 ? 1 : 0);
    }
    return;
  }
  const anyFailed = total > 0;
  let hasFailed = false;
  for (let at = 0; at < steps; at++) {
    const module = modules[at] as number;
    if (at === 0 || modules[at - 1] !== module) {
      reached[module] = (reached[module] as number) + 1;
      hasFailed = false;
    }
    const row = byState[states[at] as number];
    if (row) row[module] = (row[module] as number) + 1;
    if (anyFailed && failures[at] === 1 && !hasFailed) {
      failed[module] = (failed[module] as number) + 1;
      hasFailed = true;
    }
  }
}

/** Counts what rules insert. */
export function countInserted({ inserted }: ProgramSums, scratch: Scratch): void {
  for (let at = 0; at < scratch.inserted; at++) inserted[scratch.insertions[at] as number] = (inserted[scratch.insertions[at] as number] as number) + 1;
}

/** Counts what others stand instead of. */
export function countReplaced({ replaced }: ProgramSums, scratch: Scratch): void {
  for (let at = 0; at < scratch.replacedCount; at++) replaced[scratch.replaced[at] as number] = (replaced[scratch.replaced[at] as number] as number) + 1;
}

/** Per core module of the program: on how many paths it, or what stands instead of it, is. */
export function coreCounts({ plan: { program, core } }: Batch, { reached, replaced }: ProgramSums): readonly [string, number][] {
  return program.modules.flatMap(({ id }, module) => (core[module] === 1 ? [[id, (reached[module] as number) + (replaced[module] as number)]] : []));
}

export const emptyCell = (): CellSums => ({ learners: 0, minutes: 0, baselineMinutes: 0, steps: 0, waived: 0, credited: 0, exempt: 0, extended: 0, inserted: 0, failed: 0, escalated: 0, stopped: 0, excused: 0 });

export function addLearner(sums: CellSums, scratch: Scratch): void {
  sums.learners++;
  sums.minutes += scratch.minutes;
  sums.baselineMinutes += scratch.baselineMinutes;
  sums.steps += scratch.steps;
  sums.waived += scratch.waived;
  sums.credited += scratch.credited;
  sums.exempt += scratch.exempt;
  sums.extended += scratch.extended;
  sums.inserted += scratch.inserted;
  sums.failed += scratch.failed;
  if (scratch.end === 1) sums.escalated++;
  else if (scratch.end === 2) sums.stopped++;
  if (scratch.waived > 0) sums.excused++;
}

/** Counts by whole minutes, in room that grows. */
export interface Histogram {
  counts: Float64Array;
}

export function addMinutes(histogram: Histogram, minutes: number): void {
  if (minutes >= histogram.counts.length) {
    const larger = new Float64Array(2 * minutes + 1);
    larger.set(histogram.counts);
    histogram.counts = larger;
  }
  histogram.counts[minutes] = (histogram.counts[minutes] as number) + 1;
}

/** Module counts of all programs by id. */
export function moduleSums(batches: readonly Batch[], sums: readonly ProgramSums[]): Map<string, ModuleSums> {
  const byId = new Map<string, ModuleSums>();
  batches.forEach(({ plan: { program } }, at) => {
    const { reached, waived, inserted, failed, escalated, locked } = sums[at] as ProgramSums;
    program.modules.forEach(({ id }, module) => {
      const held = byId.get(id) ?? { reached: 0, waived: 0, inserted: 0, failed: 0, escalated: 0, waiting: 0 };
      held.reached += reached[module] as number;
      held.waived += waived[module] as number;
      held.failed += failed[module] as number;
      held.inserted += inserted[module] as number;
      held.escalated += escalated[module] as number;
      held.waiting += (escalated[module] as number) + (locked[module] as number);
      byId.set(id, held);
    });
  });
  return byId;
}
