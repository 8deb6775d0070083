import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeScos, encodeScos, mostScoValue, scoResult, scoValue, type ScoResult, type ScoState } from '#shared/exchange/packages/player/sco-state';
import { withParameters } from '#shared/exchange/import/scorm/launch-query';
import { openSco } from '../../../../renderer/player/nested/open-sco';

type Api = Record<string, (...args: unknown[]) => string>;

interface Opened {
  readonly api: Api;
  readonly other: Api;
  readonly kept: ScoState[];
  readonly results: ScoResult[];
  readonly target: Record<string, unknown>;
  readonly close: () => void;
}

function open(name: 'API' | 'API_1484_11', saved?: ScoState, room = 4096): Opened {
  const target: Record<string, unknown> = { API: 'the LMS' };
  const kept: ScoState[] = [];
  const results: ScoResult[] = [];
  const sco = openSco(target as unknown as Window, { module: 2, page: 0, key: 'ab12' }, saved, { launchData: 'hello', passMark: '0.8', learner: 'Doe, Jo', mode: 'normal' }, {
    hasRoom: ({ suspendData }) => suspendData.length <= room, keep: (state) => kept.push(state), over: (_state, result) => results.push(result),
  });
  return { api: target[name] as Api, other: target[name === 'API' ? 'API_1484_11' : 'API'] as Api, kept, results, target, close: sco.close };
}

