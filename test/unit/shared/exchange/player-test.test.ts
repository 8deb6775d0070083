import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionSetSchema } from '#shared/model/question-set';
import { playerTest } from '#shared/exchange/packages/one-player/player-test';
import { openCourse, sealCourse } from '#shared/exchange/packages/player/sealed-course';
import type { PlayerCourse, PlayerMatching } from '#shared/exchange/packages/player/player-course';
import { earnedPoints } from '../../../../renderer/player/answers';
import { answersTo, courseOf } from '../../../helpers/play';
import { sampleRole } from '../../../helpers/sample-role';

const setOf = (more: object): ReturnType<typeof questionSetSchema.parse> => questionSetSchema.parse({ id: 'question-set:m', type: 'question-set', title: 'M', module: 'module:a', purpose: 'post', ...more });
const matching = (pairs: readonly (readonly [string, string])[], distractors: readonly string[] = [], id = 'q'): object => ({ id, kind: 'matching', text: 'What belongs together?', points: 3, pairs: pairs.map(([prompt, match], at) => ({ id: `p${at}`, prompt, match })), distractors: distractors.map((text, at) => ({ id: `d${at}`, text })) });
const asked = (question: object): PlayerMatching => playerTest(setOf({ questions: [question] })).questions[0] as PlayerMatching;

describe('a matching question in the player', () => {
  it('shows every match once, in an order that is not that of the prompts, the same each time', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 3, maxLength: 9 }), fc.uniqueArray(fc.string({ minLength: 7, maxLength: 9 }), { maxLength: 3 }), (texts, distractors) => {
      const question = matching(texts.map((text, at) => [`${at}`, text]), distractors);
      const { matches, answers, prompts } = asked(question);
      expect([...matches].sort()).toEqual([...texts, ...distractors].sort());
      expect(matches).not.toEqual([...texts, ...distractors]);
      expect(answers.map((place) => matches[place])).toEqual(texts);
      expect(prompts.map(({ text }) => text)).toEqual(texts.map((_text, at) => `${at}`));
      expect(asked(question)).toEqual(asked(question));
    }));
  });
  it('one match of two prompts is shown once, and right for both', () => {
    const { matches, answers } = asked(matching([['Lyon', 'France'], ['Paris', 'France'], ['Rome', 'Italy']]));
    expect([...matches].sort()).toEqual(['France', 'Italy']);
    expect(answers[0]).toBe(answers[1]);
  });
  it('E-87 gives its points when every pair is right, and none else', () => {
    const { questions } = playerTest(setOf({ questions: [matching([['Peru', 'Lima'], ['Cuba', 'Havana']], ['Quito'])] }));
    const [right] = answersTo(questions, true);
    expect([earnedPoints(questions, [right!]), earnedPoints(questions, [[right![1]!, right![0]!]]), earnedPoints(questions, [[right![0]!, '']]), earnedPoints(questions, [[]])]).toEqual([3, 0, 0, 0]);
  });
  it('lies in a package without its answers, and opens as it was, with its draw', () => {
    const course = courseOf(sampleRole({ id: 'question-set:post-e1', type: 'question-set', title: 'E1', module: 'module:e1', purpose: 'post', draw: 1, questions: [matching([['Peru', 'Lima'], ['Cuba', 'Havana'], ['Chile', 'Santiago']]), matching([['1', 'I'], ['2', 'II']], ['V'], 'r')] }));
    const sealed = sealCourse(course);
    expect(openCourse(JSON.parse(JSON.stringify(sealed)) as typeof sealed)).toEqual(course);
    const test = sealed.modules.find((module) => module.test?.id === 'question-set:post-e1')?.test;
    expect(test).toMatchObject({ draw: 1, questions: [{ prompts: [{ text: 'Peru' }, { text: 'Cuba' }, { text: 'Chile' }] }, { prompts: [{ text: '1' }, { text: '2' }] }] });
    expect(JSON.stringify(test)).not.toMatch(/"(answers|pairs|match|distractors)"/);
  });
});

describe('a draw in the player', () => {
  const questions = ['a', 'b', 'c'].map((id) => ({ id, kind: 'true-false', text: id, answer: true }));
  it('is left out where it draws nothing', () => {
    expect([null, 2, 3, 9].map((draw) => playerTest(setOf({ questions, draw })).draw)).toEqual([undefined, 2, undefined, undefined]);
  });
  it('changes the structure that saved progress belongs to; a draw of all does not', () => {
    const structure = (draw: number | null): PlayerCourse['structure'] => courseOf(sampleRole({ id: 'question-set:post-e1', type: 'question-set', title: 'E1', module: 'module:e1', purpose: 'post', questions, draw })).structure;
    expect(structure(3)).toBe(structure(null));
    expect(new Set([structure(null), structure(1), structure(2)]).size).toBe(3);
  });
});
