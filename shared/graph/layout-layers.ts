import type { Adjacency, NodePair } from './adjacency';
import { createAdjacency, successorsOf } from './adjacency';
import { topologicalOrder } from './topological-order';

/** The graph without the edges that close a loop (and without self-loops), and a topological order of what is left. */
export interface LayerInput {
  readonly graph: Adjacency;
  readonly order: Int32Array;
}

/** Leaves out the back edges of a depth-first walk from the smallest nodes: a drawing may ignore them, a check must not. */
export function withoutBackEdges(nodeCount: number, edges: readonly NodePair[]): LayerInput {
  const graph = createAdjacency(nodeCount, edges.filter((edge) => edge.from !== edge.to));
  const order = topologicalOrder(graph);
  if (order) return { graph, order };
  const finished = finishOrder(graph);
  const place = new Int32Array(nodeCount);
  finished.forEach((node, i) => (place[node] = nodeCount - i));
  const forward = edges.filter((edge) => place[edge.from]! < place[edge.to]!);
  return { graph: createAdjacency(nodeCount, forward), order: Int32Array.from(finished.slice().reverse()) };
}

/** Nodes in the order in which a depth-first walk leaves them. */
function finishOrder(graph: Adjacency): readonly number[] {
  const isSeen = new Uint8Array(graph.nodeCount);
  const cursor = graph.starts.slice();
  const finished: number[] = [];
  for (let root = 0; root < graph.nodeCount; root++) {
    if (isSeen[root]) continue;
    isSeen[root] = 1;
    const open = [root];
    while (open.length > 0) {
      const v = open[open.length - 1]!;
      const at = cursor[v]!;
      if (at === graph.starts[v + 1]) finished.push(open.pop()!);
      else {
        cursor[v] = at + 1;
        const next = graph.targets[at]!;
        if (!isSeen[next]) open.push(next);
        isSeen[next] = 1;
      }
    }
  }
  return finished;
}

/**
 * Longest-path layering: the layer of a node is the number of nodes on the longest chain before it. Then each node that more links leave than enter is
 * drawn towards what needs it, as far as its successors let it, which shortens lines (the promotion of Nikolov & Tarassov, 2006, the other way round).
 * Layers are 0-based, left to right.
 */
export function assignLayers({ graph, order }: LayerInput): Int32Array {
  const layers = new Int32Array(graph.nodeCount);
  const entering = new Int32Array(graph.nodeCount);
  for (const v of order) {
    for (const next of successorsOf(graph, v)) {
      layers[next] = Math.max(layers[next]!, layers[v]! + 1);
      entering[next] = entering[next]! + 1;
    }
  }
  for (let i = order.length - 1; i >= 0; i--) {
    const v = order[i]!;
    const next = successorsOf(graph, v);
    if (next.length <= entering[v]!) continue;
    layers[v] = next.reduce((least, node) => Math.min(least, layers[node]!), Number.MAX_SAFE_INTEGER) - 1;
  }
  return layers;
}
