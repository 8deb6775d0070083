import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marks, toggleMark, type MarkedText } from '../../../renderer/features/inspector/pages/markdown-marks';

/** `|` stands at both ends of what is marked, or once for a caret. */
function marked(text: string): MarkedText {
  const start = text.indexOf('|');
  const end = text.indexOf('|', start + 1);
  return end < 0 ? { text: text.replace('|', ''), start, end: start } : { text: text.replaceAll('|', ''), start, end: end - 1 };
}
const shown = ({ text, start, end }: MarkedText): string => (start === end ? `${text.slice(0, start)}|${text.slice(start)}` : `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`);
const toggled = (text: string, mark: (typeof marks)[number]): string => shown(toggleMark(marked(text), mark));

describe('marks of Markdown', () => {
  it('stand around what is marked, and go again', () => {
    expect(toggled('a |word| here', 'bold')).toBe('a **|word|** here');
    expect(toggled('a **|word|** here', 'bold')).toBe('a |word| here');
    expect(toggled('a |**word**| here', 'bold')).toBe('a |word| here');
    expect(toggled('a **|word|** here', 'italic')).toBe('a ***|word|*** here');
    expect(toggled('a ***|word|*** here', 'italic')).toBe('a **|word|** here');
    expect(toggled('a |**word**| here', 'italic')).toBe('a *|**word**|* here');
    expect(toggled('run |ls|', 'code')).toBe('run `|ls|`');
    expect(toggled('|', 'bold')).toBe('**|**');
    expect(toggled('|*a* and *b*|', 'italic')).toBe('*|*a* and *b*|*');
    expect(toggled('|`a` and `b`|', 'code')).toBe('`|`a` and `b`|`');
    expect(toggled('a |word |here', 'bold')).toBe('a **|word|** here');
  });
  it('of lines hold for every line that is touched; another of them takes their place', () => {
    expect(toggled('one\nt|wo\nth|ree\nfour', 'list')).toBe('one\n|- two\n- three|\nfour');
    expect(toggled('|- two\n- three|', 'list')).toBe('|two\nthree|');
    expect(toggled('|- two\n- three|', 'numbered')).toBe('|1. two\n2. three|');
    expect(toggled('|a\n\nb|', 'list')).toBe('|- a\n\n- b|');
    expect(toggled('|- a\n\n- b|', 'list')).toBe('|a\n\nb|');
    expect(toggled('  - x|', 'list')).toBe('  x|');
    expect(toggled('  x|', 'numbered')).toBe('  1. x|');
    expect(toggled('### a| title', 'heading')).toBe('a title|');
    expect(toggled('1. a| title', 'heading')).toBe('## a title|');
    expect(toggled('|said\n|next', 'quote')).toBe('|> said|\nnext');
  });
  it('a link waits for its address, or for its words', () => {
    expect(toggled('see |the page|', 'link')).toBe('see [the page](https://|)');
    expect(toggled('see |', 'link')).toBe('see [|](https://)');
  });
  it('whatever is marked in whatever text: nothing of it is lost, and what is marked lies inside', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '-', '#', '1', '.', '>', '`', 'é') }), fc.nat(30), fc.nat(30), fc.constantFrom(...marks), (text, a, b, mark) => {
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      const after = toggleMark({ text, start, end }, mark);
      expect(after.start).toBeLessThanOrEqual(after.end);
      expect(after.end).toBeLessThanOrEqual(after.text.length);
      const letters = (value: string): string => value.replace('https', '').replace(/[^aé]/g, '');
      expect(letters(after.text)).toBe(letters(text));
    }), { numRuns: 2000 });
  });
});
