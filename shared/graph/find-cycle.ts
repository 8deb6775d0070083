import type { Adjacency } from './adjacency';
import { hasEdge, successorsOf } from './adjacency';
import { findPath } from './find-path';
import { strongComponents } from './strong-components';

/**
 * One directed cycle as the chain of its nodes, each required by the next and the last by the first (the first is not repeated).
 * A self-loop is a chain of one. It is a shortest cycle through the smallest node that lies on any cycle, and starts with that node.
 * Undefined when the graph has no cycle.
 */
export function findCycle(graph: Adjacency): readonly number[] | undefined {
  const { componentOf, count } = strongComponents(graph);
  const sizes = new Int32Array(count);
  for (const component of componentOf) sizes[component] = sizes[component]! + 1;
  for (let v = 0; v < graph.nodeCount; v++) {
    if (hasEdge(graph, v, v)) return [v];
    if (sizes[componentOf[v]!]! > 1) return shortestCycleThrough(graph, v, componentOf);
  }
  return undefined;
}

/** The chain that adding the edge `from` → `to` would close, starting at `to` and ending at `from`; undefined when it would close none. */
export function findCycleClosedBy(graph: Adjacency, from: number, to: number): readonly number[] | undefined {
  return findPath(graph, to, from);
}

/** One breadth-first search from `v` back to `v`, so that a node of many links costs no more than the graph. */
function shortestCycleThrough(graph: Adjacency, v: number, componentOf: Int32Array): readonly number[] | undefined {
  const parent = new Int32Array(graph.nodeCount).fill(-1);
  const queue = [v];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head]!;
    for (const next of successorsOf(graph, node)) {
      if (next === v) return unwind(parent, v, node);
      if (componentOf[next] !== componentOf[v] || parent[next] !== -1) continue;
      parent[next] = node;
      queue.push(next);
    }
  }
  return undefined;
}

function unwind(parent: Int32Array, start: number, end: number): readonly number[] {
  const chain = [end];
  for (let node = end; node !== start; chain.push(node)) node = parent[node]!;
  return chain.reverse();
}
