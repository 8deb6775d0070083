import { drawQuestions } from '../../../path/draw-questions';
import type { PlayerCourse, PlayerTest } from './player-course';

/** The test as one attempt is asked it: the questions that are drawn for the learner (`seed`) and the attempt (from 1), or the test itself where all are asked. */
export function drawnTest<T extends PlayerTest>(test: T, seed: number, attempt: number): T {
  return test.draw === undefined ? test : { ...test, questions: drawQuestions(test, seed, attempt) };
}

/** Whether what a learner is asked depends on who it is. */
export function hasDraws({ modules, preAssessments }: Pick<PlayerCourse, 'modules' | 'preAssessments'>): boolean {
  return [...modules.map(({ test }) => test), ...preAssessments].some((test) => test?.draw !== undefined);
}