describe('SCORM 1.2 for an imported content object', () => {
  it('a usual life: asks, writes, is passed, is left; state and result are kept', () => {
    const { api, kept, results } = open('API');
    expect(api['LMSInitialize']!('')).toBe('true');
    expect(api['LMSGetValue']!('cmi.core.lesson_status')).toBe('not attempted');
    expect(api['LMSGetValue']!('cmi.core.entry')).toBe('ab-initio');
    expect(api['LMSGetValue']!('cmi.core.student_name')).toBe('Doe, Jo');
    expect(api['LMSGetValue']!('cmi.launch_data')).toBe('hello');
    expect(api['LMSGetValue']!('cmi.student_data.mastery_score')).toBe('80');
    for (const [element, value] of [['cmi.suspend_data', 'abc'], ['cmi.core.lesson_location', '3'], ['cmi.core.score.raw', '85'], ['cmi.core.lesson_status', 'passed'], ['cmi.core.session_time', '00:01:00']]) expect(api['LMSSetValue']!(element, value)).toBe('true');
    expect(results).toEqual([]);
    expect(api['LMSCommit']!('')).toBe('true');
    expect(results).toEqual([{ score: 8500, isFailed: false }]);
    expect(api['LMSFinish']!('')).toBe('true');
    expect(results).toHaveLength(1);
    expect(kept.at(-1)).toEqual({ module: 2, page: 0, key: 'ab12', status: 'passed', score: 8500, location: '3', suspendData: 'abc' });
    expect(api['LMSSetValue']!('cmi.suspend_data', 'late')).toBe('false');
    expect(api['LMSGetLastError']!()).toBe('301');
  });
  it('comes back where it was', () => {
    const { api } = open('API', { module: 2, page: 0, key: 'ab12', status: 'incomplete', score: 4250, location: 'p7', suspendData: '{"a":1}' });
    api['LMSInitialize']!('');
    expect(['cmi.core.entry', 'cmi.core.lesson_status', 'cmi.core.lesson_location', 'cmi.suspend_data', 'cmi.core.score.raw'].map((element) => api['LMSGetValue']!(element))).toEqual(['resume', 'incomplete', 'p7', '{"a":1}', '42.5']);
  });
  it.each([
    ['says nothing and is left: completed', [], [{ score: null, isFailed: false }]],
    ['is suspended', [['cmi.core.exit', 'suspend']], []],
    ['is left incomplete', [['cmi.core.lesson_status', 'incomplete']], []],
    ['is left failed', [['cmi.core.score.raw', '40'], ['cmi.core.lesson_status', 'failed']], [{ score: 4000, isFailed: true }]],
    ['is completed with a score', [['cmi.core.score.raw', '10'], ['cmi.core.lesson_status', 'completed']], [{ score: 1000, isFailed: false }]],
    ['scores between its own bounds', [['cmi.core.score.min', '50'], ['cmi.core.score.max', '60'], ['cmi.core.score.raw', '55'], ['cmi.core.lesson_status', 'passed']], [{ score: 5000, isFailed: false }]],
  ])('one that %s', (_what, writes, expected) => {
    const { api, results } = open('API');
    api['LMSInitialize']!('');
    for (const [element, value] of writes) expect(api['LMSSetValue']!(element, value)).toBe('true');
    api['LMSFinish']!('');
    expect(results).toEqual(expected);
  });
  it('what it said counts when it goes without a word; completed on the way does not yet', () => {
    const { api, results, close } = open('API');
    api['LMSInitialize']!('');
    api['LMSSetValue']!('cmi.core.lesson_status', 'completed');
    api['LMSCommit']!('');
    expect(results).toEqual([]);
    close();
    expect(results).toEqual([{ score: null, isFailed: false }]);
  });
  it('one that never began, or began and said nothing, is not completed by going without a word', () => {
    for (const begin of [false, true]) {
      const { api, results, close } = open('API');
      if (begin) api['LMSInitialize']!('');
      close();
      expect(results).toEqual([]);
    }
  });
  it('passed waits for its score where the module has a mark', () => {
    const { api, results } = open('API');
    api['LMSInitialize']!('');
    api['LMSSetValue']!('cmi.core.lesson_status', 'passed');
    api['LMSCommit']!('');
    expect(results).toEqual([]);
    api['LMSSetValue']!('cmi.core.score.raw', '60');
    api['LMSCommit']!('');
    expect(results).toEqual([{ score: 6000, isFailed: false }]);
  });
  it('a failure counts only when it is left: it can still mend it', () => {
    const { api, results } = open('API');
    api['LMSInitialize']!('');
    api['LMSSetValue']!('cmi.core.lesson_status', 'failed');
    api['LMSCommit']!('');
    expect(results).toEqual([]);
    api['LMSSetValue']!('cmi.core.lesson_status', 'passed');
    api['LMSFinish']!('');
    expect(results).toEqual([{ score: null, isFailed: false }]);
  });
  it.each([
    ['cmi.core.lesson_status', 'great', '405'], ['cmi.core.score.raw', '101', '405'], ['cmi.core.score.raw', 'x', '405'], ['cmi.core.student_name', 'x', '403'], ['cmi.nothing', 'x', '401'], ['cmi.core.exit', 'maybe', '405'],
    ['cmi.interactions._count', '3', '403'], ['cmi.interactions.0.mood', 'x', '401'], ['__proto__', 'x', '401'], ['cmi.suspend_data', 'x'.repeat(4097), '405'],
  ])('refuses %s = %s with error %s and keeps what was there', (element, value, code) => {
    const { api, kept } = open('API');
    api['LMSInitialize']!('');
    expect(api['LMSSetValue']!(element, value)).toBe('false');
    expect(api['LMSGetLastError']!()).toBe(code);
    api['LMSCommit']!('');
    expect(kept.at(-1)).toEqual({ module: 2, page: 0, key: 'ab12', status: '', score: null, location: '', suspendData: '' });
  });
  it('says that there is no room instead of cutting off', () => {
    const { api, kept } = open('API', undefined, 10);
    api['LMSInitialize']!('');
    expect(api['LMSSetValue']!('cmi.suspend_data', '12345678901')).toBe('false');
    expect(api['LMSSetValue']!('cmi.suspend_data', '1234567890')).toBe('true');
    expect(api['LMSSetValue']!('cmi.core.lesson_location', 'a place')).toBe('true');
    api['LMSCommit']!('');
    expect(kept.at(-1)?.suspendData).toBe('1234567890');
  });
  it('keeps lists for the launch', () => {
    const { api } = open('API');
    api['LMSInitialize']!('');
    expect(api['LMSGetValue']!('cmi.interactions._count')).toBe('0');
    api['LMSSetValue']!('cmi.interactions.0.id', 'q1');
    api['LMSSetValue']!('cmi.interactions.1.id', 'q2');
    api['LMSSetValue']!('cmi.interactions.1.objectives.0.id', 'o');
    expect(api['LMSGetValue']!('cmi.interactions._count')).toBe('2');
    expect(api['LMSGetValue']!('cmi.interactions.1.objectives._count')).toBe('1');
    expect(api['LMSGetValue']!('cmi.interactions.1.id')).toBe('q2');
  });
});

