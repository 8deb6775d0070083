import { describe, expect, it, vi } from 'vitest';
import { keepTrying } from '../../../../renderer/player/keep-trying';
import { openLms } from '../../../../renderer/player/open-lms';
import { shareWithOtherWindows, type Channel } from '../../../../renderer/player/other-windows';
import { createPlayer, type Player } from '../../../../renderer/player/player';
import { scorm12 } from '../../../../renderer/player/scorm12';
import { scorm2004 } from '../../../../renderer/player/scorm2004';
import { fakeScorm, type FakeScorm } from '../../../helpers/fake-scorm';
import { answersTo, courseOf } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';

const plain = courseOf(sampleRole());
const course = { ...plain, reporting: { ...plain.reporting, interactions: true } };
const index = (id: string): number => course.program.modules.findIndex((module) => module.id === `module:${id}`);
const open = (lms: FakeScorm, dialect = scorm12): Player => createPlayer(course, openLms(dialect.wrap(lms.api), dialect, true), () => 60);
const answerPre = (player: Player): void => player.answer(course.preAssessments[0]!, answersTo(course.preAssessments[0]!.questions, true));

describe('a lost connection', () => {
  it.each(['away', 'gone'] as const)('is said, and nothing of it is lost when the LMS is back (%s)', (mode) => {
    const lms = fakeScorm();
    const player = open(lms);
    lms.mode = mode;
    answerPre(player);
    player.proceed();
    player.complete(index('intro'));
    expect(player.state().saveState).toBe('failed');
    expect(player.state().progress.events).toHaveLength(2);
    player.retry();
    expect(player.state().saveState).toBe('failed');
    lms.mode = 'there';
    player.retry();
    expect(player.state().saveState).toBe('saved');
    const fresh = createPlayer(course, openLms(scorm12.wrap(fakeScorm(Object.fromEntries(lms.values)).api), scorm12), () => 0);
    expect(fresh.state().progress.events).toEqual(player.state().progress.events);
    expect([...lms.values.keys()].filter((element) => element.endsWith('.result'))).toHaveLength(4);
  });

  it('does not end the session while something is unsaved, and ends it in any case when the page goes', () => {
    const lms = fakeScorm();
    const player = open(lms);
    lms.mode = 'away';
    player.skip(0);
    player.close();
    expect([player.state().saveState, lms.calls.includes('finish')]).toEqual(['failed', false]);
    lms.mode = 'there';
    player.retry();
    expect([player.state().saveState, lms.calls.at(-1)]).toEqual(['closed', 'finish']);
    const other = fakeScorm();
    const leaving = open(other);
    other.mode = 'away';
    leaving.skip(0);
    other.mode = 'there';
    leaving.leave();
    expect([other.values.get('cmi.suspend_data')!.length > 9, other.calls.at(-1)]).toEqual([true, 'finish']);
  });

  it('is tried again after a while, longer each time, and at once when the network or the learner is back', () => {
    vi.useFakeTimers();
    const lms = fakeScorm();
    const player = open(lms);
    const heard = new Map<string, () => void>();
    const target = { setTimeout, clearTimeout, addEventListener: (name: string, listener: () => void) => heard.set(name, listener), document: { visibilityState: 'visible', addEventListener: (name: string, listener: () => void) => heard.set(name, listener) } };
    keepTrying(player, target as unknown as Window);
    lms.mode = 'away';
    player.skip(0);
    const tries = (): number => lms.calls.filter((call) => call === 'commit' || call.startsWith('cmi.suspend_data')).length;
    const counts = [2, 5, 15, 30, 60, 60].map((seconds) => {
      const before = tries();
      vi.advanceTimersByTime(seconds * 1000 - 1);
      const early = tries();
      vi.advanceTimersByTime(1);
      return [early - before, tries() > early];
    });
    expect(counts).toEqual(Array.from({ length: 6 }, () => [0, true]));
    lms.mode = 'there';
    for (const name of ['online', 'focus', 'visibilitychange']) expect(heard.has(name)).toBe(true);
    heard.get('online')!();
    expect(player.state().saveState).toBe('saved');
    const after = tries();
    vi.advanceTimersByTime(300_000);
    expect(tries()).toBe(after);
    vi.useRealTimers();
  });

  it('is no connection lost where the LMS has no place for answers', () => {
    const lms = fakeScorm();
    lms.unknown.add('cmi.interactions');
    const player = open(lms);
    answerPre(player);
    expect(player.state().saveState).toBe('saved');
  });
});

it.each([[scorm12, 'cmi.core.lesson_mode', 'review'], [scorm12, 'cmi.core.lesson_mode', 'browse'], [scorm2004, 'cmi.mode', 'review'], [scorm2004, 'cmi.mode', 'browse']] as const)('says that nothing is recorded in a visit that only looks (%#)', (dialect, element, mode) => {
  const lms = fakeScorm({ [element]: mode });
  const player = open(lms, dialect);
  answerPre(player);
  player.note('A note.', 0);
  expect([player.state().saveState, player.state().notes[0]?.answer]).toEqual(['unrecorded', 'kept']);
  player.close();
  expect(lms.calls.filter((call) => call.includes('='))).toEqual([]);
  expect(lms.calls.at(-1)).toBe('finish');
});

describe('two windows of one attempt', () => {
  /** Windows on one channel. */
  function channels(): () => Channel {
    const all: ((word: 'opened' | 'held') => void)[][] = [];
    return () => {
      const own: ((word: 'opened' | 'held') => void)[] = [];
      all.push(own);
      return { say: (word) => all.filter((other) => other !== own).flat().forEach((listener) => listener(word)), onWord: (listener) => void own.push(listener) };
    };
  }

  it('the last one goes on, the first ends its session and writes nothing more', () => {
    const channel = channels();
    const [one, two] = [fakeScorm(), fakeScorm()];
    const first = open(one);
    shareWithOtherWindows(first, channel());
    first.skip(0);
    two.values.set('cmi.suspend_data', one.values.get('cmi.suspend_data')!);
    const second = open(two);
    shareWithOtherWindows(second, channel());
    expect([first.state().saveState, second.state().saveState, one.calls.at(-1)]).toEqual(['elsewhere', 'saved', 'finish']);
    const written = one.calls.length;
    first.complete(index('intro'));
    first.close();
    first.leave();
    expect([first.state().saveState, one.calls.length]).toEqual(['elsewhere', written]);
  });

  it('a window with unsaved progress stays, and the last one gives way', () => {
    const channel = channels();
    const [one, two] = [fakeScorm(), fakeScorm()];
    const first = open(one);
    shareWithOtherWindows(first, channel());
    one.mode = 'away';
    first.skip(0);
    const second = open(two);
    shareWithOtherWindows(second, channel());
    expect([first.state().saveState, second.state().saveState]).toEqual(['failed', 'held']);
  });

  it('where they cannot hear each other but share the LMS window, the other’s progress is seen before it is written over', () => {
    const lms = fakeScorm();
    const [first, second] = [open(lms), open(lms)];
    second.skip(0);
    const theirs = lms.values.get('cmi.suspend_data');
    first.choose(2, index('e1'), true);
    expect([first.state().saveState, lms.values.get('cmi.suspend_data')]).toEqual(['elsewhere', theirs]);
  });
});
