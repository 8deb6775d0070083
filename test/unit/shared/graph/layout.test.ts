import { describe, expect, it } from 'vitest';
import type { Layout, Rect, Size } from '#shared/graph/layout';
import { deriveLayout } from '#shared/graph/layout';
import { randomGraph } from '../../../helpers/random-graph';

const box: Size = { width: 200, height: 60 };
const boxes = (count: number): readonly Size[] => new Array<Size>(count).fill(box);

function overlaps(layout: Layout, sizes: readonly Size[]): readonly (readonly [number, number])[] {
  const rects = layout.positions.map((point, v): Rect => ({ ...point, ...sizes[v]! }));
  const found: [number, number][] = [];
  rects.forEach((a, i) => {
    for (let k = i + 1; k < rects.length; k++) {
      const b = rects[k]!;
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) found.push([i, k]);
    }
  });
  return found;
}

describe('deriveLayout', () => {
  it('draws every requisite to the left of what needs it', () => {
    const edges = randomGraph(3, 120, 200);
    const layout = deriveLayout({ sizes: boxes(120), edges });
    edges.forEach((edge) => expect(layout.positions[edge.from]!.x + box.width).toBeLessThan(layout.positions[edge.to]!.x));
    expect(overlaps(layout, boxes(120))).toEqual([]);
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
    expect(overlaps(layout, boxes(4))).toEqual([]);
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
    expect(overlaps(layout, boxes(60))).toEqual([]);
  });

  it('leaves pinned nodes where they are, and nothing on them', () => {
    const pinned = new Map([[3, { x: 280, y: 30 }], [7, { x: 10, y: 10 }]]);
    const layout = deriveLayout({ sizes: boxes(80), edges: randomGraph(9, 80, 120), pinned });
    expect([layout.positions[3], layout.positions[7]]).toEqual([{ x: 280, y: 30 }, { x: 10, y: 10 }]);
    expect(overlaps(layout, boxes(80))).toEqual([]);
  });

  it('gives the same drawing twice, and an empty one for nothing', () => {
    const input = { sizes: boxes(50), edges: randomGraph(1, 50, 80) };
    expect(deriveLayout(input)).toEqual(deriveLayout(input));
    expect(deriveLayout({ sizes: [], edges: [] })).toEqual({ positions: [], groups: [] });
  });
});
