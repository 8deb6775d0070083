import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import { askedCount, type Question, type QuestionSet } from '../model/question-set';
import { titleOf, type Check } from './check';

/** A set that decides about a whole module by fewer questions is decided by luck. */
const fewest = 3;

/** Tests that luck or test-wiseness can pass, and questions that teach nothing afterwards (Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines", 2002). */
export const questionQuality: Check = {
  codes: ['TRL-Q003', 'TRL-Q004', 'TRL-Q005', 'TRL-Q006', 'TRL-Q009', 'TRL-Q010'],
  reads: { 'question-set': 'all', module: [] },
  run: (document) =>
    [...document.tables['question-set'].values()].sort((a, b) => compareCodeUnits(a.id, b.id)).flatMap((set) => ofSet(set, titleOf(document, set.module))),
};

function ofSet(set: QuestionSet, title: string): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (code: string, severity: Finding['severity'], message: string): number => findings.push({ code, severity, records: [set.id, set.module], message });
  const asked = askedCount(set);
  if (set.purpose === 'pre' && asked < fewest) add('TRL-Q003', 'warning', `“${set.title}” decides about “${title}” by ${asked} ${asked === 1 ? 'question' : 'questions'}: guessing passes too often. Ask at least ${fewest}.`);
  const silent = set.questions.filter((question) => question.feedback.trim() === '').length;
  if (set.purpose === 'post' && silent > 0) add('TRL-Q004', 'info', `${silent} of ${set.questions.length} questions of “${set.title}” have no feedback. Say why the answer is right.`);
  const choices = set.questions.filter((question) => question.kind === 'single');
  if (choices.length >= fewest && choices.every(isLongestRight)) add('TRL-Q005', 'info', `In “${set.title}” the longest option is always the right one. Test-wise people see that: even the options out.`);
  for (const [index, question] of set.questions.entries()) {
    const where = `Question ${index + 1} of “${set.title}”`;
    if (hasAlike(optionTexts(question))) add('TRL-Q006', 'warning', `${where} has the same option twice. Change one.`);
    if (question.kind !== 'matching') continue;
    if (hasAlike(question.pairs.map(({ prompt }) => prompt))) add('TRL-Q009', 'warning', `${where} has the same prompt twice: nobody can tell which match belongs to which. Change one.`);
    if (hasAlike([...question.pairs.map(({ match }) => match), ...question.distractors.map(({ text }) => text)])) add('TRL-Q010', 'warning', `${where} has the same match twice: learners see it once, or choose between two that look alike. Change one.`);
  }
  return findings;
}

/** Whether two texts look the same, but for capitals and blanks at their ends. */
function hasAlike(texts: readonly string[]): boolean {
  return new Set(texts.map((text) => text.trim().toLowerCase())).size < texts.length;
}

function optionTexts(question: Question): readonly string[] {
  return question.kind === 'single' || question.kind === 'multiple' ? question.options.map(({ text }) => text) : [];
}

function isLongestRight(question: Question): boolean {
  if (question.kind !== 'single') return false;
  const right = question.options.find((option) => option.id === question.answer)?.text.length ?? 0;
  return question.options.every((option) => option.id === question.answer || option.text.length < right);
}
