import type { Standard } from '#shared/exchange/targets';
import type { AnsweredQuestion } from './interactions';
import type { Report } from './report';

/** What was there at launch. */
export interface Launch {
  readonly suspendData: string;
  readonly learner: string;
  /** How many answers earlier launches reported. */
  readonly interactions: number;
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

/** Whether the LMS took it; `saving`: not known yet, `onSettled` says it; `unrecorded`: nothing is kept in this launch. */
export type SaveAnswer = boolean | 'saving' | 'unrecorded';

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
  readonly close: (seconds: number) => boolean | 'saving';
}

type Values = readonly (readonly [element: string, value: string])[];

/** The run-time API of a standard, in its own words. */
export interface RuntimeApi {
  readonly initialize: () => unknown;
  readonly terminate: () => unknown;
  readonly get: (element: string) => unknown;
  readonly set: (element: string, value: string) => unknown;
  readonly commit: () => unknown;
}

/** What a standard calls things, and how it writes them. */
export interface Dialect {
  readonly standard: Standard;
  /** Name of the API object on a window. */
  readonly apiName: string;
  readonly wrap: (api: Readonly<Record<string, (...values: readonly string[]) => unknown>>) => RuntimeApi;
  readonly elements: { readonly suspendData: string; readonly learner: string; readonly mode: string };
  readonly saved: (saved: Saved) => Values;
  readonly answered: (answers: readonly AnsweredQuestion[], first: number) => Values;
  readonly closing: (seconds: number) => Values;
}

/** Opens the session; undefined when the LMS refuses it. `reportsAnswers`: ask how many it has. Values that did not change are not written again. */
export function openLms(api: RuntimeApi, dialect: Dialect, reportsAnswers = false): Lms | undefined {
  if (!isTrue(api.initialize())) return undefined;
  const get = (element: string): string => String(api.get(element) ?? '');
  const launch: Launch = { suspendData: get(dialect.elements.suspendData), learner: get(dialect.elements.learner), interactions: Number(reportsAnswers ? get('cmi.interactions._count') : 0) || 0 };
  const mode = get(dialect.elements.mode);
  const isWritable = mode !== 'review' && mode !== 'browse';
  const written = new Map<string, string>();
  let isOpen = true;
  const set = (element: string, value: string): boolean => {
    if (!isOpen || !isWritable || written.get(element) === value) return isOpen;
    const isTaken = isTrue(api.set(element, value));
    if (isTaken) written.set(element, value);
    return isTaken;
  };
  const setAll = (values: Values): boolean => values.map(([element, value]) => set(element, value)).every((isTaken) => isTaken);
  return {
    launch,
    save: (saved) => setAll(dialect.saved(saved)) && isTrue(api.commit()),
    report: (answers, first) => void setAll(dialect.answered(answers, first)),
    close: (seconds) => {
      if (!isOpen) return true;
      setAll(dialect.closing(seconds));
      const isSaved = isTrue(api.commit());
      isOpen = false;
      return isTrue(api.terminate()) && isSaved;
    },
  };
}

function isTrue(answer: unknown): boolean {
  return answer === true || answer === 'true';
}
