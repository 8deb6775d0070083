import { describe, expect, it } from 'vitest';
import { pointsOf, type PlayerTest } from '#shared/exchange/packages/player/player-course';
import { earnedPoints, isRight, parseNumber } from '../../../../renderer/player/answers';
import { answersOf } from '../../../../renderer/player/interactions';
import { learnerState, preTestNow, testNow } from '../../../../renderer/player/learner';
import { openLms } from '../../../../renderer/player/open-lms';
import { outlineOf } from '../../../../renderer/player/outline';
import type { Player } from '../../../../renderer/player/player';
import { createPlayer } from '../../../../renderer/player/player';
import { latestScore } from '../../../../renderer/player/report';
import { scorm12, sessionTime } from '../../../../renderer/player/scorm12';
import { duration, scorm2004 } from '../../../../renderer/player/scorm2004';
import { findApi, type ApiObject } from '../../../../renderer/player/scorm-api';
import { aboutMinutes, createWords } from '../../../../renderer/player/words';
import { answersTo, courseOf, fakeLms } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';

const course = courseOf(sampleRole());
const index = (id: string): number => course.program.modules.findIndex((module) => module.id === `module:${id}`);

function rowsOf(player: Player): readonly string[] {
  const { progress, path } = player.state();
  return outlineOf(course, progress, path, player.words).flatMap((group) => [`# ${group.title}`, ...group.rows.map((row) => `${row.title}: ${row.state}${row.note === '' ? '' : ` (${row.note})`}`)]);
}

describe('the player without a screen', () => {
  it('starts with the pre-assessment, then follows the engine', () => {
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 75);
    expect(player.state().view).toEqual({ kind: 'pre', test: 0 });
    player.skip(0);
    expect(player.state().view).toEqual({ kind: 'page', module: index('intro'), page: 0 });
    expect(rowsOf(player)).toEqual([
      '# For everyone in your role', 'Fair balance and the code: open', 'Clinical trial phases: locked (Opens after “Fair balance and the code”.)',
      'Field certification test: locked (Opens after “Clinical trial phases”.)', 'Ride along: locked (Opens after “Field certification test”.)',
      '# Choose 2 of 3', 'Objection handling: offered', 'Digital detailing: offered', 'Rare disease journeys: offered',
    ]);
    expect(lms.saves.at(-1)?.report).toEqual({ completion: 'incomplete', success: 'unknown', score: null, progress: 0 });
    player.close();
    player.close();
    expect(lms.closed).toEqual([75]);
    expect(player.state().saveState).toBe('closed');
  });

  it('lets a learner choose up to the number, and no more', () => {
    const player = createPlayer(course, undefined, () => 0);
    player.choose(2, index('e1'), true);
    player.choose(2, index('e3'), true);
    player.choose(2, index('e2'), true);
    expect(player.state().progress.choices[2]).toEqual([index('e1'), index('e3')]);
    player.choose(2, index('e1'), false);
    expect(player.state().progress.choices[2]).toEqual([index('e3')]);
    expect(player.state().saveState).toBe('offline');
  });

  it('resumes where the learner was, and says so when the course has changed', () => {
    const first = fakeLms();
    const player = createPlayer(course, first, () => 0);
    player.skip(0);
    player.show({ kind: 'page', module: index('intro'), page: 1 });
    const saved = first.saves.at(-1)!;
    expect(saved.location).toBe(`m${index('intro') + 1}.2`);
    const again = createPlayer(course, fakeLms(saved.suspendData), () => 0);
    expect(again.state().view).toEqual({ kind: 'page', module: index('intro'), page: 1 });
    const changed = createPlayer(courseOf(sampleRole({ id: 'edge:x', type: 'edge', from: 'module:intro', to: 'module:e1' }, { id: 'module:intro', type: 'module', title: 'New title' })), fakeLms(saved.suspendData), () => 0);
    expect(changed.state().notice).toBe('');
    const other = createPlayer({ ...course, structure: 'ffffffff' }, fakeLms(saved.suspendData), () => 0);
    expect(other.state().notice).toMatch(/has been changed/);
    expect(other.state().view).toEqual({ kind: 'pre', test: 0 });
  });

  it('keeps half-given answers while it is open, says that they are not sent before it closes, and forgets them once they are', () => {
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 0);
    const [test] = course.preAssessments;
    player.keepDraft(test!, [['a'], []]);
    expect([player.state().unsent, player.draft(test!)]).toEqual(['some', [['a'], []]]);
    player.close();
    expect([player.state().unsent, player.state().saveState]).not.toContain('closed');
    expect(player.state().unsent).toBe('said');
    player.skip(0);
    expect([player.state().unsent, player.draft(test!)]).toEqual(['none', []]);
    player.close();
    expect(player.state().saveState).toBe('closed');
  });

  it('inserts practice after a failure, asks for a person after the third, and reports failed', () => {
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 0);
    player.skip(0);
    player.complete(index('intro'));
    const tests = course.modules.map((module) => module.test);
    player.answer(tests[index('b')]!, answersTo(tests[index('b')]!.questions, true));
    player.proceed();
    const exam = tests[index('exam')]!;
    player.answer(exam, answersTo(exam.questions, false));
    player.proceed();
    expect(player.state().view).toEqual({ kind: 'page', module: index('p'), page: 0 });
    expect(rowsOf(player)).toContain('Field certification test: locked (Opens after the extra practice “Practice: reading a trial”.)');
    player.complete(index('p'));
    player.answer(exam, answersTo(exam.questions, false));
    player.answer(exam, answersTo(exam.questions, false));
    for (const module of ['e1', 'e2'].map(index)) player.complete(module);
    expect(player.state().path.end).toBe('escalated');
    // Mean of 100 % and the exam's last 0 %.
    expect(lms.saves.at(-1)?.report).toEqual({ completion: 'incomplete', success: 'failed', score: 50, progress: expect.any(Number) as number });
  });
});

