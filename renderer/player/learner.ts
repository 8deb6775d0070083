import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
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
    if (event.kind === 'pre') return [preEvent(course, event.test, event.points)];
    const attempt = (attempts.get(event.module) ?? 0) + 1;
    attempts.set(event.module, attempt);
    return [attemptEvent(course, event, attempt)];
  });
  const { modules, zones } = course.program;
  const choices = Object.fromEntries(zones.map((zone, index) => [zone.id, (progress.choices[index] ?? []).map((module) => modules[module]?.id ?? '')]).filter(([, list]) => list!.length > 0)) as LearnerState['choices'];
  return { evidence, choices, preferences: { formats: versionsOf(course, progress).map(({ format }) => format) }, facts: {}, overrides: [], releases: [] };
}

function preEvent(course: PlayerCourse, index: number, points: number): EvidenceEvent {
  const test = course.preAssessments[index]!;
  const subject = course.program.modules[test.module]?.id ?? '';
  return { subject, kind: test.kind, score: scoreOf(points, pointsOf(test)), passed: null, at: course.program.asOf, source: 'pre-assessment', attempt: null, completed: false, serves: null, expires: null };
}

function attemptEvent(course: PlayerCourse, event: Extract<ProgressEvent, { kind: 'attempt' }>, attempt: number): EvidenceEvent {
  const module = course.program.modules[event.module]!;
  const { score, isFailed } = resultOf(course, event);
  return { subject: module.id, kind: module.evidenceKind, score, passed: isFailed ? false : score === null ? true : null, at: course.program.asOf, source: 'package', attempt, completed: true, serves: null, expires: null };
}

/** How an attempt went: scored by the module's own test, or by its content objects, which may say themselves that it failed. */
export function resultOf(course: PlayerCourse, { module, points }: Pick<Extract<ProgressEvent, { kind: 'attempt' }>, 'module' | 'points'>): ScoResult {
  const { test = null, pages = [] } = course.modules[module] ?? {};
  if (points === null) return { score: null, isFailed: false };
  if (test) return { score: scoreOf(points, pointsOf(test)), isFailed: false };
  return isScoredBySco({ test, pages }) ? scoResult(points) : { score: null, isFailed: false };
}

/** The learner's path now: always the engine's word. */
export function pathOf(course: PlayerCourse, progress: Progress): LearnerPath {
  return evaluate(programFor(course, progress), learnerState(course, progress), { elapsed: true });
}
