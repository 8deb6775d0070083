import type { EvidenceEvent, LearnerState } from '../model/profile';
import { evaluate, type EvaluateOptions } from './evaluate';
import type { LearnerPath, PathStep } from './learner-path';
import type { Program, ProgramModule } from './program';

/** A whole run of one learner. `moments[0]` is the start; each later one follows the outcome of one step. */
export interface Run {
  /** The path at the end: `finished` or `escalated`. */
  readonly path: LearnerPath;
  /** Minutes of the static path: same elective choice, no rules (engine.md, Baseline). */
  readonly baselineMinutes: number;
  /** Modules of the static path that nothing from outside settles, in order: each once, or once for each recorded attempt, as its minutes are reckoned. */
  readonly baselineModules: readonly string[];
  readonly moments: readonly LearnerPath[];
  /** Everything known at the end: the given state, then the outcomes in the order they came. */
  readonly evidence: readonly EvidenceEvent[];
  /** The module before which a modelled learner gave up; the path is then under way. Null: the run came to its end. */
  readonly stoppedAt: string | null;
}

/** What an attempt gives where none is recorded. `attempt`: 1, 2, … `stop`: the learner gives up instead of taking it. It must answer something else than `fail` after finitely many attempts, and the same when it is asked the same again. */
export interface OutcomeModel {
  (module: ProgramModule, attempt: number): 'pass' | 'fail' | 'stop';
  /** Its answers hang on those before: it has to be asked in the order of the run. */
  readonly learns?: boolean;
}

export interface RunOptions extends EvaluateOptions {
  /** *Modelled* instead of *as given* (docs/spec/simulate.md). The baseline stays as given. */
  readonly outcome?: OutcomeModel;
}

/**
 * Runs a learner *as given* (engine.md, Running): evaluate, take the first open step, append its outcome, until nothing is open.
 * Recorded attempts are consumed in order; when they are used up the attempt passes at its effective pass mark.
 */
export function runLearner(program: Program, state: LearnerState, options: RunOptions = {}): Run {
  const run = walk(program, state, options, options.outcome);
  const baseline = walk(program, state, { ...options, rules: false, explain: false });
  return { ...run, baselineMinutes: baseline.path.minutes, baselineModules: modulesTaken(baseline.path) };
}

const settledOutside: readonly string[] = ['waived', 'credited', 'exempt'];

/** Modules on a path that nothing from outside settles, once for each attempt. */
export function modulesTaken({ steps }: LearnerPath): readonly string[] {
  return steps.filter(({ state }) => !settledOutside.includes(state)).map(({ module }) => module);
}

function walk(program: Program, state: LearnerState, options: EvaluateOptions, outcome?: OutcomeModel): Omit<Run, 'baselineMinutes' | 'baselineModules'> {
  const recorded = recordedAttempts(state.evidence);
  const modules = new Map(program.modules.map((module) => [module.id, module]));
  const evidence = state.evidence.filter((event) => event.attempt === null);
  const moments: LearnerPath[] = [];
  // Between two recorded attempts each module passes once at most (docs/spec/guarantees.md, P-8).
  const limit = outcome ? Infinity : 10 + (program.modules.length + 1) * (state.evidence.length + 1);
  for (let round = 0; round < limit; round++) {
    const path = evaluate(program, { ...state, evidence }, { ...options, elapsed: true });
    moments.push(path);
    const step = path.steps.find((candidate) => candidate.state === 'open');
    const module = step ? modules.get(step.module) : undefined;
    if (!step || !module) {
      if (path.end === 'escalated' && !path.steps.some((candidate) => candidate.state === 'escalated')) throw new Error(`Nothing on the path of ${program.role} is open and nobody is awaited; this is a fault of the engine.`);
      return { path, moments, evidence, stoppedAt: null };
    }
    const given = recorded.get(step.module)?.shift();
    const modelled = given || !outcome ? 'pass' : outcome(module, step.attempt);
    if (modelled === 'stop') return { path, moments, evidence, stoppedAt: module.id };
    const event = outcomeOf(program, module, step, given);
    evidence.push(modelled === 'pass' ? event : { ...event, score: null, passed: false });
  }
  throw new Error(`The run of ${program.role} did not end after ${limit} steps; this is a fault of the engine.`);
}

/** Recorded attempts per module, by number. */
function recordedAttempts(evidence: readonly EvidenceEvent[]): ReadonlyMap<string, EvidenceEvent[]> {
  const attempts = new Map<string, EvidenceEvent[]>();
  for (const event of evidence) if (event.attempt !== null) attempts.set(event.subject, [...(attempts.get(event.subject) ?? []), event]);
  for (const list of attempts.values()) list.sort((a, b) => (a.attempt ?? 0) - (b.attempt ?? 0));
  return attempts;
}

/** What taking a step gives: the recorded attempt, or a pass at the effective pass mark. */
export function outcomeOf(program: Program, module: ProgramModule, step: PathStep, recorded: EvidenceEvent | undefined): EvidenceEvent {
  const base = { subject: module.id, at: program.asOf, attempt: step.attempt, serves: step.serves ?? null, expires: null };
  if (recorded) return { ...base, kind: recorded.kind, score: recorded.score, passed: recorded.passed, source: recorded.source, completed: recorded.completed };
  return { ...base, kind: module.evidenceKind, score: module.passMark, passed: true, source: 'assumed', completed: true };
}
