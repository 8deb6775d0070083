import { createRandom, hashString, shuffled } from '../../../kit/random';
import type { Question, QuestionSet } from '../../../model/question-set';
import type { PlayerMatching, PlayerQuestion, PlayerTest } from '../player/player-course';

/** A question set as the player asks it. */
export function playerTest({ id, title, questions, draw }: QuestionSet): PlayerTest {
  return { id, title, questions: questions.map((question) => playerQuestion(question, id)), ...(draw === null || draw >= questions.length ? {} : { draw }) };
}

function playerQuestion(question: Question, set: string): PlayerQuestion {
  if (question.kind !== 'matching') return question;
  const { pairs, distractors, ...shared } = question;
  const texts = [...new Set([...pairs.map(({ match }) => match), ...distractors.map(({ text }) => text)])];
  const matches = inAnotherOrder(texts, hashString(`${set} ${question.id}`));
  const matching: PlayerMatching = { kind: 'matching', prompts: pairs.map((pair) => ({ id: pair.id, text: pair.prompt })), matches, answers: pairs.map(({ match }) => matches.indexOf(match)) };
  return { ...shared, ...matching };
}

/** Mixed by the seed; three or more never stand as they were written, beside their prompts. */
function inAnotherOrder(texts: readonly string[], seed: number): readonly string[] {
  const random = createRandom(seed);
  for (;;) {
    const order = shuffled(texts, random);
    if (texts.length < 3 || order.some((text, at) => text !== texts[at])) return order;
  }
}
