import type { PlayerQuestion, PlayerTest } from '#shared/exchange/packages/player/player-course';
import type { Answer } from './answers';
import { isRight, parseNumber } from './answers';

/** An answer, or the right one. What does not belong to the type is empty. */
export interface Response {
  /** Places of the chosen options, from 0, ascending. */
  readonly places: readonly number[];
  /** Places of prompts, and of the matches given to them, from 0. */
  readonly pairs: readonly (readonly [prompt: number, match: number])[];
  /** `true`, `false`, or the number with a decimal point. */
  readonly text: string;
}

/** One answer as the standards ask for it; each writes it in its own way. Only sent where the course asks for it. */
export interface AnsweredQuestion extends Response {
  /** Letters, digits, `_` and `-`. */
  readonly id: string;
  readonly type: 'choice' | 'true-false' | 'numeric' | 'matching';
  readonly right: Response;
  /** Least and greatest number that is right; undefined for other types. */
  readonly bounds?: readonly [least: number, greatest: number];
  readonly isRight: boolean;
  readonly weight: number;
}

const types = { single: 'choice', multiple: 'choice', 'true-false': 'true-false', numeric: 'numeric', matching: 'matching' } as const;
const nothing: Response = { places: [], pairs: [], text: '' };

export function answersOf(test: PlayerTest, answers: readonly Answer[]): readonly AnsweredQuestion[] {
  return test.questions.map((question, index): AnsweredQuestion => {
    const answer = answers[index] ?? [];
    return {
      id: `${test.id.replace(/[^A-Za-z0-9_-]/g, '_')}_${question.id}`, type: types[question.kind], ...responseOf(question, answer), right: responseOf(question, rightAnswer(question)),
      ...(question.kind === 'numeric' ? { bounds: [rounded(question.answer - question.tolerance), rounded(question.answer + question.tolerance)] as const } : {}), isRight: isRight(question, answer), weight: question.points,
    };
  });
}

function responseOf(question: PlayerQuestion, answer: Answer): Response {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return { ...nothing, places: answer.map((id) => question.options.findIndex((option) => option.id === id)).filter((place) => place >= 0).sort((a, b) => a - b) };
    case 'true-false':
      return { ...nothing, text: answer[0] === 'true' ? 'true' : 'false' };
    case 'numeric':
      return { ...nothing, text: String(parseNumber(answer[0] ?? '') ?? '') };
    case 'matching':
      return { ...nothing, pairs: answer.flatMap((place, prompt) => (place === '' ? [] : [[prompt, Number(place)] as const])) };
  }
}

function rightAnswer(question: PlayerQuestion): Answer {
  switch (question.kind) {
    case 'multiple':
      return question.answers;
    case 'matching':
      return question.answers.map(String);
    case 'single':
    case 'true-false':
    case 'numeric':
      return [String(question.answer)];
  }
}

/** Without the digits that binary fractions add: 2.5 + 0.1 is 2.6. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** A letter for a place: a, b, c… Where letters end: `o26`, `o27`…, which SCORM 1.2 cannot write. */
export function letterOf(place: number): string {
  return place < 26 ? String.fromCharCode(97 + place) : `o${place}`;
}
