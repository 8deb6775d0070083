import type { LayeredGraph } from './layout-bends';
import type { LayoutGaps, Point, Size } from './layout';
import { settle } from './layout-settle';

/** A layer of lines that lead far up or down needs more room beside it, or they run together: so much for each line beyond `fewLines`, at most half the gap. */
const fewLines = 6;
const roomPerLine = 2;

/** Positions of the nodes of a layered graph (not of its bends), the corner of the whole at 0, 0. */
export function placeLayers(graph: LayeredGraph, sizes: readonly Size[], gaps: LayoutGaps): readonly Point[] {
  const { realCount, rows, after } = graph;
  const heightOf = (v: number): number => sizes[v]?.height ?? 0;
  // A line beside a line needs less room than a node beside a node.
  const gapOf = (v: number): number => (v < realCount ? gaps.node / 2 : gaps.node / 5);
  const separation = (a: number, b: number): number => (heightOf(a) + heightOf(b)) / 2 + gapOf(a) + gapOf(b);
  const centre = settle(graph, separation);
  const out = new Array<Point>(realCount);
  let top = Infinity;
  for (let v = 0; v < realCount; v++) top = Math.min(top, centre[v]! - heightOf(v) / 2);
  let x = 0;
  for (const row of rows) {
    let width = 0;
    let lines = 0;
    for (const v of row) {
      width = Math.max(width, sizes[v]?.width ?? 0);
      lines += after.starts[v + 1]! - after.starts[v]!;
      if (v < realCount) out[v] = { x, y: Math.round(centre[v]! - heightOf(v) / 2 - top) };
    }
    x += width + gaps.layer + Math.min(gaps.layer / 2, Math.max(0, lines - fewLines) * roomPerLine);
  }
  return out;
}
