import type { PlayerCourse, PlayerTest } from '#shared/exchange/player/player-course';
import type { Progress, ProgressEvent } from '#shared/exchange/player/progress-codec';
import { decodeProgress, emptyProgress, encodeProgress, progressShape } from '#shared/exchange/player/progress-codec';
import { isPass } from '#shared/path/evidence';
import type { LearnerPath, PathStep } from '#shared/path/learner-path';
import type { Answer } from './answers';
import { earnedPoints } from './answers';
import { withChoice } from './choosing';
import { answersOf } from './interactions';
import { learnerState, pathOf } from './learner';
import type { Lms, ModuleAttempt } from './lms';
import type { View } from './next-view';
import { nextView } from './next-view';
import { reportOf } from './report';

/** How the last save went. `offline`: there is no LMS; `unrecorded`: it keeps nothing of this launch. */
export type SaveState = 'offline' | 'saving' | 'saved' | 'failed' | 'unrecorded' | 'closed';

/** What was just answered, for the feedback page. */
export interface Outcome {
  readonly test: PlayerTest;
  readonly answers: readonly Answer[];
  readonly earned: number;
  /** Module of a module's own test; undefined after a pre-assessment. */
  readonly module: number | undefined;
}

/** Everything that the screen shows. Replaced as a whole by each action. */
export interface PlayerState {
  readonly progress: Progress;
  readonly path: LearnerPath;
  readonly view: View;
  readonly outcome: Outcome | undefined;
  readonly saveState: SaveState;
  /** Said once at the start; empty otherwise. */
  readonly notice: string;
}

export interface Player {
  readonly course: PlayerCourse;
  readonly state: () => PlayerState;
  readonly show: (view: View) => void;
  readonly proceed: () => void;
  readonly answer: (test: PlayerTest, answers: readonly Answer[]) => void;
  readonly skip: (test: number) => void;
  readonly complete: (module: number) => void;
  readonly choose: (zone: number, module: number, isChosen: boolean) => void;
  readonly close: () => void;
  readonly subscribe: (listener: () => void) => void;
}

/** The player without a screen: actions append events, the engine says what follows, every change is saved. `seconds`: time since launch; `notice`: said at the start. */
export function createPlayer(course: PlayerCourse, lms: Lms | undefined, seconds: () => number, notice = ''): Player {
  const shape = progressShape(course);
  const restored = decodeProgress(shape, lms?.launch.suspendData ?? '');
  const listeners: (() => void)[] = [];
  let state = startState(course, restored, lms, notice);
  let isClosing = false;
  // Those of earlier launches stay as they are.
  let interactions = lms?.launch.interactions ?? 0;

  const save = (progress: Progress, path: LearnerPath): SaveState => {
    if (state.saveState === 'closed') return 'closed';
    if (!lms) return 'offline';
    const location = progress.module < 0 ? '' : `m${progress.module + 1}.${progress.page + 1}`;
    const answer = lms.save({ suspendData: encodeProgress(shape, progress), location, report: reportOf(course, progress, path) });
    return typeof answer === 'string' ? answer : answer ? 'saved' : 'failed';
  };
  const tell = (saveState: SaveState): void => {
    state = { ...state, saveState };
    listeners.forEach((listener) => listener());
  };
  const change = (next: Partial<PlayerState>): void => {
    isClosing = false;
    const progress = next.progress ?? state.progress;
    const path = progress.events === state.progress.events && progress.choices === state.progress.choices ? state.path : pathOf(course, progress);
    state = { ...state, notice: '', ...next, progress, path, saveState: save(progress, path) };
    listeners.forEach((listener) => listener());
  };
  const at = (progress: Progress, view: View): Partial<PlayerState> =>
    view.kind === 'page' ? { view, outcome: undefined, progress: { ...progress, module: view.module, page: view.page } } : { view, outcome: undefined, progress };
  const append = (event: ProgressEvent): Progress => ({ ...state.progress, events: [...state.progress.events, event] });
  const next = (progress: Progress): Partial<PlayerState> => at(progress, nextView(course, progress, pathOf(course, progress)));

  lms?.onSettled?.((isTaken) => {
    if (state.saveState !== 'closed') tell(!isTaken ? 'failed' : isClosing ? 'closed' : 'saved');
  });
  state = { ...state, saveState: save(state.progress, state.path) };
  return {
    course,
    state: () => state,
    subscribe: (listener) => void listeners.push(listener),
    show: (view) => change(at(state.progress, view)),
    proceed: () => change(next(state.progress)),
    skip: (test) => change(next(append({ kind: 'skip', test }))),
    complete: (module) => {
      const progress = append({ kind: 'attempt', module, points: null });
      lms?.attempted?.(attemptOf(course, progress, module));
      change(next(progress));
    },
    choose: (zone, module, isChosen) => change({ progress: { ...state.progress, choices: withChoice(course, state.progress.choices, zone, module, isChosen) } }),
    answer: (test, answers) => {
      const earned = earnedPoints(test.questions, answers);
      const pre = course.preAssessments.findIndex((candidate) => candidate.id === test.id);
      const module = pre < 0 ? course.modules.findIndex((candidate) => candidate.test?.id === test.id) : undefined;
      if (course.reporting.interactions) lms?.report(answersOf(test, answers), interactions);
      interactions += test.questions.length;
      const progress = append(module === undefined ? { kind: 'pre', test: pre, points: earned } : { kind: 'attempt', module, points: earned });
      if (module !== undefined) lms?.attempted?.(attemptOf(course, progress, module));
      change({ progress, outcome: { test, answers, earned, module } });
    },
    close: () => {
      if (state.saveState === 'closed') return;
      isClosing = true;
      const answer = lms ? lms.close(seconds()) : true;
      tell(answer === 'saving' ? 'saving' : answer ? 'closed' : 'failed');
    },
  };
}

const notices = {
  empty: '',
  read: '',
  changed: 'This course has been changed since your last visit. Your earlier progress does not fit it any more, so you start at the beginning.',
  unreadable: 'Your earlier progress could not be read, so you start at the beginning.',
} as const;

function startState(course: PlayerCourse, restored: ReturnType<typeof decodeProgress>, lms: Lms | undefined, notice: string): PlayerState {
  const progress = restored.kind === 'read' ? restored.progress : emptyProgress;
  const path = pathOf(course, progress);
  const last = stepOf(course, path, progress.module);
  const isResumed = last?.state === 'open' && nextView(course, progress, path).kind !== 'pre';
  const view = isResumed ? ({ kind: 'page', module: progress.module, page: progress.page } as const) : nextView(course, progress, path);
  return { progress, path, view, outcome: undefined, saveState: lms ? 'saved' : 'offline', notice: notice || notices[restored.kind] };
}

/** The last attempt at a module, for the LMS: judged where the module has a pass mark. */
function attemptOf(course: PlayerCourse, progress: Progress, module: number): ModuleAttempt {
  const about = course.program.modules[module]!;
  const evidence = learnerState(course, progress).evidence.at(-1)!;
  const { score } = evidence;
  return { module: about.id, title: about.title, scaled: score === null ? null : score / 10_000, isPassed: about.passMark === null || score === null ? null : isPass(about, evidence) };
}

/** The latest step of a module. */
export function stepOf(course: PlayerCourse, path: LearnerPath, module: number): PathStep | undefined {
  const id = course.program.modules[module]?.id;
  return path.steps.findLast((step) => step.module === id);
}
