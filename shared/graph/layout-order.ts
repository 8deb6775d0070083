import type { Adjacency } from './adjacency';
import { reverseAdjacency } from './adjacency';

const sweeps = 6;

/**
 * Orders the nodes inside each layer by the barycentre of their neighbours (Sugiyama, Tagawa & Toda, 1981): some sweeps to the right by predecessors
 * and to the left by successors. Neighbours count wherever they are, by their relative height, so that long edges need no dummy nodes.
 * Returns the layers, each a list of nodes from top to bottom.
 */
export function orderLayers(graph: Adjacency, layers: Int32Array): readonly (readonly number[])[] {
  const reversed = reverseAdjacency(graph);
  const rows: number[][] = [];
  layers.forEach((layer, v) => (rows[layer] ??= []).push(v));
  const filled = Array.from(rows, (row) => row ?? []);
  const height = new Float64Array(graph.nodeCount);
  filled.forEach((row) => setHeights(row, height));
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isRightward = sweep % 2 === 0;
    for (let i = 0; i < filled.length; i++) {
      const row = filled[isRightward ? i : filled.length - 1 - i]!;
      sortByBarycentre(row, isRightward ? reversed : graph, height);
    }
  }
  return filled;
}

function sortByBarycentre(row: number[], neighbours: Adjacency, height: Float64Array): void {
  const wish = new Map<number, number>();
  for (const v of row) {
    let total = 0;
    const start = neighbours.starts[v]!;
    const end = neighbours.starts[v + 1]!;
    for (let i = start; i < end; i++) total += height[neighbours.targets[i]!]!;
    wish.set(v, end === start ? height[v]! : total / (end - start));
  }
  row.sort((a, b) => wish.get(a)! - wish.get(b)! || height[a]! - height[b]! || a - b);
  setHeights(row, height);
}

/** Relative height 0..1 within the layer, comparable between long and short layers. */
function setHeights(row: readonly number[], height: Float64Array): void {
  row.forEach((v, i) => (height[v] = (i + 0.5) / row.length));
}
