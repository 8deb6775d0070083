import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Question, QuestionSet } from '#shared/model/question-set';
import type { Program } from '#shared/path/program';
import type { CoursePlan } from './course-driver';
import type { Profile } from './drive-lms';
import { reach } from './edge-questions';

type Answers = readonly (readonly string[])[];

/** Values of the fields that answer a question right, or wrong. */
function answerTo(question: Question, isRight: boolean): readonly string[] {
  switch (question.kind) {
    case 'single':
      return [isRight ? question.answer : question.options.find(({ id }) => id !== question.answer)!.id];
    case 'multiple':
      return isRight ? question.answers : question.options.map(({ id }) => id);
    case 'true-false':
      return [String(question.answer === isRight)];
    case 'numeric':
      return [String(isRight ? question.answer : question.answer + 1 + question.tolerance)];
    case 'matching':
      // By what is shown: the driver chooses options by their text.
      return question.pairs.map((_pair, at) => question.pairs[isRight ? at : (at + 1) % question.pairs.length]!.match);
  }
}

function answersFor({ questions }: QuestionSet, score: number): Answers {
  const reached = reach(score);
  if (reached.score !== score) throw new Error(`A score of ${score} cannot be reached.`);
  return questions.map((question, index) => answerTo(question, reached.right[index] ?? false));
}

/** How a learner with these scores answers; sets are of `edgeQuestions`. What is not in the profile passes at the mark. */
export function coursePlan(document: TrellisDocument, program: Program, profile: Profile, habits: Pick<CoursePlan, 'likes' | 'choosesFirst' | 'leavesAfter' | 'isDrawn'>): CoursePlan {
  const sets = [...document.tables['question-set'].values()];
  const pre = sets.filter(({ purpose }) => purpose === 'pre').map((set) => [set.title, answersFor(set, profile.tests[set.id] ?? 0)] as const);
  const tests = sets.filter(({ purpose }) => purpose === 'post').map((set) => {
    const mark = program.modules.find(({ id }) => id === set.module)?.passMark ?? 10_000;
    return [set.module, [...(profile.attempts[set.module] ?? []), mark].map((score) => answersFor(set, score))] as const;
  });
  return { ...habits, pre: Object.fromEntries(pre), tests: Object.fromEntries(tests) };
}
