import { letterOf, type AnsweredQuestion, type Response } from './interactions';
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
  elements: { suspendData: 'cmi.suspend_data', learner: 'cmi.core.student_name', learnerId: 'cmi.core.student_id', mode: 'cmi.core.lesson_mode' },
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

/** RTE 3.4.2.3.7. */
function interaction({ id, type, right, isRight, weight, ...given }: AnsweredQuestion, base: string): readonly (readonly [string, string])[] {
  return [
    [`${base}.id`, id.slice(0, 255)], [`${base}.type`, type], [`${base}.correct_responses.0.pattern`, responseText(type, right)], [`${base}.student_response`, responseText(type, given)],
    [`${base}.result`, isRight ? 'correct' : 'wrong'], [`${base}.weighting`, String(weight)],
  ];
}

/** CMIFeedback. Options, prompts and matches are single characters, so they are given by their place: options and matches a, b, c…, prompts 1 to 9; what is beyond is left out. */
function responseText(type: AnsweredQuestion['type'], { places, pairs, text }: Response): string {
  switch (type) {
    case 'choice':
      return places.filter((place) => place < 26).map(letterOf).join(',');
    case 'true-false':
      return text === 'true' ? 't' : 'f';
    case 'numeric':
      return text;
    case 'matching':
      return pairs.filter(([prompt, match]) => prompt < 9 && match < 26).map(([prompt, match]) => `${prompt + 1}.${letterOf(match)}`).join(',');
  }
}
