import type { LearnerState } from '../model/profile';
import { decideAll, overridesByModule } from './decide-all';
import { indexEvidence } from './evidence';
import { indexReleases } from './failures';
import type { LearnerPath, NotTaken } from './learner-path';
import { createLocks, type Locks, type Situation } from './locks';
import { prepare } from './prepare';
import type { Program } from './program';
import { select, type Selection } from './select';
import { deriveStandings } from './standing';
import { addSteps, notTaken, type StepList } from './steps';

export interface EvaluateOptions {
  /** Collect reasons (default true). Without, nothing is allocated for them. */
  readonly explain?: boolean;
  /** Let score-band and failure rules act (default true). Off for the baseline. */
  readonly rules?: boolean;
  /** Time locks count as elapsed (default false). On in a run: its day does not move. */
  readonly elapsed?: boolean;
  /** Key of the learner for seeded choices (default empty). */
  readonly learner?: string;
}

/**
 * One learner's path through a program, with a reason per step: the engine that simulator, checks and the exported player share.
 * Pure and total; no clock (`program.asOf`). Source: engine.md; docs/spec/engine.md has the numbered rules.
 */
export function evaluate(program: Program, state: LearnerState, options: EvaluateOptions = {}): LearnerPath {
  const { explain = true, rules = true, elapsed = false, learner = '' } = options;
  const prepared = prepare(program);
  const evidence = indexEvidence(state.evidence, program.asOf);
  const decisions = decideAll(prepared, { program, evidence, overrides: overridesByModule(state.overrides), facts: state.facts, preferences: state.preferences, rules, explain });
  const releases = indexReleases(state.releases);
  const selection = select({ program, prepared, decisions, evidence, choices: state.choices, releases, learner, rules });
  const standings = deriveStandings(program, evidence, decisions, selection, { rules, releases, elapsed, today: evidence.today });
  const situation: Situation = { program, prepared, decisions, usual: prepared.usual(rules), selection, standings, explain };
  const locks = createLocks(situation);
  const list: StepList = { steps: [], minutes: 0, isOpen: false, isPending: false };
  const left: NotTaken[] = [];
  addAll(list, left, situation, locks);
  return {
    end: endOf(list, standings.opensOn.size > 0),
    minutes: list.minutes,
    steps: list.steps,
    notTaken: left,
    electives: electivesOf(program, selection),
    gates: program.gates.map((gate, index) => ({ gate: gate.id, met: locks.gates[index] ?? false })),
  };
}

/** The steps of every module on the path, and why each other one has none. */
function addAll(list: StepList, left: NotTaken[], situation: Situation, locks: Locks): void {
  const { onPath } = situation.selection;
  const serves = servedBy(situation.selection);
  for (let index = 0; index < onPath.length; index++) {
    if (onPath[index] === 1) addSteps(list, situation, locks, index, serves.size > 0 ? (serves.get(index) ?? -1) : -1);
    else left.push(notTaken(situation, index));
  }
}

/** The module that each demanded one serves: that of its first demand. */
function servedBy(selection: Selection): ReadonlyMap<number, number> {
  const serves = new Map<number, number>();
  for (const demand of selection.demands) if (!serves.has(demand.module)) serves.set(demand.module, demand.serves);
  return serves;
}

const untitled: readonly string[] = [];

function electivesOf(program: Program, selection: Selection): LearnerPath['electives'] {
  return program.zones.flatMap((zone, index) => {
    if (zone.policy !== 'elective') return [];
    const titles = (module: number): readonly string[] => selection.uses[index]?.get(module)?.map((group) => zone.requirement.groups[group]?.title ?? '') ?? untitled;
    const counted = (selection.chosen[index] ?? []).map((module) => ({ module: program.modules[module]?.id ?? '', groups: titles(module) }));
    return [{ zone: zone.id, met: selection.met[index] ?? false, counted }];
  });
}

/** `waits`: a time lock holds some module. */
function endOf({ isOpen, isPending }: StepList, waits: boolean): LearnerPath['end'] {
  if (isOpen || (isPending && waits)) return 'under-way';
  return isPending ? 'escalated' : 'finished';
}
