import type { PlayerQuestion, PlayerTest } from '#shared/exchange/packages/player/player-course';
import type { Answer } from './answers';
import { isRight } from './answers';

/** One answer as both SCORM standards ask for it; each writes it in its own way. Only sent where the course asks for it. */
export interface AnsweredQuestion {
  /** Letters, digits, `_` and `-`. */
  readonly id: string;
  readonly type: 'choice' | 'true-false' | 'numeric';
  /** Places of the chosen options, from 0, ascending; empty for other types. */
  readonly places: readonly number[];
  /** `true`, `false`, or the number with a decimal point. */
  readonly text: string;
  readonly isRight: boolean;
  readonly weight: number;
}

const types = { single: 'choice', multiple: 'choice', 'true-false': 'true-false', numeric: 'numeric' } as const;

export function answersOf(test: PlayerTest, answers: readonly Answer[]): readonly AnsweredQuestion[] {
  return test.questions.map((question, index) => {
    const answer = answers[index] ?? [];
    const type = types[question.kind];
    return {
      id: `${test.id.replace(/[^A-Za-z0-9_-]/g, '_')}_${question.id}`, type, places: type === 'choice' ? placesOf(question, answer) : [],
      text: type === 'true-false' ? (answer[0] === 'true' ? 'true' : 'false') : type === 'numeric' ? (answer[0]?.replace(',', '.') ?? '') : '', isRight: isRight(question, answer), weight: question.points,
    };
  });
}

function placesOf(question: PlayerQuestion, answer: Answer): readonly number[] {
  const options = 'options' in question ? question.options : [];
  return answer.map((id) => options.findIndex((option) => option.id === id)).filter((place) => place >= 0).sort((a, b) => a - b);
}