describe('a pool of questions', () => {
  const pool = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => ({ id, kind: 'true-false', text: id, points: at + 1, answer: true }));
  const drawing = courseOf(sampleRole({ id: 'question-set:post-exam', type: 'question-set', title: 'Exam', module: 'module:exam', purpose: 'post', questions: pool, draw: 3 }, { id: 'question-set:pre-b', type: 'question-set', title: 'Pre', module: 'module:b', purpose: 'pre', questions: pool, draw: 2 }));
  const exam = drawing.program.modules.findIndex(({ id }) => id === 'module:exam');
  const opened = (learnerId: string, suspendData = ''): Player => createPlayer(drawing, fakeLms(suspendData, learnerId), () => 0);
  const drawnFor = (player: Player): readonly string[] => testNow(drawing, player.state().progress, exam)!.questions.map(({ id }) => id);
  const drawnBefore = (player: Player): readonly string[] => preTestNow(drawing, player.state().progress, 0).questions.map(({ id }) => id);

  it('asks each learner some of it, the same again after coming back, though the LMS should not say who it is', () => {
    const learners = ['u1', 'u2', 'u3', 'u4', 'u5', 'u6'].map((id) => opened(id));
    expect(learners.every((player) => drawnFor(player).length === 3 && drawnBefore(player).length === 2)).toBe(true);
    expect(new Set(learners.map((player) => drawnFor(player).join())).size).toBeGreaterThan(1);
    const lms = fakeLms('', 'u1');
    const first = createPlayer(drawing, lms, () => 0);
    expect([drawnFor(first), drawnBefore(first)]).toEqual([drawnFor(learners[0]!), drawnBefore(learners[0]!)]);
    expect(drawnFor(opened('', lms.saves.at(-1)!.suspendData))).toEqual(drawnFor(first));
  });
  it('E-86 E-87 draws anew for another attempt, and scores each by what it was asked', () => {
    const lms = fakeLms('', 'u2');
    const player = createPlayer(drawing, lms, () => 0);
    const attempts: string[] = [];
    for (const isRight of [[true, false, false], [false, true, false], [true, true, true]]) {
      const test = testNow(drawing, player.state().progress, exam)!;
      attempts.push(test.questions.map(({ id }) => id).join());
      const points = test.questions.map((question) => question.points);
      const earned = points.reduce((sum, one, at) => sum + (isRight[at] ? one : 0), 0);
      player.answer(test, test.questions.map((_question, at) => [String(isRight[at])]));
      expect(latestScore(drawing, player.state().progress, exam)).toBe(Math.floor((earned * 10_000) / points.reduce((sum, one) => sum + one, 0)));
      const again = createPlayer(drawing, fakeLms(lms.saves.at(-1)!.suspendData, 'u2'), () => 0);
      expect(learnerState(drawing, again.state().progress)).toEqual(learnerState(drawing, player.state().progress));
      expect(latestScore(drawing, again.state().progress, exam)).toBe(latestScore(drawing, player.state().progress, exam));
    }
    expect(new Set(attempts).size).toBeGreaterThan(1);
  });
});

