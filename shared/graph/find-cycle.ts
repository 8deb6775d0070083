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

function shortestCycleThrough(graph: Adjacency, v: number, componentOf: Int32Array): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  for (const next of successorsOf(graph, v)) {
    if (componentOf[next] !== componentOf[v]) continue;
    const back = findPath(graph, next, v, (node) => componentOf[node] === componentOf[v]);
    if (back && (!best || back.length < best.length)) best = back;
  }
  return best && [v, ...best.slice(0, -1)];
}
