import type { TrellisDocument } from '../../../document/trellis-document';
import { askedCount, type QuestionSet } from '../../../model/question-set';
import type { Program } from '../../../path/program';
import type { RuleFate } from '../../fate';
import { preAssessmentsOf, testOf } from './player-content';

type FateOf = Pick<RuleFate, 'fate' | 'how'>;

/** Question sets that the player asks: the modules' own tests, and the pre-assessments that a rule reads. */
export function askedSets(document: TrellisDocument, program: Program): readonly QuestionSet[] {
  const read = new Set<string>(preAssessmentsOf(document, program).map(({ id }) => id));
  return [...program.modules.flatMap(({ id }) => testOf(document, id) ?? []), ...[...document.tables['question-set'].values()].filter(({ id }) => read.has(id))];
}

/** The fate of each pool among these sets, that is, of each of which a learner is asked some of the questions. */
export function poolFates(sets: readonly QuestionSet[], fate: FateOf = drawnInPlayer): readonly RuleFate[] {
  return sets.filter((set) => askedCount(set) < set.questions.length).map((set) => ({ rule: `Pool “${set.title}” (${askedCount(set)} of ${set.questions.length} questions)`, ...fate }));
}

const drawnInPlayer: FateOf = { fate: 'kept', how: 'The player draws anew for each learner and attempt; a launch that goes on asks what was drawn.' };
