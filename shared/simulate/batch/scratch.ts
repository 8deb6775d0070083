import type { BatchPlan } from './plan';

/** How a step of a learner's run stands at its end. */
export const stepStates = ['done', 'waived', 'credited', 'exempt', 'escalated', 'locked', 'open'] as const;

/** The result of one learner, and the room in which it is made: the next learner overwrites it. Arrays are longer than what counts of them. */
export interface Scratch {
  /** 0 finished, 1 escalated, 2 given up (modelled only). */
  end: number;
  minutes: number;
  baselineMinutes: number;
  /** Places at sessions that the static path takes; noted only where `seated` asks for it. */
  baselineSeats: number;
  /** How many steps there are. */
  steps: number;
  waived: number;
  credited: number;
  exempt: number;
  /** Modules with other minutes than authored. */
  extended: number;
  inserted: number;
  escalated: number;
  /** Failed attempts. */
  failed: number;
  /** False after a run over precomputed sets, until `costRow` is asked. */
  isCosted: boolean;
  /** Days that time locks hold between attempts, one after the other. */
  lockDays: number;
  /** Per step, in the total order: its module, and index in `stepStates`. */
  modules: Int32Array;
  states: Uint8Array;
  /** Per module on the path: how often it is tried. */
  readonly tries: Int32Array;
  /** Per step its minutes, where `isCosted`. */
  stepMinutes: Int32Array;
  /** Per step: 1 for a failed attempt. Written only where `failed` is not 0. */
  failures: Uint8Array;
  /** By module: code of the decision (CodeBook). */
  readonly codes: Uint16Array;
  readonly baseCodes: Uint16Array;
  /** By zone: what the learner would like, as modules, first before others; `wishCounts` of them count. */
  readonly wishes: readonly Int32Array[];
  readonly wishCounts: Int32Array;
  /** By zone: instead of `wishes` how much the learner likes each of its candidates (by place in `candidates`), more before less, ties in authored order. Read where `isLiked` is 1. */
  readonly likes: readonly Float64Array[];
  readonly isLiked: Uint8Array;
  /** Whether `codes` may rest on own completions. */
  mayOwn: boolean;
  /** Authored minutes of all steps. */
  authored: number;
  /** Modules that another one stands instead of, and how many. */
  readonly replaced: Int32Array;
  replacedCount: number;
  /** Modules that a rule inserts for this learner, `inserted` of them. */
  readonly insertions: Int32Array;
  /** Modules before which a rule inserts practice for this learner, and how many; noted only where `notesPractice` asks for it. */
  readonly practised: Int32Array;
  practisedCount: number;
  notesPractice: boolean;
  /** By module: 1 where it has seats; null: nobody asks. */
  seated: Uint8Array | null;
  /** Set of modules on the path. */
  readonly path: Int32Array;
  /** What electives count, and how many. */
  readonly chosen: Int32Array;
  /** The zone of each of them. */
  readonly chosenIn: Int32Array;
  chosenCount: number;
  /** Some elective does not meet its requirement. */
  isShort: boolean;
  /** Generation marks and queue of the search. */
  readonly heldIn: Int32Array;
  readonly insertedIn: Int32Array;
  readonly takenIn: Int32Array;
  readonly farIn: Int32Array;
  readonly queue: Int32Array;
  generation: number;
}

export function createScratch({ count, words, program }: BatchPlan): Scratch {
  const row = (): Int32Array => new Int32Array(count);
  return {
    end: 0, minutes: 0, baselineMinutes: 0, baselineSeats: 0, steps: 0, waived: 0, credited: 0, exempt: 0, extended: 0, inserted: 0, escalated: 0, failed: 0, isCosted: true, lockDays: 0,
    tries: row(), modules: row(), stepMinutes: row(), states: new Uint8Array(count), failures: new Uint8Array(count), codes: new Uint16Array(count), baseCodes: new Uint16Array(count),
    wishes: program.zones.map((zone) => new Int32Array(zone.policy === 'elective' ? count : 0)), wishCounts: new Int32Array(program.zones.length),
    likes: program.zones.map((zone) => new Float64Array(zone.candidates.length)), isLiked: new Uint8Array(program.zones.length), authored: 0, mayOwn: false, replaced: row(), replacedCount: 0, insertions: row(), practised: row(), practisedCount: 0, notesPractice: false, seated: null,
    path: new Int32Array(words), chosen: row(), chosenIn: row(), chosenCount: 0, isShort: false,
    heldIn: row(), insertedIn: row(), takenIn: row(), farIn: row(), queue: new Int32Array(2 * count), generation: 0,
  };
}

/** Starts the sums of a learner. */
export function clear(scratch: Scratch): void {
  scratch.end = 0;
  scratch.minutes = 0;
  scratch.baselineMinutes = 0;
  scratch.steps = 0;
  scratch.waived = 0;
  scratch.credited = 0;
  scratch.exempt = 0;
  scratch.extended = 0;
  scratch.inserted = 0;
  scratch.escalated = 0;
  scratch.failed = 0;
  scratch.isCosted = true;
  scratch.lockDays = 0;
  scratch.replacedCount = 0;
  scratch.practisedCount = 0;
}

/** Makes room for so many steps, and keeps those that are there. */
export function reserveSteps(scratch: Scratch, steps: number): void {
  if (steps <= scratch.modules.length) return;
  const [modules, states, minutes] = [new Int32Array(2 * steps), new Uint8Array(2 * steps), new Int32Array(2 * steps)];
  minutes.set(scratch.stepMinutes);
  scratch.stepMinutes = minutes;
  modules.set(scratch.modules);
  states.set(scratch.states);
  scratch.modules = modules;
  scratch.states = states;
  scratch.failures = new Uint8Array(2 * steps);
}
