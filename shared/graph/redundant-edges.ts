import type { Adjacency, GraphEdge, NodePair } from './adjacency';
import { createAdjacency, reverseAdjacency, successorsOf } from './adjacency';
import type { Reachability } from './reachability';

/**
 * Extraneous requisites: (u,v) such that another path from u to v of length ≥ 2 exists, unless u is a (strict) corequisite of a successor n of u with
 * n = v or n ⇝ v (then the longer way does not force u to be *finished* before v).
 * Pairs ascending by (from, to), each once. Expects a graph without cycles.
 */
export function redundantEdges(graph: Adjacency, edges: readonly GraphEdge[], reach: Pick<Reachability, 'reaches'>): readonly (readonly [number, number])[] {
  const together = togetherOf(graph, edges);
  const found: [number, number][] = [];
  for (let u = 0; u < graph.nodeCount; u++) {
    const next = successorsOf(graph, u);
    if (next.length < 2) continue;
    const beside = successorsOf(together, u);
    for (const v of next) if (isRedundant(next, beside, v, reach.reaches)) found.push([u, v]);
  }
  return found;
}

/** Corequisites of both kinds. */
function togetherOf({ nodeCount }: Adjacency, edges: readonly GraphEdge[]): Adjacency {
  return createAdjacency(nodeCount, edges.filter((edge) => edge.kind !== 'prerequisite'));
}

function isRedundant(next: Int32Array, beside: Int32Array, v: number, reaches: Reachability['reaches']): boolean {
  return next.some((n) => n !== v && reaches(n, v)) && !beside.some((n) => n === v || reaches(n, v));
}

/** What may change when edges come and go. */
export interface Near {
  /** Whether the redundancy of an edge between these nodes may be another than before. */
  readonly has: (from: number, to: number) => boolean;
  /** Those of the graph that are redundant now, ascending by (from, to), as `redundantEdges` says. */
  readonly redundant: readonly (readonly [number, number])[];
}

/**
 * A change of an edge a → b makes or ends ways from a and what leads to it, to b and what it leads to, and no others: so only edges between those can become redundant or
 * cease to be. They are looked at one by one, by a search for each; null where there are more than `most`.
 * `all`: the graph with the edges that came and those that went; `order`: a topological order of it.
 */
export function redundantNear(graph: Adjacency, edges: readonly GraphEdge[], changed: readonly NodePair[], all: Adjacency, order: Int32Array, most: number): Near | null {
  const back = reverseAdjacency(all);
  const areas = changed.map(({ from, to }) => ({ sources: closureOf(back, from), targets: closureOf(all, to) }));
  const has = (from: number, to: number): boolean => areas.some(({ sources, targets }) => sources[from] === 1 && targets[to] === 1);
  const pairs: [number, number][] = [];
  for (let u = 0; u < graph.nodeCount; u++) {
    if (!areas.some(({ sources }) => sources[u] === 1)) continue;
    for (const v of successorsOf(graph, u)) if (has(u, v)) pairs.push([u, v]);
  }
  if (pairs.length > most) return null;
  const together = togetherOf(graph, edges);
  const reaches = searchIn(graph, order);
  return { has, redundant: pairs.filter(([u, v]) => isRedundant(successorsOf(graph, u), successorsOf(together, u), v, reaches)) };
}

/** A node and all that it leads to, as marks. */
function closureOf(graph: Adjacency, start: number): Uint8Array {
  const held = new Uint8Array(graph.nodeCount);
  held[start] = 1;
  const queue = [start];
  for (let head = 0; head < queue.length; head++) {
    for (const next of successorsOf(graph, queue[head]!)) {
      if (held[next]) continue;
      held[next] = 1;
      queue.push(next);
    }
  }
  return held;
}

/** Reachability by a search that leaves out what comes after the goal in the order. */
function searchIn(graph: Adjacency, order: Int32Array): Reachability['reaches'] {
  const position = new Int32Array(graph.nodeCount);
  order.forEach((node, at) => (position[node] = at));
  const seen = new Int32Array(graph.nodeCount);
  let searches = 0;
  return (from, to) => {
    searches += 1;
    const stack = [from];
    for (let here = stack.pop(); here !== undefined; here = stack.pop()) {
      for (const next of successorsOf(graph, here)) {
        if (next === to) return true;
        if (seen[next] === searches || position[next]! > position[to]!) continue;
        seen[next] = searches;
        stack.push(next);
      }
    }
    return false;
  };
}
