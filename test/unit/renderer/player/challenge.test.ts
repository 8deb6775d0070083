import { describe, expect, it } from 'vitest';
import { suspendLimits } from '#shared/exchange/targets';
import { openLms } from '../../../../renderer/player/open-lms';
import { createPlayer } from '../../../../renderer/player/player';
import { scorm12 } from '../../../../renderer/player/scorm12';
import { scorm2004 } from '../../../../renderer/player/scorm2004';
import { fakeScorm } from '../../../helpers/fake-scorm';
import { answersTo, courseOf, fakeLms } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';

const course = courseOf(sampleRole());
const index = (id: string): number => course.program.modules.findIndex((module) => module.id === `module:${id}`);
const [pre] = course.preAssessments;

describe('challenging a decision', () => {
  it('changes no path, no progress and no report, and a waived module opens all the same (scenario 71)', () => {
    const lms = fakeLms();
    const player = createPlayer(course, lms, () => 0);
    player.answer(pre!, answersTo(pre!.questions, true));
    const { progress, path } = player.state();
    const before = lms.saves.length;
    player.note('Challenge: this is wrong.', index('b'));
    expect([player.state().progress, player.state().path, lms.saves.length, lms.notes]).toEqual([progress, path, before, ['Challenge: this is wrong.']]);
    player.show({ kind: 'page', module: index('b'), page: 0 });
    expect(player.state().path).toEqual(path);
  });

  it('is a comment in SCORM 1.2, written with the earlier ones, and says when there is no room', () => {
    const lms = fakeScorm({ 'cmi.comments': 'Earlier.' });
    const player = createPlayer(course, openLms(scorm12.wrap(lms.api), scorm12), () => 0);
    player.note('Second.', 0);
    expect([lms.values.get('cmi.comments'), player.state().notes.map(({ answer }) => answer)]).toEqual(['Earlier.\nSecond.', ['taken', 'taken']]);
    player.note('x'.repeat(suspendLimits.scorm12), 0);
    expect([player.state().notes.at(-1)?.answer, lms.values.get('cmi.comments')]).toEqual(['refused', 'Earlier.\nSecond.']);
    expect(createPlayer(course, openLms(scorm12.wrap(lms.api), scorm12), () => 0).state().notes.map(({ text }) => text)).toEqual(['Earlier.', 'Second.']);
  });

  it('is a comment from the learner in SCORM 2004, after those that are there', () => {
    const lms = fakeScorm({ 'cmi.comments_from_learner._count': '1', 'cmi.comments_from_learner.0.comment': 'Earlier.' });
    const player = createPlayer(course, openLms(scorm2004.wrap(lms.api), scorm2004), () => 0);
    player.note('Second.', index('b'));
    expect([lms.values.get('cmi.comments_from_learner.1.comment'), lms.values.get('cmi.comments_from_learner.1.location')]).toEqual(['Second.', 'module:b']);
  });

  it('says honestly what becomes of it', () => {
    const without = fakeScorm();
    without.unknown.add('cmi.comments');
    const deaf = createPlayer(course, openLms(scorm12.wrap(without.api), scorm12), () => 0);
    deaf.note('A.', 0);
    const lost = fakeScorm();
    const waiting = createPlayer(course, openLms(scorm12.wrap(lost.api), scorm12), () => 0);
    lost.mode = 'away';
    waiting.note('B.', 0);
    const alone = createPlayer(course, undefined, () => 0);
    alone.note('C.', 0);
    expect([deaf, waiting, alone].map((player) => [player.state().notes[0]?.answer, player.state().saveState])).toEqual([['refused', 'saved'], ['waiting', 'failed'], ['kept', 'offline']]);
    lost.mode = 'there';
    waiting.retry();
    expect([waiting.state().notes[0]?.answer, lost.values.get('cmi.comments')]).toEqual(['taken', 'B.']);
  });
});

describe('what the LMS is told', () => {
  it('is what was sent, and says what waits', () => {
    const lms = fakeScorm();
    const player = createPlayer(course, openLms(scorm12.wrap(lms.api), scorm12), () => 0);
    const told = (): Readonly<Record<string, readonly [string, boolean]>> => Object.fromEntries(player.told().map(({ what, value, isTaken }) => [what, [value, isTaken]]));
    expect(told()).toMatchObject({ status: ['incomplete', true], score: ['', true], answers: ['0', true], comments: ['0', true] });
    lms.mode = 'away';
    player.skip(0);
    expect(told()['state']).toEqual([expect.stringMatching(/^1[0-9a-f]{8}/), false]);
    lms.mode = 'there';
    player.retry();
    expect(told()['state']).toEqual([lms.values.get('cmi.suspend_data'), true]);
    const names = createPlayer(course, openLms(scorm2004.wrap(fakeScorm().api), scorm2004), () => 0).told().map(({ name }) => name);
    expect(names).toEqual(['cmi.completion_status', 'cmi.success_status', 'cmi.score.scaled', 'cmi.progress_measure', 'cmi.location', 'cmi.suspend_data', 'cmi.session_time', 'cmi.interactions', 'cmi.comments_from_learner']);
  });
});
