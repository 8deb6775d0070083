import { describe, expect, it } from 'vitest';
import { createSuggester } from '#shared/suggest/suggest';
import { documentOf, moduleOf } from '../../helpers/documents';


const page = (module: string, body: string): object => ({ id: `page:${module}`, type: 'page', module: `module:${module}`, title: 'Text', body: body.split('\n') });
const ladders = 'Place the ladder on firm ground. A ladder leans one part out for four parts up. Scaffold boards and harness anchors are inspected before work at height.';
const library = (more: readonly object[] = [], settings: object = {}) => documentOf(
  { id: 'settings:document', type: 'settings', title: 'Test', asOf: '2026-11-01', ...settings },
  { id: 'competency:height', type: 'competency', title: 'Work at height' },
  moduleOf('a', { title: 'Choosing a ladder', tags: ['height', 'site'], competencies: ['competency:height'], level: 'foundation' }), page('a', ladders),
  moduleOf('b', { title: 'Raising a ladder', tags: ['height'], competencies: ['competency:height'], level: 'foundation' }), page('b', `Raise the ladder with two people. ${ladders}`),
  moduleOf('c', { title: 'Scaffold inspection', tags: ['height'], competencies: ['competency:height'], level: 'foundation' }), page('c', `Scaffold tags and boards; harness anchors. ${ladders}`),
  moduleOf('d', { title: 'Ladder safety in rain' }), page('d', `Wet rungs of a ladder: harness, anchors and scaffold boards at height. Height and rain. ${ladders}`),
  moduleOf('e', { title: 'Reading a balance sheet', tags: ['finance'], level: 'advanced' }), page('e', 'Assets, liabilities, equity and the depreciation of goodwill.'),
  moduleOf('f', { title: 'Introduction to bookkeeping' }), page('f', 'Debit and credit, ledgers and the trial balance of a small firm.'),
  ...more,
);
const of = (document: ReturnType<typeof library>, id: string) => createSuggester(document).of(`module:${id}`).map(({ kind, value }) => `${kind} ${value}`);

describe('suggestions', () => {
  it('come from the words of the module and from the modules most like it, each with its reason', () => {
    const suggestions = createSuggester(library()).of('module:d');
    expect(suggestions.map(({ kind, value }) => `${kind} ${value}`)).toEqual(expect.arrayContaining(['tag height', 'competency competency:height', 'level foundation']));
    expect(suggestions.find(({ kind }) => kind === 'tag')?.reason).toMatch(/^The text says “height” \d+ times\. 3 of the \d most similar modules have it; the nearest shares “.+”, “.+”\.$/);
    expect(suggestions.some(({ value }) => value === 'finance' || value === 'advanced')).toBe(false);
    expect(suggestions.map(({ certainty }) => certainty)).toEqual([...suggestions.map(({ certainty }) => certainty)].sort((a, b) => b - a));
  });
  it('say a level by the title’s own word', () => {
    expect(createSuggester(library()).of('module:f').find(({ kind }) => kind === 'level')).toMatchObject({ value: 'foundation', reason: 'The title says “Introduction”.' });
  });
  it('leave alone what a module has already, and levels and competencies that somebody chose', () => {
    expect(of(library(), 'a').filter((one) => !one.startsWith('duplicate'))).toEqual([]);
  });
  it('name near-duplicates once for a pair, and not where a link says so already', () => {
    const copy = [moduleOf('g', { title: 'Choosing a ladder' }), page('g', ladders)];
    const suggester = createSuggester(library(copy));
    const [there, back] = ['a', 'g'].map((id) => suggester.of(`module:${id}`).find(({ kind }) => kind === 'duplicate'));
    expect(there).toMatchObject({ value: 'module:g' });
    expect(back?.id).toBe(there?.id);
    expect(there?.certainty).toBeGreaterThan(75);
    expect(of(library([...copy, { id: 'edge:same', type: 'edge', kind: 'equivalent', from: 'module:g', to: 'module:a' }]), 'a').some((one) => one === 'duplicate module:g')).toBe(false);
  });
  it('never offer a retired word, nor one outside a closed vocabulary, nor what was dismissed', () => {
    const vocabulary = (terms: readonly object[], isClosed = false) => library([], { vocabularies: [{ field: 'tags', isClosed, terms }] });
    expect(of(vocabulary([{ term: 'height', retired: true }]), 'd')).not.toContain('tag height');
    expect(of(vocabulary([{ term: 'Rain' }], true), 'd').filter((one) => one.startsWith('tag'))).toEqual(['tag Rain']);
    expect(of(library([], { dismissedSuggestions: ['tag module:d height'] }), 'd')).not.toContain('tag height');
  });
  it('are the same for the same document, and nothing for a module that says nothing', () => {
    expect(createSuggester(library()).of('module:d')).toEqual(createSuggester(library()).of('module:d'));
    expect(createSuggester(library([moduleOf('z', { title: '…' })])).of('module:z')).toEqual([]);
    expect(createSuggester(library()).of('module:none')).toEqual([]);
  });
});
