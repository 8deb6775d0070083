import type { PlayerCourse } from '#shared/exchange/packages/player/player-course';
import { pointsOf } from '#shared/exchange/packages/player/player-course';
import type { Progress } from '#shared/exchange/packages/player/progress-codec';
import { isPass } from '#shared/path/evidence';
import type { LearnerPath } from '#shared/path/learner-path';
import { attemptsAt, learnerState, preTestNow, resultOf, scoreOf } from './learner';
import { isSettled } from './outline';

/** What the LMS is told: completion and success apart. `score`: 0 to 100 with two decimals, or null; `progress`: 0 to 1. */
export interface Report {
  readonly completion: 'incomplete' | 'completed';
  /** `unknown` while nothing is decided, and on a path without a pass mark. */
  readonly success: 'unknown' | 'passed' | 'failed';
  readonly score: number | null;
  readonly progress: number;
}

/** Completed when the path is finished; passed with it as the package is set (usually where a module of the path has a pass mark); failed when a person is awaited, unless the package is set to say incomplete. Score: mean of the passing scores of the scored modules; once a person is awaited, with the latest of those that have not passed. */
export function reportOf(course: PlayerCourse, progress: Progress, path: LearnerPath): Report {
  if (course.scope === 'pre-test') return preTestReport(course, progress);
  if (course.scope === 'module') return moduleReport(course, progress, path);
  const onPath = new Set(path.steps.map((step) => step.module));
  const hasMark = course.program.modules.some((module) => onPath.has(module.id) && module.passMark !== null);
  const isFinished = path.end === 'finished';
  const { finished, awaited } = course.reporting;
  const isPassed = finished === 'passed' || (finished === 'by-mark' && hasMark);
  const last = new Map(path.steps.map((step) => [step.module, step.state]));
  const settled = [...last.values()].filter(isSettled).length;
  return {
    completion: isFinished ? 'completed' : 'incomplete',
    success: path.end === 'escalated' && awaited === 'failed' ? 'failed' : isFinished && isPassed ? 'passed' : 'unknown',
    score: meanScore(course, progress, path.end === 'escalated'),
    progress: isFinished ? 1 : Math.floor((settled / Math.max(1, last.size)) * 100) / 100,
  };
}

/** Completed when it is answered or skipped; the LMS judges the score, so success stays unknown. */
function preTestReport(course: PlayerCourse, progress: Progress): Report {
  const answered = progress.events.find((event) => event.kind === 'pre');
  const isOver = progress.events.some((event) => event.kind !== 'attempt');
  const all = course.preAssessments[0] ? pointsOf(preTestNow(course, progress, 0)) : 0;
  return { completion: isOver ? 'completed' : 'incomplete', success: 'unknown', score: answered?.kind === 'pre' ? scoreOf(answered.points, all) / 100 : null, progress: isOver ? 1 : 0 };
}

/**
 * One module: completed when it is settled, failed after an attempt below the mark. Passed with a mark, and in SCORM 2004 always: the items that wait for it read its success
 * (docs/user/lms-packages.md, Status).
 */
function moduleReport(course: PlayerCourse, progress: Progress, path: LearnerPath): Report {
  const isFinished = path.end === 'finished';
  const tried = progress.events.filter((event) => event.kind === 'attempt');
  const score = latestScore(course, progress, 0);
  const passes = course.standard === 'scorm2004' || course.program.modules[0]?.passMark !== null;
  return { completion: isFinished ? 'completed' : 'incomplete', success: isFinished ? (passes ? 'passed' : 'unknown') : tried.length > 0 ? 'failed' : 'unknown', score: score === null ? null : score / 100, progress: isFinished ? 1 : 0 };
}

/** `withFailed`: a person is awaited, and an LMS that shows *failed* shows a score beside it. */
function meanScore(course: PlayerCourse, progress: Progress, withFailed: boolean): number | null {
  const passing = new Map<string, number>();
  const latest = new Map<string, number>();
  for (const event of learnerState(course, progress).evidence) {
    const module = course.program.modules.find((candidate) => candidate.id === event.subject);
    if (!module || event.attempt === null || event.score === null) continue;
    latest.set(module.id, event.score);
    if (isPass(module, event)) passing.set(module.id, event.score);
  }
  const scores = [...new Map(withFailed ? [...latest, ...passing] : passing).values()];
  return scores.length === 0 ? null : Math.round(scores.reduce((total, score) => total + score, 0) / scores.length) / 100;
}

/** The latest result of a module in hundredths of a percent; null when it was not scored here. */
export function latestScore(course: PlayerCourse, progress: Progress, module: number): number | null {
  const last = progress.events.filter((event) => event.kind === 'attempt' && event.module === module).at(-1);
  return last?.kind === 'attempt' ? resultOf(course, last, progress.seed, attemptsAt(progress.events, module)).score : null;
}
