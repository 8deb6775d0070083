import type { PlayerCourse } from '#shared/exchange/player/player-course';
import { pointsOf } from '#shared/exchange/player/player-course';
import type { Progress } from '#shared/exchange/player/progress-codec';
import { isPass } from '#shared/path/evidence';
import type { LearnerPath } from '#shared/path/learner-path';
import { learnerState, scoreOf } from './learner';

/** What the LMS is told. `score`: 0 to 100 with two decimals, or null. */
export interface Report {
  readonly status: 'incomplete' | 'completed' | 'passed' | 'failed';
  readonly score: number | null;
}

/**
 * SCORM 1.2 has one status for completion and success (docs/spec: lesson_status mapping): `incomplete` until the path is finished; then `passed` where a
 * module of the path has a pass mark, else `completed`; `failed` when a person is awaited. Score: mean of the passing scores of the scored modules.
 */
export function reportOf(course: PlayerCourse, progress: Progress, path: LearnerPath): Report {
  const onPath = new Set(path.steps.map((step) => step.module));
  const hasMark = course.program.modules.some((module) => onPath.has(module.id) && module.passMark !== null);
  const status = path.end === 'under-way' ? 'incomplete' : path.end === 'escalated' ? 'failed' : hasMark ? 'passed' : 'completed';
  return { status, score: meanScore(course, progress) };
}

function meanScore(course: PlayerCourse, progress: Progress): number | null {
  const passing = new Map<string, number>();
  for (const event of learnerState(course, progress).evidence) {
    const module = course.program.modules.find((candidate) => candidate.id === event.subject);
    if (module && event.attempt !== null && event.score !== null && isPass(module, event)) passing.set(module.id, event.score);
  }
  if (passing.size === 0) return null;
  const sum = [...passing.values()].reduce((total, score) => total + score, 0);
  return Math.round(sum / passing.size) / 100;
}

/** The latest result of a module in hundredths of a percent; null when it was not scored here. */
export function latestScore(course: PlayerCourse, progress: Progress, module: number): number | null {
  const test = course.modules[module]?.test;
  const last = progress.events.filter((event) => event.kind === 'attempt' && event.module === module).at(-1);
  return test && last?.kind === 'attempt' && last.points !== null ? scoreOf(last.points, pointsOf(test)) : null;
}
