import fc from 'fast-check';
import type { Question } from '#shared/model/question-set';

/** One to five questions of every kind, with ids of their own and these texts. */
export function questionsOf(text: fc.Arbitrary<string>): fc.Arbitrary<Question[]> {
  const entry = fc.record({ text });
  const withIds = <E extends object>(entries: readonly E[]): (E & { id: string })[] => entries.map((one, at) => ({ ...one, id: `o${at}` }));
  const options = fc.array(entry, { minLength: 2, maxLength: 4 }).map(withIds);
  const base = fc.record({ id: fc.constant('q'), text, feedback: fc.oneof(fc.constant(''), text), points: fc.integer({ min: 1, max: 4 }) });
  const withBase = <M extends object>(more: fc.Arbitrary<M>): fc.Arbitrary<{ id: string; text: string; feedback: string; points: number } & M> => fc.tuple(base, more).map(([one, rest]) => ({ ...one, ...rest }));
  const question: fc.Arbitrary<Question> = fc.oneof(
    withBase(fc.record({ kind: fc.constant('single' as const), options, answer: fc.constantFrom('o0', 'o1') })),
    withBase(fc.record({ kind: fc.constant('multiple' as const), options, answers: fc.subarray(['o0', 'o1'], { minLength: 1 }) })),
    withBase(fc.record({ kind: fc.constant('true-false' as const), answer: fc.boolean() })),
    withBase(fc.record({ kind: fc.constant('numeric' as const), answer: fc.integer({ min: -99, max: 99 }), tolerance: fc.constantFrom(0, 0.5) })),
    withBase(fc.record({ kind: fc.constant('matching' as const), pairs: fc.array(fc.record({ prompt: text, match: text }), { minLength: 2, maxLength: 4 }).map(withIds), distractors: fc.array(entry, { maxLength: 2 }).map(withIds) })),
  );
  return fc.array(question, { minLength: 1, maxLength: 5 }).map((list) => list.map((one, at) => ({ ...one, id: `q${at}` })));
}
