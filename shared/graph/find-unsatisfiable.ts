import type { Adjacency, GraphEdge } from './adjacency';
import { createAdjacency, hasEdge, successorsOf } from './adjacency';
import { findPath } from './find-path';
import { strongComponents } from './strong-components';

/**
 * Requisites that cannot be met although the graph has no directed cycle. A strict corequisite must be taken in the same term, which is an edge in both
 * directions; so: add the reverse of every strict-corequisite edge and look for a simple cycle of a length other than 2
 * (../shared/data/README.md, "Valid"; after CurricularAnalytics `isvalid_curriculum`).
 * Example: A→B prerequisite, C→B strict, C→A prerequisite has no cycle and is still impossible.
 * Returns the chain of that cycle (first node not repeated) or undefined. Expects a graph without directed cycles.
 *
 * How: in a strongly connected part without such a cycle every edge has its reverse (the way back plus the edge would be a longer cycle), and the
 * undirected edges form a tree (an undirected cycle is a directed one then). Both are linear to test.
 */
export function findUnsatisfiable(nodeCount: number, edges: readonly GraphEdge[]): readonly number[] | undefined {
  const strict = edges.filter((edge) => edge.kind === 'strict-corequisite');
  if (strict.length === 0) return undefined;
  const graph = createAdjacency(nodeCount, [...edges, ...strict.map((edge) => ({ from: edge.to, to: edge.from }))]);
  const { componentOf } = strongComponents(graph);
  return findOneWayCycle(graph, componentOf) ?? findTwoWayCycle(graph, componentOf);
}

function findOneWayCycle(graph: Adjacency, componentOf: Int32Array): readonly number[] | undefined {
  for (let v = 0; v < graph.nodeCount; v++) {
    for (const next of successorsOf(graph, v)) {
      if (componentOf[v] !== componentOf[next] || hasEdge(graph, next, v)) continue;
      return rotateToSmallest(findPath(graph, next, v) ?? []);
    }
  }
  return undefined;
}

/** Depth-first over the undirected forest; the first edge to a visited node that is not the parent closes a cycle. */
function findTwoWayCycle(graph: Adjacency, componentOf: Int32Array): readonly number[] | undefined {
  const parent = new Int32Array(graph.nodeCount).fill(-1);
  for (let root = 0; root < graph.nodeCount; root++) {
    if (parent[root] !== -1) continue;
    parent[root] = root;
    const open = [root];
    for (let v = open.pop(); v !== undefined; v = open.pop()) {
      for (const next of successorsOf(graph, v)) {
        if (componentOf[next] !== componentOf[v] || next === parent[v]) continue;
        if (parent[next] !== -1) return rotateToSmallest(joinAtCommonAncestor(parent, v, next));
        parent[next] = v;
        open.push(next);
      }
    }
  }
  return undefined;
}

function joinAtCommonAncestor(parent: Int32Array, a: number, b: number): readonly number[] {
  const upFromA = ancestors(parent, a);
  const upFromB = ancestors(parent, b);
  const shared = new Set(upFromA);
  const meeting = upFromB.findIndex((node) => shared.has(node));
  const down = upFromA.slice(0, upFromA.indexOf(upFromB[meeting]!) + 1).reverse();
  return [...down, ...upFromB.slice(0, meeting)];
}

function ancestors(parent: Int32Array, node: number): readonly number[] {
  const chain = [node];
  for (let v = node; parent[v] !== v; ) {
    v = parent[v]!;
    chain.push(v);
  }
  return chain;
}

function rotateToSmallest(chain: readonly number[]): readonly number[] {
  let at = 0;
  chain.forEach((node, i) => {
    if (node < chain[at]!) at = i;
  });
  return [...chain.slice(at), ...chain.slice(0, at)];
}
