import type { QuestionSet } from '../../../model/question-set';
import { writeXml } from '../../files/xml/write-xml';
import type { CartridgeIds } from './cartridge-ids';
import { metadataOf, questionItem, type HeldQuestion } from './question-items';
import { questionNamespace, type CartridgeVersion } from './version';

/** Greatest `cc_weighting` of the profile. */
const heaviest = 99;

/**
 * Questions that a cartridge can hold: the profile has no matching. A numeric answer becomes a blank to be filled in, compared as text: with a tolerance that would mark right answers wrong, so such a
 * question is left out.
 */
export function heldQuestions({ questions }: QuestionSet): readonly HeldQuestion[] {
  return questions.filter((question): question is HeldQuestion => question.kind !== 'matching' && (question.kind !== 'numeric' || question.tolerance === 0));
}

/** The set as `questestinterop` (QTI 1.2 in the CC profile, `cc.exam.v0p1`); undefined where none of its questions can be held. */
export function assessmentXml(set: QuestionSet, ids: CartridgeIds, version: CartridgeVersion): string | undefined {
  const questions = heldQuestions(set);
  if (questions.length === 0) return undefined;
  const weights = weightsOf(questions.map(({ points }) => points));
  const metadata = metadataOf([['cc_profile', 'cc.exam.v0p1'], ['qmd_assessmenttype', 'Examination'], ['qmd_scoretype', 'Percentage'], ['qmd_feedbackpermitted', 'Yes'], ['cc_maxattempts', 'unlimited']]);
  const items = questions.map((question, at) => questionItem(question, ids.question(set.id, question.id), weights[at] ?? 1));
  return writeXml({
    name: 'questestinterop',
    attributes: { xmlns: questionNamespace, 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance', 'xsi:schemaLocation': `${questionNamespace} ${version.questionSchema}` },
    children: [{ name: 'assessment', attributes: { ident: ids.resource(set.id), title: set.title }, children: [metadata, { name: 'section', attributes: { ident: 'root_section' }, children: items }] }],
  });
}

/** Points as weights of 1 to 99 in the same proportion, as near as whole numbers come. */
export function weightsOf(points: readonly number[]): readonly number[] {
  const common = points.reduce(divisor, 0);
  const least = points.map((point) => point / common);
  const most = Math.max(...least);
  return most <= heaviest ? least : least.map((weight) => Math.max(1, Math.round((weight * heaviest) / most)));
}

/** Whether the weights are not exactly in proportion. */
export function areWeightsRounded(points: readonly number[]): boolean {
  return Math.max(...points) / points.reduce(divisor, 0) > heaviest;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
