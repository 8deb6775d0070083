import { questionSchema, type Question } from '../../../model/question-set';
import { clip } from '../../files/clip';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf, childOf, childrenOf } from '../../files/xml/xml-element';
import { below, choicesOf, metadataOf, textOf, type Choice } from './item-parts';
import { readAnswer, type Answer } from './read-answer';
import { readMatching } from './read-matching';

/** A question, or why none was made of an item, as the end of a sentence. */
export type ReadQuestion = { readonly question: Question } | { readonly because: string };

/** One item of QTI 1.2 (the profile of Common Cartridge, and what Canvas adds to it). `id`: what it is called where its own identifier cannot be kept. */
export function readQuestion(item: XmlElement, id: string): ReadQuestion {
  const presentation = childOf(item, 'presentation');
  const type = metadataOf(item, 'cc_profile') || metadataOf(item, 'question_type');
  const responses = presentation ? below(presentation, /^response_(lid|str|num|grp|xy)$/i) : [];
  const [response] = responses;
  if (!presentation || !response) return { because: 'it asks for no answer' };
  if (/essay|file_upload/.test(type)) return { because: `its type ${type} is marked by a person or has no counterpart here` };
  const ident = attributeOf(item, 'ident') ?? '';
  const shared = { id: /^[A-Za-z0-9_-]{1,40}$/.test(ident) ? ident : id, text: clip(questionText(presentation, responses.length > 1), 20_000) || '…', feedback: clip(feedbackOf(item), 20_000), points: pointsOf(item) };
  const answer = readAnswer(item);
  if (responses.length > 1 || /matching/.test(type)) {
    const matching = type === '' || /matching/.test(type) ? readMatching(responses, answer) : undefined;
    return matching ? parsed({ ...shared, ...matching }) : { because: responses.length > 1 ? 'it asks for several answers at once' : `its type ${type} is not written as one list for each prompt` };
  }
  if (/^response_(str|num)$/i.test(response.local)) return numeric(shared, answer);
  return choice(shared, answer, { type, isMultiple: attributeOf(response, 'rcardinality')?.toLowerCase() === 'multiple', choices: choicesOf(response) });
}

type Shared = Pick<Question, 'id' | 'text' | 'feedback' | 'points'>;

function numeric(shared: Shared, { equal, low, high }: Answer): ReadQuestion {
  const [only] = equal;
  const isNumber = (text: string | undefined): boolean => text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(text.trim());
  if (equal.length > 1 || (only !== undefined && !isNumber(only))) return { because: 'its answer is text, which is not marked here' };
  if (only === undefined && (low === undefined || high === undefined || low > high)) return { because: 'its right answer is not given' };
  const answer = only === undefined ? ((low ?? 0) + (high ?? 0)) / 2 : Number(only);
  const tolerance = low === undefined || high === undefined ? 0 : Math.max(0, answer - low, high - answer);
  return parsed({ ...shared, kind: 'numeric', answer, tolerance });
}

interface Choosing {
  readonly type: string;
  readonly isMultiple: boolean;
  readonly choices: readonly Choice[];
}

function choice(shared: Shared, { equal }: Answer, { type, isMultiple, choices }: Choosing): ReadQuestion {
  const right = choices.filter(({ label }) => equal.includes(label));
  if (right.length === 0) return { because: 'its right answer is not given' };
  const words = choices.map(({ label, text }) => (/^(true|false)$/i.test(text) ? text : label).toLowerCase());
  if (!isMultiple && choices.length === 2 && words.includes('true') && words.includes('false') && (/true_false/.test(type) || choices.every(({ text }) => /^(true|false)$/i.test(text)))) return parsed({ ...shared, kind: 'true-false', answer: words[choices.indexOf(right[0]!)] === 'true' });
  if (choices.length < 2) return { because: 'it has fewer than two options' };
  const ids = optionIds(choices);
  const options = choices.map(({ text }, at) => ({ id: ids[at]!, text: clip(text, 20_000) || '…' }));
  const answers = right.map((one) => ids[choices.indexOf(one)]!);
  if (isMultiple) return parsed({ ...shared, kind: 'multiple', options, answers });
  return answers.length > 1 ? { because: 'several of its options are right, each alone' } : parsed({ ...shared, kind: 'single', options, answer: answers[0]! });
}

function parsed(raw: object): ReadQuestion {
  const { data } = questionSchema.safeParse(raw);
  return data ? { question: data } : { because: 'its values are out of range' };
}

/** Labels as they are where all can be kept (ours without the letter that made them XML names), else numbers. */
function optionIds(choices: readonly Choice[]): readonly string[] {
  const bare = choices.map(({ label }) => label.replace(/^A_(?=.)/, ''));
  const canKeep = bare.every((label) => /^[A-Za-z0-9_-]{1,40}$/.test(label)) && new Set(bare).size === bare.length;
  return canKeep ? bare : choices.map((_, at) => `o${at + 1}`);
}

/** Text before the answers: of a choice, not that of its options; where several answers are asked for (`hasPrompts`), not what each is asked by. */
function questionText(presentation: XmlElement, hasPrompts: boolean): string {
  const texts: string[] = [];
  const visit = (element: XmlElement): void => {
    if (/^mattext$/i.test(element.local)) texts.push(textOf(element));
    else if (!(hasPrompts ? /^(render_|response_)/i : /^(render_|response_label)/i).test(element.local)) element.children.forEach(visit);
  };
  visit(presentation);
  return texts.filter((text) => text !== '').join('\n');
}

function feedbackOf(item: XmlElement): string {
  const all = childrenOf(item, 'itemfeedback');
  const general = all.find((feedback) => /general/i.test(attributeOf(feedback, 'ident') ?? '')) ?? (all.length === 1 ? all[0] : undefined);
  return general ? below(general, /^mattext$/i).map(textOf).join('\n').trim() : '';
}

function pointsOf(item: XmlElement): number {
  const points = Number(metadataOf(item, 'cc_weighting') || metadataOf(item, 'points_possible') || '1');
  return points >= 1 ? Math.min(1000, Math.round(points)) : 1;
}
