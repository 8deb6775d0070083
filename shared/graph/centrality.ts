import type { Adjacency } from './adjacency';
import { outDegree, reverseAdjacency, successorsOf } from './adjacency';

/**
 * centrality(v) = over all source-to-sink paths with v as an inner vertex, the sum of their vertex counts
 * (Heileman, Abdallah, Slim & Hickman, "Curricular analytics", 2018).
 *
 * Computed, not enumerated: with cin / cout = number of paths from sources to v / from v to sinks, and sin / sout = the sums of their vertex counts,
 * it is sin·cout + sout·cin − cin·cout; 0 for sources, sinks and isolated nodes.
 * Exact (big integers) up to 2^53; above that the nearest number, at most Number.MAX_VALUE.
 */
export function centrality(graph: Adjacency, order: Int32Array): Float64Array {
  const reversed = reverseAdjacency(graph);
  const before = countPaths(graph, order, reversed);
  const after = countPaths(reversed, order.slice().reverse(), graph);
  const values = new Float64Array(graph.nodeCount);
  for (let v = 0; v < graph.nodeCount; v++) {
    if (outDegree(graph, v) === 0 || outDegree(reversed, v) === 0) continue;
    const [cin, sin, cout, sout] = [before.paths[v]!, before.vertices[v]!, after.paths[v]!, after.vertices[v]!];
    values[v] = Math.min(Number(sin * cout + sout * cin - cin * cout), Number.MAX_VALUE);
  }
  return values;
}

interface PathCounts {
  readonly paths: readonly bigint[];
  readonly vertices: readonly bigint[];
}

/** For each node: how many paths lead from a start (no predecessor) to it, and their vertex counts added up. */
function countPaths(graph: Adjacency, order: Int32Array, reversed: Adjacency): PathCounts {
  const paths = new Array<bigint>(graph.nodeCount).fill(0n);
  const vertices = new Array<bigint>(graph.nodeCount).fill(0n);
  for (const v of order) {
    if (outDegree(reversed, v) === 0) {
      paths[v] = 1n;
      vertices[v] = 1n;
    }
    for (const next of successorsOf(graph, v)) {
      paths[next] = paths[next]! + paths[v]!;
      vertices[next] = vertices[next]! + vertices[v]! + paths[v]!;
    }
  }
  return { paths, vertices };
}
