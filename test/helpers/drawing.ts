import type { NodePair } from '#shared/graph/adjacency';
import type { Point, Rect, Size } from '#shared/graph/layout';
import type { Run } from '#shared/graph/route-links';

/** Pairs of nodes that lie on each other. */
export function overlaps(positions: readonly Point[], sizes: readonly Size[]): readonly (readonly [number, number])[] {
  const rects = positions.map((point, v): Rect => ({ ...point, ...sizes[v]! }));
  const found: [number, number][] = [];
  rects.forEach((a, i) => {
    for (let k = i + 1; k < rects.length; k++) {
      const b = rects[k]!;
      if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) found.push([i, k]);
    }
  });
  return found;
}

/** A link as straight pieces from the right side of one box along its runs to the left side of another. */
function corners(boxes: readonly Rect[], { from, to }: NodePair, runs: readonly Run[]): readonly Point[] {
  const [start, end] = [boxes[from]!, boxes[to]!];
  return [{ x: start.x + start.width, y: start.y + start.height / 2 }, ...runs.flatMap((run) => [{ x: run.from, y: run.at }, { x: run.to, y: run.at }]), { x: end.x, y: end.y + end.height / 2 }];
}

/** How many times a link runs through the inside of a box that is not an end of it. */
export function linesThroughBoxes(boxes: readonly Rect[], links: readonly NodePair[], runs: readonly (readonly Run[])[]): number {
  return links.reduce((sum, link, i) => {
    const points = corners(boxes, link, runs[i]!);
    return sum + boxes.filter((box, v) => v !== link.from && v !== link.to && points.slice(1).some((end, k) => runsThrough(points[k]!, end, box))).length;
  }, 0);
}

function runsThrough(a: Point, b: Point, { x, y, width, height }: Rect): boolean {
  const [start, end] = [Math.max(a.x, x), Math.min(b.x, x + width)];
  if (start >= end) return false;
  const at = (along: number): number => a.y + ((b.y - a.y) * (along - a.x)) / (b.x - a.x);
  return Math.max(at(start), at(end)) > y && Math.min(at(start), at(end)) < y + height;
}

/** Pairs of links that cross, those from or to one node left out: they part or meet there. */
export function crossingsBetween(boxes: readonly Rect[], links: readonly NodePair[], runs: readonly (readonly Run[])[]): number {
  const lines = links.map((link, i) => corners(boxes, link, runs[i]!));
  let count = 0;
  lines.forEach((line, i) => {
    for (let k = i + 1; k < lines.length; k++) if (links[i]!.from !== links[k]!.from && links[i]!.to !== links[k]!.to && doCross(line, lines[k]!)) count++;
  });
  return count;
}

function doCross(one: readonly Point[], other: readonly Point[]): boolean {
  return one.slice(1).some((b, i) => other.slice(1).some((d, k) => piecesCross(one[i]!, b, other[k]!, d)));
}

function piecesCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}