describe('answers', () => {
  const { questions } = course.modules[index('exam')]!.test!;
  it('counts all or nothing', () => {
    expect(pointsOf({ questions })).toBe(10);
    expect(earnedPoints(questions, answersTo(questions, true))).toBe(10);
    expect(earnedPoints(questions, answersTo(questions, false))).toBe(0);
    expect(isRight(questions[1]!, ['a'])).toBe(false);
    expect(isRight(questions[1]!, ['b', 'a'])).toBe(true);
    expect(isRight(questions[1]!, ['a', 'b', 'c'])).toBe(false);
    expect([['2,6'], ['2.4'], ['2.61'], ['x'], []].map((answer) => isRight(questions[3]!, answer))).toEqual([true, true, false, false, false]);
    expect(['1', '-1,5', '+2', '1e3', '', ' 7 ', '−3'].map(parseNumber)).toEqual([1, -1.5, 2, undefined, undefined, 7, -3]);
  });

  const given = answersOf(course.modules[index('exam')]!.test!, [['b'], ['b', 'a'], ['true'], ['2,5']]);
  it('become interactions of SCORM 2004', () => {
    expect(scorm2004.answered(given, 0).filter(([element]) => /response|result/.test(element))).toEqual([
      ['cmi.interactions.0.correct_responses.0.pattern', 'a'], ['cmi.interactions.0.learner_response', 'b'], ['cmi.interactions.0.result', 'incorrect'],
      ['cmi.interactions.1.correct_responses.0.pattern', 'a[,]b'], ['cmi.interactions.1.learner_response', 'a[,]b'], ['cmi.interactions.1.result', 'correct'],
      ['cmi.interactions.2.correct_responses.0.pattern', 'true'], ['cmi.interactions.2.learner_response', 'true'], ['cmi.interactions.2.result', 'correct'],
      ['cmi.interactions.3.correct_responses.0.pattern', '2.4[:]2.6'], ['cmi.interactions.3.learner_response', '2.5'], ['cmi.interactions.3.result', 'correct'],
    ]);
  });

  it('become interactions of SCORM 1.2', () => {
    expect(scorm12.answered(given, 3).filter(([element]) => /response|result/.test(element))).toEqual([
      ['cmi.interactions.3.correct_responses.0.pattern', 'a'], ['cmi.interactions.3.student_response', 'b'], ['cmi.interactions.3.result', 'wrong'],
      ['cmi.interactions.4.correct_responses.0.pattern', 'a,b'], ['cmi.interactions.4.student_response', 'a,b'], ['cmi.interactions.4.result', 'correct'],
      ['cmi.interactions.5.correct_responses.0.pattern', 't'], ['cmi.interactions.5.student_response', 't'], ['cmi.interactions.5.result', 'correct'],
      ['cmi.interactions.6.correct_responses.0.pattern', '2.5'], ['cmi.interactions.6.student_response', '2.5'], ['cmi.interactions.6.result', 'correct'],
    ]);
  });
});

