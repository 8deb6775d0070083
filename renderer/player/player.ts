import type { PlayerCourse, PlayerTest } from '#shared/exchange/packages/player/player-course';
import type { Progress, ProgressEvent } from '#shared/exchange/packages/player/progress-codec';
import { decodeProgress, emptyProgress, encodeProgress, progressShape } from '#shared/exchange/packages/player/progress-codec';
import { hashString } from '#shared/kit/random';
import { isPass } from '#shared/path/evidence';
import type { ScoResult, ScoState } from '#shared/exchange/packages/player/sco-state';
import type { LearnerPath, PathStep } from '#shared/path/learner-path';
import type { Answer } from './answers';
import { earnedPoints } from './answers';
import { withChoice } from './choosing';
import { withVersion } from './formats';
import { afterSco, hasRoomFor, keepingSco } from './nested/sco-progress';
import { answersOf } from './interactions';
import { learnerState, pathOf } from './learner';
import type { Lms, ModuleAttempt, NoteAnswer, Told } from './lms';
import type { View } from './next-view';
import { nextView } from './next-view';
import { reportOf } from './report';
import { createWords, type Words } from './words';

/** How the last save went. `offline`: there is no LMS; `unrecorded`: it keeps nothing of this launch; `elsewhere`, `held`: another window has taken over, or is ahead. */
export type SaveState = 'offline' | 'saving' | 'saved' | 'failed' | 'unrecorded' | 'elsewhere' | 'held' | 'closed';

/** A learner's note, and what became of it. */
export interface Note {
  readonly text: string;
  /** Undefined: it was there at launch. */
  readonly module: number | undefined;
  readonly answer: NoteAnswer;
}

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
  readonly notes: readonly Note[];
  /** Whether answers are given that are not sent; `said`: whoever closes has been told so. */
  readonly unsent: 'none' | 'some' | 'said';
  /** Counts launches of content objects: the same page again is another visit. */
  readonly visit: number;
}

export interface PlayerOptions {
  /** Said at the start. */
  readonly notice?: string;
  readonly words?: Words;
}

