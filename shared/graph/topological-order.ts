import type { Adjacency } from './adjacency';
import { createNodeHeap } from './node-heap';

/**
 * Kahn's algorithm (A. B. Kahn, 1962): every node after all its predecessors; of the nodes that are free at the same time the least by `compare`
 * comes first (default: by node number), so the order is unique.
 * Returns undefined when the graph has a directed cycle: ask `findCycle` for it.
 */
export function topologicalOrder(graph: Adjacency, compare: (a: number, b: number) => number = (a, b) => a - b): Int32Array | undefined {
  const { nodeCount, starts, targets } = graph;
  const waiting = new Int32Array(nodeCount);
  for (const target of targets) waiting[target] = waiting[target]! + 1;
  const free = createNodeHeap((a, b) => compare(a, b) || a - b);
  for (let v = 0; v < nodeCount; v++) if (waiting[v] === 0) free.push(v);
  const order = new Int32Array(nodeCount);
  let done = 0;
  for (let v = free.pop(); v !== undefined; v = free.pop()) {
    order[done++] = v;
    for (let i = starts[v]!; i < starts[v + 1]!; i++) {
      const target = targets[i]!;
      waiting[target] = waiting[target]! - 1;
      if (waiting[target] === 0) free.push(target);
    }
  }
  return done === nodeCount ? order : undefined;
}
