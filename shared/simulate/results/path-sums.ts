import { compareCodeUnits } from '../../kit/order';
import type { Batch } from '../batch/batch';
import type { BatchPlan } from '../batch/plan';
import type { Scratch } from '../batch/scratch';
import type { PathModule } from './part';
import type { ProgramSums } from './collector';

/** What the modules of one program cost, how first attempts go, and who chooses what; rows are by index of the total order. */
export interface PathSums {
  /** Minutes beyond authored × (reached − waived): zero for runs in which every module is taken once, as authored, or waived. */
  readonly more: Float64Array;
  readonly tried: Float64Array;
  readonly passed: Float64Array;
  /** By zone, then by place in its candidates. */
  readonly demand: readonly Float64Array[];
}

export function createPathSums({ plan: { count, program } }: Batch): PathSums {
  return { more: new Float64Array(count), tried: new Float64Array(count), passed: new Float64Array(count), demand: program.zones.map(({ policy }) => new Float64Array(policy === 'elective' ? count : 0)) };
}

/** Whether authored minutes of what is not waived are all that this run costs. */
export function isAuthored({ extended, credited, exempt }: Scratch): boolean {
  return extended === 0 && credited === 0 && exempt === 0;
}

/** Counts what the steps of a run cost, where it is not plain. */
export function countModuleMinutes({ more }: PathSums, { minutes }: BatchPlan, { modules, states, steps, stepMinutes }: Scratch): void {
  for (let at = 0; at < steps; at++) {
    const module = modules[at] as number;
    const isFirst = at === 0 || modules[at - 1] !== module;
    const asAuthored = isFirst && states[at] !== 1 ? (minutes[module] as number) : 0;
    more[module] = (more[module] as number) + (stepMinutes[at] as number) - asAuthored;
  }
}

/** Counts first attempts at modules that can be failed, of a modelled run. */
export function countFirstTries({ tried, passed }: PathSums, { program }: BatchPlan, { modules, states, steps, failures, failed }: Scratch): void {
  for (let at = 0; at < steps; at++) {
    const module = modules[at] as number;
    if (at > 0 && modules[at - 1] === module) continue;
    const wasTried = states[at] === 0 || states[at] === 4 || (failed > 0 && failures[at] === 1);
    if (!wasTried || program.modules[module]?.passMark === null) continue;
    tried[module] = (tried[module] as number) + 1;
    if (failed === 0 || failures[at] === 0) passed[module] = (passed[module] as number) + 1;
  }
}

/** Counts what electives count for the learner. */
export function countDemand({ demand }: PathSums, { chosen, chosenIn, chosenCount }: Scratch): void {
  for (let at = 0; at < chosenCount; at++) {
    const row = demand[chosenIn[at] as number] as Float64Array;
    const module = chosen[at] as number;
    row[module] = (row[module] as number) + 1;
  }
}

/** Modules that cost minutes or were tried, in the order of their ids. */
export function pathModules({ plan: { program, minutes } }: Batch, { reached, waived }: ProgramSums, { more, tried, passed }: PathSums): PathModule[] {
  return program.modules.flatMap((module, index): PathModule[] => {
    const own = (minutes[index] as number) * ((reached[index] as number) - (waived[index] as number)) + (more[index] as number);
    if (own === 0 && tried[index] === 0) return [];
    return [{ id: module.id, format: module.format, versions: [...new Set(module.formats.map(({ format }) => format))], minutes: own, tried: tried[index] as number, passed: passed[index] as number }];
  }).sort((a, b) => compareCodeUnits(a.id, b.id));
}

/** Elective zones and how many learners each of their candidates counts for; candidates whom nobody takes are listed with 0. */
export function zoneDemand({ plan: { program } }: Batch, { demand }: PathSums): { zone: string; modules: [string, number][] }[] {
  return program.zones.flatMap(({ id, policy, candidates }, zone) => (policy === 'elective' ? [{ zone: id, modules: candidates.map((module): [string, number] => [program.modules[module]?.id ?? '', demand[zone]?.[module] ?? 0]) }] : []));
}
