import type { Finding } from '../kit/finding';
import type { Question, QuestionSet } from '../model/question-set';
import type { Check } from './check';
import { update } from './quick-fixes/quick-fix';

/** Questions whose answer names no option, repeated ids, and draws that draw nothing or not alike. */
export const questionSets: Check = {
  codes: ['TRL-Q001', 'TRL-Q002', 'TRL-Q007', 'TRL-Q008'],
  reads: { 'question-set': 'all' },
  run: (document) =>
    [...document.tables['question-set'].values()].flatMap((set) => {
      const findings: Finding[] = set.questions.flatMap((question, index) =>
        hasAnswer(question) ? [] : [{ code: 'TRL-Q001', severity: 'error' as const, records: [set.id, set.module], message: `Question ${index + 1} of “${set.title}” has an answer that is none of its options. Choose the right option.` }],
      );
      const ids = set.questions.map((question) => question.id);
      if (new Set(ids).size !== ids.length) findings.push({ code: 'TRL-Q002', severity: 'error', records: [set.id], message: `“${set.title}” uses a question id twice. Give each question its own id.`, fix: update('Give each its own', set.id, { questions: withOwnIds(set.questions) }) });
      return [...findings, ...drawFindings(set)];
    }),
};

/** What of a pool makes its draw void, or unlike for two learners. */
function drawFindings(set: QuestionSet): readonly Finding[] {
  const { id, title, module, questions, draw } = set;
  if (draw === null) return [];
  const records = [id, module];
  if (draw >= questions.length) return [{ code: 'TRL-Q007', severity: 'warning', records, message: `“${title}” asks ${draw} of ${questions.length} ${questions.length === 1 ? 'question' : 'questions'}: everybody gets all of them. Ask fewer, or add questions.`, fix: update('Ask all', id, { draw: null }) }];
  const points = [...new Set(questions.map((question) => question.points))].sort((a, b) => a - b);
  if (points.length === 1) return [];
  return [{ code: 'TRL-Q008', severity: 'warning', records, message: `“${title}” draws ${draw} of ${questions.length} questions that give ${points.join(', ').replace(/, (?=\d+$)/, ' or ')} points: what a question counts for depends on the draw. Give all the same points.`, fix: update('Give all the same points', id, { questions: questions.map((question) => ({ ...question, points: points[0] })) }) }];
}

/** Repeated ids get a number behind them. */
function withOwnIds(questions: readonly Question[]): readonly Question[] {
  const taken = new Set(questions.map((question) => question.id));
  const seen = new Set<string>();
  return questions.map((question) => {
    let { id } = question;
    for (let count = 2; seen.has(id); count++) {
      const numbered = `${question.id.slice(0, 34)}-${count}`;
      if (!taken.has(numbered)) id = numbered;
    }
    seen.add(id);
    taken.add(id);
    return id === question.id ? question : { ...question, id };
  });
}

function hasAnswer(question: Question): boolean {
  if (question.kind === 'single') return question.options.some((option) => option.id === question.answer);
  if (question.kind === 'multiple') return question.answers.every((answer) => question.options.some((option) => option.id === answer));
  return true;
}
