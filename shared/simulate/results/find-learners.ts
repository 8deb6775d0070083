import { z } from 'zod';
import { idOf } from '../../model/ids';
import type { LearnerState } from '../../model/profile';
import type { Batch } from '../batch/batch';
import { stateOfRow } from '../batch/columns';
import type { CohortSource } from '../cohort/generate';
import { createBlockRunner, type Cohort } from '../run-block';
import { readFlow } from './flow';

const moduleCounts = ['reached', 'waived', 'inserted', 'failed', 'escalated', 'waiting'] as const;

/** Which learners of a cohort are meant: all that is said must hold. States of the flow by index of `flowStates`, of its end (module null) by `flowEnds`. */
export const learnerFilterSchema = z.strictObject({
  role: idOf('role').nullable().default(null),
  group: z.strictObject({ column: z.string().max(80), value: z.string().max(200) }).nullable().default(null),
  flow: z.array(z.strictObject({ module: idOf('module').nullable(), state: z.int().min(0).max(3) })).max(2).default([]),
  /** Who is counted in a column of the table of modules. */
  module: z.strictObject({ id: idOf('module'), count: z.enum(moduleCounts) }).nullable().default(null),
  /** Who takes longer than the static path; is waived something; has practice inserted; awaits a person. */
  only: z.enum(['longer', 'waived', 'inserted', 'escalated']).nullable().default(null),
});
export type LearnerFilter = z.infer<typeof learnerFilterSchema>;

/** One learner of a cohort: row from 1, what is known of them, and attempts that fail before one passes, by module. */
export interface FoundLearner {
  readonly row: number;
  readonly role: string;
  readonly minutes: number;
  readonly baselineMinutes: number;
  readonly groups: readonly string[];
  readonly state: LearnerState;
  readonly failures: Readonly<Record<string, number>>;
}

/** Looks through a made-up cohort block by block. Answers a function that takes a block's number and gives those of its learners who are meant, in order. */
export function createFinder(source: CohortSource, filter: LearnerFilter): (block: number) => readonly FoundLearner[] {
  const { cohort } = source;
  // Nobody is priced here.
  const runner = createBlockRunner({ ...cohort, costs: null }, true);
  const matchers = new Map<Batch, (groups: readonly string[]) => boolean>();
  return (index) => {
    const block = source.block(index);
    const found: FoundLearner[] = [];
    runner.run(block, (i, batch) => {
      const matches = matchers.get(batch) ?? createMatcher(batch, cohort, filter);
      matchers.set(batch, matches);
      const groups = cohort.cells[block.cells[i] as number] ?? [];
      if (!matches(groups)) return;
      const { plan, scratch } = batch;
      const background = cohort.backgrounds[block.backgrounds[i] as number];
      if (!background) return;
      const state = stateOfRow(plan, cohort.columns, background, block.scores, i * cohort.columns.length, scratch);
      found.push({ row: block.first + i + 1, role: plan.program.role, minutes: scratch.minutes, baselineMinutes: scratch.baselineMinutes, groups, state, failures: failuresOf(batch) });
    });
    return found;
  };
}

function createMatcher(batch: Batch, { attributes }: Cohort, { role, group, flow, module, only }: LearnerFilter): (groups: readonly string[]) => boolean {
  const { plan: { program, prepared, count }, scratch } = batch;
  const column = group ? attributes.indexOf(group.column) : -1;
  const columnOf = new Int32Array(count).fill(-1);
  const columns = flow.map(({ module: id }) => (id === null ? flow.length : (prepared.indexOf.get(id) ?? -1)));
  flow.forEach(({ module: id }, at) => {
    if (id !== null && (columns[at] as number) >= 0) columnOf[columns[at] as number] = at;
  });
  const states = new Uint8Array(flow.length + 1);
  const counted = module ? (prepared.indexOf.get(module.id) ?? -1) : -1;
  if (role !== null && program.role !== role) return () => false;
  if (columns.some((at) => at < 0) || (module && counted < 0)) return () => false;
  return (groups) => {
    if (group && groups[column] !== group.value) return false;
    if (only === 'longer' && scratch.minutes <= scratch.baselineMinutes) return false;
    if (only === 'waived' && scratch.waived === 0) return false;
    if (only === 'inserted' && scratch.inserted === 0) return false;
    if (only === 'escalated' && scratch.end !== 1) return false;
    if (module && !isCounted(batch, counted, module.count)) return false;
    if (flow.length === 0) return true;
    readFlow(batch, columnOf, states);
    return flow.every(({ module: id, state }, at) => states[id === null ? flow.length : at] === state);
  };
}

/** As the sums of modules count it (results/collector). */
function isCounted({ scratch: { modules, states, failures, steps, failed, insertions, inserted } }: Batch, module: number, count: (typeof moduleCounts)[number]): boolean {
  if (count === 'inserted') return insertions.subarray(0, inserted).includes(module);
  for (let at = 0; at < steps; at++) {
    if (modules[at] !== module) continue;
    if (count === 'reached') return true;
    if (count === 'waived' && states[at] === 1) return true;
    if (count === 'escalated' && states[at] === 4) return true;
    if (count === 'waiting' && (states[at] === 4 || states[at] === 5)) return true;
    if (count === 'failed' && failed > 0 && failures[at] === 1) return true;
  }
  return false;
}

function failuresOf({ plan: { program }, scratch: { modules, failures, steps, failed } }: Batch): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  if (failed === 0) return counts;
  for (let at = 0; at < steps; at++) {
    const id = program.modules[modules[at] as number]?.id;
    if (failures[at] === 1 && id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
  }
  return counts;
}
