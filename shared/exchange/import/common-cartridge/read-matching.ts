import type { MatchingQuestion } from '../../../model/question-set';
import { clip } from '../../files/clip';
import type { XmlElement } from '../../files/xml/xml-element';
import { attributeOf } from '../../files/xml/xml-element';
import { choicesOf, textOf } from './item-parts';
import type { Answer } from './read-answer';

/**
 * Pairs of an item that asks one response (`response_lid`, `response_grp`) for each prompt out of one list of options, as Canvas and others write matching in QTI 1.2: the profile of Common
 * Cartridge has none. Undefined where the lists differ, where a prompt says nothing, or where it has not exactly one right option.
 */
export function readMatching(responses: readonly XmlElement[], { right }: Answer): Pick<MatchingQuestion, 'kind' | 'pairs' | 'distractors'> | undefined {
  const asked = responses.map((response) => ({ response, prompt: promptOf(response), choices: choicesOf(response) }));
  const list = (choices: (typeof asked)[number]['choices']): string => choices.map(({ text }) => text).sort().join('\n');
  if (asked.length < 2 || asked.some(({ response, prompt, choices }) => !/^response_(lid|grp)$/i.test(response.local) || prompt === '' || list(choices) !== list(asked[0]!.choices))) return undefined;
  const pairs = asked.flatMap(({ response, prompt, choices }, at) => {
    const labels = right.get(attributeOf(response, 'ident') ?? '') ?? new Set();
    const [match, ...others] = choices.filter(({ label }) => labels.has(label));
    return match && others.length === 0 ? [{ id: `p${at + 1}`, prompt: clip(prompt, 20_000), match: clip(match.text, 20_000) || '…' }] : [];
  });
  if (pairs.length < asked.length) return undefined;
  const matched = new Set(pairs.map(({ match }) => match));
  const rest = [...new Set(asked[0]!.choices.map(({ text }) => clip(text, 20_000) || '…'))].filter((text) => !matched.has(text));
  return { kind: 'matching', pairs, distractors: rest.map((text, at) => ({ id: `d${at + 1}`, text })) };
}

/** What stands before the options. */
function promptOf(response: XmlElement): string {
  const texts: string[] = [];
  const visit = (element: XmlElement): void => {
    if (/^mattext$/i.test(element.local)) texts.push(textOf(element));
    else if (!/^render_/i.test(element.local)) element.children.forEach(visit);
  };
  visit(response);
  return texts.filter((text) => text !== '').join('\n');
}
