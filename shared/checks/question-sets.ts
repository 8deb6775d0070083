import type { Finding } from '../kit/finding';
import type { Question } from '../model/question-set';
import type { Check } from './check';

/** Questions whose answer names no option, and repeated ids. */
export const questionSets: Check = {
  codes: ['TRL-Q001', 'TRL-Q002'],
  reads: { 'question-set': 'all' },
  run: (document) =>
    [...document.tables['question-set'].values()].flatMap((set) => {
      const findings: Finding[] = set.questions.flatMap((question, index) =>
        hasAnswer(question) ? [] : [{ code: 'TRL-Q001', severity: 'error' as const, records: [set.id, set.module], message: `Question ${index + 1} of “${set.title}” has an answer that is none of its options. Choose the right option.` }],
      );
      const ids = set.questions.map((question) => question.id);
      if (new Set(ids).size !== ids.length) findings.push({ code: 'TRL-Q002', severity: 'error', records: [set.id], message: `“${set.title}” uses a question id twice. Give each question its own id.` });
      return findings;
    }),
};

function hasAnswer(question: Question): boolean {
  if (question.kind === 'single') return question.options.some((option) => option.id === question.answer);
  if (question.kind === 'multiple') return question.answers.every((answer) => question.options.some((option) => option.id === answer));
  return true;
}
