import { createRandom, hashString, shuffled } from '../kit/random';

/** What a pool of questions is to the draw: `draw` of its questions are asked, all where there is none. */
export interface QuestionPool<Q> {
  readonly id: string;
  readonly questions: readonly Q[];
  readonly draw?: number | null;
}

/**
 * The questions that one attempt is asked, in their authored order: a simple random sample without replacement. Depends on nothing but the pool, `seed` (any number, taken modulo
 * 2^32: which learner) and `attempt` (1, 2…), so the same learner is asked the same after a reload, and something else the next time. A draw of all or more gives all.
 */
export function drawQuestions<Q>({ id, questions, draw = null }: QuestionPool<Q>, seed: number, attempt: number): readonly Q[] {
  if (draw === null || draw >= questions.length) return questions;
  const random = createRandom(hashString(`${seed >>> 0}/${id}/${attempt}`));
  const places = shuffled(questions.map((_question, place) => place), random).slice(0, Math.max(1, draw));
  return [...places].sort((a, b) => a - b).map((place) => questions[place]!);
}
