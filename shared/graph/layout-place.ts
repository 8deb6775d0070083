import type { Adjacency } from './adjacency';
import { reverseAdjacency } from './adjacency';
import type { LayoutGaps, Point, Size } from './layout';

/** Writes positions of the nodes in `rows` (layers, each top to bottom) into `out`; returns the size of the drawing, whose corner is 0, 0. */
export function placeLayers(graph: Adjacency, rows: readonly (readonly number[])[], sizes: readonly Size[], gaps: LayoutGaps, out: Point[]): Size {
  const top = new Float64Array(sizes.length);
  rows.forEach((row) => stack(row, sizes, gaps, top));
  const reversed = reverseAdjacency(graph);
  for (const row of rows) align(row, reversed, sizes, gaps, top);
  for (const row of rows.slice().reverse()) align(row, graph, sizes, gaps, top);
  for (const row of rows) align(row, reversed, sizes, gaps, top);

  const highest = rows.reduce((least, row) => row.reduce((low, v) => Math.min(low, top[v]!), least), Number.MAX_VALUE);
  let x = 0;
  let bottom = 0;
  for (const row of rows) {
    const width = row.reduce((most, v) => Math.max(most, sizes[v]!.width), 0);
    for (const v of row) {
      const y = Math.round(top[v]! - highest);
      out[v] = { x, y };
      bottom = Math.max(bottom, y + sizes[v]!.height);
    }
    x += width + gaps.layer;
  }
  return { width: Math.max(0, x - gaps.layer), height: bottom };
}

function stack(row: readonly number[], sizes: readonly Size[], gaps: LayoutGaps, top: Float64Array): void {
  let y = 0;
  for (const v of row) {
    top[v] = y;
    y += sizes[v]!.height + gaps.node;
  }
}

/**
 * Moves the nodes of a layer as near as possible to the mean centre of their neighbours, keeping order and gaps: the least-squares solution by
 * pooling adjacent violators.
 */
function align(row: readonly number[], neighbours: Adjacency, sizes: readonly Size[], gaps: LayoutGaps, top: Float64Array): void {
  const offsets: number[] = [];
  const pools: { total: number; weight: number }[] = [];
  const lengths: number[] = [];
  let offset = 0;
  for (const v of row) {
    offsets.push(offset);
    const degree = neighbours.starts[v + 1]! - neighbours.starts[v]!;
    const weight = Math.max(degree, 0.05);
    let pool = { total: (wishedTop(v, neighbours, sizes, top) - offset) * weight, weight };
    let length = 1;
    for (let last = pools.at(-1); last && last.total / last.weight > pool.total / pool.weight; last = pools.at(-1)) {
      pool = { total: pool.total + last.total, weight: pool.weight + last.weight };
      length += lengths.pop()!;
      pools.pop();
    }
    pools.push(pool);
    lengths.push(length);
    offset += sizes[v]!.height + gaps.node;
  }
  let at = 0;
  pools.forEach((pool, i) => {
    for (let k = 0; k < lengths[i]!; k++, at++) top[row[at]!] = pool.total / pool.weight + offsets[at]!;
  });
}

function wishedTop(v: number, neighbours: Adjacency, sizes: readonly Size[], top: Float64Array): number {
  const start = neighbours.starts[v]!;
  const end = neighbours.starts[v + 1]!;
  if (start === end) return top[v]!;
  let total = 0;
  for (let i = start; i < end; i++) {
    const other = neighbours.targets[i]!;
    total += top[other]! + sizes[other]!.height / 2;
  }
  return total / (end - start) - sizes[v]!.height / 2;
}

/** Isolated nodes in rows under the drawing, about as wide as it (at least four abreast). */
export function placeIsolated(nodes: readonly number[], sizes: readonly Size[], gaps: LayoutGaps, drawn: Size, out: Point[]): void {
  if (nodes.length === 0) return;
  const widest = nodes.reduce((most, v) => Math.max(most, sizes[v]!.width), 0) + gaps.node;
  const abreast = Math.max(4, Math.ceil(Math.sqrt(nodes.length)), Math.floor((drawn.width + gaps.node) / widest));
  let y = drawn.height === 0 ? 0 : drawn.height + gaps.layer;
  for (let i = 0; i < nodes.length; i += abreast) {
    const row = nodes.slice(i, i + abreast);
    row.forEach((v, k) => (out[v] = { x: k * widest, y }));
    y += row.reduce((most, v) => Math.max(most, sizes[v]!.height), 0) + gaps.node;
  }
}
