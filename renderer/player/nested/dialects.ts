import type { ScoData } from './sco-data';

/** What a launch tells the content object. */
export interface ScoLaunch {
  readonly launchData: string;
  /** 0 to 1; empty where the module has no mark. */
  readonly passMark: string;
  readonly learner: string;
  readonly mode: 'normal' | 'review';
  readonly isResumed: boolean;
}

/** One element: how it is read and written; left out where it cannot be. `write` answers whether the value is one that the element takes. */
export interface Element {
  readonly read?: (data: ScoData, launch: ScoLaunch) => string;
  readonly write?: (data: ScoData, value: string) => boolean;
}

/** A standard in its own words. */
export interface ScoDialect {
  readonly version: 'scorm12' | 'scorm2004';
  readonly apiName: 'API' | 'API_1484_11';
  readonly names: Readonly<Record<'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'lastError' | 'errorString' | 'diagnostic', string>>;
  readonly elements: Readonly<Record<string, Element>>;
  /** Lists that the content object fills, with the fields of an entry. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly errors: Readonly<Record<'none' | 'general' | 'argument' | 'before' | 'after' | 'undefined' | 'readOnly' | 'writeOnly' | 'type', string>>;
}

const oneOf = (values: readonly string[], set: (data: ScoData, value: string) => void) => (data: ScoData, value: string): boolean => {
  if (!values.includes(value)) return false;
  set(data, value);
  return true;
};
const within = (least: number, most: number, field: 'scaled' | 'raw' | 'min' | 'max') => (data: ScoData, value: string): boolean => {
  const number = Number(value);
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(value.trim()) || number < least || number > most) return false;
  data[field] = value.trim();
  return true;
};
const text = (field: 'location' | 'suspendData' | 'sessionTime', most: number): Element => ({ read: (data) => data[field], write: (data, value) => value.length <= most && ((data[field] = value), true) });
const writeOnly = (field: 'exit' | 'sessionTime', values?: readonly string[]): Element => ({ write: (data, value) => (!values || values.includes(value)) && ((data[field] = value), true) });
const fixed = (value: string): Element => ({ read: () => value });
const free = (name: string): Element => ({ read: (data) => data.others.get(name) ?? '', write: (data, value) => (data.others.set(name, value), true) });
const entry: Element = { read: (_data, { isResumed }) => (isResumed ? 'resume' : 'ab-initio') };
const score = (field: 'scaled' | 'raw' | 'min' | 'max', least = -Infinity, most = Infinity): Element => ({ read: (data) => data[field], write: within(least, most, field) });

/** SCORM 1.2 RTE 3.4. */
export const dialect12: ScoDialect = {
  version: 'scorm12', apiName: 'API',
  names: { initialize: 'LMSInitialize', terminate: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', lastError: 'LMSGetLastError', errorString: 'LMSGetErrorString', diagnostic: 'LMSGetDiagnostic' },
  elements: {
    'cmi._version': fixed('3.4'),
    'cmi.core._children': fixed('student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time'),
    'cmi.core.student_id': fixed('learner'),
    'cmi.core.student_name': { read: (_data, { learner }) => learner },
    'cmi.core.lesson_location': text('location', 255),
    'cmi.core.credit': fixed('credit'),
    'cmi.core.lesson_status': {
      read: (data) => (data.success === 'passed' || data.success === 'failed' ? data.success : data.completion || 'not attempted'),
      write: oneOf(['passed', 'completed', 'failed', 'incomplete', 'browsed'], (data, value) => {
        data.success = value === 'passed' || value === 'failed' ? value : '';
        data.completion = value === 'passed' || value === 'failed' ? 'completed' : (value as ScoData['completion']);
      }),
    },
    'cmi.core.entry': entry,
    'cmi.core.score._children': fixed('raw,min,max'),
    'cmi.core.score.raw': score('raw', 0, 100), 'cmi.core.score.min': score('min', 0, 100), 'cmi.core.score.max': score('max', 0, 100),
    'cmi.core.total_time': fixed('0000:00:00.00'),
    'cmi.core.lesson_mode': { read: (_data, { mode }) => mode },
    'cmi.core.exit': writeOnly('exit', ['time-out', 'suspend', 'logout', '']),
    'cmi.core.session_time': writeOnly('sessionTime'),
    'cmi.suspend_data': text('suspendData', 4096),
    'cmi.launch_data': { read: (_data, { launchData }) => launchData },
    'cmi.comments': free('cmi.comments'), 'cmi.comments_from_lms': fixed(''),
    'cmi.student_data._children': fixed('mastery_score,max_time_allowed,time_limit_action'),
    'cmi.student_data.mastery_score': { read: (_data, { passMark }) => (passMark === '' ? '' : String(Number(passMark) * 100)) },
    'cmi.student_data.max_time_allowed': fixed(''), 'cmi.student_data.time_limit_action': fixed(''),
    'cmi.student_preference._children': fixed('audio,language,speed,text'),
    'cmi.student_preference.audio': free('cmi.student_preference.audio'), 'cmi.student_preference.language': free('cmi.student_preference.language'), 'cmi.student_preference.speed': free('cmi.student_preference.speed'), 'cmi.student_preference.text': free('cmi.student_preference.text'),
  },
  lists: { 'cmi.objectives': ['id', 'score', 'status'], 'cmi.interactions': ['id', 'objectives', 'time', 'type', 'correct_responses', 'weighting', 'student_response', 'result', 'latency'] },
  errors: { none: '0', general: '101', argument: '201', before: '301', after: '301', undefined: '401', readOnly: '403', writeOnly: '404', type: '405' },
};

/** SCORM 2004 RTE 4. */
export const dialect2004: ScoDialect = {
  version: 'scorm2004', apiName: 'API_1484_11',
  names: { initialize: 'Initialize', terminate: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit', lastError: 'GetLastError', errorString: 'GetErrorString', diagnostic: 'GetDiagnostic' },
  elements: {
    'cmi._version': fixed('1.0'),
    'cmi.learner_id': fixed('learner'),
    'cmi.learner_name': { read: (_data, { learner }) => learner },
    'cmi.location': text('location', 1000),
    'cmi.credit': fixed('credit'),
    'cmi.completion_status': { read: (data) => data.completion || 'unknown', write: oneOf(['completed', 'incomplete', 'not attempted', 'unknown'], (data, value) => (data.completion = value as ScoData['completion'])) },
    'cmi.success_status': { read: (data) => data.success || 'unknown', write: oneOf(['passed', 'failed', 'unknown'], (data, value) => (data.success = value as ScoData['success'])) },
    'cmi.completion_threshold': fixed(''),
    'cmi.progress_measure': free('cmi.progress_measure'),
    'cmi.entry': entry,
    'cmi.score._children': fixed('scaled,raw,min,max'),
    'cmi.score.scaled': score('scaled', -1, 1), 'cmi.score.raw': score('raw'), 'cmi.score.min': score('min'), 'cmi.score.max': score('max'),
    'cmi.scaled_passing_score': { read: (_data, { passMark }) => passMark },
    'cmi.total_time': fixed('PT0S'),
    'cmi.mode': { read: (_data, { mode }) => mode },
    'cmi.exit': writeOnly('exit', ['time-out', 'suspend', 'logout', 'normal', '']),
    'cmi.session_time': writeOnly('sessionTime'),
    'cmi.suspend_data': text('suspendData', 64_000),
    'cmi.launch_data': { read: (_data, { launchData }) => launchData },
    'cmi.max_time_allowed': fixed(''), 'cmi.time_limit_action': fixed('continue,no message'),
    'cmi.learner_preference._children': fixed('audio_level,language,delivery_speed,audio_captioning'),
    'cmi.learner_preference.audio_level': free('cmi.learner_preference.audio_level'), 'cmi.learner_preference.language': free('cmi.learner_preference.language'), 'cmi.learner_preference.delivery_speed': free('cmi.learner_preference.delivery_speed'), 'cmi.learner_preference.audio_captioning': free('cmi.learner_preference.audio_captioning'),
    // Moving on is the player's part: what the content object asks of navigation is taken and not followed.
    'adl.nav.request': free('adl.nav.request'), 'adl.nav.request_valid.continue': fixed('false'), 'adl.nav.request_valid.previous': fixed('false'),
    'adl.data._children': fixed('id,store'),
  },
  lists: {
    'cmi.objectives': ['id', 'score', 'success_status', 'completion_status', 'progress_measure', 'description'],
    'cmi.interactions': ['id', 'type', 'objectives', 'timestamp', 'correct_responses', 'weighting', 'learner_response', 'result', 'latency', 'description'],
    'cmi.comments_from_learner': ['comment', 'location', 'timestamp'], 'cmi.comments_from_lms': [],
  },
  errors: { none: '0', general: '101', argument: '201', before: '122', after: '123', undefined: '401', readOnly: '404', writeOnly: '405', type: '406' },
};
