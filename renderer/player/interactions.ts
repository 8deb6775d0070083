import type { PlayerQuestion, PlayerTest } from '#shared/exchange/player/player-course';
import type { Answer } from './answers';
import { isRight } from './answers';

const types = { single: 'choice', multiple: 'choice', 'true-false': 'true-false', numeric: 'numeric' } as const;

/** The answers of one test as SCORM 1.2 interactions, numbered from `first` (RTE 3.4.2.3.7). Only sent where the course asks for it. */
export function interactionsOf(test: PlayerTest, answers: readonly Answer[], first: number): readonly (readonly [string, string])[] {
  return test.questions.flatMap((question, index) => {
    const base = `cmi.interactions.${first + index}`;
    return [
      [`${base}.id`, `${test.id.replace(/[^A-Za-z0-9_-]/g, '_')}_${question.id}`.slice(0, 255)],
      [`${base}.type`, types[question.kind]],
      [`${base}.student_response`, responseOf(question, answers[index] ?? [])],
      [`${base}.result`, isRight(question, answers[index] ?? []) ? 'correct' : 'wrong'],
      [`${base}.weighting`, String(question.points)],
    ] as const;
  });
}

/** `choice` takes single characters, so options are given by their place: a, b, c… */
function responseOf(question: PlayerQuestion, answer: Answer): string {
  if (question.kind === 'true-false') return answer[0] === 'true' ? 't' : 'f';
  if (question.kind === 'numeric') return answer[0]?.replace(',', '.') ?? '';
  const places = answer.map((id) => question.options.findIndex((option) => option.id === id)).filter((place) => place >= 0 && place < 26);
  return places.sort((a, b) => a - b).map((place) => String.fromCharCode(97 + place)).join(',');
}
