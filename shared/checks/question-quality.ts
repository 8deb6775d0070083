import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { Question, QuestionSet } from '../model/question-set';
import { titleOf, type Check } from './check';

/** A set that decides about a whole module by fewer questions is decided by luck. */
const fewest = 3;

/** Tests that luck or test-wiseness can pass, and questions that teach nothing afterwards (Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines", 2002). */
export const questionQuality: Check = {
  codes: ['TRL-Q003', 'TRL-Q004', 'TRL-Q005', 'TRL-Q006'],
  reads: { 'question-set': 'all', module: [] },
  run: (document) =>
    [...document.tables['question-set'].values()].sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap((set) => ofSet(set, titleOf(document, set.module))),
};

function ofSet(set: QuestionSet, title: string): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string): number => findings.push({ code, severity, records: [set.id, set.module], message });
  if (set.purpose === 'pre' && set.questions.length < fewest) add('TRL-Q003', 'warning', `“${set.title}” decides about “${title}” by ${set.questions.length} ${set.questions.length === 1 ? 'question' : 'questions'}: guessing passes too often. Ask at least ${fewest}.`);
  const silent = set.questions.filter((question) => question.feedback.trim() === '').length;
  if (set.purpose === 'post' && silent > 0) add('TRL-Q004', 'info', `${silent} of ${set.questions.length} questions of “${set.title}” have no feedback. Say why the answer is right.`);
  const choices = set.questions.filter((question) => question.kind === 'single');
  if (choices.length >= fewest && choices.every(isLongestRight)) add('TRL-Q005', 'info', `In “${set.title}” the longest option is always the right one. Test-wise people see that: even the options out.`);
  for (const [index, question] of set.questions.entries()) {
    const texts = optionTexts(question);
    if (new Set(texts).size < texts.length) add('TRL-Q006', 'warning', `Question ${index + 1} of “${set.title}” has the same option twice. Change one.`);
  }
  return findings;
}

function optionTexts(question: Question): readonly string[] {
  return question.kind === 'single' || question.kind === 'multiple' ? question.options.map((option) => option.text.trim().toLowerCase()) : [];
}

function isLongestRight(question: Question): boolean {
  if (question.kind !== 'single') return false;
  const right = question.options.find((option) => option.id === question.answer)?.text.length ?? 0;
  return question.options.every((option) => option.id === question.answer || option.text.length < right);
}
