import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '#shared/graph/layout';
import { deriveLayout } from '#shared/graph/layout';
import { deriveDirectedLayout } from '#shared/graph/layout-direction';
import { routeLinks } from '#shared/graph/route-links';
import { crossingsBetween, linesThroughBoxes, overlaps } from '../../../helpers/drawing';
import { metacademyGraph } from '../../../helpers/metacademy';
import { randomGraph } from '../../../helpers/random-graph';
import { hasSharedData } from '../../../helpers/shared-data';

/** 442 were measured when the bound was set; straight lines in the drawing of before crossed 660 times and ran through 160 nodes. */
const mostCrossings = 500;

const box: Size = { width: 200, height: 60 };
const boxes = (count: number): readonly Size[] => new Array<Size>(count).fill(box);

describe('deriveLayout', () => {
  it('draws every requisite to the left of what needs it', () => {
    const edges = randomGraph(3, 120, 200);
    const layout = deriveLayout({ sizes: boxes(120), edges });
    edges.forEach((edge) => expect(layout.positions[edge.from]!.x + box.width).toBeLessThan(layout.positions[edge.to]!.x));
    expect(overlaps(layout.positions, boxes(120))).toEqual([]);
  });

  it('puts a chain on one line and isolated nodes below it', () => {
    const { positions } = deriveLayout({ sizes: boxes(5), edges: [{ from: 0, to: 1 }, { from: 1, to: 2 }] });
    expect(positions.slice(0, 3).map((p) => p.y)).toEqual([0, 0, 0]);
    expect(positions.slice(0, 3).map((p) => p.x)).toEqual([0, 280, 560]);
    expect(positions[3]!.y).toBeGreaterThan(60);
    expect(positions[4]!.x).toBeGreaterThan(positions[3]!.x);
  });

  it('draws loops and self-loops as well', () => {
    const layout = deriveLayout({ sizes: boxes(4), edges: [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 0 }, { from: 3, to: 3 }] });
    expect(overlaps(layout.positions, boxes(4))).toEqual([]);
    expect(layout.positions.every((p) => Number.isFinite(p.x) && Number.isFinite(p.y))).toBe(true);
  });

  it('uncrosses two parallel chains', () => {
    const { positions } = deriveLayout({ sizes: boxes(4), edges: [{ from: 0, to: 3 }, { from: 1, to: 2 }] });
    expect(Math.sign(positions[0]!.y - positions[1]!.y)).toBe(Math.sign(positions[3]!.y - positions[2]!.y));
  });

  it('keeps groups together, in frames that do not overlap', () => {
    const groups = Array.from({ length: 60 }, (_, v) => (v % 4) - 1);
    const layout = deriveLayout({ sizes: boxes(60), edges: randomGraph(5, 60, 90), groups });
    expect(layout.groups).toHaveLength(3);
    layout.positions.forEach((point, v) => {
      layout.groups.forEach((frame, group) => {
        const isInside = point.x >= frame.x && point.y >= frame.y && point.x + box.width <= frame.x + frame.width && point.y + box.height <= frame.y + frame.height;
        expect(isInside).toBe(groups[v] === group);
      });
    });
    expect(overlaps(layout.positions, boxes(60))).toEqual([]);
  });

  it('leaves pinned nodes where they are, and nothing on them', () => {
    const pinned = new Map([[3, { x: 280, y: 30 }], [7, { x: 10, y: 10 }]]);
    const layout = deriveLayout({ sizes: boxes(80), edges: randomGraph(9, 80, 120), pinned });
    expect([layout.positions[3], layout.positions[7]]).toEqual([{ x: 280, y: 30 }, { x: 10, y: 10 }]);
    expect(overlaps(layout.positions, boxes(80))).toEqual([]);
  });

  it('puts parts that do not hang together side by side, about as wide to high as a screen, and isolated nodes in a block', () => {
    const pairs = Array.from({ length: 60 }, (_, i) => ({ from: 2 * i, to: 2 * i + 1 }));
    for (const [count, edges] of [[120, pairs], [120, []], [200, pairs]] as const) {
      const { positions } = deriveLayout({ sizes: boxes(count), edges });
      const ratio = (Math.max(...positions.map(({ x }) => x)) + box.width) / (Math.max(...positions.map(({ y }) => y)) + box.height);
      expect(ratio).toBeGreaterThan(1.1);
      expect(ratio).toBeLessThan(2.4);
      expect(overlaps(positions, boxes(count))).toEqual([]);
    }
  });

  it('keeps siblings in the order in which they are given', () => {
    const { positions } = deriveLayout({ sizes: boxes(6), edges: [1, 2, 3, 4, 5].map((to) => ({ from: 0, to })) });
    expect([1, 2, 3, 4, 5].map((v) => positions[v]!.y)).toEqual([1, 2, 3, 4, 5].map((v) => positions[v]!.y).toSorted((a, b) => a - b));
  });

  it('runs a long link past the nodes between, through a place kept for it', () => {
    const edges = [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }, { from: 0, to: 3 }];
    const { positions } = deriveLayout({ sizes: boxes(4), edges });
    const rects = positions.map((point) => ({ ...point, ...box }));
    expect(linesThroughBoxes(rects, edges, routeLinks(rects, edges))).toBe(0);
  });

  const graphs = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    links: fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 120 }),
    heights: fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 60, maxLength: 60 }),
    pins: fc.uniqueArray(fc.record({ node: fc.nat(59), x: fc.integer({ min: -200, max: 2000 }), y: fc.integer({ min: -200, max: 2000 }) }), { maxLength: 8, selector: ({ node }) => node }),
  });
  it('never lays a node on another, with pins or without, in whichever columns, and draws the same again', () => {
    fc.assert(fc.property(graphs, ({ count, links, heights, pins }) => {
      const sizes = heights.slice(0, count).map((height, v): Size => ({ width: 120 + (v % 3) * 60, height }));
      const edges = links.map(([from, to]) => ({ from: from % count, to: to % count }));
      const pinned = new Map(pins.map(({ node, x, y }) => [node % count, { x, y }]));
      const input = { sizes, edges, pinned };
      const { positions } = deriveLayout(input);
      expect(deriveLayout(input).positions).toEqual(positions);
      expect(overlaps(deriveLayout({ sizes, edges }).positions, sizes)).toEqual([]);
      // Two pins that lie on each other were put so.
      expect(overlaps(positions, sizes).filter(([a, b]) => !pinned.has(a) || !pinned.has(b))).toEqual([]);
      pinned.forEach((point, v) => expect(positions[v]).toEqual(point));
    }), { numRuns: 200 });
  });

  it('gives the same drawing twice, and an empty one for nothing', () => {
    const input = { sizes: boxes(50), edges: randomGraph(1, 50, 80) };
    expect(deriveLayout(input)).toEqual(deriveLayout(input));
    expect(deriveLayout({ sizes: [], edges: [] })).toEqual({ positions: [], groups: [] });
  });
});

