import type { XmlElement } from '../../files/xml/xml-element';
import { childOf, childrenOf } from '../../files/xml/xml-element';

/** What is right: values that have to be given (labels of options, or texts), and the bounds of a number. */
export interface Answer {
  readonly equal: readonly string[];
  /** The same values by the response that they are for. */
  readonly right: ReadonlyMap<string, ReadonlySet<string>>;
  readonly low?: number;
  readonly high?: number;
}

/**
 * What the response processing of an item gives points for. Of conditions that set the score, those of the highest one count; conditions that add to it count together (one
 * for each right option). What stands in `not` is wrong.
 */
export function readAnswer(item: XmlElement): Answer {
  const conditions = childrenOf(childOf(item, 'resprocessing') ?? item, 'respcondition').flatMap((condition) => {
    const sets = childrenOf(condition, 'setvar');
    const value = highest(sets.map((set) => Number(set.text.trim())));
    const scored = childOf(condition, 'conditionvar');
    return value > 0 && scored ? [{ value, scored, adds: sets.some((set) => /^add$/i.test(set.attributes.get('action') ?? '')) }] : [];
  });
  const most = highest(conditions.map(({ value }) => value));
  const counted = conditions.filter(({ value, adds }) => adds || value === most);
  const equal: string[] = [];
  const right = new Map<string, Set<string>>();
  const bounds: { low?: number; high?: number } = {};
  const visit = (element: XmlElement): void => {
    const [name, text] = [element.local.toLowerCase(), element.text.trim()];
    if (name === 'not') return;
    if (name === 'varequal' && text !== '') {
      const of = element.attributes.get('respident') ?? '';
      equal.push(text);
      right.set(of, (right.get(of) ?? new Set()).add(text));
    }
    const number = text === '' ? NaN : Number(text);
    if (/^vargte?$/.test(name) && Number.isFinite(number)) bounds.low = number;
    if (/^varlte?$/.test(name) && Number.isFinite(number)) bounds.high = number;
    element.children.forEach(visit);
  };
  counted.forEach(({ scored }) => visit(scored));
  return { equal: [...new Set(equal)], right, ...bounds };
}

/** The highest number from 0 up; what is no number does not count. */
function highest(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}
