import { holds, judged, readItems, type LessonStatus } from './aicc-evaluator';
import { readSequencing } from './sequencing-evaluator';

/** What a launch reports when it is left. `score` in hundredths of a percent. */
export interface Outcome {
  readonly settled: boolean;
  readonly score: number | null;
  /** Whether something in it can be passed or failed: SCORM 1.2 then says passed, else completed. */
  readonly marked: boolean;
  /** A pre-assessment says its score and nothing of success. */
  readonly isPreTest: boolean;
}

/** An LMS with an imported package, as a learner meets it. */
export interface TestLms {
  /** Items that open something, in the order of the menu. */
  readonly items: readonly string[];
  /** Whether the menu lets the learner open it now. */
  readonly isOpen: (item: string) => boolean;
  /** Whether it stands settled for what follows. */
  readonly isSettled: (item: string) => boolean;
  /** Whether the sequence leaves it out now. */
  readonly isSkipped: (item: string) => boolean;
  readonly launch: (item: string, outcome: Outcome) => void;
  /** Whether the course as a whole is satisfied; undefined where the standard does not say. */
  readonly isFinished: () => boolean | undefined;
}

/** An LMS for SCORM 1.2 whose menu reads prerequisites. */
export function lms12(manifest: string): TestLms {
  const items = new Map(readItems(manifest).map((item) => [item.identifier, item]));
  const status = new Map<string, LessonStatus>([...items.keys()].map((item) => [item, 'not attempted']));
  return {
    items: [...items.keys()],
    isOpen: (item) => holds(items.get(item)!.prerequisites, (other) => status.get(other)),
    isSettled: (item) => status.get(item) === 'passed' || status.get(item) === 'completed',
    isSkipped: () => false,
    launch: (item, { settled, score, marked }) => void status.set(item, judged(items.get(item)!, settled ? (marked ? 'passed' : 'completed') : 'failed', score === null ? null : score / 100)),
    isFinished: () => undefined,
  };
}

/** An LMS that conforms to SCORM 2004. `by`: what a course as a whole and what settles an item are read from. */
export function lms2004(manifest: string, by: 'satisfied' | 'completed' = 'satisfied'): TestLms {
  const sequencer = readSequencing(manifest);
  return {
    items: sequencer.launches,
    isOpen: sequencer.canChoose,
    isSettled: (item) => sequencer[by](item) === true,
    isSkipped: sequencer.isSkipped,
    launch: (item, { settled, score, isPreTest }) => sequencer.attempt(item, { success: isPreTest ? null : settled, completion: isPreTest || settled, scaled: score === null ? null : score / 10_000 }),
    isFinished: () => sequencer[by](sequencer.root) === true,
  };
}
