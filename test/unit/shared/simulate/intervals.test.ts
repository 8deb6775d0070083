import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedRandom } from '#shared/kit/random';
import { clopperPearson, logGamma, quantileRanks, regularisedBeta, wilson } from '#shared/simulate/statistics/intervals';
import { correlationInterval } from '#shared/simulate/statistics/correlation';
import { normalQuantile } from '#shared/simulate/statistics/normal';

/** Probability of exactly k of n, as a product, not by the functions under test. */
function binomial(k: number, n: number, p: number): number {
  let value = 1;
  for (let i = 0; i < k; i++) value *= ((n - i) / (k - i)) * p;
  return value * (1 - p) ** (n - k);
}
const atMost = (k: number, n: number, p: number): number => Array.from({ length: k + 1 }, (_nothing, i) => binomial(i, n, p)).reduce((a, b) => a + b, 0);

describe('S-14 intervals', () => {
  it('Wilson: the published example of 81 of 263 and its closed ends', () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, table I, method 3.
    expect(wilson(81, 263).low).toBeCloseTo(0.2553, 4);
    expect(wilson(81, 263).high).toBeCloseTo(0.3662, 4);
    expect(wilson(15, 148).low).toBeCloseTo(0.0624, 4);
    expect(wilson(15, 148).high).toBeCloseTo(0.1605, 4);
    expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) as number });
    expect(wilson(1, 29).low).toBeCloseTo(0.0061, 4);
    expect(wilson(1, 29).high).toBeCloseTo(0.1718, 4);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
  it('Wilson: its ends are where the score test just rejects', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(1000), (n, share) => {
      const k = Math.round((share / 1000) * n);
      const { low, high } = wilson(k, n);
      for (const end of [...(k > 0 ? [low] : []), ...(k < n ? [high] : [])]) expect(Math.abs(k / n - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(1.959963984540054, 6);
    }));
  });
  it('Clopper and Pearson: the tails have exactly 2.5 %, and the ends of no and all successes have closed forms', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (n, drawn) => {
      const k = Math.min(drawn, n);
      const { low, high } = clopperPearson(k, n);
      if (k > 0) expect(1 - atMost(k - 1, n, low)).toBeCloseTo(0.025, 8);
      if (k < n) expect(atMost(k, n, high)).toBeCloseTo(0.025, 8);
    }));
    expect(clopperPearson(0, 10).high).toBeCloseTo(1 - 0.025 ** 0.1, 10);
    expect(clopperPearson(10, 10).low).toBeCloseTo(0.025 ** 0.1, 10);
    // Newcombe, table I, method 5.
    expect(clopperPearson(81, 263)).toEqual({ low: expect.closeTo(0.2527, 4) as number, high: expect.closeTo(0.3676, 4) as number });
  });
  it('ranks around a quantile cover it as often as they say, and no narrower ranks do on that side', () => {
    for (const [share, count] of [[0.5, 15], [0.5, 100], [0.9, 100], [0.1, 200]] as const) {
      const ranks = quantileRanks(share, count)!;
      // Covered when low <= number of values below the quantile < high.
      expect(atMost(ranks.high - 1, count, share) - atMost(ranks.low - 1, count, share)).toBeGreaterThanOrEqual(0.95);
      expect(atMost(ranks.low - 1, count, share)).toBeLessThanOrEqual(0.025 + 1e-12);
      expect(atMost(ranks.low, count, share)).toBeGreaterThan(0.025);
    }
    expect(quantileRanks(0.5, 3)).toBeNull();
    expect(quantileRanks(0.5, 15)).toEqual({ low: 4, high: 12 });
  });
  it('gamma, beta and normal quantiles have their known values', () => {
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
    expect(regularisedBeta(0.3, 2, 5)).toBeCloseTo(1 - atMost(1, 6, 0.3), 12);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 7);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 7);
    expect(normalQuantile(0.5)).toBe(0);
  });
});

describe('S-6 keyed chance', () => {
  it('hangs on its keys alone, and is spread evenly over them', () => {
    const counts = new Array<number>(100).fill(0);
    const bits = new Set<number>();
    for (let row = 0; row < 100_000; row++) {
      const value = keyedRandom(7, row, row % 13, 1 + (row % 3));
      if (value < 0 || value >= 1) throw new Error(`${value} is out of range`);
      counts[Math.floor(value * 100)]!++;
      bits.add(value);
    }
    // Chi-square with 99 degrees of freedom: 148 is the point of 0.1 %.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(148);
    expect(bits.size).toBeGreaterThan(99_990 - 100_000 / 64);
    expect(keyedRandom(7, 5, 2, 1)).toBe(keyedRandom(7, 5, 2, 1));
  });
  it('neighbouring rows, modules, attempts and seeds say nothing of each other', () => {
    for (const pair of [(at: number) => [keyedRandom(1, at, 2, 3), keyedRandom(1, at + 1, 2, 3)], (at: number) => [keyedRandom(1, at, 2, 3), keyedRandom(1, at, 3, 3)], (at: number) => [keyedRandom(1, at, 2, 3), keyedRandom(1, at, 2, 4)], (at: number) => [keyedRandom(1, at, 2, 3), keyedRandom(2, at, 2, 3)]]) {
      let sum = 0;
      const count = 50_000;
      for (let at = 0; at < count; at++) {
        const [a = 0, b = 0] = pair(at);
        sum += (a - 0.5) * (b - 0.5) * 12;
      }
      // Correlation of independent draws: standard deviation 1 / sqrt(50,000).
      expect(Math.abs(sum / count)).toBeLessThan(4 / Math.sqrt(count));
    }
  });
});

describe('40 the interval of a correlation', () => {
  it('is Fisher’s: the worked figures of r = 0.67 of 100 people, mirrored for −0.67, narrower with more people', () => {
    // atanh 0.67 = 0.810743; 1.959964 / sqrt 97 = 0.199005.
    const found = correlationInterval(0.67, 100);
    expect(found?.low).toBeCloseTo((Math.exp(2 * 0.611738) - 1) / (Math.exp(2 * 0.611738) + 1), 5);
    expect(found?.high).toBeCloseTo((Math.exp(2 * 1.009748) - 1) / (Math.exp(2 * 1.009748) + 1), 5);
    expect(correlationInterval(-0.67, 100)).toEqual({ low: -(found?.high ?? 0), high: -(found?.low ?? 0) });
    expect(correlationInterval(0.5, 3)).toBeNull();
    expect(correlationInterval(1, 10)).toEqual({ low: 1, high: 1 });
    fc.assert(fc.property(fc.double({ min: -0.99, max: 0.99, noNaN: true }), fc.integer({ min: 4, max: 5000 }), (r, people) => {
      const [few, more] = [correlationInterval(r, people), correlationInterval(r, people + 50)];
      expect(few!.low).toBeLessThanOrEqual(r);
      expect(few!.high).toBeGreaterThanOrEqual(r);
      expect(more!.high - more!.low).toBeLessThan(few!.high - few!.low);
    }));
  });
});
