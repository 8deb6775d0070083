import type { AnsweredQuestion } from './interactions';
import type { Dialect } from './lms';
import type { Report } from './report';

const comments = 'cmi.comments';
/** CMIString4096. */
const commentsLimit = 4096;

/** SCORM 1.2 (RTE 3.2 to 3.4). */
export const scorm12: Dialect = {
  standard: 'scorm12',
  apiName: 'API',
  wrap: (api) => ({
    initialize: () => api['LMSInitialize']?.(''), terminate: () => api['LMSFinish']?.(''), commit: () => api['LMSCommit']?.(''),
    get: (element) => api['LMSGetValue']?.(element), set: (element, value) => api['LMSSetValue']?.(element, value), error: () => api['LMSGetLastError']?.(),
  }),
  elements: { suspendData: 'cmi.suspend_data', learner: 'cmi.core.student_name', mode: 'cmi.core.lesson_mode' },
  told: [['status', 'cmi.core.lesson_status'], ['score', 'cmi.core.score.raw'], ['bookmark', 'cmi.core.lesson_location'], ['state', 'cmi.suspend_data'], ['time', 'cmi.core.session_time']],
  notesName: comments,
  saved: ({ suspendData, location, report }) => [
    ['cmi.suspend_data', suspendData], ['cmi.core.lesson_location', location], ['cmi.core.lesson_status', lessonStatus(report)],
    ...(report.score === null ? [] : [['cmi.core.score.min', '0'], ['cmi.core.score.max', '100'], ['cmi.core.score.raw', String(report.score)]] as const),
  ],
  answered: (answers, first) => answers.flatMap((answer, index) => interaction(answer, `cmi.interactions.${first + index}`)),
  // One text for all notes (RTE 3.4.5), which a later one replaces in most run-times: the earlier ones are written again.
  notes: (get) => get(comments).split('\n').filter((line) => line !== ''),
  noted: (text, earlier) => {
    const all = [...earlier, text.replace(/\s+/g, ' ')].join('\n');
    return all.length <= commentsLimit ? [[comments, all]] : undefined;
  },
  closing: (seconds) => [['cmi.core.session_time', sessionTime(seconds)], ['cmi.core.exit', 'suspend']],
};

/** SCORM 1.2 has one status for completion and success (docs/spec: lesson_status mapping). */
export function lessonStatus({ completion, success }: Report): 'incomplete' | 'completed' | 'passed' | 'failed' {
  if (success === 'failed') return 'failed';
  if (completion === 'incomplete') return 'incomplete';
  return success === 'passed' ? 'passed' : 'completed';
}

/** CMITimespan, `HHHH:MM:SS.SS` (RTE 3.4.3). */
export function sessionTime(seconds: number): string {
  const whole = Math.min(Math.max(0, Math.floor(seconds)), 9999 * 3600 + 3599);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(Math.floor(whole / 3600)).padStart(4, '0')}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** RTE 3.4.2.3.7. `choice` takes single characters, so options are given by their place: a, b, c… */
function interaction({ id, type, places, text, isRight, weight }: AnsweredQuestion, base: string): readonly (readonly [string, string])[] {
  const response = type === 'true-false' ? (text === 'true' ? 't' : 'f') : type === 'numeric' ? text : places.filter((place) => place < 26).map((place) => String.fromCharCode(97 + place)).join(',');
  return [[`${base}.id`, id.slice(0, 255)], [`${base}.type`, type], [`${base}.student_response`, response], [`${base}.result`, isRight ? 'correct' : 'wrong'], [`${base}.weighting`, String(weight)]];
}
