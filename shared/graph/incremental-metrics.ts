import type { Adjacency, GraphEdge } from './adjacency';
import { createAdjacency } from './adjacency';
import type { TermSystem } from './complexity';
import { chainLengths } from './longest-chains';
import { deriveMetrics, metricsInOrder, type GraphMetrics } from './metrics';
import { reachesIn, reachRows, reachRowsAfter, type ReachRows } from './reach-rows';
import { topologicalOrder } from './topological-order';

/** A graph as it is to be measured. Nodes are numbers 0..nodeCount-1. */
export interface GraphState {
  readonly nodeCount: number;
  readonly edges: readonly GraphEdge[];
  readonly system: TermSystem;
}

/** The measures of a graph, with what the next edit needs to measure it again. */
export interface MeasuredGraph {
  readonly metrics: GraphMetrics;
  /** Vertices on the longest chain that ends in each node, itself included: the first step in which it can be taken. Null where there is a loop. */
  readonly steps: Int32Array | null;
  /** Null where there is a loop: after it all is measured from scratch. */
  readonly memory: { readonly graph: Adjacency; readonly rows: ReachRows } | null;
}

/** Measures a graph, and remembers what it found. */
export function measureGraph({ nodeCount, edges, system }: GraphState): MeasuredGraph {
  return measure({ nodeCount, edges, system }, reachRows);
}

/**
 * Measures a graph after an edit of any size: nodes and edges that came, went and were numbered otherwise. `was`: the number that each node had before, -1 for one that came;
 * null where nodes neither came nor went nor moved. What comes out equals `deriveMetrics` of the graph.
 *
 * What costs is reachability; of that only what the edit can have changed is made again (`reachRowsAfter`). The rest is linear in nodes and edges and is made anew.
 */
export function measureAgain(before: MeasuredGraph, after: GraphState, was: Int32Array | null): MeasuredGraph {
  const { memory } = before;
  if (!memory) return measureGraph(after);
  const known = { ...memory, was: was ?? Int32Array.from({ length: after.nodeCount }, (_, v) => v) };
  return measure(after, (graph, order) => reachRowsAfter(graph, order, known) ?? reachRows(graph, order));
}

function measure({ nodeCount, edges, system }: GraphState, rowsOf: (graph: Adjacency, order: Int32Array) => ReachRows): MeasuredGraph {
  const graph = createAdjacency(nodeCount, edges);
  const order = topologicalOrder(graph);
  if (!order) return { metrics: deriveMetrics(nodeCount, edges, system), steps: null, memory: null };
  const rows = rowsOf(graph, order);
  const lengths = chainLengths(graph, order);
  const blocking = Array.from(rows.slots, (slot) => rows.counts[slot]!);
  const metrics = metricsInOrder({ graph, edges, order, lengths, blocking, reaches: (from, to) => reachesIn(rows, from, to) }, system);
  return { metrics, steps: lengths.upTo, memory: { graph, rows } };
}
