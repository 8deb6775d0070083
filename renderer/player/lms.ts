import type { Report } from './report';
import type { ScormApi } from './scorm-api';

/** What was there at launch. */
export interface Launch {
  readonly suspendData: string;
  readonly learner: string;
  readonly status: string;
}

export interface Saved {
  readonly suspendData: string;
  readonly location: string;
  readonly report: Report;
}

/** A session with the LMS. `save` and `close` say whether the LMS took everything. */
export interface Lms {
  readonly launch: Launch;
  readonly save: (saved: Saved) => boolean;
  readonly report: (interactions: readonly (readonly [string, string])[]) => void;
  readonly close: (seconds: number) => boolean;
}

/** Opens the session; undefined when the LMS refuses it. Values that did not change are not written again. */
export function openLms(api: ScormApi): Lms | undefined {
  if (!isTrue(api.LMSInitialize(''))) return undefined;
  const get = (element: string): string => String(api.LMSGetValue(element) ?? '');
  const launch: Launch = { suspendData: get('cmi.suspend_data'), learner: get('cmi.core.student_name'), status: get('cmi.core.lesson_status') };
  const isWritable = get('cmi.core.lesson_mode') !== 'review' && get('cmi.core.lesson_mode') !== 'browse';
  const written = new Map<string, string>();
  let isOpen = true;
  const set = (element: string, value: string): boolean => {
    if (!isOpen || !isWritable || written.get(element) === value) return isOpen;
    const isTaken = isTrue(api.LMSSetValue(element, value));
    if (isTaken) written.set(element, value);
    return isTaken;
  };
  return {
    launch,
    save: ({ suspendData, location, report }) => {
      const values: readonly (readonly [string, string])[] = [
        ['cmi.suspend_data', suspendData],
        ['cmi.core.lesson_location', location],
        ['cmi.core.lesson_status', report.status],
        ...(report.score === null ? [] : [['cmi.core.score.min', '0'], ['cmi.core.score.max', '100'], ['cmi.core.score.raw', String(report.score)]] as const),
      ];
      return values.map(([element, value]) => set(element, value)).every((isTaken) => isTaken) && isTrue(api.LMSCommit(''));
    },
    report: (interactions) => interactions.forEach(([element, value]) => set(element, value)),
    close: (seconds) => {
      if (!isOpen) return true;
      set('cmi.core.session_time', sessionTime(seconds));
      set('cmi.core.exit', 'suspend');
      const isSaved = isTrue(api.LMSCommit(''));
      isOpen = false;
      return isTrue(api.LMSFinish('')) && isSaved;
    },
  };
}

function isTrue(answer: unknown): boolean {
  return answer === true || answer === 'true';
}

/** CMITimespan, `HHHH:MM:SS.SS` (RTE 3.4.3). */
export function sessionTime(seconds: number): string {
  const whole = Math.min(Math.max(0, Math.floor(seconds)), 9999 * 3600 + 3599);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(Math.floor(whole / 3600)).padStart(4, '0')}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}
