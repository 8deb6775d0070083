import type { Adjacency, GraphEdge } from './adjacency';
import { createAdjacency, successorsOf } from './adjacency';
import type { Reachability } from './reachability';

/**
 * Extraneous requisites: (u,v) such that another path from u to v of length ≥ 2 exists, unless u is a (strict) corequisite of a successor n of u with
 * n = v or n ⇝ v (then the longer way does not force u to be *finished* before v).
 * Pairs ascending by (from, to), each once. Expects a graph without cycles.
 */
export function redundantEdges(graph: Adjacency, edges: readonly GraphEdge[], reach: Reachability): readonly (readonly [number, number])[] {
  const together = createAdjacency(graph.nodeCount, edges.filter((edge) => edge.kind !== 'prerequisite'));
  const found: [number, number][] = [];
  for (let u = 0; u < graph.nodeCount; u++) {
    const next = successorsOf(graph, u);
    if (next.length < 2) continue;
    const beside = successorsOf(together, u);
    for (const v of next) {
      const hasOtherWay = next.some((n) => n !== v && reach.reaches(n, v));
      const isExempt = beside.some((n) => n === v || reach.reaches(n, v));
      if (hasOtherWay && !isExempt) found.push([u, v]);
    }
  }
  return found;
}
