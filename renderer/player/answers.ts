import type { PlayerQuestion } from '#shared/exchange/packages/player/player-course';

/** What the learner gave: option ids, `true` / `false`, the number as typed, or, beside the prompts of a matching question, places in its matches (empty where none is chosen). Empty: not answered. */
export type Answer = readonly string[];

/** All or nothing: a question gives its points or none. Numbers may be written with a comma. */
export function isRight(question: PlayerQuestion, answer: Answer): boolean {
  switch (question.kind) {
    case 'single':
      return answer.length === 1 && answer[0] === question.answer;
    case 'multiple':
      return answer.length === question.answers.length && question.answers.every((id) => answer.includes(id));
    case 'true-false':
      return answer[0] === String(question.answer);
    case 'numeric':
      return isNear(question, parseNumber(answer[0] ?? ''));
    case 'matching':
      return question.answers.every((place, prompt) => answer[prompt] === String(place));
  }
}

function isNear({ answer, tolerance }: Extract<PlayerQuestion, { kind: 'numeric' }>, value: number | undefined): boolean {
  // Inclusive; the last digits of a decimal tolerance are rounding, not an answer.
  return value !== undefined && Math.abs(value - answer) <= tolerance + 1e-9 * Math.max(1, Math.abs(answer));
}

/** A typed number; undefined for anything else. */
export function parseNumber(text: string): number | undefined {
  const clean = text.trim().replace(/^\+/, '').replace(',', '.').replace(/\u2212/, '-');
  return /^-?\d+(\.\d+)?$/.test(clean) ? Number(clean) : undefined;
}

export function earnedPoints(questions: readonly PlayerQuestion[], answers: readonly Answer[]): number {
  return questions.reduce((sum, question, index) => sum + (isRight(question, answers[index] ?? []) ? question.points : 0), 0);
}
