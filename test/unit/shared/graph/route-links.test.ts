import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '#shared/graph/layout';
import { routeLinks } from '#shared/graph/route-links';
import { linesThroughBoxes } from '../../../helpers/drawing';

const at = (x: number, y: number): Rect => ({ x, y, width: 100, height: 60 });

describe('routeLinks', () => {
  it('goes past a box on the nearer side, and straight where nothing stands between', () => {
    const boxes = [at(0, 0), at(200, 10), at(400, 0)];
    expect(routeLinks(boxes, [{ from: 0, to: 2 }, { from: 0, to: 1 }])).toEqual([[{ from: 194, to: 306, at: 4 }], []]);
  });

  it('gives lines of one node one run, and lines of others places beside it', () => {
    const boxes = [at(0, 0), at(0, 100), at(200, -40), at(200, 100), at(400, 0), at(400, 60)];
    const [first, second, other] = routeLinks(boxes, [{ from: 0, to: 4 }, { from: 0, to: 5 }, { from: 1, to: 4 }]);
    expect(second).toEqual(first);
    expect(other![0]!.at).toBeGreaterThan(first![0]!.at);
  });

  it('has no runs for a link that goes back or to the box beside', () => {
    expect(routeLinks([at(0, 0), at(200, 0), at(400, 0)], [{ from: 2, to: 0 }, { from: 0, to: 1 }])).toEqual([[], []]);
    expect(routeLinks([], [])).toEqual([]);
  });

  it('never runs through a box of a drawing in columns', () => {
    const drawings = fc.record({ heights: fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 6 }), pick: fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 30 }) });
    fc.assert(fc.property(drawings, ({ heights, pick }) => {
      const boxes = heights.flatMap((column, i) => column.map((gap, k) => at(i * 180, k * 110 + gap * 4)));
      const links = pick.map(([a, b]) => ({ from: a % boxes.length, to: b % boxes.length })).filter(({ from, to }) => boxes[from]!.x < boxes[to]!.x);
      const runs = routeLinks(boxes, links);
      expect(linesThroughBoxes(boxes, links, runs)).toBe(0);
      runs.forEach((list) => list.slice(1).forEach((run, i) => expect(run.from).toBeGreaterThanOrEqual(list[i]!.to)));
    }), { numRuns: 200 });
  });
});
