import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand, type Command } from '#shared/document/apply-command';
import { cutPoints, pagesInOrder } from '#shared/document/breakdown/cut-points';
import { estimateLines, estimateMinutes } from '#shared/document/breakdown/estimate-minutes';
import { stretchesOf, suggestCuts, targetLengths } from '#shared/document/breakdown/suggest-split';
import { isChangedSinceApproval } from '#shared/document/content-fingerprint';
import { applyDiff, reverseDiff } from '#shared/document/diff';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { writeDocument } from '#shared/document/write-document';
import { documentOf, edgeOf, moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';

const page = (id: string, module: string, place: number, body: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({ id: `page:${id}`, type: 'page', module: `module:${module}`, title: `Page ${id}`, place, body, ...more });
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');

function run(document: TrellisDocument, ...commands: readonly Command[]): TrellisDocument {
  return commands.reduce((now, command) => {
    const applied = applyCommand(now, command);
    if (!applied.ok) throw new Error(applied.error.map(({ code, message }) => `${code} ${message}`).join('\n'));
    const after = applyDiff(now, applied.value.diff);
    expect(writeDocument(applyDiff(after, reverseDiff(applied.value.diff)), 't')).toBe(writeDocument(now, 't'));
    return after;
  }, document);
}
const refusalOf = (document: TrellisDocument, command: Command): string => {
  const applied = applyCommand(document, command);
  return applied.ok ? 'applied' : applied.error.map(({ code }) => code).join();
};
const cut = (page: string, line: number, id: string, title = id.toUpperCase()) => ({ page: `page:${page}`, line, id: `module:${id}`, title, newPage: `page:new-${id}`, edge: `edge:new-${id}` });

const lesson = documentOf(
  roleOf(), moduleOf('a', { minutes: 50, title: 'Lesson', tags: ['x'], lineage: ['Course'], place: 1 }), moduleOf('b', { place: 2 }), edgeOf('a', 'b'),
  zoneOf('core', 'core-locked', ['a', 'b']),
  page('1', 'a', 1, ['Intro.', '', '## First', words(100), '```', '# no heading', '```', 'Second', '------', words(300)]),
  page('2', 'a', 2, ['More.', '### Third', words(100)]),
);

describe('where a module can be cut', () => {
  it('is at pages and headings, underlined ones too, never in code or before the first words', () => {
    expect(cutPoints(lesson, 'module:a').map(({ page: id, line, level, title }) => [id, line, level, title])).toEqual([
      ['page:1', 2, 2, 'First'], ['page:1', 7, 2, 'Second'], ['page:2', 0, 0, 'Page 2'], ['page:2', 1, 3, 'Third'],
    ]);
  });
});

describe('estimated minutes', () => {
  it('say what they count, by stated seconds', () => {
    expect(estimateLines([words(400), '![a](asset:x)', '## Exercise 1', '```', 'x = 1', '```'])).toEqual({ minutes: 7, parts: [
      { what: 'words', count: 403, seconds: 403 * 0.3 }, { what: 'code-lines', count: 3, seconds: 12 }, { what: 'pictures', count: 1, seconds: 12 }, { what: 'activities', count: 1, seconds: 300 },
    ] });
  });
  it('are 0 where there is nothing, and count questions', () => {
    const set = { id: 'question-set:q', type: 'question-set', title: 'T', module: 'module:a', purpose: 'post', questions: [{ id: 'q', kind: 'true-false', text: 'Yes?', answer: true }] };
    expect([estimateMinutes(documentOf(moduleOf('a')), 'module:a').minutes, estimateMinutes(documentOf(moduleOf('a'), set), 'module:a')]).toEqual([0, { minutes: 1, parts: [{ what: 'questions', count: 1, seconds: 60 }] }]);
    const pool = { ...set, draw: 2, questions: ['a', 'b', 'c'].map((id) => ({ ...set.questions[0], id })) };
    expect(estimateMinutes(documentOf(moduleOf('a'), pool), 'module:a').minutes).toBe(2);
  });
});

describe('a suggested split', () => {
  const sections = (lengths: readonly number[]): TrellisDocument => documentOf(moduleOf('a'), page('1', 'a', 1, ['Start', ...lengths.flatMap((count, at) => [`## S${at}`, words(count)])]));
  const suggested = (document: TrellisDocument, target: keyof typeof targetLengths, total: number | null = null): readonly string[] => suggestCuts(stretchesOf(document, 'module:a'), targetLengths[target], total).map(({ title }) => title);
  it('brings the parts into the target length', () => {
    expect(suggested(sections([1000, 1000, 1000]), 'micro')).toEqual(['S1', 'S2']);
    expect(suggested(sections([1000, 1000, 1000]), 'module')).toEqual([]);
    expect(suggested(sections([400, 400, 400, 400]), 'micro')).toEqual(['S2']);
  });
  it('is scaled to the minutes that the whole is known to take', () => {
    expect(suggested(sections([100, 100, 100]), 'module', 90)).toEqual(['S1', 'S2']);
  });
  it('leaves whole what has no place to be cut', () => {
    expect(suggested(documentOf(moduleOf('a'), page('1', 'a', 1, [words(9000)])), 'micro')).toEqual([]);
  });
});

describe('module.split', () => {
  const command: Command = { name: 'module.split', payload: { module: 'module:a', cuts: [cut('1', 7, 'a2', 'Second'), cut('2', 0, 'a3')] } };
  const after = run(lesson, command);
  it('gives each part its content, minutes by content, lineage, place and zone', () => {
    expect(['a', 'a2', 'a3'].map((id) => after.tables.module.get(`module:${id}`)).map((module) => [module?.title, module?.minutes, module?.place, module?.lineage, module?.tags])).toEqual([
      ['Lesson', 13, 1, ['Course'], ['x']], ['Second', 28, 2, ['Course', 'Lesson'], ['x']], ['A3', 9, 3, ['Course', 'Lesson'], ['x']],
    ]);
    expect(pagesInOrder(after.tables.page.values(), 'module:a2').map(({ id, title, body }) => [id, title, body.length])).toEqual([['page:new-a2', 'Second', 1]]);
    expect(pagesInOrder(after.tables.page.values(), 'module:a3').map(({ id, body }) => [id, body[0]])).toEqual([['page:2', 'More.']]);
    expect(after.tables.zone.get('zone:core')?.modules).toEqual(['module:a', 'module:a2', 'module:a3', 'module:b']);
    expect(after.tables.module.get('module:b')?.place).toBe(4);
  });
  it('chains the parts, and what needed the whole needs the last of them', () => {
    expect([...after.tables.edge.values()].map(({ from, to }) => `${from} ${to}`).sort()).toEqual(['module:a module:a2', 'module:a2 module:a3', 'module:a3 module:b']);
    const loose = run(lesson, { ...command, payload: { ...command.payload, chain: false } as never });
    expect([...loose.tables.edge.values()].map(({ from, to }) => `${from} ${to}`)).toEqual(['module:a module:b']);
  });
  it.each([
    ['before the first words', { module: 'module:a', cuts: [cut('1', 0, 'n')] }], ['behind the end', { module: 'module:a', cuts: [cut('1', 99, 'n')] }], ['on a page of another module', { module: 'module:b', cuts: [cut('1', 2, 'n')] }],
    ['twice', { module: 'module:a', cuts: [cut('1', 2, 'n'), cut('1', 2, 'm')] }], ['under a taken id', { module: 'module:a', cuts: [cut('1', 2, 'b')] }],
  ])('refuses a cut %s (TRL-D012)', (_what, payload) => {
    expect(refusalOf(lesson, { name: 'module.split', payload })).toBe('TRL-D012');
  });
  it('keeps a page that is a file whole', () => {
    const asset = { id: 'asset:f', type: 'asset', path: 'f.html', sha256: '0'.repeat(64), bytes: 3 };
    const document = documentOf(moduleOf('a'), asset, page('1', 'a', 1, ['x']), page('2', 'a', 2, [], { format: 'asset', asset: 'asset:f' }));
    expect(refusalOf(document, { name: 'module.split', payload: { module: 'module:a', cuts: [cut('2', 1, 'n')] } })).toBe('TRL-D012');
    expect(run(document, { name: 'module.split', payload: { module: 'module:a', cuts: [cut('2', 0, 'n')] } }).tables.page.get('page:2')).toMatchObject({ module: 'module:n', format: 'asset', asset: 'asset:f' });
  });
  it('loses no line, wherever it cuts, and merging brings all of it back in order', () => {
    const line = fc.constantFrom('Text.', '', '## Heading', '# Top', '```', 'Under', '---', '- item', '~~~');
    fc.assert(fc.property(fc.array(fc.array(line, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }), fc.array(fc.nat(99), { minLength: 1, maxLength: 5 }), fc.nat(200), (bodies, picks, minutes) => {
      const document = documentOf(roleOf(), moduleOf('a', { minutes }), moduleOf('z'), edgeOf('a', 'z'), zoneOf('core', 'core-locked', ['a']), ...bodies.map((body, at) => page(String(at), 'a', at, body)));
      const points = cutPoints(document, 'module:a');
      const chosen = [...new Set(picks.filter((pick) => pick < points.length))].map((pick) => points[pick]!);
      fc.pre(chosen.length > 0);
      // Titles that are no heading, so that every line stays in a body.
      const parts = run(document, { name: 'module.split', payload: { module: 'module:a', cuts: chosen.map(({ page: id, line: at }, index) => cut(id.slice(5), at, `p${index}`, `part ${index}`)) } });
      expect([...parts.tables.module.values()].filter(({ id }) => id !== 'module:z').reduce((sum, module) => sum + (module.minutes ?? 0), 0)).toBe(minutes);
      const merged = run(parts, { name: 'module.merge', payload: { into: 'module:a', modules: chosen.map((_point, index) => `module:p${index}`) } });
      const said = (one: TrellisDocument): readonly string[] => pagesInOrder(one.tables.page.values(), 'module:a').flatMap(({ body }) => body).filter((text) => text.trim() !== '');
      expect(said(merged)).toEqual(said(document));
      expect([...merged.tables.edge.values()].map(({ from, to }) => [from, to])).toEqual([['module:a', 'module:z']]);
      expect([merged.tables.module.get('module:a')?.minutes, merged.tables.zone.get('zone:core')?.modules]).toEqual([minutes, ['module:a']]);
    }), { numRuns: 300, seed: 20_261_129 });
  });
});

describe('module.merge', () => {
  it('a pool takes the other’s questions in and asks as many as both did', () => {
    const pool = (module: string, count: number, draw: number | null): object => ({ id: `question-set:${module}`, type: 'question-set', title: module, module: `module:${module}`, purpose: 'post', draw, questions: Array.from({ length: count }, (_, at) => ({ id: `${module}${at}`, kind: 'true-false', text: 'Yes?', answer: true })) });
    const drawn = (one: number | null, other: number | null): number | null | undefined => run(documentOf(moduleOf('a'), moduleOf('b'), pool('a', 4, one), pool('b', 3, other)), { name: 'module.merge', payload: { into: 'module:a', modules: ['module:b'] } }).tables['question-set'].get('question-set:a')?.draw;
    expect([drawn(null, null), drawn(2, null), drawn(null, 1), drawn(2, 9)]).toEqual([null, 5, 5, 5]);
  });
  const set = (id: string, module: string) => ({ id: `question-set:${id}`, type: 'question-set', title: id, module: `module:${module}`, purpose: 'post', questions: [{ id: 'q1', kind: 'true-false', text: id, answer: true }] });
  it('unites tests, tags and links, and points everything to the one that stays', () => {
    const document = documentOf(
      roleOf(), moduleOf('a', { tags: ['x'], place: 1 }), moduleOf('b', { tags: ['y', 'x'], place: 2 }), moduleOf('c', { place: 3 }), edgeOf('a', 'b'), edgeOf('b', 'c'), edgeOf('a', 'c'), zoneOf('core', 'core-locked', ['b', 'c']),
      set('one', 'a'), set('two', 'b'), { id: 'objective:o', type: 'objective', module: 'module:b', text: 'Do it' },
    );
    const after = run(document, { name: 'module.merge', payload: { into: 'module:a', modules: ['module:b'] } });
    expect([...after.tables.edge.values()].map(({ from, to }) => `${from} ${to}`)).toEqual(['module:a module:c']);
    expect([after.tables.module.get('module:a')?.tags, after.tables.zone.get('zone:core')?.modules, after.tables.objective.get('objective:o')?.module]).toEqual([['x', 'y'], ['module:a', 'module:c'], 'module:a']);
    expect([...after.tables['question-set'].values()].map(({ questions }) => questions.map(({ id, text }) => [id, text]))).toEqual([[['q1', 'one'], ['q1-2', 'two']]]);
  });
  it('refuses a loop by name (TRL-D009), and what is not there (TRL-D013)', () => {
    const document = documentOf(moduleOf('a'), moduleOf('b'), moduleOf('c'), edgeOf('a', 'b'), edgeOf('b', 'c'));
    expect(refusalOf(document, { name: 'module.merge', payload: { into: 'module:a', modules: ['module:c'] } })).toBe('TRL-D009');
    expect(refusalOf(document, { name: 'module.merge', payload: { into: 'module:a', modules: ['module:a'] } })).toBe('TRL-D013');
  });
});

describe('module.move, module.review, vocabulary.rename', () => {
  const document = documentOf(moduleOf('a', { place: 1, tags: ['law', 'Law'] }), moduleOf('b', { place: 2 }), moduleOf('c', { place: 9, tags: ['Law'] }), { id: 'course:k', type: 'course', title: 'K' }, page('1', 'a', 1, ['Text']));
  const order = (one: TrellisDocument): string => [...one.tables.module.values()].sort((x, y) => x.place - y.place).map(({ id }) => id.slice(7)).join('');
  it('moves before another, to the end, into a course; refuses what is not there (TRL-D014)', () => {
    expect(order(run(document, { name: 'module.move', payload: { modules: ['module:c', 'module:b'], before: 'module:a' } }))).toBe('cba');
    expect(order(run(document, { name: 'module.move', payload: { modules: ['module:a'], before: null } }))).toBe('bca');
    expect(run(document, { name: 'module.move', payload: { modules: ['module:a'], before: 'module:c', course: 'course:k' } }).tables.module.get('module:a')?.course).toBe('course:k');
    expect(refusalOf(document, { name: 'module.move', payload: { modules: ['module:a'], before: 'module:x' } })).toBe('TRL-D014');
  });
  it('keeps what was approved, and knows when it was changed since; nobody approves without a name (TRL-D015)', () => {
    const approved = run(document, { name: 'module.review', payload: { modules: ['module:a'], state: 'approved', by: ' Ana ', on: '2026-11-29' } });
    expect([approved.tables.module.get('module:a')?.approval?.by, isChangedSinceApproval(approved, 'module:a')]).toEqual(['Ana', false]);
    const moved = run(approved, { name: 'module.move', payload: { modules: ['module:a'], before: null } }, { name: 'record.update', payload: { updates: [{ id: 'module:a', set: { owner: 'Ben' } }] } });
    expect(isChangedSinceApproval(moved, 'module:a')).toBe(false);
    const edited = run(moved, { name: 'record.update', payload: { updates: [{ id: 'page:1', set: { body: ['Text.'] } }] } });
    expect(isChangedSinceApproval(edited, 'module:a')).toBe(true);
    expect(isChangedSinceApproval(run(edited, { name: 'record.update', payload: { updates: [{ id: 'page:1', set: { body: ['Text'] } }] } }), 'module:a')).toBe(false);
    expect(refusalOf(document, { name: 'module.review', payload: { modules: ['module:a'], state: 'approved', by: ' ', on: '2026-11-29' } })).toBe('TRL-D015');
  });
  it('renames a word wherever it is, two become one; refuses a word that nobody has (TRL-D016)', () => {
    const after = run(document, { name: 'vocabulary.rename', payload: { field: 'tags', from: 'law', to: 'Law' } });
    expect(['a', 'c'].map((id) => after.tables.module.get(`module:${id}`)?.tags)).toEqual([['Law'], ['Law']]);
    expect(refusalOf(document, { name: 'vocabulary.rename', payload: { field: 'tags', from: 'none', to: 'x' } })).toBe('TRL-D016');
  });
});
