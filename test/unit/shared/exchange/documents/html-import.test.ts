import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { parseRecord } from '#shared/model/record';
import { cpuMilliseconds } from '../../../../helpers/cpu';
import { importInput } from '../../../../helpers/import-input';

function plan(name: string, files: Parameters<typeof importInput>[1]): ImportPlan {
  const planned = planImport(importInput(name, files));
  if (!planned.ok) throw new Error(planned.error[0]?.message);
  planned.value.records.forEach((record) => expect(parseRecord(record)).toEqual({ ok: true, value: record }));
  return planned.value;
}

const titles = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'module' ? [record.title] : []));
const objectives = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'objective' ? [record.text] : []));
const bodies = ({ records }: ImportPlan): readonly string[] => records.flatMap((record) => (record.type === 'page' ? [record.body.join('\n')] : []));
const body = (html: string): string => bodies(plan('x.html', { 'x.html': html }))[0] ?? '';

describe('one page', () => {
  it('is cut at its headings; scripts, styles and forms are counted', () => {
    const result = plan('x.html', { 'x.html': '<!doctype html><html lang="de"><head><title>Head</title><script>var a = "<h1>no</h1>";</script><style>h1{}</style></head><body><h1>Course</h1><p>About it.<h2>One (20 min)</h2><h3>Course Objectives:</h3><ul><li>Say <b>this</b><li>Do_that</ul><form><input></form><h2>Two</h2>text' });
    expect(result.kind).toBe('html');
    expect(titles(result)).toEqual(['One', 'Two']);
    expect(result.records[0]).toMatchObject({ type: 'course', title: 'Course', description: 'About it.', source: { kind: 'html' } });
    expect(result.records.find(({ type }) => type === 'module')).toMatchObject({ minutes: 20, language: 'de' });
    expect(objectives(result)).toEqual(['Say this', 'Do_that']);
    expect(result.warnings).toEqual([{ code: 'left-out', where: 'x.html', message: 'Scripts, styles, forms, navigation and media are not taken over: 1 form, 1 script, 1 style.' }]);
  });
  it.each([
    ['<p>a <b>b </b>c <em>d</em></p><p>e<br>f', 'a **b** c *d*\n\ne\\\nf'],
    ['<ul><li>a<ol start=3><li>b<li>c</ol></li><li><p>d</p><p>e</p></li></ul>', '- a\n  3. b\n  4. c\n- d\n\n  e'],
    ['<table><tr><th>a|b<th>c<tr><td>1<td><p>2</p><p>3</p></table>', '| a\\|b | c |\n| --- | --- |\n| 1 | 2 3 |'],
    ['<pre><code class="language-js">if (a &lt; b) {\n  `x` }\n</code></pre>', '```js\nif (a < b) {\n  `x` }\n```'],
    ['<p>Use <code>a`b</code></p><hr><blockquote><p>q</p><p>r</p></blockquote>', 'Use ``a`b``\n\n***\n\n> q\n>\n> r'],
    ['<a href="https://x.test/a(b) c">l</a> <a href="javascript:x">m</a> <a href="#y">n</a>', '[l](https://x.test/a%28b%29%20c) m n'],
    ['<p># no</p><p>1. no</p><p>- no</p><p>*no* [no](x) &amp;lt; &lt;b> a_b _c_</p><p>---</p>', '\\# no\n\n1\\. no\n\n\\- no\n\n\\*no\\* \\[no\\](x) \\&lt; \\<b> a_b \\_c\\_\n\n\\---'],
    ['<p>&eacute;&#8364;&nbsp;&notanentity; &copy</p>', 'é€ ¬anentity; ©'],
    ['<div><span><div>a</div></span>b</div>', 'a\n\nb'],
    ['<b><p>a</b>b</p> <i>c', 'a\n\nb *c*'],
  ])('%s', (html, markdown) => {
    expect(body(html)).toBe(markdown);
  });
  it('links images of the folder, keeps those of the web, unpacks embedded ones', () => {
    const result = plan('x.zip', { 'x.html': '<p><img src="img/a%20b.png" alt="A [b]"><img src="https://x.test/c.png"><img src="data:image/png;base64,AQI="><img src="javascript:x" alt="bad"><img src="gone.png">', 'img/a b.png': new Uint8Array([1]) });
    const [first, second] = result.assets.map(({ record }) => record.id);
    expect(result.assets.map(({ record, bytes }) => [record.path, bytes.length])).toEqual([['img/a b.png', 1], ['x-image-1.png', 2]]);
    expect(bodies(result)).toEqual([`![A (b)](${first})![](https://x.test/c.png)![](${second})bad![](gone.png)`]);
    expect(result.warnings.map(({ code }) => code)).toEqual(['missing-image']);
  });
});

