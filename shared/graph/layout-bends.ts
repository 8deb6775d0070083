import type { Adjacency, NodePair } from './adjacency';
import { createAdjacency, reverseAdjacency, successorsOf } from './adjacency';

/**
 * A graph in layers in which every line joins two neighbouring layers: where a link passes layers, it has a bend in each (a dummy node of Sugiyama,
 * Tagawa & Toda, 1981). Links of one node that pass the same layers share their bends: they are drawn as one line that branches where it ends.
 * Nodes below `realCount` are those of the graph, the others bends.
 */
export interface LayeredGraph {
  readonly realCount: number;
  /** Neighbours in the layer before, and in the one after. */
  readonly before: Adjacency;
  readonly after: Adjacency;
  /** Layers from left to right; in each the nodes from top to bottom. No layer is empty. */
  readonly rows: readonly Int32Array[];
}

/** More bends than this are not made: the longest lines of a very large drawing run straight, and take no part in its order. */
const mostBends = 40_000;

/** Layers as `assignLayers` gives them; nodes of a layer stand in the order of their numbers, and bends after them. */
export function withBends(graph: Adjacency, layers: Int32Array): LayeredGraph {
  const span = longestSpan(graph, layers);
  const lines: NodePair[] = [];
  const rows: number[][] = [];
  layers.forEach((layer, v) => (rows[layer] ??= []).push(v));
  let count = graph.nodeCount;
  for (let v = 0; v < graph.nodeCount; v++) {
    const next = successorsOf(graph, v).filter((node) => layers[node]! - layers[v]! <= span);
    const last = next.reduce((most, node) => Math.max(most, layers[node]!), 0);
    const stem = [v];
    for (let layer = layers[v]! + 1; layer < last; layer++) {
      lines.push({ from: stem.at(-1)!, to: count });
      (rows[layer] ??= []).push(count);
      stem.push(count++);
    }
    for (const node of next) lines.push({ from: stem[layers[node]! - layers[v]! - 1]!, to: node });
  }
  const after = createAdjacency(count, lines);
  return { realCount: graph.nodeCount, after, before: reverseAdjacency(after), rows: Array.from(rows, (row) => Int32Array.from(row ?? [])).filter((row) => row.length > 0) };
}

/** The most layers that a link may pass and still have bends. */
function longestSpan(graph: Adjacency, layers: Int32Array): number {
  const lengths = new Map<number, number>();
  for (let v = 0; v < graph.nodeCount; v++) for (const next of successorsOf(graph, v)) lengths.set(layers[next]! - layers[v]!, (lengths.get(layers[next]! - layers[v]!) ?? 0) + 1);
  let bends = 0;
  let longest = 1;
  for (const [length, links] of [...lengths].sort((a, b) => a[0] - b[0])) {
    bends += (length - 1) * links;
    if (bends > mostBends) break;
    longest = length;
  }
  return longest;
}
