import type { Question } from '../../../model/question-set';
import { escapeXml, type XmlNode } from '../../files/xml/write-xml';

/** Profiles of questions (IMS CC QTI profile, `cc_profile`). */
type Profile = 'cc.multiple_choice.v0p1' | 'cc.multiple_response.v0p1' | 'cc.true_false.v0p1' | 'cc.fib.v0p1';

/** Kinds of questions that the profile has. */
export type HeldQuestion = Exclude<Question, { kind: 'matching' }>;

/** A question as a QTI 1.2 item. `ident` is its identifier, `weight` 1 to 99. */
export function questionItem(question: HeldQuestion, ident: string, weight: number): XmlNode {
  const metadata = [['cc_profile', profileOf(question)], ['cc_weighting', String(weight)], ['qmd_scoringpermitted', 'Yes'], ['qmd_computerscored', 'Yes']] as const;
  return {
    name: 'item', attributes: { ident },
    children: [
      { name: 'itemmetadata', children: [metadataOf(metadata)] },
      { name: 'presentation', children: [material(question.text), responseOf(question, ident)] },
      { name: 'resprocessing', children: [outcomes, ...(question.feedback === '' ? [] : [showFeedback]), rightAnswer(question, ident)] },
      ...(question.feedback === '' ? [] : [feedbackOf(question.feedback)]),
    ],
  };
}

/** Fields of QTI metadata. */
export function metadataOf(fields: readonly (readonly [label: string, entry: string])[]): XmlNode {
  return { name: 'qtimetadata', children: fields.map(([label, entry]) => ({ name: 'qtimetadatafield', children: [{ name: 'fieldlabel', text: label }, { name: 'fieldentry', text: entry }] })) };
}

/** A choice of two options is multiple choice, too: the profile's true/false is read by the words of its options (its schematron asks three of multiple choice; LMSs take two). */
function profileOf({ kind }: HeldQuestion): Profile {
  switch (kind) {
    case 'single': return 'cc.multiple_choice.v0p1';
    case 'multiple': return 'cc.multiple_response.v0p1';
    case 'true-false': return 'cc.true_false.v0p1';
    case 'numeric': return 'cc.fib.v0p1';
  }
}

/** Text as markup, because LMSs show question text as HTML whatever is declared; the declared type says the same. */
export function material(text: string): XmlNode {
  return { name: 'material', children: [{ name: 'mattext', attributes: { texttype: 'text/html' }, text: htmlText(text) }] };
}

function htmlText(text: string): string {
  return text.split(/\r\n|\r|\n/).map((line) => escapeXml(line).replaceAll('&#9;', '\t')).join('<br/>');
}

/** Option ids may start with a digit: an NCName may not. */
const labelOf = (option: string): string => `A_${option}`;
const respident = (ident: string): string => `${ident}_R`;

interface Choice {
  readonly label: string;
  readonly text: string;
  readonly isRight: boolean;
}

function choicesOf(question: Exclude<HeldQuestion, { kind: 'numeric' }>): readonly Choice[] {
  if (question.kind === 'true-false') return [{ label: 'true', text: 'True', isRight: question.answer }, { label: 'false', text: 'False', isRight: !question.answer }];
  const right = question.kind === 'single' ? [question.answer] : question.answers;
  return question.options.map(({ id, text }) => ({ label: labelOf(id), text, isRight: right.includes(id) }));
}

function responseOf(question: HeldQuestion, ident: string): XmlNode {
  if (question.kind === 'numeric') return { name: 'response_str', attributes: { ident: respident(ident), rcardinality: 'Single' }, children: [{ name: 'render_fib', attributes: { prompt: 'Box' } }] };
  const labels = choicesOf(question).map(({ label, text }) => ({ name: 'response_label', attributes: { ident: label }, children: [material(text)] }));
  return { name: 'response_lid', attributes: { ident: respident(ident), rcardinality: question.kind === 'multiple' ? 'Multiple' : 'Single' }, children: [{ name: 'render_choice', children: labels }] };
}

const outcomes: XmlNode = { name: 'outcomes', children: [{ name: 'decvar', attributes: { varname: 'SCORE', vartype: 'Decimal', minvalue: '0', maxvalue: '100' } }] };

/** All or nothing: 100 for the right answer and nothing else (of several: each right one, no wrong one). */
function rightAnswer(question: HeldQuestion, ident: string): XmlNode {
  const equal = (text: string): XmlNode => ({ name: 'varequal', attributes: { respident: respident(ident) }, text });
  const condition = (): readonly XmlNode[] => {
    if (question.kind === 'numeric') return [equal(String(question.answer))];
    const choices = choicesOf(question);
    if (question.kind !== 'multiple') return choices.filter(({ isRight }) => isRight).map(({ label }) => equal(label));
    return [{ name: 'and', children: choices.map(({ label, isRight }) => (isRight ? equal(label) : { name: 'not', children: [equal(label)] })) }];
  };
  return { name: 'respcondition', attributes: { continue: 'No' }, children: [{ name: 'conditionvar', children: condition() }, { name: 'setvar', attributes: { varname: 'SCORE', action: 'Set' }, text: '100' }] };
}

const showFeedback: XmlNode = {
  name: 'respcondition', attributes: { continue: 'Yes' },
  children: [{ name: 'conditionvar', children: [{ name: 'other' }] }, { name: 'displayfeedback', attributes: { feedbacktype: 'Response', linkrefid: 'general_fb' } }],
};

function feedbackOf(text: string): XmlNode {
  return { name: 'itemfeedback', attributes: { ident: 'general_fb' }, children: [{ name: 'flow_mat', children: [material(text)] }] };
}
