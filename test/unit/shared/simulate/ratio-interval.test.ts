import { describe, expect, it } from 'vitest';
import { createRandom } from '#shared/kit/random';
import { savedShare, savedSums } from '#shared/simulate/results/role-sums';
import { ratioInterval } from '#shared/simulate/statistics/ratio-interval';
import { z95 } from '#shared/simulate/statistics/intervals';

type Pair = readonly [minutes: number, baseline: number];

/** The three histograms that a part keeps of these learners. */
function sumsOf(learners: readonly Pair[]) {
  const count = (of: (pair: Pair) => number): [number, number][] => {
    const counts = new Map<number, number>();
    for (const pair of learners) counts.set(of(pair), (counts.get(of(pair)) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => a - b);
  };
  return { minutes: count(([m]) => m), baseline: count(([, b]) => b), saved: count(([m, b]) => b - m) };
}

/** Two kinds of static path, and savings that go with it; some take longer. */
function draw(count: number, random: () => number): Pair[] {
  return Array.from({ length: count }, (): Pair => {
    const baseline = random() < 0.4 ? 600 : 420 + Math.floor(60 * random());
    return [Math.round(baseline * (random() < 0.2 ? 1.1 : 0.5 + 0.4 * random())), baseline];
  });
}

describe('S-27 what is saved, with an interval by chance', () => {
  it('the sums that three histograms give are those of the learners, products too', () => {
    const learners = draw(500, createRandom(3));
    const sum = (of: (pair: Pair) => number): number => learners.reduce((total, pair) => total + of(pair), 0);
    expect(savedSums(sumsOf(learners))).toEqual({ n: 500, part: sum(([m, b]) => b - m), whole: sum(([, b]) => b), partSquares: sum(([m, b]) => (b - m) ** 2), wholeSquares: sum(([, b]) => b * b), products: sum(([m, b]) => (b - m) * b) });
  });
  it('with one static path for all it is the usual interval of a mean', () => {
    const saved = [10, 20, 30, 40, 60];
    const { share, low, high } = savedShare(sumsOf(saved.map((one): Pair => [200 - one, 200])));
    const deviation = Math.sqrt(saved.reduce((sum, one) => sum + (one - 32) ** 2, 0) / 4);
    expect(share).toBeCloseTo(32 / 200, 12);
    expect(high! - share).toBeCloseTo((z95 * deviation) / Math.sqrt(5) / 200, 12);
    expect(share - low!).toBeCloseTo(high! - share, 12);
  });
  it('2,000 resamples of the same learners spread as the interval says', () => {
    const random = createRandom(11);
    const learners = draw(400, random);
    const { share, low, high } = savedShare(sumsOf(learners));
    const shares = Array.from({ length: 2000 }, () => {
      let [saved, whole] = [0, 0];
      for (let at = 0; at < learners.length; at++) {
        const [m, b] = learners[Math.floor(random() * learners.length)]!;
        saved += b - m;
        whole += b;
      }
      return saved / whole;
    }).sort((a, b) => a - b);
    const width = high! - low!;
    expect(Math.abs(shares[50]! - low!)).toBeLessThan(0.1 * width);
    expect(Math.abs(shares[1949]! - high!)).toBeLessThan(0.1 * width);
    expect(share).toBeCloseTo(shares[1000]!, 2);
  });
  it('one learner, or no minutes, have no interval; equal shares have none to speak of', () => {
    expect(savedShare(sumsOf([[50, 100]]))).toEqual({ share: 0.5, low: null, high: null });
    expect(ratioInterval({ n: 3, part: 0, whole: 0, partSquares: 0, wholeSquares: 0, products: 0 })).toEqual({ share: 0, low: null, high: null });
    expect(savedShare(sumsOf([[50, 100], [50, 100], [50, 100]]))).toEqual({ share: 0.5, low: 0.5, high: 0.5 });
  });
});
