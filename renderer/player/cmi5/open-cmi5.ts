import type { Lms, SaveAnswer, Saved } from '../lms';
import type { Report } from '../report';
import type { Cmi5Launch } from './launch';
import { launchDataOf, type LaunchData } from './launch-data';
import { openLrs, type Lrs } from './lrs';
import { createOutbox, type Outbox } from './outbox';
import { savedStateOf, stateId, type SavedState } from './saved-state';
import { onceId } from './statement-id';
import { statementWriter, verdictOf, type DefinedVerb, type Statement, type StatementTools } from './statements';
import { toldOf } from './told';

export interface Cmi5Tools extends StatementTools {
  readonly fetch: typeof fetch;
  /** Since the launch. */
  readonly seconds: () => number;
  /** Where the window goes when the session is over. */
  readonly go: (url: string) => void;
}

/** A session with an LRS. */
export type Cmi5Lms = Lms;

/** So that the document stays small: a note has at most 1,200 characters. */
const notesLimit = 25;

/**
 * Opens the session in the order of the standard: token, launch data, preferences, our own progress; then `initialized` (cmi5 7.1.1, 8.2, 10, 11). The preferences are asked for as they must be;
 * a course has one language and no sound of its own to switch. Undefined when the LMS does not answer: progress that cannot be read must not be written over.
 */
export async function openCmi5(launch: Cmi5Launch, tools: Cmi5Tools): Promise<Cmi5Lms | undefined> {
  try {
    const lrs = await openLrs(launch, tools.fetch);
    const data = launchDataOf((await lrs.state('LMS.LaunchData')) ?? '');
    if (!data) return undefined;
    await lrs.preferences();
    return createSession(launch, data, lrs, savedStateOf(await lrs.state(stateId)), tools);
  } catch {
    return undefined;
  }
}

function createSession(launch: Cmi5Launch, data: LaunchData, lrs: Lrs, restored: SavedState, tools: Cmi5Tools): Cmi5Lms {
  const writer = statementWriter(launch, data, tools);
  const listeners: ((isTaken: boolean) => void)[] = [];
  const once = new Map<string, DefinedVerb>();
  let saved = restored;
  let phase: 'open' | 'closing' | 'terminating' | 'over' = 'open';

  /** Statements of this session by their verb, and how many are about modules. */
  const said: Statement[] = [];
  const count = (statement: Statement): Statement => {
    said.push(statement);
    return statement;
  };
  const keep = (next: Partial<SavedState>): void => {
    const before = JSON.stringify(saved);
    saved = { ...saved, ...next };
    const text = JSON.stringify(saved);
    if (text !== before) outbox.keep(text);
  };
  const settle = (isTaken: boolean): void => {
    if (isTaken && phase === 'closing') return terminate(tools.seconds());
    const isOver = isTaken && phase === 'terminating';
    if (phase === 'terminating') phase = isOver ? 'over' : 'terminating';
    if (data.isNormal || isOver || !isTaken) listeners.forEach((listener) => listener(isTaken));
    if (isOver && data.returnUrl !== '') tools.go(data.returnUrl);
  };
  const outbox: Outbox = createOutbox({
    putProgress: (text) => lrs.putState(stateId, text),
    putStatement: lrs.putStatement,
    taken: ({ id }) => {
      const verb = once.get(id);
      if (verb) keep({ said: [...saved.said, verb] });
    },
    settled: settle,
  });
  const terminate = (seconds: number): void => {
    phase = 'terminating';
    outbox.say(writer.defined('terminated', tools.uuid(), seconds), true);
    outbox.send();
  };
  /** Each once a registration, and one of passed and failed a session (cmi5 9.3). */
  const sayOnce = (verb: 'completed' | 'passed' | 'failed', report: Report): void => {
    const queued = [...once.values()];
    const isJudged = verb !== 'completed' && (queued.includes('passed') || queued.includes('failed') || saved.said.includes('passed'));
    if (isJudged || queued.includes(verb) || saved.said.includes(verb)) return;
    const id = onceId(launch.registration, launch.activity, verb, tools.uuid);
    once.set(id, verb);
    outbox.say(count(writer.defined(verb, id, tools.seconds(), report)), true);
  };
  /** A learner who does something goes on, though the session was about to end. Whether anything may be said. */
  const goOn = (): boolean => {
    if (phase === 'closing') phase = 'open';
    return data.isNormal && phase === 'open';
  };
  const sayReport = (report: Report): void => {
    if (report.completion === 'completed') sayOnce('completed', report);
    const verdict = verdictOf(report, data.masteryScore);
    if (verdict) sayOnce(verdict, report);
  };
  const save = ({ suspendData, report }: Saved): SaveAnswer => {
    if (!data.isNormal) return 'unrecorded';
    goOn();
    if (phase === 'over') return false;
    keep({ progress: suspendData });
    // Nothing is said after the end of a session; the next launch says it.
    if (phase === 'open') sayReport(report);
    if (outbox.isEmpty()) return true;
    outbox.send();
    return 'saving';
  };

  outbox.say(count(writer.defined('initialized', tools.uuid(), 0)), true);
  outbox.send();
  const name = launch.actor['name'];
  return {
    launch: { suspendData: restored.progress, learner: typeof name === 'string' ? name : '', learnerId: `${launch.registration} ${launch.agent}`, interactions: restored.answers, notes: restored.notes },
    save,
    told: () => toldOf(saved, said, outbox.isEmpty()),
    note: (text, module) => {
      if (saved.notes.length >= notesLimit) return 'refused';
      if (!goOn()) return 'kept';
      outbox.say(count(writer.commented(text, module)), false);
      keep({ notes: [...saved.notes, text] });
      outbox.send();
      return 'waiting';
    },
    attempted: (attempt) => {
      if (goOn()) outbox.say(count(writer.module(attempt)), false);
    },
    report: (answers, first) => {
      if (!goOn()) return;
      answers.forEach((answer) => outbox.say(writer.answered(answer), false));
      keep({ answers: first + answers.length });
    },
    onSettled: (listener) => void listeners.push(listener),
    close: (seconds) => {
      if (phase === 'over') return true;
      if (phase === 'open') phase = 'closing';
      if (phase === 'closing' && outbox.isEmpty()) terminate(seconds);
      else outbox.send();
      return 'saving';
    },
    leave: (seconds) => {
      if (phase === 'over') return;
      if (phase !== 'terminating') outbox.say(writer.defined('terminated', tools.uuid(), seconds), true);
      phase = 'over';
      outbox.sendNow();
    },
  };
}
