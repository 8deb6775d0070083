import type { Adjacency, GraphEdge } from './adjacency';
import { createAdjacency } from './adjacency';
import { centrality } from './centrality';
import type { TermSystem } from './complexity';
import { complexityTenths } from './complexity';
import { findCycle } from './find-cycle';
import { findUnsatisfiable } from './find-unsatisfiable';
import type { ChainLengths } from './longest-chains';
import { chainLengths, longestChains } from './longest-chains';
import type { Reachability } from './reachability';
import { reachability } from './reachability';
import { redundantEdges } from './redundant-edges';
import { topologicalOrder } from './topological-order';

/** Measures of one node; null where a cycle makes them undefined. */
export interface NodeMetrics {
  /** Nodes reachable from it, itself not counted ("bottleneck"). */
  readonly blocking: number;
  /** Vertices on the longest chain through it. */
  readonly delay: number | null;
  /** Vertex counts of all source-to-sink paths through it, added up. */
  readonly centrality: number | null;
  /** delay + blocking; quarter system: two thirds of it, rounded to tenths. */
  readonly complexity: number | null;
}

/** Why a set of requisites can never be met, with the chain of nodes that shows it (first not repeated). */
export interface InvalidBecause {
  readonly kind: 'cycle' | 'unsatisfiable';
  readonly chain: readonly number[];
}

/** All measures of a plan over node numbers. Formulas: the docstrings of the single files, and ../shared/data/README.md. */
export interface GraphMetrics {
  readonly nodes: readonly NodeMetrics[];
  readonly totals: NodeMetrics;
  /** At most 100, see `longestChains`; empty when there is a cycle. */
  readonly longestChains: readonly (readonly number[])[];
  /** Extraneous requisites as [from, to]; empty when there is a cycle. */
  readonly redundant: readonly (readonly [number, number])[];
  readonly valid: boolean;
  readonly invalidBecause?: InvalidBecause;
}

/** What the measures of a graph without loops are made of. */
export interface Measurable {
  readonly graph: Adjacency;
  /** With their kinds; what `graph` was made of. */
  readonly edges: readonly GraphEdge[];
  readonly order: Int32Array;
  readonly lengths: ChainLengths;
  /** By node. */
  readonly blocking: readonly number[];
  readonly reaches: Reachability['reaches'];
}

/** Every measure from scratch: about 30 ms for 5,000 nodes and 10,000 edges. Parallel edges between two nodes count once. */
export function deriveMetrics(nodeCount: number, edges: readonly GraphEdge[], system: TermSystem = 'semester'): GraphMetrics {
  const graph = createAdjacency(nodeCount, edges);
  const { reaches, countFrom } = reachability(graph);
  const blocking = Array.from({ length: nodeCount }, (_, v) => countFrom(v));
  const order = topologicalOrder(graph);
  return order ? metricsInOrder({ graph, edges, order, lengths: chainLengths(graph, order), blocking, reaches }, system) : metricsOfCycle(graph, blocking);
}

/** The measures of a graph without loops. */
export function metricsInOrder({ graph, edges, order, lengths, blocking, reaches }: Measurable, system: TermSystem): GraphMetrics {
  const central = centrality(graph, order);
  const tenths = blocking.map((value, v) => complexityTenths(lengths.delay[v]!, value, system));
  const chain = findUnsatisfiable(graph.nodeCount, edges);
  return {
    nodes: blocking.map((value, v) => ({ blocking: value, delay: lengths.delay[v]!, centrality: central[v]!, complexity: tenths[v]! / 10 })),
    totals: { blocking: sum(blocking), delay: sum(lengths.delay), centrality: Math.min(sum(central), Number.MAX_VALUE), complexity: sum(tenths) / 10 },
    longestChains: longestChains(graph, lengths),
    redundant: redundantEdges(graph, edges, { reaches }),
    valid: chain === undefined,
    ...(chain ? { invalidBecause: { kind: 'unsatisfiable' as const, chain } } : {}),
  };
}

/** What can be said of a graph with a loop: how many nodes each leads to, and the loop. */
export function metricsOfCycle(graph: Adjacency, blocking: readonly number[]): GraphMetrics {
  const unknown = { delay: null, centrality: null, complexity: null };
  return {
    nodes: blocking.map((value) => ({ blocking: value, ...unknown })),
    totals: { blocking: sum(blocking), ...unknown },
    longestChains: [],
    redundant: [],
    valid: false,
    invalidBecause: { kind: 'cycle', chain: findCycle(graph) ?? [] },
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
