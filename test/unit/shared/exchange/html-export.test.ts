import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeZip } from '#electron/adapters/zip-writer';
import { planExport } from '#shared/exchange/export-package';
import { pagePaths } from '#shared/exchange/descriptions/html/site';
import { styleSheet } from '#shared/exchange/descriptions/html/style-sheet';
import { naughtyTexts } from '../../../helpers/naughty-text';
import { naughtyRole, plainPlan, textOfFile } from '../../../helpers/plain-targets';
import { exportInput, sampleRole } from '../../../helpers/sample-role';

const plan = plainPlan(sampleRole(), 'html');
const pages = plan.files.filter(({ path }) => path.endsWith('.html')).map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString('utf8') }));
const pageOf = (key: string): string => textOfFile(plan, `modules/m-${key}.html`);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const decoded = (html: string): string => html.replace(/&(?:#(\d+)|(\w+));/g, (_whole, code: string | undefined, name: string) => (code ? String.fromCodePoint(Number(code)) : (named[name] ?? '?')));
// eslint-disable-next-line no-control-regex -- exactly the characters that the writer replaces
const asXml = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');

/** Local references of a page as paths of the archive. */
const referencesOf = ({ path, text }: { readonly path: string; readonly text: string }): readonly string[] =>
  [...text.matchAll(/(?:href|src)="([^"#]+)"/g)].map(([, to]) => decoded(to!)).filter((to) => !/^(https?:|mailto:)/.test(to)).map((to) => posix.join(posix.dirname(path), decodeURIComponent(to)));

describe('the HTML target', () => {
  it('is an overview, a page a module, one style sheet, the drawing and the images, all reached by links, none leading nowhere', () => {
    const paths = plan.files.map(({ path }) => path);
    expect(paths.filter((path) => !path.startsWith('modules/'))).toEqual(['assets/abababababababab.svg', 'index.html', 'path.svg', 'style.css']);
    expect(paths.filter((path) => path.startsWith('modules/'))).toHaveLength(8);
    expect(paths.every((path) => /^[a-z0-9/_.-]+$/.test(path))).toBe(true);
    const reached = new Set(pages.flatMap(referencesOf));
    expect([...reached].filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.filter((path) => !reached.has(path))).toEqual([]);
  });
  it('runs no script and asks nobody: a policy on every page, no handler, links out only by hand', () => {
    for (const { text } of pages) {
      expect(text).toContain(`content="default-src 'none'; style-src 'self';`);
      expect(text).not.toMatch(/<script|<[^>]*\son\w+=|<(?:img|iframe|link)[^>]*(?:https?:)?\/\//i);
      expect([...text.matchAll(/href="(?!https?:|mailto:)[a-z]+:/gi)]).toEqual([]);
    }
    expect(pageOf('intro')).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(styleSheet).not.toMatch(/url\(|@import/);
  });
  it('can be walked by landmarks, headings and a skip link', () => {
    for (const { text } of pages) {
      expect(text).toMatch(/<html lang="en">/);
      expect(text.indexOf('<a class="skip" href="#main">')).toBe(text.indexOf('<a '));
      for (const landmark of ['<header ', '<main id="main"', '<footer ']) expect(text.split(landmark)).toHaveLength(2);
      const levels = [...text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      expect(levels.every((level, at) => at === 0 || level <= levels[at - 1]! + 1)).toBe(true);
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const [, label] of text.matchAll(/aria-labelledby="([^"]+)"/g)) expect(ids).toContain(label);
    }
  });
  it('holds titles and counts of question sets, never a question, an option or an answer', () => {
    expect(pageOf('b')).toContain('Pre-assessment B <span class="quiet">(before the module, 4 questions)</span>');
    const all = pages.map(({ text }) => text).join('');
    for (const secret of ['Pick a', 'Option a', 'It was the first', 'Two and a half', 'tolerance']) expect(all).not.toContain(secret);
  });
  it('tells zones, order, totals, prerequisites as links, rules and gates in words', () => {
    const index = textOfFile(plan, 'index.html');
    expect(index).toContain('<dd>4 modules, 3 h 15 min</dd>');
    expect(index).toContain('The learner chooses 2 of 3 modules.');
    expect(index).toContain('your coach decides how to go on.');
    expect(pageOf('exam')).toContain('<a href="../modules/m-b.html">Clinical trial phases</a>');
    expect(pageOf('exam')).toContain('<h2 id="after">Opens the way to</h2>\n<ul>\n<li><a href="../modules/m-ride.html">Ride along</a></li>');
    expect(pageOf('intro')).toContain('<img src="../assets/abababababababab.svg" alt="A figure">');
    expect(plan.rules.filter(({ fate }) => fate === 'dropped').map(({ rule }) => rule)).toEqual(['Earlier completions and exemptions']);
  });
  it('refuses a site with a missing file, and says that imported pages run no scripts', () => {
    const missing = planExport({ ...exportInput(sampleRole(), { player: [], xsd: [] }, 'html'), assets: () => undefined });
    expect(!missing.ok && missing.error.map(({ code }) => code)).toEqual(['TRL-X009']);
    const asset = { id: 'asset:page', type: 'asset', path: 'Lesson 1/Über.html', sha256: 'cd'.repeat(32), bytes: 3, mediaType: 'text/html' };
    const page = { id: 'page:imported', type: 'page', module: 'module:p', title: 'Imported', place: 9, format: 'asset', asset: 'asset:page' };
    const imported = plainPlan(sampleRole(asset, page), 'html');
    expect(imported.preflight.map(({ code, records }) => [code, records])).toEqual([['TRL-X014', ['module:p']], ['TRL-X039', ['asset:page']]]);
    expect(textOfFile(imported, 'modules/m-p.html')).toContain('<iframe class="imported" sandbox title="Imported" src="../imported/page/Lesson%201/%C3%9Cber.html"></iframe>');
    expect(imported.files.map(({ path }) => path)).toContain('imported/page/Lesson 1/Über.html');
  });
  it('gives back odd titles as they were, in names that every system can store', async () => {
    const odd = plainPlan(naughtyRole(), 'html');
    const titles = naughtyTexts.map((_text, at) => decoded(/<h1>([\s\S]*?)<\/h1>/.exec(textOfFile(odd, `modules/m-n${String(at).padStart(3, '0')}.html`))![1]!));
    expect(titles).toEqual(naughtyTexts.map(asXml));
    expect((await writeZip(odd.files)).ok).toBe(true);
    expect(odd.files.map(({ bytes }) => Buffer.from(bytes).toString()).filter((text) => /<script|<[^>"]*\sonerror=/i.test(text))).toEqual([]);
  });
  it('names pages by id, each differently', () => {
    expect(pagePaths(['module:A', 'module:a', 'module:con', 'module:x.y_z', 'module:a-2'])).toEqual(['modules/m-a.html', 'modules/m-a-2.html', 'modules/m-con.html', 'modules/m-x-y-z.html', 'modules/m-a-2-2.html']);
  });
  it('is readable in both themes: every text colour has 4.5 to 1 on the grounds that it stands on', () => {
    const themes = [/:root \{([^}]*)\}/.exec(styleSheet)![1]!, /dark\) \{\s*:root \{([^}]*)\}/.exec(styleSheet)![1]!].map((block) => new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name!, colour!])));
    for (const theme of themes) {
      const ratio = (a: string, b: string): number => contrast(theme.get(a)!, theme.get(b)!);
      const pairs = [...['ink', 'ink2', 'link'].flatMap((name) => [[name, 'bg'], [name, 'surface']]), ...['core', 'testable', 'elective', 'remedial', 'open', 'pulled'].flatMap((tone) => [[tone, `${tone}-soft`], [tone, 'surface'], ['ink', `${tone}-soft`]])] as [string, string][];
      expect(pairs.filter(([a, b]) => ratio(a, b) < 4.5)).toEqual([]);
    }
    expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
  });
});

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}
