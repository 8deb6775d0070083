import { quoteSafely } from '../../../kit/quote';
import type { Question } from '../../../model/question-set';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf } from '../../files/xml/xml-element';
import type { ImportNote } from '../import-plan';
import { below, metadataOf } from './item-parts';
import { readQuestion } from './read-question';

export interface ReadAssessment {
  readonly title: string;
  readonly questions: readonly Question[];
  /** Time that the assessment is limited to. */
  readonly minutes: number | null;
  readonly warnings: readonly ImportNote[];
}

/** A `questestinterop` of QTI 1.2 → the questions that can be kept; the others as warnings. Undefined where it is something else. */
export function readAssessment(root: XmlElement, where: string): ReadAssessment | undefined {
  if (root.local !== 'questestinterop') return undefined;
  const [assessment] = below(root, /^(assessment|objectbank)$/i);
  const questions: Question[] = [];
  const warnings: ImportNote[] = [];
  const ids = new Set<string>();
  below(root, /^item$/i).forEach((item, at) => {
    const read = readQuestion(item, `q${at + 1}`);
    const name = attributeOf(item, 'title') || attributeOf(item, 'ident') || '';
    if ('because' in read) warnings.push({ code: 'question-not-kept', where: `${where}, question ${at + 1}`, message: `Question ${at + 1}${name === '' ? '' : `, ${quoteSafely(name)},`} of ${quoteSafely(where)} was left out: ${read.because}.` });
    else questions.push(ids.has(read.question.id) ? { ...read.question, id: freeId(ids, at + 1) } : read.question);
    const added = questions.at(-1);
    if (added) ids.add(added.id);
  });
  const minutes = Number(assessment ? metadataOf(assessment, 'qmd_timelimit') : '');
  return { title: (assessment && attributeOf(assessment, 'title')) ?? '', questions, minutes: minutes > 0 && minutes <= 100_000 ? Math.ceil(minutes) : null, warnings };
}

function freeId(used: ReadonlySet<string>, number: number): string {
  for (let more = 1; ; more++) {
    const id = more === 1 ? `q${number}` : `q${number}-${more}`;
    if (!used.has(id)) return id;
  }
}
