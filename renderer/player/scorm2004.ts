import { letterOf, type AnsweredQuestion, type Response } from './interactions';
import type { Dialect } from './lms';

const comments = 'cmi.comments_from_learner';

/** SCORM 2004, 3rd and 4th edition (RTE 3.1 and 4.2). */
export const scorm2004: Dialect = {
  standard: 'scorm2004',
  apiName: 'API_1484_11',
  wrap: (api) => ({
    initialize: () => api['Initialize']?.(''), terminate: () => api['Terminate']?.(''), commit: () => api['Commit']?.(''),
    get: (element) => api['GetValue']?.(element), set: (element, value) => api['SetValue']?.(element, value), error: () => api['GetLastError']?.(),
  }),
  elements: { suspendData: 'cmi.suspend_data', learner: 'cmi.learner_name', learnerId: 'cmi.learner_id', mode: 'cmi.mode' },
  told: [['completion', 'cmi.completion_status'], ['success', 'cmi.success_status'], ['score', 'cmi.score.scaled'], ['progress', 'cmi.progress_measure'], ['bookmark', 'cmi.location'], ['state', 'cmi.suspend_data'], ['time', 'cmi.session_time']],
  notesName: comments,
  // Some run-times refuse an empty location.
  saved: ({ suspendData, location, report }) => [
    ['cmi.suspend_data', suspendData], ...(location === '' ? [] : [['cmi.location', location]] as const), ['cmi.completion_status', report.completion], ['cmi.success_status', report.success], ['cmi.progress_measure', String(report.progress)],
    ...(report.score === null ? [] : [['cmi.score.min', '0'], ['cmi.score.max', '100'], ['cmi.score.raw', String(report.score)], ['cmi.score.scaled', String(Math.round(report.score * 100) / 10_000)]] as const),
  ],
  answered: (answers, first) => answers.flatMap((answer, index) => interaction(answer, `cmi.interactions.${first + index}`)),
  // RTE 4.2.2: a list, of 250 notes of 4,000 characters (SPM).
  notes: (get) => Array.from({ length: Math.min(Number(get(`${comments}._count`)) || 0, 250) }, (_, index) => get(`${comments}.${index}.comment`)).filter((text) => text !== ''),
  noted: (text, earlier, module) => (earlier.length >= 250 ? undefined : [[`${comments}.${earlier.length}.comment`, text.slice(0, 4000)], [`${comments}.${earlier.length}.location`, module.slice(0, 250)]]),
  closing: (seconds) => [['cmi.session_time', duration(seconds)], ['cmi.exit', 'suspend']],
};

/** timeinterval(second,10,2): `PT1H2M3S` (RTE 4.1.1.7). */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [[Math.floor(whole / 3600), 'H'], [Math.floor(whole / 60) % 60, 'M'], [whole % 60, 'S']] as const;
  const text = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value}${unit}`).join('');
  return `PT${text || '0S'}`;
}

/** RTE 4.2.9. The pattern of a number is its bounds, set apart by `[:]`. */
function interaction({ id, type, right, bounds, isRight, weight, ...given }: AnsweredQuestion, base: string): readonly (readonly [string, string])[] {
  return [
    [`${base}.id`, id], [`${base}.type`, type], [`${base}.correct_responses.0.pattern`, bounds ? bounds.join('[:]') : responseText(type, right)], [`${base}.learner_response`, responseText(type, given)],
    [`${base}.result`, isRight ? 'correct' : 'incorrect'], [`${base}.weighting`, String(weight)],
  ];
}

/** Options and matches as short identifiers a, b, c…, prompts as 1, 2, 3…; lists are set apart by `[,]`, a prompt and its match by `[.]`. */
function responseText(type: AnsweredQuestion['type'], { places, pairs, text }: Response): string {
  switch (type) {
    case 'choice':
      return places.map(letterOf).join('[,]');
    case 'matching':
      return pairs.map(([prompt, match]) => `${prompt + 1}[.]${letterOf(match)}`).join('[,]');
    case 'true-false':
    case 'numeric':
      return text;
  }
}
