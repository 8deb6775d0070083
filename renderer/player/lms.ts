import type { Standard } from '#shared/exchange/targets';
import type { AnsweredQuestion } from './interactions';
import type { Report } from './report';

/** What was there at launch. */
export interface Launch {
  readonly suspendData: string;
  readonly learner: string;
  /** Who it is to the LMS, and where it says so, in which attempt: the same in each launch; empty: not told. */
  readonly learnerId: string;
  /** How many answers earlier launches reported. */
  readonly interactions: number;
  /** Notes that the learner put down in earlier launches, as far as the LMS gives them back. */
  readonly notes: readonly string[];
}

export interface Saved {
  readonly suspendData: string;
  readonly location: string;
  readonly report: Report;
}

/** An attempt at a module that is over. `scaled`: 0 to 1, null without a score; `isPassed`: null where nothing is judged. */
export interface ModuleAttempt {
  readonly module: string;
  readonly title: string;
  readonly scaled: number | null;
  readonly isPassed: boolean | null;
}

/** Whether the LMS took it; `saving`: not known yet, `onSettled` says it; `unrecorded`: nothing is kept in this launch; `elsewhere`: another window has written since. */
export type SaveAnswer = boolean | 'saving' | 'unrecorded' | 'elsewhere';

/** What became of a learner's note. `waiting`: it is sent with the next save. */
export type NoteAnswer = 'taken' | 'waiting' | 'refused' | 'kept';

/** What is told to an LMS: a value of the screen “What your LMS is told”. */
export type ToldWhat = 'status' | 'completion' | 'success' | 'score' | 'progress' | 'bookmark' | 'state' | 'time' | 'answers' | 'comments' | 'statements' | 'modules';

/** `name`: in the standard; `value`: as it was sent, or how many; empty: not yet. */
export interface Told {
  readonly what: ToldWhat;
  readonly name: string;
  readonly value: string;
  readonly isTaken: boolean;
}

/** A session with the LMS. `save` and `close` say whether the LMS took everything. */
export interface Lms {
  readonly launch: Launch;
  readonly save: (saved: Saved) => SaveAnswer;
  /** Told of each attempt, where the standard has words for modules. */
  readonly attempted?: (attempt: ModuleAttempt) => void;
  /** The listener hears whether everything that waited has been taken. */
  readonly onSettled?: (listener: (isTaken: boolean) => void) => void;
  /** `first`: number of the first interaction. */
  readonly report: (answers: readonly AnsweredQuestion[], first: number) => void;
  /** Puts down a note of the learner, about a module. */
  readonly note: (text: string, module: string) => NoteAnswer;
  readonly told: () => readonly Told[];
  /** Ends the session where everything has been taken; stays open where it has not. */
  readonly close: (seconds: number) => boolean | 'saving';
  /** Ends the session in any case: the page goes away, or another window has taken over. */
  readonly leave: (seconds: number) => void;
}

export type Values = readonly (readonly [element: string, value: string])[];

/** The run-time API of a standard, in its own words. */
export interface RuntimeApi {
  readonly initialize: () => unknown;
  readonly terminate: () => unknown;
  readonly get: (element: string) => unknown;
  readonly set: (element: string, value: string) => unknown;
  readonly commit: () => unknown;
  /** Number of the last error. */
  readonly error: () => unknown;
}

/** What a standard calls things, and how it writes them. */
export interface Dialect {
  readonly standard: Standard;
  /** Name of the API object on a window. */
  readonly apiName: string;
  readonly wrap: (api: Readonly<Record<string, (...values: readonly string[]) => unknown>>) => RuntimeApi;
  readonly elements: { readonly suspendData: string; readonly learner: string; readonly learnerId: string; readonly mode: string };
  /** Elements of what is told, in the order of the screen. */
  readonly told: readonly (readonly [what: ToldWhat, element: string])[];
  /** Element that holds the learner's notes. */
  readonly notesName: string;
  readonly saved: (saved: Saved) => Values;
  readonly answered: (answers: readonly AnsweredQuestion[], first: number) => Values;
  /** Notes that the LMS gives back. */
  readonly notes: (get: (element: string) => string) => readonly string[];
  /** `earlier`: notes that are there. Undefined: there is no more room. */
  readonly noted: (text: string, earlier: readonly string[], module: string) => Values | undefined;
  readonly closing: (seconds: number) => Values;
}
