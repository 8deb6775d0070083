/** How one node requires another: a metric treats all three as an edge; the validity rule looks at `strict`. */
export type RequisiteKind = 'prerequisite' | 'corequisite' | 'strict-corequisite';

/** A requisite → course edge over node numbers 0..n-1. */
export interface GraphEdge {
  readonly from: number;
  readonly to: number;
  readonly kind: RequisiteKind;
}

/**
 * A directed graph in compressed rows: the successors of `v` are `targets[starts[v] .. starts[v + 1])`, ascending and without duplicates.
 * `starts` has `nodeCount + 1` numbers.
 */
export interface Adjacency {
  readonly nodeCount: number;
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/** An edge without its kind. */
export type NodePair = Pick<GraphEdge, 'from' | 'to'>;

/**
 * Builds the successor rows. Parallel edges collapse into one, self-loops stay.
 * Throws RangeError when an edge names a node outside 0..nodeCount-1 (a fault of the caller, never of user data).
 */
export function createAdjacency(nodeCount: number, edges: readonly NodePair[]): Adjacency {
  const keys = new Float64Array(edges.length);
  edges.forEach((edge, i) => {
    assertNode(edge.from, nodeCount);
    assertNode(edge.to, nodeCount);
    keys[i] = edge.from * nodeCount + edge.to;
  });
  keys.sort();
  const starts = new Int32Array(nodeCount + 1);
  const targets = new Int32Array(edges.length);
  let count = 0;
  let previous = -1;
  for (const key of keys) {
    if (key === previous) continue;
    previous = key;
    targets[count++] = key % nodeCount;
    const row = Math.floor(key / nodeCount) + 1;
    starts[row] = starts[row]! + 1;
  }
  for (let v = 0; v < nodeCount; v++) starts[v + 1] = starts[v + 1]! + starts[v]!;
  return { nodeCount, starts, targets: targets.subarray(0, count) };
}

/** The same graph with every edge turned round. */
export function reverseAdjacency(graph: Adjacency): Adjacency {
  const { nodeCount, starts, targets } = graph;
  const reversedStarts = new Int32Array(nodeCount + 1);
  for (const target of targets) reversedStarts[target + 1] = reversedStarts[target + 1]! + 1;
  for (let v = 0; v < nodeCount; v++) reversedStarts[v + 1] = reversedStarts[v + 1]! + reversedStarts[v]!;
  const cursor = reversedStarts.slice();
  const sources = new Int32Array(targets.length);
  for (let v = 0; v < nodeCount; v++) {
    for (let i = starts[v]!; i < starts[v + 1]!; i++) {
      const target = targets[i]!;
      sources[cursor[target]!] = v;
      cursor[target] = cursor[target]! + 1;
    }
  }
  return { nodeCount, starts: reversedStarts, targets: sources };
}

/** The successors of `node`, ascending: a view, not a copy. */
export function successorsOf(graph: Adjacency, node: number): Int32Array {
  return graph.targets.subarray(graph.starts[node]!, graph.starts[node + 1]!);
}

/** Number of successors of `node`. */
export function outDegree(graph: Adjacency, node: number): number {
  return graph.starts[node + 1]! - graph.starts[node]!;
}

/** Is there an edge `from` → `to`? Binary search in the row. */
export function hasEdge(graph: Adjacency, from: number, to: number): boolean {
  let low = graph.starts[from]!;
  let high = graph.starts[from + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (graph.targets[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low < graph.starts[from + 1]! && graph.targets[low] === to;
}

function assertNode(node: number, nodeCount: number): void {
  if (!Number.isInteger(node) || node < 0 || node >= nodeCount) throw new RangeError(`No node ${node} in a graph of ${nodeCount}`);
}