describe('answers to a matching question', () => {
  const shown: PlayerTest = { id: 'question-set:m', title: 'M', questions: [{ id: 'q', kind: 'matching', text: 'Which?', feedback: '', points: 2, prompts: [{ id: 'a', text: 'Peru' }, { id: 'b', text: 'Cuba' }], matches: ['Havana', 'Quito', 'Lima'], answers: [2, 0] }] };
  const given = answersOf(shown, [['2', '1']]);
  it('become pairs in the words of each standard', () => {
    const values = (dialect: typeof scorm12): unknown => Object.fromEntries(dialect.answered(given, 0).map(([element, value]) => [element.replace('cmi.interactions.0.', ''), value]));
    expect(values(scorm12)).toEqual({ id: 'question-set_m_q', type: 'matching', 'correct_responses.0.pattern': '1.c,2.a', student_response: '1.c,2.b', result: 'wrong', weighting: '2' });
    expect(values(scorm2004)).toEqual({ id: 'question-set_m_q', type: 'matching', 'correct_responses.0.pattern': '1[.]c[,]2[.]a', learner_response: '1[.]c[,]2[.]b', result: 'incorrect', weighting: '2' });
    expect(answersOf(shown, [['2', '0']])[0]?.isRight).toBe(true);
  });
  it.each([['scorm12', 'Scorm12API', 'LMS', scorm12], ['scorm2004', 'Scorm2004API', '', scorm2004]] as const)('are taken by the run-time of %s (scorm-again)', async (_standard, name, prefix, dialect) => {
    const { [name]: Runtime } = await import('scorm-again/min');
    const api = new Runtime({ autocommit: false, logLevel: 5 }) as unknown as Readonly<Record<string, (...values: readonly string[]) => unknown>>;
    api[prefix === '' ? 'Initialize' : 'LMSInitialize']!('');
    for (const [element, value] of dialect.answered(given, 0)) expect([element, String(api[`${prefix}SetValue`]!(element, value))]).toEqual([element, 'true']);
  });
});