describe.skipIf(!hasSharedData('metacademy'))('the 67 concepts of metacademy', () => {
  const { sizes, edges } = hasSharedData('metacademy') ? metacademyGraph() : { sizes: [], edges: [] };

  it.each(['right', 'down'] as const)('can be read, led %s: no overlap, few crossings, lines past nodes, as wide to high as a screen', (direction) => {
    const { positions } = deriveDirectedLayout({ sizes, edges, gaps: { layer: 72, node: 22 } }, direction);
    expect(overlaps(positions, sizes)).toEqual([]);
    // As the drawing to the right, whichever way it leads.
    const rects = positions.map((point, v) => (direction === 'right' ? { ...point, ...sizes[v]! } : { x: point.y, y: point.x, width: sizes[v]!.height, height: sizes[v]!.width }));
    const runs = routeLinks(rects, edges);
    expect(linesThroughBoxes(rects, edges, runs)).toBe(0);
    expect(crossingsBetween(rects, edges, runs)).toBeLessThan(mostCrossings);
    const [width, height] = [Math.max(...positions.map(({ x }, v) => x + sizes[v]!.width)), Math.max(...positions.map(({ y }, v) => y + sizes[v]!.height))];
    expect(width / height).toBeGreaterThan(1.2);
    expect(width / height).toBeLessThan(2.6);
  });
});
