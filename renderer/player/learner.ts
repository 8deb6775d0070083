import { drawnTest } from '#shared/exchange/packages/player/drawn-test';
import type { PlayerCourse, PlayerPreAssessment, PlayerTest } from '#shared/exchange/packages/player/player-course';
import { isScoredBySco, pointsOf } from '#shared/exchange/packages/player/player-course';
import { scoResult, type ScoResult } from '#shared/exchange/packages/player/sco-state';
import type { Progress, ProgressEvent } from '#shared/exchange/packages/player/progress-codec';
import type { EvidenceEvent, LearnerState } from '#shared/model/profile';
import { evaluate } from '#shared/path/evaluate';
import type { LearnerPath } from '#shared/path/learner-path';
import { programFor, versionsOf } from './formats';

/** Score in hundredths of a percent: earned of all points, rounded down. */
export function scoreOf(earned: number, all: number): number {
  return all === 0 ? 0 : Math.floor((earned * 10_000) / all);
}

/** What the engine is told of this learner: what happened in this package, nothing else. */
export function learnerState(course: PlayerCourse, progress: Progress): LearnerState {
  const attempts = new Map<number, number>();
  const evidence = progress.events.flatMap((event): EvidenceEvent[] => {
    if (event.kind === 'skip') return [];
    if (event.kind === 'pre') return [preEvent(course, event, progress.seed)];
    const attempt = (attempts.get(event.module) ?? 0) + 1;
    attempts.set(event.module, attempt);
    return [attemptEvent(course, event, progress.seed, attempt)];
  });
  const { modules, zones } = course.program;
  const choices = Object.fromEntries(zones.map((zone, index) => [zone.id, (progress.choices[index] ?? []).map((module) => modules[module]?.id ?? '')]).filter(([, list]) => list!.length > 0)) as LearnerState['choices'];
  return { evidence, choices, preferences: { formats: versionsOf(course, progress).map(({ format }) => format), needs: [] }, facts: {}, overrides: [], releases: [] };
}

/** The pre-assessment as this learner is asked it; it is taken once. */
export function preTestNow(course: PlayerCourse, { seed }: Pick<Progress, 'seed'>, index: number): PlayerPreAssessment {
  return drawnTest(course.preAssessments[index]!, seed, 1);
}

/** A module's own test as this learner's next attempt is asked it. */
export function testNow(course: PlayerCourse, { seed, events }: Pick<Progress, 'seed' | 'events'>, module: number): PlayerTest | null {
  const test = course.modules[module]?.test ?? null;
  return test && drawnTest(test, seed, attemptsAt(events, module) + 1);
}

/** How often a module was attempted. */
export function attemptsAt(events: Progress['events'], module: number): number {
  return events.filter((event) => event.kind === 'attempt' && event.module === module).length;
}

function preEvent(course: PlayerCourse, { test: index, points }: Extract<ProgressEvent, { kind: 'pre' }>, seed: number): EvidenceEvent {
  const test = preTestNow(course, { seed }, index);
  const subject = course.program.modules[test.module]?.id ?? '';
  return { subject, kind: test.kind, score: scoreOf(points, pointsOf(test)), passed: null, at: course.program.asOf, source: 'pre-assessment', attempt: null, completed: false, serves: null, expires: null };
}

function attemptEvent(course: PlayerCourse, event: Extract<ProgressEvent, { kind: 'attempt' }>, seed: number, attempt: number): EvidenceEvent {
  const module = course.program.modules[event.module]!;
  const { score, isFailed } = resultOf(course, event, seed, attempt);
  return { subject: module.id, kind: module.evidenceKind, score, passed: isFailed ? false : score === null ? true : null, at: course.program.asOf, source: 'package', attempt, completed: true, serves: null, expires: null };
}

/** How the attempt of this number went: scored by the questions of the module's own test that were drawn for it, or by its content objects, which may say themselves that it failed. */
export function resultOf(course: PlayerCourse, { module, points }: Pick<Extract<ProgressEvent, { kind: 'attempt' }>, 'module' | 'points'>, seed: number, attempt: number): ScoResult {
  const { test = null, pages = [] } = course.modules[module] ?? {};
  if (points === null) return { score: null, isFailed: false };
  if (test) return { score: scoreOf(points, pointsOf(drawnTest(test, seed, attempt))), isFailed: false };
  return isScoredBySco({ test, pages }) ? scoResult(points) : { score: null, isFailed: false };
}

/** The learner's path now: always the engine's word. */
export function pathOf(course: PlayerCourse, progress: Progress): LearnerPath {
  return evaluate(programFor(course, progress), learnerState(course, progress), { elapsed: true });
}
