import { isScoredBySco, type PlayerCourse } from '#shared/exchange/packages/player/player-course';
import type { Progress, ProgressShape } from '#shared/exchange/packages/player/progress-codec';
import { encodeProgress, estimateProgress } from '#shared/exchange/packages/player/progress-codec';
import { encodeScos, scoValue, type ScoResult, type ScoState } from '#shared/exchange/packages/player/sco-state';
import { suspendLimits } from '#shared/exchange/targets';

/** Attempts a module that the player's own progress is sure to have room for. */
const attemptsAssumed = 2;

const isOf = (a: Pick<ScoState, 'module' | 'page'>, b: Pick<ScoState, 'module' | 'page'>): boolean => a.module === b.module && a.page === b.page;

/** Progress with what a content object keeps; only the latest of each. */
export function withSco(progress: Progress, state: ScoState): Progress {
  return { ...progress, scos: [...progress.scos.filter((known) => !isOf(known, state)), state] };
}

/** Progress with as much of a content object as can be saved: all, else its status beside the data that was kept before. Unchanged where nothing new is said. */
export function keepingSco(course: PlayerCourse, shape: ProgressShape, progress: Progress, state: ScoState): Progress {
  const before = progress.scos.find((known) => isOf(known, state));
  if (before && encodeScos([before]) === encodeScos([state])) return progress;
  const tries = [state, { ...state, location: before?.location ?? '', suspendData: before?.suspendData ?? '' }];
  const fitting = tries.find((one) => hasRoomFor(course, shape, progress, one));
  return fitting ? withSco(progress, fitting) : progress;
}

/** Whether what a content object wants to keep can be saved beside the player's own progress, now and to the end of the path. */
export function hasRoomFor(course: PlayerCourse, shape: ProgressShape, progress: Progress, state: ScoState): boolean {
  const own = Math.max(estimateProgress(shape, attemptsAssumed), encodeProgress(shape, { ...progress, scos: [] }).length);
  return own + encodeScos(withSco(progress, state).scos).length <= suspendLimits[course.standard];
}

const overStatuses: readonly string[] = ['completed', 'passed', 'browsed', 'failed'];

/**
 * Progress after a content object is over: an attempt at its module once all of the module's content objects are, with the score of the last that has one. After a failure the next attempt
 * begins anew. Where the module has a test of its own, that decides, and nothing is added.
 */
export function afterSco(course: PlayerCourse, progress: Progress, of: ScoState, result: ScoResult): Progress {
  const module = course.modules[of.module];
  if (!module || !isScoredBySco(module)) return progress;
  const others = module.pages.flatMap((page, index) => (page.sco && index !== of.page ? [progress.scos.find((state) => isOf(state, { module: of.module, page: index }))] : []));
  if (others.some((state) => !state || !overStatuses.includes(state.status))) return progress;
  const score = result.score ?? others.findLast((state) => state !== undefined && state.score !== null)?.score ?? null;
  const isFailed = result.isFailed || others.some((state) => state?.status === 'failed');
  const scos = isFailed ? progress.scos.filter((state) => state.module !== of.module) : progress.scos;
  return { ...progress, scos, events: [...progress.events, { kind: 'attempt', module: of.module, points: scoValue({ score, isFailed }) }] };
}
