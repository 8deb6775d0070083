import { z } from 'zod';
import type { Batch } from '../batch/batch';

const count = z.int().min(0);

/** How a learner leaves a module of the flow: not at all (not on the path, locked, still open), settled without taking it, taken, taken after practice or a failed attempt. */
export const flowStates = ['missing', 'waived', 'taken', 'practised'] as const;
/** How a learner's run ends, as the last column of the flow. */
export const flowEnds = ['finished', 'retried', 'escalated', 'stopped'] as const;

/** Columns of which pairs are counted: more say no more in a picture. */
export const flowColumns = 24;

/** Of one role: some of its core modules in order, and for each pair of columns (the run's end is the last one) how many learners leave them in which states: `pairs[pairAt(i, j)][4 * state + other]`. */
export const flowSumsSchema = z.strictObject({ role: z.string(), modules: z.array(z.string()).max(flowColumns), pairs: z.array(z.array(count).length(16)) });
export type FlowSums = z.infer<typeof flowSumsSchema>;

/** Place of the pair of columns i < j. */
export const pairAt = (i: number, j: number): number => (j * (j - 1)) / 2 + i;

/** Counts the flow of one program. */
export interface FlowCounter {
  readonly count: (batch: Batch) => void;
  readonly sums: () => FlowSums;
}

export function createFlowCounter({ plan: { program, core, count: modules } }: Batch, isModelled: boolean): FlowCounter {
  const chosen = chooseModules(program.modules.flatMap(({ rules, failures, passMark }, module) => (core[module] === 1 && (rules.length > 0 || failures.length > 0 || (isModelled && passMark !== null)) ? [module] : [])));
  const columnOf = new Int32Array(modules).fill(-1);
  chosen.forEach((module, column) => (columnOf[module] = column));
  const states = new Uint8Array(chosen.length + 1);
  const pairs = new Float64Array(16 * pairAt(0, chosen.length + 1));
  return {
    count: ({ scratch }) => {
      states.fill(0);
      for (let at = 0; at < scratch.steps; at++) {
        const column = columnOf[scratch.modules[at] as number] as number;
        if (column < 0) continue;
        if (scratch.failed > 0 && scratch.failures[at] === 1) states[column] = failedSoFar;
        else states[column] = leaving(scratch.states[at] as number, states[column] === failedSoFar);
      }
      for (let at = 0; at < scratch.replacedCount; at++) mark(states, columnOf[scratch.replaced[at] as number] as number, 0, 2);
      for (let at = 0; at < scratch.practisedCount; at++) mark(states, columnOf[scratch.practised[at] as number] as number, 2, 3);
      for (let column = 0; column < chosen.length; column++) mark(states, column, failedSoFar, 0);
      states[chosen.length] = scratch.end === 1 ? 2 : scratch.end === 2 ? 3 : scratch.failed > 0 ? 1 : 0;
      for (let j = 1, at = 0; j <= chosen.length; j++) {
        for (let i = 0; i < j; i++, at += 16) {
          const place = at + 4 * (states[i] as number) + (states[j] as number);
          pairs[place] = (pairs[place] as number) + 1;
        }
      }
    },
    sums: () => ({ role: program.role, modules: chosen.map((module) => program.modules[module]?.id ?? ''), pairs: Array.from({ length: pairs.length / 16 }, (_pair, at) => [...pairs.subarray(16 * at, 16 * at + 16)]) }),
  };
}

const failedSoFar = 4;

/** By index in `stepStates`: done, then waived, credited and exempt, then what is not settled. */
function leaving(state: number, hasFailed: boolean): number {
  if (state === 0) return hasFailed ? 3 : 2;
  return state <= 3 ? 1 : 0;
}

function mark(states: Uint8Array, column: number, from: number, to: number): void {
  if (column >= 0 && states[column] === from) states[column] = to;
}

/** All where they fit, else some that lie evenly. */
function chooseModules(candidates: readonly number[]): readonly number[] {
  if (candidates.length <= flowColumns) return candidates;
  return Array.from({ length: flowColumns }, (_column, at) => candidates[Math.round((at * (candidates.length - 1)) / (flowColumns - 1))] as number);
}
