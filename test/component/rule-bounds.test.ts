import { describe, expect, it } from 'vitest';
import { findBandProblems } from '#shared/path/bands';
import type { Band } from '#shared/model/rule';
import { startingBands } from '../../renderer/features/rules/edit-bands';
import { boundName, boundText, mendText, problemRange } from '../../renderer/features/rules/line/bound-text';
import { boundsOf, limitsOf, partOf, withBound, type Bound } from '../../renderer/features/rules/line/bounds';
import { mendOf } from '../../renderer/features/rules/line/mend-bands';

const bands = startingBands(['module:c']);
const at = (list: readonly Band[], index: number): Bound => {
  const bound = boundsOf(list)[index];
  if (!bound) throw new Error('fixture');
  return bound;
};
const apart = (score: number): Band[] => withBound(bands, partOf(at(bands, 1), true), score);

describe('bounds on the number line', () => {
  it('two bands that touch share one; the outer ends are nobody’s', () => {
    expect(boundsOf(bands)).toEqual([{ key: 'from-1', score: 6000, below: 0, above: 1 }, { key: 'from-2', score: 9000, below: 1, above: 2 }]);
  });
  it('move together, within both bands', () => {
    const moved = withBound(bands, at(bands, 0), 7000);
    expect(findBandProblems(moved)).toEqual([]);
    expect(withBound(bands, at(bands, 0), 9500)[0]?.to).toBe(9000);
    expect(limitsOf(bands, at(bands, 1))).toEqual({ least: 6000, most: 10_000 });
  });
  it('alone, upwards or downwards, leave a gap and become two', () => {
    expect(boundsOf(apart(9500)).map(({ key, score }) => [key, score])).toEqual([['from-1', 6000], ['to-1', 9000], ['from-2', 9500]]);
    const down = withBound(bands, partOf(at(bands, 1), false), 8500);
    expect(findBandProblems(down)).toEqual([{ kind: 'gap', lo: 8500, hi: 8999 }]);
  });
  it('become one again where they meet', () => {
    const gap = apart(9500);
    expect(boundsOf(withBound(gap, at(gap, 2), 9000))).toEqual(boundsOf(bands));
  });
  it('say on which side they count themselves', () => {
    expect(boundText(bands, at(bands, 0))).toEqual({ text: '60 counts as “extra practice”', isFault: false });
    expect(boundText(apart(9500), at(apart(9500), 1))).toEqual({ text: '90 counts for nothing', isFault: true });
    expect(boundText(bands.map((band) => ({ ...band, toInclusive: true, fromInclusive: true })), at(bands, 1))).toEqual({ text: '90 counts twice', isFault: true });
    expect(boundName(bands, at(bands, 1))).toBe('Bound between take and waive');
  });
});

describe('mending', () => {
  const mended = (list: readonly Band[]): readonly string[] => findBandProblems(list).map((problem) => {
    const mend = mendOf(list, problem);
    expect(mend && findBandProblems(mend.bands)).toEqual([]);
    return mend ? `${problemRange(problem)}: ${mendText(mend)}` : '';
  });
  it('extends the band below a gap to where the next begins', () => {
    expect(mended(apart(9500))).toEqual(['from 90 % to under 95 %: Extend “take” to under 95 %']);
  });
  it('at the top to 100 %, at the bottom from 0 %', () => {
    expect(mended(bands.slice(0, 2))).toEqual(['90 % or more: Extend “take” to 100 %']);
    expect(mended(bands.slice(1))).toEqual(['at or below 60 %: Begin “take” at 0 %']);
  });
  it('ends the lower of two that overlap', () => {
    expect(mended(withBound(bands, { key: 'from-2', score: 9000, below: null, above: 2 }, 8000))).toEqual(['from 80 % to under 90 %: End “take” just under 80 %']);
    expect(mended(bands.map((band) => ({ ...band, fromInclusive: true })))).toEqual(['exactly 60 %: End “extra practice” just under 60 %']);
  });
  it('removes a band that holds nothing', () => {
    const empty = [...bands, { from: 9000, fromInclusive: false, to: 9000, toInclusive: false, action: { do: 'take' as const } }];
    const problem = findBandProblems(empty)[0];
    expect(problem && mendOf(empty, problem)).toMatchObject({ kind: 'remove', bands });
  });
});
