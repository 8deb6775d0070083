import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowedLink, renderMarkdown } from '#shared/exchange/import/markdown/render-html';

const render = (text: string): string => renderMarkdown(text.split('\n'), { imagePath: (reference) => (reference === 'asset:x' ? 'assets/x.png' : undefined) });

describe('renderMarkdown', () => {
  it('renders prose, tables, code and lists, headings from h2', () => {
    expect(render('# A\n\n## B\n\n- x\n- y\n\n| a |\n|---|\n| 1 |\n\n```js\nlet a = "<b>";\n```')).toBe(
      '<h2>A</h2>\n<h2>B</h2>\n<ul>\n<li>x</li>\n<li>y</li>\n</ul>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>\n<pre><code class="language-js">let a = &quot;&lt;b&gt;&quot;;\n</code></pre>\n',
    );
  });

  it('finds link definitions wherever they stand', () => {
    expect(render('::: callout\n[a][1]\n:::\n\n[1]: https://x.test')).toContain('<a href="https://x.test" target="_blank" rel="noopener noreferrer">a</a>');
  });

  it('never shows colons of blocks, closes what is open, folds solutions, hides what is for instructors', () => {
    const html = render('before\n\n:::::: challenge\n## Do\n::: solution\nyes\n:::\n::: unknown\nkept\n:::\n::: instructor\nsecret\n:::\n\nno end');
    expect(html).not.toMatch(/:::|secret/);
    expect(html).toContain('<details class="callout callout-solution"><summary>Solution</summary><p>yes</p>');
    expect(html).toContain('<div class="callout callout-callout"><p>kept</p>');
    expect(html.match(/<div/g)?.length).toBe(html.match(/<\/div>/g)?.length);
    expect(render('::: __proto__\nx\n:::')).toContain('x');
    expect(render(':::'.concat(' a\n:::').repeat(1))).toBe('');
    expect(render(`${'::: a\n'.repeat(5000)}x`)).not.toContain('<script');
  });

  it('shows images of the package only', () => {
    expect(render('![a <b>](asset:x "t") ![c](https://x.test/y.png) ![d](data:image/png;base64,xx)')).toBe('<p><img src="assets/x.png" alt="a &lt;b&gt;" title="t"> <span class="missing-image">c</span> <span class="missing-image">d</span></p>\n');
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)', ' javascript:x', '\u0001javascript:x', 'data:text/html,x', 'vbscript:x', 'file:///etc', '//evil.test', 'relative.md', '#x', 'http:', 'https:x'])('makes no link of %j', (target) => {
    expect(isAllowedLink(target)).toBe(false);
    expect(render(`[a](<${target}>)`)).not.toMatch(/<a |href/);
  });

  it('gives no tag but those of Markdown, whatever is in it', () => {
    const piece = fc.constantFrom('<', '>', '"', "'", '&', '[', ']', '(', ')', '!', '`', '*', '\n', ':::', ' a', 'javascript:', '<script>', 'onerror=', '](', '<img src=x', '\\', '|', '#', '- ', '&#x6a;', 'https://x');
    const allowed = /<(?!\/?(?:p|em|strong|code|pre|h[1-6]|ul|ol|li|a|span|div|details|summary|blockquote|hr|br|table|thead|tbody|tr|th|td|img|s)(?: (?:class|href|target|rel|src|alt|title|start|style)="[^"<>]*")*>)/;
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void expect(render(pieces.join(''))).not.toMatch(allowed)), { numRuns: 3000 });
  });
});

it('a link to a file of the workspace leads to it in the package; to one that is not there it is text', () => {
  const imagePath = (reference: string): string | undefined => (reference === 'asset:leaflet' ? 'assets/0123.pdf' : undefined);
  expect(renderMarkdown(['[Leaflet](asset:leaflet) and [gone](asset:gone)'], { imagePath })).toContain('<a href="assets/0123.pdf" target="_blank" rel="noopener noreferrer">Leaflet</a> and <span>gone</span>');
});
