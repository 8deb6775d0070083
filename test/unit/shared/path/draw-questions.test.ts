import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, shuffled } from '#shared/kit/random';
import { drawQuestions } from '#shared/path/draw-questions';

const pool = (count: number, draw: number | null, id = 'question-set:a'): Parameters<typeof drawQuestions<number>>[0] => ({ id, questions: Array.from({ length: count }, (_, at) => at), draw });

describe('questions drawn from a pool', () => {
  it('E-86 are as many as asked, each once, in their order, and the same again', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }), fc.integer(), fc.integer({ min: 1, max: 9 }), (count, draw, seed, attempt) => {
      const drawn = drawQuestions(pool(count, draw), seed, attempt);
      expect(drawn).toHaveLength(Math.min(count, draw ?? count));
      expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
      expect(drawn.every((question) => question >= 0 && question < count)).toBe(true);
      expect(drawQuestions(pool(count, draw), seed, attempt)).toEqual(drawn);
      expect(drawQuestions(pool(count, draw), seed + 2 ** 32, attempt)).toEqual(drawn);
    }));
  });
  it('E-86 are others for another learner, attempt and set, and each as often as any other', () => {
    const counts = new Array<number>(10).fill(0);
    const kinds = new Set<string>();
    for (let seed = 0; seed < 3000; seed++) {
      const drawn = drawQuestions(pool(10, 3), seed, 1);
      drawn.forEach((question) => (counts[question]! += 1));
      kinds.add(drawn.join());
    }
    expect(kinds.size).toBe(120);
    // 900 expected, standard deviation 25.
    expect(counts.every((count) => Math.abs(count - 900) < 125)).toBe(true);
    const others = [1, 2, 3, 4, 5].map((attempt) => drawQuestions(pool(10, 3), 7, attempt).join());
    expect(new Set(others).size).toBeGreaterThan(2);
    expect(new Set(['a', 'b', 'c', 'd'].map((id) => drawQuestions(pool(10, 3, id), 7, 1).join())).size).toBeGreaterThan(1);
  });
});

it('shuffling keeps every entry and leaves the list alone', () => {
  fc.assert(fc.property(fc.array(fc.nat()), fc.integer(), (list, seed) => {
    const before = [...list];
    expect([...shuffled(list, createRandom(seed))].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b));
    expect(list).toEqual(before);
  }));
});