export interface Player {
  readonly course: PlayerCourse;
  readonly state: () => PlayerState;
  readonly show: (view: View) => void;
  readonly proceed: () => void;
  readonly answer: (test: PlayerTest, answers: readonly Answer[]) => void;
  /** Answers half given: kept while the course is open, in no LMS. */
  readonly draft: (test: PlayerTest) => readonly Answer[];
  readonly keepDraft: (test: PlayerTest, answers: readonly Answer[]) => void;
  readonly skip: (test: number) => void;
  readonly complete: (module: number) => void;
  readonly choose: (zone: number, module: number, isChosen: boolean) => void;
  /** An imported content object keeps its place; whether there is room for so much; it is over. What it says changes the path, never the view. */
  readonly keepSco: (state: ScoState) => void;
  readonly hasRoomForSco: (state: ScoState) => boolean;
  readonly scoOver: (of: ScoState, result: ScoResult) => void;
  /** The same screen as if opened anew. */
  readonly again: () => void;
  /** Goes on from a content object that has been left. */
  readonly leaveSco: (module: number) => void;
  /** Another format of a module: 0 as designed, n for the n-th. */
  readonly take: (module: number, version: number) => void;
  /** Puts down a note; nothing of the path changes by it. */
  readonly note: (text: string, module: number) => void;
  /** Tries again what the LMS has not taken. */
  readonly retry: () => void;
  /** Another window of this attempt goes on: this one ends its session and records nothing more. */
  readonly standDown: (state: 'elsewhere' | 'held') => void;
  readonly told: () => readonly Told[];
  /** Since launch. */
  readonly seconds: () => number;
  readonly learner: string;
  readonly close: () => void;
  /** The page goes away: saves what is left and ends the session. */
  readonly leave: () => void;
  readonly words: Words;
  /** Returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** The player without a screen: actions append events, the engine says what follows, every change is saved. `seconds`: time since launch. */
export function createPlayer(course: PlayerCourse, lms: Lms | undefined, seconds: () => number, { notice = '', words = createWords() }: PlayerOptions = {}): Player {
  const shape = progressShape(course);
  const restored = decodeProgress(shape, lms?.launch.suspendData ?? '');
  const listeners = new Set<() => void>();
  const drafts = new Map<string, readonly Answer[]>();
  const unsentNow = (): PlayerState['unsent'] => ([...drafts.values()].some((answers) => answers.some((answer) => answer.length > 0)) ? 'some' : 'none');
  let state = startState(course, restored, lms, notice, words);
  let isClosing = false;
  // Those of earlier launches stay as they are.
  let interactions = lms?.launch.interactions ?? 0;

  const isOver = (): boolean => state.saveState === 'closed' || state.saveState === 'elsewhere' || state.saveState === 'held';
  const save = (progress: Progress, path: LearnerPath): SaveState => {
    if (isOver()) return state.saveState;
    if (!lms) return 'offline';
    const location = progress.module < 0 ? '' : `m${progress.module + 1}.${progress.page + 1}`;
    const answer = lms.save({ suspendData: encodeProgress(shape, progress), location, report: reportOf(course, progress, path) });
    return typeof answer === 'string' ? answer : answer ? 'saved' : 'failed';
  };
  const tell = (next: Partial<PlayerState>): void => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  const change = (next: Partial<PlayerState>): void => {
    isClosing = false;
    const progress = next.progress ?? state.progress;
    const isSame = progress.events === state.progress.events && progress.choices === state.progress.choices && progress.versions === state.progress.versions;
    const path = isSame ? state.path : pathOf(course, progress);
    tell({ notice: '', ...next, progress, path, saveState: save(progress, path) });
  };
  const at = (progress: Progress, view: View): Partial<PlayerState> =>
    view.kind === 'page' ? { view, outcome: undefined, progress: { ...progress, module: view.module, page: view.page } } : { view, outcome: undefined, progress };
  const append = (event: ProgressEvent): Progress => ({ ...state.progress, events: [...state.progress.events, event] });
  const next = (progress: Progress): Partial<PlayerState> => at(progress, nextView(course, progress, pathOf(course, progress)));
  const waitingNotes = (answer: NoteAnswer): readonly Note[] => state.notes.map((note) => (note.answer === 'waiting' ? { ...note, answer } : note));
  const saveAgain = (): SaveState => {
    const saveState = save(state.progress, state.path);
    if (saveState === 'saved' || saveState === 'saving') state = { ...state, notes: waitingNotes('taken') };
    return saveState;
  };
  const close = (): void => {
    if (isOver()) return;
    if (state.unsent === 'some') return tell({ unsent: 'said' });
    isClosing = true;
    // A session that ends cannot be written to: what is not saved keeps it open.
    if (state.saveState === 'failed' && saveAgain() === 'failed') return tell({ saveState: 'failed' });
    const answer = lms ? lms.close(seconds()) : true;
    tell({ saveState: answer === 'saving' ? 'saving' : answer ? 'closed' : 'failed' });
  };

  lms?.onSettled?.((isTaken) => {
    if (!isOver()) tell({ saveState: !isTaken ? 'failed' : isClosing ? 'closed' : 'saved' });
  });
  state = { ...state, saveState: save(state.progress, state.path) };
  return {
    course,
    words,
    seconds,
    learner: lms?.launch.learner ?? '',
    state: () => state,
    told: () => lms?.told() ?? [],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    show: (view) => change(at(state.progress, view)),
    proceed: () => change(next(state.progress)),
    draft: (test) => drafts.get(test.id) ?? [],
    keepDraft: (test, answers) => {
      drafts.set(test.id, answers);
      const unsent = unsentNow();
      if (unsent !== state.unsent) tell({ unsent });
    },
    skip: (test) => {
      drafts.delete(course.preAssessments[test]?.id ?? '');
      change({ ...next(append({ kind: 'skip', test })), unsent: unsentNow() });
    },
    complete: (module) => {
      const progress = append({ kind: 'attempt', module, points: null });
      lms?.attempted?.(attemptOf(course, progress, module));
      change(next(progress));
    },
    choose: (zone, module, isChosen) => change({ progress: { ...state.progress, choices: withChoice(course, state.progress.choices, zone, module, isChosen) } }),
    hasRoomForSco: (sco) => hasRoomFor(course, shape, state.progress, sco),
    keepSco: (sco) => {
      const progress = keepingSco(course, shape, state.progress, sco);
      if (progress !== state.progress) change({ progress, notice: state.notice });
    },
    again: () => tell({ visit: state.visit + 1 }),
    scoOver: (of, result) => {
      if (stepOf(course, state.path, of.module)?.state !== 'open') return;
      const progress = afterSco(course, state.progress, of, result);
      if (progress.events !== state.progress.events) lms?.attempted?.(attemptOf(course, progress, of.module));
      change({ progress });
    },
    leaveSco: (module) => {
      const goal = next(state.progress);
      const isSame = goal.view?.kind === 'page' && goal.view.module === module;
      change({ ...goal, visit: state.visit + 1, ...(isSame ? { notice: words.t('sco.unfinished') } : {}) });
    },
    take: (module, version) => {
      const progress = { ...state.progress, versions: withVersion(course, state.progress.versions, module, version) };
      const taken = version === 0 ? module : (course.program.modules[module]?.formats[version - 1]?.module ?? module);
      change(at(progress, { kind: 'page', module: taken, page: 0 }));
    },
    note: (text, module) => {
      const answer = lms && !isOver() ? lms.note(text, course.program.modules[module]?.id ?? '') : 'kept';
      tell({ notes: [...state.notes, { text, module, answer }], ...(answer === 'waiting' ? { saveState: save(state.progress, state.path) } : {}) });
    },
    answer: (test, answers) => {
      drafts.delete(test.id);
      const earned = earnedPoints(test.questions, answers);
      const pre = course.preAssessments.findIndex((candidate) => candidate.id === test.id);
      const module = pre < 0 ? course.modules.findIndex((candidate) => candidate.test?.id === test.id) : undefined;
      if (course.reporting.interactions) lms?.report(answersOf(test, answers), interactions);
      interactions += test.questions.length;
      const progress = append(module === undefined ? { kind: 'pre', test: pre, points: earned } : { kind: 'attempt', module, points: earned });
      if (module !== undefined) lms?.attempted?.(attemptOf(course, progress, module));
      change({ progress, outcome: { test, answers, earned, module }, unsent: unsentNow() });
    },
    retry: () => {
      if (state.saveState !== 'failed') return;
      if (isClosing) close();
      else tell({ saveState: saveAgain() });
    },
    standDown: (saveState) => {
      if (isOver() || !lms) return;
      lms.leave(seconds());
      tell({ saveState });
    },
    close,
    leave: () => {
      if (isOver() || !lms) return;
      if (state.saveState === 'failed') saveAgain();
      lms.leave(seconds());
      tell({ saveState: 'closed' });
    },
  };
}

function startState(course: PlayerCourse, restored: ReturnType<typeof decodeProgress>, lms: Lms | undefined, notice: string, words: Words): PlayerState {
  const progress = restored.kind === 'read' ? restored.progress : { ...emptyProgress, seed: hashString(lms?.launch.learnerId || lms?.launch.learner || '') };
  const path = pathOf(course, progress);
  const last = stepOf(course, path, progress.module);
  const isResumed = last?.state === 'open' && nextView(course, progress, path).kind !== 'pre';
  const view = isResumed ? ({ kind: 'page', module: progress.module, page: progress.page } as const) : nextView(course, progress, path);
  const lost = restored.kind === 'changed' || restored.kind === 'unreadable' ? words.t(`notice.${restored.kind}`) : restored.kind === 'read' && restored.isCut ? words.t('notice.cut') : '';
  const notes = (lms?.launch.notes ?? []).map((text): Note => ({ text, module: undefined, answer: 'taken' }));
  return { progress, path, view, outcome: undefined, saveState: lms ? 'saved' : 'offline', notice: notice || lost, notes, unsent: 'none', visit: 0 };
}

/** The last attempt at a module, for the LMS: judged where the module has a pass mark. */
function attemptOf(course: PlayerCourse, progress: Progress, module: number): ModuleAttempt {
  const about = course.program.modules[module]!;
  const evidence = learnerState(course, progress).evidence.at(-1)!;
  const { score } = evidence;
  return { module: about.id, title: about.title, scaled: score === null ? null : score / 10_000, isPassed: evidence.passed === false ? false : about.passMark === null || score === null ? null : isPass(about, evidence) };
}

/** The latest step of a module. */
export function stepOf(course: PlayerCourse, path: LearnerPath, module: number): PathStep | undefined {
  const id = course.program.modules[module]?.id;
  return path.steps.findLast((step) => step.module === id);
}