describe('SCORM 2004 for an imported content object', () => {
  it('keeps completion and success apart, and scales scores', () => {
    const { api, kept, results } = open('API_1484_11');
    expect(api['GetValue']!('cmi.mode')).toBe('');
    expect(api['GetLastError']!()).toBe('122');
    expect(api['Initialize']!('')).toBe('true');
    expect(api['Initialize']!('')).toBe('false');
    expect(api['GetLastError']!()).toBe('103');
    expect(api['GetValue']!('cmi.completion_status')).toBe('unknown');
    expect(api['GetValue']!('cmi.scaled_passing_score')).toBe('0.8');
    for (const [element, value] of [['cmi.score.scaled', '0.755'], ['cmi.completion_status', 'completed'], ['cmi.success_status', 'failed'], ['adl.nav.request', 'continue']]) expect(api['SetValue']!(element, value)).toBe('true');
    expect(api['SetValue']!('cmi.score.scaled', '1.5')).toBe('false');
    expect(api['GetLastError']!()).toBe('406');
    expect(api['Terminate']!('')).toBe('true');
    expect(results).toEqual([{ score: 7550, isFailed: true }]);
    expect(kept.at(-1)).toMatchObject({ status: 'failed', score: 7550 });
    expect(api['GetValue']!('cmi.mode')).toBe('');
    expect(api['GetLastError']!()).toBe('123');
  });
  it('stands beside the other standard, and leaves the window as it was', () => {
    const { target, close, other } = open('API_1484_11');
    expect(other['LMSInitialize']!('')).toBe('true');
    close();
    expect(target).toEqual({ API: 'the LMS' });
  });
});

const state = fc.record({
  module: fc.nat(500), page: fc.nat(9), key: fc.constantFrom('', '0a1b2c3d'), status: fc.constantFrom('' as const, 'incomplete' as const, 'completed' as const, 'passed' as const, 'failed' as const, 'browsed' as const),
  score: fc.option(fc.integer({ min: 0, max: 10_000 })), location: fc.string({ unit: 'grapheme', maxLength: 40 }), suspendData: fc.string({ unit: 'grapheme', maxLength: 200 }),
});

describe('what is kept', () => {
  it('comes back as it was', () => {
    fc.assert(fc.property(fc.array(state, { maxLength: 4 }), (states) => {
      expect(decodeScos(encodeScos(states))).toEqual({ states, isCut: false });
    }));
    fc.assert(fc.property(fc.record({ score: fc.option(fc.integer({ min: 0, max: 10_000 })), isFailed: fc.boolean() }), (result) => {
      expect(scoResult(scoValue(result))).toEqual(result);
      expect(scoValue(result)).toBeLessThanOrEqual(mostScoValue);
    }));
  });
  it('takes the room of its own text, and comes back as far as it is whole', () => {
    const one = (module: number): ScoState => ({ module, page: 0, key: '0a1b2c3d', status: 'incomplete', score: null, location: 'p1', suspendData: '{"a":"b"}'.repeat(400) });
    const text = encodeScos([one(1), one(2)]);
    expect(text.length).toBeLessThan(2 * (3600 + 40));
    expect(decodeScos(text.slice(0, -1))).toEqual({ states: [one(1)], isCut: true });
    for (const foreign of ['.', '.{}', '.0~0~9~~~0~0~', '.0~0~1~~~3~0~ab', 'x']) expect(decodeScos(foreign)).toEqual({ states: [], isCut: true });
  });
});

describe('the address at launch', () => {
  it.each([['', '', ''], ['?a=1', '', '?a=1'], ['', 'b=2', '?b=2'], ['', '?b=2', '?b=2'], ['?a=1', '?b=2', '?a=1&b=2'], ['?a=1#x', '&b=2', '?a=1&b=2#x'], ['', '#top', '#top'], ['#x', '#top', '#x'], ['', '?', '']])('%s with %s is %s', (query, parameters, expected) => {
    expect(withParameters(query, parameters)).toBe(expected);
  });
});