describe('the LMS session', () => {
  function fakeApi(values: Readonly<Record<string, string>> = {}, refuse: readonly string[] = []): ApiObject & { readonly calls: string[] } {
    const calls: string[] = [];
    const call = (name: string, answer: unknown = 'true'): unknown => (calls.push(name), answer);
    const [start, finish, commit] = [() => call('init'), () => call('finish'), () => call('commit')];
    const get = (element?: string): unknown => values[element ?? ''] ?? '';
    const set = (element?: string, value?: string): unknown => call(`${element}=${value}`, refuse.includes(element ?? '') ? 'false' : 'true');
    return { LMSInitialize: start, LMSFinish: finish, LMSCommit: commit, LMSGetValue: get, LMSSetValue: set, Initialize: start, Terminate: finish, Commit: commit, GetValue: get, SetValue: set, calls } as unknown as ApiObject & { readonly calls: string[] };
  }
  const saved = { suspendData: 'abc', location: 'm1.1', report: { completion: 'completed' as const, success: 'passed' as const, score: 92.5, progress: 1 } };
  const open = (api: ApiObject, dialect = scorm12): ReturnType<typeof openLms> => openLms(dialect.wrap(api), dialect);

  it('writes what changed, commits, and finishes once', () => {
    const api = fakeApi();
    const lms = open(api)!;
    expect([lms.save(saved), lms.save(saved), lms.close(3725.9), lms.close(1), lms.save(saved)]).toEqual([true, true, true, true, false]);
    expect(api.calls.slice(0, 9)).toEqual(['init', 'cmi.suspend_data=abc', 'cmi.core.lesson_location=m1.1', 'cmi.core.lesson_status=passed', 'cmi.core.score.min=0', 'cmi.core.score.max=100', 'cmi.core.score.raw=92.5', 'commit', 'commit']);
    expect(api.calls.slice(9, 13)).toEqual(['cmi.core.session_time=0001:02:05', 'cmi.core.exit=suspend', 'commit', 'finish']);
  });

  it('keeps completion and success apart in SCORM 2004', () => {
    const api = fakeApi();
    const lms = open(api, scorm2004)!;
    expect([lms.save(saved), lms.save({ ...saved, report: { completion: 'incomplete', success: 'failed', score: null, progress: 0.5 } }), lms.close(3725.9)]).toEqual([true, true, true]);
    expect(api.calls).toEqual([
      'init', 'cmi.suspend_data=abc', 'cmi.location=m1.1', 'cmi.completion_status=completed', 'cmi.success_status=passed', 'cmi.progress_measure=1', 'cmi.score.min=0', 'cmi.score.max=100', 'cmi.score.raw=92.5', 'cmi.score.scaled=0.925', 'commit',
      'cmi.completion_status=incomplete', 'cmi.success_status=failed', 'cmi.progress_measure=0.5', 'commit', 'cmi.session_time=PT1H2M5S', 'cmi.exit=suspend', 'commit', 'finish',
    ]);
    expect([duration(0), duration(-1), duration(59.9), duration(3600)]).toEqual(['PT0S', 'PT0S', 'PT59S', 'PT1H']);
  });

  it('has one status for both in SCORM 1.2', () => {
    const status = (completion: 'incomplete' | 'completed', success: 'unknown' | 'passed' | 'failed'): string | undefined => scorm12.saved({ ...saved, report: { ...saved.report, completion, success } }).find(([element]) => element.endsWith('lesson_status'))?.[1];
    expect([status('incomplete', 'unknown'), status('incomplete', 'failed'), status('completed', 'unknown'), status('completed', 'passed')]).toEqual(['incomplete', 'failed', 'completed', 'passed']);
  });

  it('says when the LMS does not take something, and does not write in review', () => {
    expect(open(fakeApi({}, ['cmi.suspend_data']))!.save(saved)).toBe(false);
    for (const [dialect, element] of [[scorm12, 'cmi.core.lesson_mode'], [scorm2004, 'cmi.mode']] as const) {
      const review = fakeApi({ [element]: 'review' });
      open(review, dialect)!.save(saved);
      expect(review.calls.filter((call) => call.includes('='))).toEqual([]);
    }
    expect(open({ ...(fakeApi() as ApiObject), LMSInitialize: () => 'false' })).toBeUndefined();
    expect([sessionTime(0), sessionTime(-5), sessionTime(1e9)]).toEqual(['0000:00:00', '0000:00:00', '9999:59:59']);
  });

  it('finds the API in parents and openers, past windows of other origins', () => {
    const api = fakeApi();
    const top = { API: api } as unknown as Window;
    Object.assign(top, { parent: top, top });
    const child = { parent: top, top, opener: null } as unknown as Window;
    const closed = Object.defineProperty({ parent: undefined } as unknown as Window, 'API', { get: () => { throw new Error('cross-origin'); } });
    Object.assign(closed, { parent: closed, top: closed, opener: child });
    const lonely = { opener: null } as unknown as Window;
    Object.assign(lonely, { parent: lonely, top: lonely });
    expect([child, closed].map((start) => findApi(start, 'API')?.['LMSInitialize']?.(''))).toEqual(['true', 'true']);
    expect([findApi(lonely, 'API'), findApi(child, 'API_1484_11')]).toEqual([undefined, undefined]);
    const found = findApi(child, 'API');
    Object.assign(top, { closed: true });
    expect(() => found?.['LMSCommit']?.('')).toThrow('The window of the LMS is closed.');
  });
});

it('says how long', () => {
  expect([0, 35, 60, 80, 120].map(createWords().minutes)).toEqual(['', '35 min', '1 h', '1 h 20 min', '2 h']);
  expect([0, 2, 33, 118].map(aboutMinutes)).toEqual([0, 5, 35, 120]);
});
