import type { EvidenceEvent } from '#shared/model/profile';
import { isPass } from '#shared/path/evidence';
import type { LearnerPath } from '#shared/path/learner-path';
import { runLearner } from '#shared/path/run';
import type { Program } from '#shared/path/program';
import type { TestLms } from './test-lms';

/** A learner: scores of attempts in order (then passes), and of pre-assessments. In hundredths of a percent, by record id. */
export interface Profile {
  readonly attempts: Readonly<Record<string, readonly number[]>>;
  readonly tests: Readonly<Record<string, number>>;
}

/** A pre-assessment of the document. */
export interface TestOf {
  readonly id: string;
  readonly module: string;
  readonly kind: EvidenceEvent['kind'];
}

export interface DriveInput {
  readonly program: Program;
  readonly lms: TestLms;
  /** Item by record id: modules, pre-assessments. */
  readonly identifiers: Readonly<Record<string, string>>;
  readonly profile: Profile;
  readonly tests: readonly TestOf[];
  /** Take all pre-assessments first, so that every state can be compared with a simulator that knows them; else in the order of the menu. */
  readonly testsFirst: boolean;
}

export type ModuleState = 'open' | 'locked' | 'settled' | 'escalated' | 'absent';

export interface Drive {
  /** Modules in the order in which they were launched. */
  readonly visited: readonly string[];
  /** State per module after so many launches of modules (pre-assessments all taken: see `testsFirst`). */
  readonly moments: readonly Readonly<Record<string, ModuleState>>[];
  readonly finished: boolean | undefined;
  /** Pre-assessments that were asked. */
  readonly asked: readonly string[];
}

/** Modules that nobody is asked to take: those of open zones, and what only they need. */
export function optionalModules(program: Program): ReadonlySet<string> {
  const open = new Set(program.zones.flatMap((zone) => (zone.policy === 'open' ? zone.modules : [])));
  for (const index of open) for (const need of [...program.modules[index]!.needs, ...program.modules[index]!.with, ...program.modules[index]!.strict]) open.add(need);
  return new Set([...open].map((index) => program.modules[index]!.id));
}

/** Takes the first available step, again and again, like a learner who goes by the menu. */
export function driveLms({ program, lms, identifiers, profile, tests, testsFirst }: DriveInput, onPath: ReadonlySet<string>): Drive {
  const tries = new Map<string, EvidenceEvent[]>();
  const asked = new Set<string>();
  const optional = optionalModules(program);
  const inPackage = program.modules.filter((module) => identifiers[module.id] !== undefined);
  const stateOf = (module: Program['modules'][number]): ModuleState => {
    const item = identifiers[module.id]!;
    const failures = tries.get(module.id)?.filter((event) => !isPass(module, event)).length ?? 0;
    if (lms.isSettled(item)) return 'settled';
    if (module.failures.some(({ at, action }) => action.do === 'escalate' && failures >= at)) return 'escalated';
    if (lms.isSkipped(item)) return 'absent';
    return lms.isOpen(item) ? 'open' : 'locked';
  };
  const visited: string[] = [];
  const moments: Readonly<Record<string, ModuleState>>[] = [];
  const note = (): void => void moments.push(Object.fromEntries(inPackage.map((module) => [module.id, stateOf(module)])));
  const entries = [...tests.flatMap((test) => (identifiers[test.id] === undefined ? [] : [{ item: identifiers[test.id]!, test, module: undefined }])), ...inPackage.map((module) => ({ item: identifiers[module.id]!, test: undefined, module }))];
  const inOrder = entries.sort((a, b) => (testsFirst ? Number(b.test !== undefined) - Number(a.test !== undefined) : 0) || lms.items.indexOf(a.item) - lms.items.indexOf(b.item));
  for (let round = 0; round < 80; round++) {
    const next = inOrder.find(({ item, test, module }) => (test ? !asked.has(test.id) && lms.isOpen(item) : module !== undefined && !(optional.has(module.id) && !onPath.has(module.id)) && stateOf(module) === 'open'));
    if (!testsFirst || !next?.test) note();
    if (!next) return { visited, moments, finished: lms.isFinished(), asked: [...asked] };
    if (next.test) {
      asked.add(next.test.id);
      lms.launch(next.item, { settled: false, score: profile.tests[next.test.id] ?? 0, marked: false, isPreTest: true });
      if (!testsFirst) moments.pop();
      continue;
    }
    const { module } = next;
    const done = tries.get(module.id) ?? [];
    const score = profile.attempts[module.id]?.[done.length] ?? module.passMark;
    const event: EvidenceEvent = { subject: module.id, kind: module.evidenceKind, score, passed: true, at: program.asOf, attempt: done.length + 1, source: 'test', completed: true, serves: null, expires: null };
    tries.set(module.id, [...done, event]);
    visited.push(module.id);
    lms.launch(next.item, { settled: isPass(module, event), score, marked: module.passMark !== null, isPreTest: false });
  }
  throw new Error('The learner did not come to an end.');
}

export interface Simulated {
  readonly visited: readonly string[];
  readonly moments: readonly LearnerPath[];
  readonly end: LearnerPath['end'];
  /** The attempts, in order. */
  readonly results: readonly EvidenceEvent[];
}

/** The simulator's run over what the launches supplied: the pre-assessments that were asked, and the choices that were made. */
export function simulate(program: Program, profile: Profile, tests: readonly TestOf[], asked: readonly string[], taken: readonly string[]): Simulated {
  const base = { at: program.asOf, source: 'test', serves: null, expires: null };
  const known = new Map(tests.map((test) => [test.id, test]));
  const pre = asked.flatMap((id) => known.get(id) ?? []).map(({ id, module, kind }): EvidenceEvent => ({ ...base, subject: module, kind, score: profile.tests[id] ?? 0, passed: null, attempt: null, completed: false }));
  const attempts = program.modules.flatMap((module) => (profile.attempts[module.id] ?? []).map((score, nth): EvidenceEvent => ({ ...base, subject: module.id, kind: module.evidenceKind, score, passed: true, attempt: nth + 1, completed: true })));
  const choices = Object.fromEntries(program.zones.filter((zone) => zone.policy === 'elective').map((zone) => [zone.id, taken.filter((id) => zone.candidates.some((index) => program.modules[index]?.id === id))]));
  const run = runLearner(program, { evidence: [...pre, ...attempts], choices, preferences: { formats: [], needs: [] }, facts: {}, overrides: [], releases: [] });
  const results = run.evidence.filter((event) => event.attempt !== null);
  return { visited: results.map((event) => event.subject), moments: run.moments, end: run.path.end, results };
}

const settledStates: ReadonlySet<string> = new Set(['done', 'waived', 'credited', 'exempt']);

/** Where a module stands in the simulator, in the words of the menu. */
export function stateIn(path: LearnerPath, module: string): ModuleState {
  const last = path.steps.findLast((step) => step.module === module);
  if (!last) return 'absent';
  return settledStates.has(last.state) ? 'settled' : (last.state as ModuleState);
}