describe('pages', () => {
  it('are modules in the order of the contents, the rest behind, index the description', () => {
    const result = plan('site.zip', {
      'index.html': '<title>Site</title><h1>The course</h1><p>Welcome</p><a href="b.html">b</a><a href="p/a.html#x">a</a><a href="b.html">again</a>',
      'p/a.html': '<title>Title of A</title><h2>x</h2>text<a href="../b.html">back</a>', 'b.html': '<title>T</title><h1>B</h1><h2>Learning outcomes</h2><ul><li>one</ul>', '10.html': '<h1>Ten</h1>', '9.html': '<p>nine',
    });
    expect(titles(result)).toEqual(['B', 'Title of A', '9', 'Ten']);
    expect(objectives(result)).toEqual(['one']);
    expect(result.records[0]).toMatchObject({ title: 'The course', description: 'Welcome\n\nbaagain' });
    expect(result.warnings.map(({ code, where }) => `${code} ${where}`)).toEqual(['inner-links index.html', 'inner-links p/a.html', 'not-in-contents 9.html', 'not-in-contents 10.html']);
  });
});

describe('encodings', () => {
  it.each([
    ['Latin-1 as declared', Buffer.from('<meta charset="iso-8859-1"><h1>caf\xe9', 'latin1'), []],
    ['a byte-order mark before what is declared', Buffer.from('\ufeff<meta charset="iso-8859-1"><h1>café', 'utf8'), []],
    ['UTF-16', Buffer.from('\ufeff<h1>café', 'utf16le'), []],
    ['nothing declared', Buffer.from('<h1>caf\xe9', 'latin1'), ['encoding']],
    ['one that is not read', Buffer.from('<meta charset=shift_jis><h1>caf\xe9', 'latin1'), ['encoding']],
  ])('%s', (_, bytes, codes) => {
    const result = plan('x.html', { 'x.html': new Uint8Array(bytes) });
    expect([titles(result), result.warnings.map(({ code }) => code)]).toEqual([['café'], codes]);
  });
});

describe('hostile pages', () => {
  const n = 20_000;
  it.each([
    ['deep divisions', '<div>'.repeat(n) + 'x'], ['deep paragraphs in divisions', '<div><p>'.repeat(n)], ['deep lists', '<ul><li>a'.repeat(n)], ['deep tables', '<table><tr><td>a'.repeat(n)], ['deep quotes', '<blockquote>a'.repeat(n)],
    ['open emphasis', '<b><i>a'.repeat(n)], ['crossed', '<a><b><div></a>'.repeat(n)], ['ends without starts', '</p></div></b>'.repeat(n * 5)], ['many attributes', `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>x`],
    ['an open comment', `<!--${'-'.repeat(1_000_000)}`], ['an open tag', `<a href="${'x'.repeat(1_000_000)}`], ['open marks', '<'.repeat(500_000)], ['references', '&'.repeat(300_000) + '&#x110000;&#0;&amp'.repeat(10_000)], ['one long word', 'x'.repeat(5_000_000)],
    ['many elements', '<p>a</p>'.repeat(300_000)], ['wide spans', `<table>${'<tr><td colspan=99999999>a<td>b'.repeat(3000)}</table>`], ['backslashes', '\\'.repeat(200_000)], ['underscores and stars', '_*'.repeat(200_000)], ['blanks', `<p>${' '.repeat(500_000)}a`], ['forms', '<form><h1>a'.repeat(n)],
    ['brackets', '!['.repeat(100_000)], ['headings of marks', `<h1>${'#'.repeat(100_000)}a</h1>`], ['deep spans', '<span>'.repeat(n) + '<p>a</p>'.repeat(n)],
  ])('%s take little time and break nothing', async (_, html) => {
    expect(await cpuMilliseconds(() => void expect(planImport(importInput('x.html', { 'x.html': html })).ok).toBe(true))).toBeLessThan(6000);
  }, 60_000);
});
