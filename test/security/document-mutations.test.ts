import { describe, expect, it } from 'vitest';
import type { ImportFile } from '#shared/exchange/import/import-plan';
import { planImport } from '#shared/exchange/import/plan-import';
import { createRandom } from '#shared/kit/random';
import { parseRecord } from '#shared/model/record';
import { cpuMilliseconds } from '../helpers/cpu';
import { docxInput, paragraph, run } from '../helpers/docx';
import { importInput } from '../helpers/import-input';

const isFull = process.env['TRELLIS_FULL'] === '1';

/** Pieces that formats are made of: put in the middle of others, they are what a parser does not expect. */
const pieces = ['<', '>', '</', '<!--', '<![CDATA[', ']]>', '&', '&#x0;', '"', "'", '<w:p>', '</w:p>', '<w:tbl>', '<table><td>', '</table>', '<li>', '<pre>', '<script>', '<title>', '<p>', '|', '\\', '`', '![](', '\n', '\0', '\u202e', '\ud800', ':--', '#', '<b><a>', 'w:val="999999999"'];

/** Removes, repeats, moves and inserts; seeded. */
function mutate(text: string, seed: number): string {
  const random = createRandom(seed);
  const at = (limit: number): number => Math.floor(random() * limit);
  let result = text;
  for (let change = 1 + at(6); change > 0; change--) {
    const [place, length] = [at(result.length + 1), 1 + at(40)];
    const piece = result.slice(place, place + length);
    const kind = at(4);
    if (kind === 0) result = result.slice(0, place) + result.slice(place + length);
    else if (kind === 1) result = result.slice(0, place) + piece.repeat(1 + at(20)) + result.slice(place);
    else if (kind === 2) result = result.slice(0, place) + pieces[at(pieces.length)]! + result.slice(place);
    else {
      const other = at(result.length + 1);
      result = result.slice(0, other) + piece + result.slice(other);
    }
  }
  return result;
}

const word = docxInput([
  paragraph('Title', 'Title'), paragraph('One', 'berschrift1'), paragraph(`${run('bold', '<w:b/>')}<w:hyperlink r:id="r2">${run('x')}</w:hyperlink><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r>`),
  paragraph('a', '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), paragraph('b', '', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'), `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${paragraph('c')}</w:tc></w:tr></w:tbl>`, paragraph('Learning objectives', 'Heading2'), paragraph('Do'),
].join('')).files;
const site = importInput('site', {
  'index.html': '<!doctype html><meta charset="utf-8"><title>T</title><h1>Course</h1><ul><li><a href="a.html">A</a><li><a href="b.html">B</a></ul><form><input></form>',
  'a.html': '<h1>A</h1><p>x <b>y <i>z</b></i><table><tr><td colspan=2>1<td>2</table><pre><code>a`b</code></pre><img src="i.png"><script>if (a < b) "</p>"</script>', 'b.html': '<h2>B</h2><dl><dt>t<dd>d</dl><blockquote>q', 'i.png': new Uint8Array([1]),
}).files;
const book = importInput('book', {
  'collection.xml': '<c:collection xmlns:c="c"><metadata><title>B</title></metadata><c:content><c:subcollection><title>C</title><c:content><c:module document="m1"/><c:module document="m2"/></c:content></c:subcollection></c:content></c:collection>',
  'modules/m1/index.cnxml': '<document><title>M</title><metadata><abstract><list><item>Do</item></list></abstract></metadata><content><section><title>S</title><para>x<link target-id="f"/></para><figure id="f"><media alt="a"><image src="../../media/i.png"/></media></figure><table><tgroup><tbody><row><entry namest="c1" nameend="c2">1</entry></row></tbody></tgroup></table></section></content><glossary><definition><term>t</term><meaning>m</meaning></definition></glossary></document>',
}).files;
const tables = importInput('c.md', { 'c.md': `# C\n\n## Core\n\nCourse | Duration | Effort | Prerequisites\n:-- | :--: | :--: | :--:\n${['A: one', '[B](x) ([alternative](y))', 'C', 'D'].map((title, at) => `${title} | ${at + 1} weeks | 2-4 hours/week | ${at === 0 ? 'none' : 'A one, C, x'}\n`).join('')}\n## Electives\n\nCourse | Duration | Effort | Prerequisites\n--- | --- | --- | ---\nE | 2 | 3 hours | corequisite: D\n` }).files;

describe('mutated documents', { timeout: 1_200_000 }, () => {
  it.each<readonly [string, 'docx' | 'html' | 'markdown', readonly ImportFile[]]>([['Word', 'docx', word], ['pages', 'html', site], ['textbooks', 'html', book], ['course tables', 'markdown', tables]])('%s: typed refusals only, sound records, no hang', async (_, kind, files) => {
    const texts = files.filter(({ path }) => !path.endsWith('.png'));
    let [planned, slowest] = [0, 0];
    for (let seed = 1; seed <= (isFull ? 5000 : 400); seed++) {
      const target = texts[seed % texts.length]!;
      const bytes = new Uint8Array(Buffer.from(mutate(Buffer.from(target.bytes).toString(), seed)));
      const input = importInput('mutated', files.map((file) => (file === target ? { path: file.path, bytes } : file)));
      const used = await cpuMilliseconds(() => {
        const result = planImport({ ...input, kind });
        if (!result.ok) return void result.error.forEach(({ code, message }) => expect([code, message.length > 20]).toEqual([expect.stringMatching(/^TRL-I05\d$/), true]));
        planned++;
        for (const record of result.value.records) expect(parseRecord(record).ok).toBe(true);
        for (const note of [...result.value.warnings, ...result.value.refused, ...result.value.repairs]) expect(note.message).not.toMatch(/[\0\u202e\ud800]/u);
      });
      slowest = Math.max(slowest, used);
    }
    expect(planned).toBeGreaterThan(0);
    expect(slowest).toBeLessThan(2000);
  });
});
