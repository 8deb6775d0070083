import { describe, expect, it } from 'vitest';
import { parseMinutes, splitHeadingMinutes } from '#shared/exchange/import/markdown/minutes';
import { collectItems, parseMarkdownPage } from '#shared/exchange/import/markdown/parse-page';

const headings = (text: string): readonly string[] => parseMarkdownPage(text).headings.map((heading) => `${heading.level} ${heading.text}`);

describe('headings', () => {
  it.each([
    ['backticks', '# A\n```python\n# no\n```\n## B'],
    ['tildes', '# A\n~~~\n# no\n```\n# no\n~~~~\n## B'],
    ['a longer fence', '# A\n````md\n```\n# no\n```\n# no\n````\n## B'],
    ['a fence in a list', '# A\n- item\n\n    ```sh\n    # no\n# no\n    ```\n\n## B'],
    ['a fence on a list item', '# A\n1. ```sh\n# no\n   ```\n## B'],
    ['an info string with tildes', '# A\n~~~ python ~~~\n# no\n~~~\n## B'],
    ['an HTML comment', '# A\n<!-- hidden\n# no\n-->\n## B'],
    ['a one-line comment', '# A\n<!-- hidden -->\n## B'],
    ['a pre block', '# A\n<pre>\n# no\n</pre>\n## B'],
    ['an indented block', '# A\n\n    # no\n\n## B'],
    ['no blank', '# A\n#no\n## B'],
    ['backticks in the info string', '# A\n``` a`b\n## B'],
  ])('outside code only: %s', (_name, text) => {
    expect(headings(text)).toEqual(['1 A', '2 B']);
  });

  it('reads setext headings, not thematic breaks, tables or lists', () => {
    expect(headings('Title\n=====\ntext\n\n---\n\nTwo\nlines\n---\n- item\n---\n| a |\n---\n')).toEqual(['1 Title', '2 Two lines']);
  });

  it('cleans closing marks, attributes, links and emphasis', () => {
    expect(headings('## *Big* `code` [link](x.md) ## \n### A {#id .class}\n# C\\#')).toEqual(['2 Big code link', '3 A', '1 C#']);
  });

  it('keeps an unclosed fence closed to headings until the end', () => {
    expect(headings('# A\n```\n# no')).toEqual(['1 A']);
  });
});

describe('front matter', () => {
  it('gives title, minutes and lists', () => {
    const page = parseMarkdownPage('---\r\ntitle: "A: b"\r\nteaching: 20\r\nexercises: 10\r\nobjectives:\r\n  - One\r\n  - Two\r\n---\r\n# X');
    expect(page).toMatchObject({ title: 'A: b', minutes: 30, objectives: ['One', 'Two'], lines: ['# X'] });
  });

  it('survives what is not YAML, aliases that explode, and keys of the prototype', () => {
    expect(parseMarkdownPage('---\ntitle: [\n---\ntext').problem).toBeTruthy();
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.split('').map((key, i) => `${key}: &${key} [${new Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`).join('\n')}\n---\n`;
    expect(parseMarkdownPage(bomb).problem).toBe('it is not YAML');
    parseMarkdownPage('---\n__proto__: {polluted: true}\nconstructor: 1\n---\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(parseMarkdownPage('---\nno end').lines[0]).toBe('---');
  });
});

describe('collectItems', () => {
  it('reads div blocks, headed sections and continuation lines', () => {
    const page = parseMarkdownPage('::::: objectives\n\n- One\n  more\n- Two\n\n```\n- no\n```\n:::::\n\n::: {.objectives}\nPlain text\n:::\n\n## Learning objectives\n\n1. Three\n\ntext\n## Next\n- no');
    expect(collectItems(page, 0, page.lines.length, 'objectives', /^(learning )?objectives$/i)).toEqual(['One more', 'Two', 'Plain text', 'Three']);
  });
});

describe('minutes', () => {
  it.each([['45', 45], ['45 min', 45], ['1 h 30 min', 90], ['1.5 hours', 90], ['1:30', 90], ['PT1H30M', 90], ['2h', 120], ['soon', null], ['', null], ['9999999', null]])('%s', (text, minutes) => {
    expect(parseMinutes(text)).toBe(minutes);
  });

  it('takes a duration off a heading', () => {
    expect(splitHeadingMinutes('Safety (20 min)')).toEqual({ title: 'Safety', minutes: 20 });
    expect(splitHeadingMinutes('Safety (part 2)')).toEqual({ title: 'Safety (part 2)', minutes: null });
  });
});
