import { z } from 'zod';
import type { Question, QuestionSet } from '../../model/question-set';

/** What decides the score of a module's tests: everything but options as JSON digests, options with a digest of their words and whether they are right. Each side of a pair to be matched is an option of the other. */
export const answerKeySchema = z.object({
  rest: z.string(),
  options: z.array(z.object({ question: z.string(), options: z.array(z.object({ id: z.string(), words: z.string(), right: z.boolean() })) })),
});
export type AnswerKey = z.infer<typeof answerKeySchema>;

export function answerKey(sets: readonly QuestionSet[], digest: (value: unknown) => string): AnswerKey {
  const questions = sets.flatMap((set) => set.questions.map((question) => ({ set, question })));
  return {
    rest: digest(questions.map(({ set, question }) => {
      const { text: _text, feedback: _feedback, ...scored } = question;
      const bare = 'options' in scored || scored.kind === 'matching' ? { id: scored.id, kind: scored.kind, points: scored.points } : scored;
      return [set.id, set.purpose, set.purpose === 'pre' ? set.evidenceKind : '', bare, ...(set.draw === null ? [] : [set.draw])];
    })),
    options: questions.flatMap(({ set, question }) => choicesOf(question, digest).map(({ of, options }) => ({ question: [set.id, question.id, ...of].join(' '), options }))),
  };
}

/** The lists that are chosen from: one of a choice; of a matching question the matches for each prompt, and the prompts for each match. */
function choicesOf(question: Question, digest: (value: unknown) => string): readonly { readonly of: readonly string[]; readonly options: AnswerKey['options'][number]['options'] }[] {
  if (question.kind === 'matching') {
    const matches = [...question.pairs.map(({ id, match }) => ({ id, text: match })), ...question.distractors];
    const listFor = (of: string, list: readonly { readonly id: string; readonly text: string }[]): AnswerKey['options'][number]['options'] => list.map(({ id, text }) => ({ id, words: digest(text), right: id === of }));
    return question.pairs.flatMap(({ id }) => [{ of: ['match', id], options: listFor(id, matches) }, { of: ['prompt', id], options: listFor(id, question.pairs.map((pair) => ({ id: pair.id, text: pair.prompt }))) }]);
  }
  if (!('options' in question)) return [];
  const right = new Set('answers' in question ? question.answers : [question.answer]);
  return [{ of: [], options: question.options.map(({ id, text }) => ({ id, words: digest(text), right: right.has(id) })) }];
}

type Option = AnswerKey['options'][number]['options'][number];

/**
 * Whether answers score otherwise. Options are the same where their words are, whatever their order and ids: two whose words changed places score otherwise, a list in another order does
 * not. Words that are edited are a matter of text, as long as the option with that id stays right or wrong.
 */
export function scoresOtherwise(was: AnswerKey, is: AnswerKey): boolean {
  if (was.rest !== is.rest) return true;
  const before = new Map(was.options.map(({ question, options }) => [question, options]));
  return is.options.some(({ question, options }) => {
    const old = before.get(question);
    return old === undefined || optionsDiffer(old, options);
  });
}

function optionsDiffer(was: readonly Option[], is: readonly Option[]): boolean {
  const meaning = (options: readonly Option[]): string => JSON.stringify(options.map(({ words, right }) => `${words} ${right}`).sort());
  if (meaning(was) === meaning(is)) return false;
  const rightById = new Map(was.map(({ id, right }) => [id, right]));
  const rightByWords = new Map(was.map(({ words, right }) => [words, right]));
  return was.length !== is.length || is.some(({ id, words, right }) => rightById.get(id) !== right || (rightByWords.get(words) ?? right) !== right);
}
