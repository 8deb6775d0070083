const option = (id: string): object => ({ id, text: `Option ${id}` });
const whole = (number: number): object => {
  const base = { id: `w${number}`, text: `Question ${number}`, points: 1000 };
  if (number === 8) return { ...base, kind: 'matching', pairs: ['a', 'b', 'c'].map((id) => ({ id, prompt: `Prompt ${id}`, match: `Match ${id}` })), distractors: [{ id: 'x', text: 'Match x' }] };
  if (number % 4 === 0) return { ...base, kind: 'single', options: [option('a'), option('b')], answer: 'b' };
  if (number % 4 === 1) return { ...base, kind: 'true-false', answer: number % 8 === 1 };
  if (number % 4 === 2) return { ...base, kind: 'multiple', options: [option('a'), option('b'), option('c')], answers: ['a', 'c'] };
  return { ...base, kind: 'numeric', answer: number, tolerance: 0.5 };
};

/** Eleven questions of 10,000 points in all: every tenth of the score, and a hundredth of a percent beside it, can be reached exactly. */
export const edgeQuestions: readonly object[] = [
  ...Array.from({ length: 9 }, (_, number) => whole(number)), { id: 'nearly', kind: 'true-false', text: 'Nearly?', points: 999, answer: true }, { id: 'last', kind: 'true-false', text: 'The last hundredth?', points: 1, answer: true },
];

/** The nearest score that can be reached, and which of the questions are answered right then. */
export function reach(score: number): { readonly score: number; readonly right: readonly boolean[] } {
  const choices = Array.from({ length: 10 }, (_, tenths) => [0, 1, 999, 1000].map((rest) => ({ tenths, rest, score: tenths * 1000 + rest }))).flat();
  const best = choices.reduce((one, other) => (Math.abs(other.score - score) < Math.abs(one.score - score) ? other : one));
  return { score: best.score, right: [...Array.from({ length: 9 }, (_, number) => number < best.tenths), best.rest >= 999, best.rest === 1 || best.rest === 1000] };
}
