import { describe, expect, it } from 'vitest';
import { arrange } from '#shared/exchange/import/replace/arrange';
import { placesOf } from '#shared/exchange/import/replace/place-in-library';
import { bestPairs, likelyPairs, resemblance, shinglesOf } from '#shared/exchange/import/replace/similarity';

const list = (text: string): readonly string[] => [...text];

describe('the order of what was changed on two sides', () => {
  it.each([
    ['the same', 'abc', 'abc', 'abc', 'abc'],
    ['only the source moved', 'abc', 'abc', 'cab', 'cab'],
    ['only here it was moved', 'bca', 'abc', 'abc', 'bca'],
    ['both moved: as it is here', 'bca', 'abc', 'cab', 'bca'],
    ['new ones behind what they are behind in the source', 'abc', 'abc', 'axbcy', 'axbcy'],
    ['a new first one', 'abc', 'abc', 'xabc', 'xabc'],
    ['what is only here stays behind what it is behind', 'amb', 'ab', 'ab', 'amb'],
    ['the source moved around what is only here', 'amb', 'ab', 'ba', 'bma'],
    ['what the source lost stays', 'abc', 'abc', 'ca', 'cba'],
    ['an order before that nobody knows', 'abc', '', 'cab', 'abc'],
  ])('%s', (_what, mine, base, theirs, result) => {
    expect(arrange(list(mine), list(base), list(theirs)).join('')).toBe(result);
  });
  it('is the very list where nothing moves', () => {
    const mine = list('abc');
    expect(arrange(mine, list('abc'), list('abc'))).toBe(mine);
  });
  it('makes room in the library only where it has to', () => {
    const library = [{ id: 'a', place: 1 }, { id: 'other', place: 2 }, { id: 'b', place: 5 }, { id: 'last', place: 6 }];
    expect([...placesOf(library, new Set(['a', 'b']), ['a', 'new', 'b'])]).toEqual([['a', 1], ['new', 2], ['other', 3], ['b', 5], ['last', 6]]);
    expect([...placesOf(library, new Set(['a', 'b']), ['b', 'a'])]).toEqual([['b', 1], ['other', 2], ['a', 5], ['last', 6]]);
    expect([...placesOf(library, new Set(), ['new'])].at(-1)).toEqual(['new', 7]);
  });
});

describe('texts that are versions of one', () => {
  it('is the share of the runs of four words, letter case and marks aside', () => {
    expect(resemblance(shinglesOf('One two three four five.'), shinglesOf('one TWO three, four five'))).toBe(1);
    expect(resemblance(shinglesOf('a b c d e'), shinglesOf('a b c d f'))).toBeCloseTo(1 / 3);
    expect([resemblance(shinglesOf(''), shinglesOf('')), resemblance(shinglesOf('a b'), shinglesOf('a b'))]).toEqual([0, 1]);
  });
  it('pairs what resembles most, each once, ties in order', () => {
    expect(bestPairs(['a', 'b'], ['x', 'y'], (left, right) => (left === 'a' ? 0.5 : right === 'x' ? 0.9 : 0.1)).map(({ left, right }) => left + right)).toEqual(['bx', 'ay']);
  });
  it('compares only what shares a run that few have', () => {
    const footer = 'all rights are reserved';
    const sets = Array.from({ length: 30 }, (_none, at) => shinglesOf(`lesson ${at} speaks about topic ${at} ${footer}`));
    expect([...likelyPairs(sets, [shinglesOf(`lesson 7 speaks about topic 7 and more ${footer}`)])[0]!]).toEqual([7]);
  });
});
