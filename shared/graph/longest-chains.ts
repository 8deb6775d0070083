import type { Adjacency } from './adjacency';
import { reverseAdjacency, successorsOf } from './adjacency';

/** Longest paths of an acyclic graph, counted in vertices. */
export interface ChainLengths {
  /** Vertices on the longest path that ends in the node. */
  readonly upTo: Int32Array;
  /** Vertices on the longest path that starts in the node. */
  readonly downFrom: Int32Array;
  /** delay(v) = vertices on the longest path through v = upTo + downFrom − 1 (isolated = 1). */
  readonly delay: Int32Array;
}

/** `order`: a topological order of `graph`. Source of the delay factor: Slim & Heileman, "Complexity of a curriculum" (2014). */
export function chainLengths(graph: Adjacency, order: Int32Array): ChainLengths {
  const upTo = longestInOrder(graph, order);
  const downFrom = longestInOrder(reverseAdjacency(graph), order.slice().reverse());
  return { upTo, downFrom, delay: upTo.map((up, v) => up + downFrom[v]! - 1) };
}

function longestInOrder(graph: Adjacency, order: Int32Array): Int32Array {
  const longest = new Int32Array(graph.nodeCount).fill(1);
  for (const v of order) {
    for (const next of successorsOf(graph, v)) longest[next] = Math.max(longest[next]!, longest[v]! + 1);
  }
  return longest;
}

/**
 * Every chain of the greatest length, first node first, in lexicographic order of node numbers; at most `limit` of them
 * (their number can be exponential). A graph without edges has chains of one node; the empty graph has none.
 */
export function longestChains(graph: Adjacency, lengths: ChainLengths, limit = 100): readonly (readonly number[])[] {
  const length = lengths.upTo.reduce((most, value) => Math.max(most, value), 0);
  const chains: number[][] = [];
  const open: Link[] = [];
  for (let v = graph.nodeCount - 1; v >= 0; v--) if (lengths.downFrom[v] === length) open.push({ node: v, before: null });
  for (let step = open.pop(); step !== undefined && chains.length < limit; step = open.pop()) {
    const left = lengths.downFrom[step.node]!;
    if (left === 1) chains.push(chainTo(step, length));
    const next = successorsOf(graph, step.node);
    for (let i = next.length - 1; i >= 0; i--) if (lengths.downFrom[next[i]!] === left - 1) open.push({ node: next[i]!, before: step });
  }
  return chains;
}

/** A node of a chain, with the one before it: chains share what they have in common. */
interface Link {
  readonly node: number;
  readonly before: Link | null;
}

function chainTo(end: Link, length: number): number[] {
  const chain = new Array<number>(length).fill(0);
  let at = length;
  for (let link: Link | null = end; link; link = link.before) chain[--at] = link.node;
  return chain;
}
