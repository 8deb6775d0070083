import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costBins } from '#shared/simulate/cost/cost-bins';

describe('S-32 bins of a chart', () => {
  it('have one round width, hold the ends, and everybody once', () => {
    expect(costBins([[3, 1], [10, 5], [26, 2]], 1).map(({ from, to, learners }) => [from, to, learners]).filter(([, , learners]) => learners! > 0)).toEqual([[3, 4, 1], [10, 11, 5], [25, 26, 2]]);
    expect(costBins([[0, 7]], 1)).toEqual([{ from: 0, to: 1, learners: 7 }]);
    expect(costBins([[12.5, 7]], 1)).toEqual([{ from: 12, to: 13, learners: 7 }]);
    expect(costBins([], 1)).toEqual([]);
  });
  it('are put together until each has ten', () => {
    expect(costBins([[0, 4], [10, 6], [20, 12], [23, 1]], 10)).toEqual([{ from: 0, to: 11, learners: 10 }, { from: 11, to: 23, learners: 13 }]);
    expect(costBins([[0, 4], [10, 3]], 10).map(({ learners }) => learners)).toEqual([7]);
  });
  const list = fc.array(fc.tuple(fc.double({ min: 0, max: 1e7, noNaN: true }), fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 60 }).map((pairs) => [...new Map(pairs)].sort(([a], [b]) => a - b));
  it('whatever the costs: at most 24, one beside the other, nobody lost', () => {
    fc.assert(fc.property(list, fc.constantFrom(1, 10), (costs, least) => {
      const bins = costBins(costs, least);
      expect(bins.length).toBeGreaterThan(0);
      expect(bins.length).toBeLessThanOrEqual(24);
      expect(bins.reduce((sum, { learners }) => sum + learners, 0)).toBe(costs.reduce((sum, [, learners]) => sum + learners, 0));
      for (let at = 1; at < bins.length; at++) expect(bins[at]!.from).toBe(bins[at - 1]!.to);
      if (bins.length > 1) for (const { learners } of bins) expect(least === 1 || learners >= least).toBe(true);
      expect(bins[0]!.from).toBeLessThanOrEqual(costs[0]![0] + 1e-9 * costs[0]![0]);
      expect(bins.at(-1)!.to).toBeGreaterThanOrEqual(costs.at(-1)![0] * (1 - 1e-9));
    }));
  });
});
