import type { RecordId } from '../model/ids';
import type { HeldState, Scenario } from '../model/scenario';
import type { LearnerPath, PathStep } from './learner-path';
import type { Program } from './program';
import { runLearner, type Run } from './run';

/** One step that is no longer as a scenario holds it: what it holds, and what the run gives. Null: no such step. */
export interface ScenarioDifference {
  readonly module: RecordId;
  readonly held: HeldState | null;
  readonly now: HeldState | null;
}

/** What a scenario gives today. `differences`: in the order of the path; `end`: where the run ends otherwise than held. `isReordered`: the same steps in another order. */
export interface ScenarioResult {
  readonly holds: boolean;
  readonly run: Run;
  readonly end: { readonly held: Scenario['end']; readonly now: LearnerPath['end'] } | null;
  readonly differences: readonly ScenarioDifference[];
  readonly isReordered: boolean;
}

type HeldStep = Scenario['steps'][number];

/** A step of a path that has ended, as a scenario holds it. */
function held({ module, state }: PathStep): HeldStep {
  return { module, state: state === 'open' ? 'locked' : state };
}

/** What a scenario of a run holds: the whole path, or how the modules given end. */
export function holdRun({ path }: Run, modules: readonly RecordId[] | null): Pick<Scenario, 'end' | 'whole' | 'steps'> {
  const end = path.end === 'escalated' ? 'escalated' : 'finished';
  if (modules === null) return { end, whole: true, steps: path.steps.map(held) };
  return { end, whole: false, steps: modules.map((module) => ({ module, state: endOf(path, module) })) };
}

/** How a module ends: by its last step. */
function endOf(path: LearnerPath, module: RecordId): HeldState {
  const step = path.steps.findLast((one) => one.module === module);
  return step ? held(step).state : 'off';
}

/**
 * Runs a scenario's learner as given (engine.md, Running) and tells what is no longer as it holds. `program`: of the scenario's role, on its day.
 * @throws Error where the run comes to no end: a fault of the engine, or a design that fails guarantee G3.
 */
export function runScenario(program: Program, scenario: Scenario): ScenarioResult {
  const run = runLearner(program, scenario.learner);
  const { path } = run;
  const end = path.end === scenario.end ? null : { held: scenario.end, now: path.end };
  const steps = path.steps.map(held);
  const differences = scenario.whole ? wholeDifferences(scenario.steps, steps) : scenario.steps.flatMap(({ module, state }) => (endOf(path, module) === state ? [] : [{ module, held: state, now: endOf(path, module) }]));
  const isReordered = scenario.whole && differences.length === 0 && scenario.steps.some(({ module }, at) => steps[at]?.module !== module);
  return { holds: end === null && differences.length === 0 && !isReordered, run, end, differences, isReordered };
}

/** Step by step of each module: its n-th step held against its n-th step now. */
function wholeDifferences(before: readonly HeldStep[], now: readonly HeldStep[]): readonly ScenarioDifference[] {
  const of = (steps: readonly HeldStep[]): ReadonlyMap<RecordId, readonly HeldState[]> => {
    const lists = new Map<RecordId, HeldState[]>();
    for (const { module, state } of steps) lists.set(module, [...(lists.get(module) ?? []), state]);
    return lists;
  };
  const [heldLists, nowLists] = [of(before), of(now)];
  return [...new Set([...before, ...now].map(({ module }) => module))].flatMap((module) => {
    const [was, is] = [heldLists.get(module) ?? [], nowLists.get(module) ?? []];
    return Array.from({ length: Math.max(was.length, is.length) }, (_step, at) => ({ module, held: was[at] ?? null, now: is[at] ?? null })).filter((one) => one.held !== one.now);
  });
}
