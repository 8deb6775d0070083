/** An arc that can carry so much. */
export interface FlowArc {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
}

/** A network in which capacities may grow and the flow be made larger, never smaller, over the same arcs. */
export interface FlowNetwork {
  /** Pushes as much more as fits from source to sink; returns the value of the whole flow. */
  readonly augment: () => number;
  readonly setCapacity: (arc: number, capacity: number) => void;
  readonly flowOf: (arc: number) => number;
}

/**
 * Maximum flow by shortest augmenting paths (J. Edmonds, R. Karp, 1972). Whole capacities; with unit arcs out of the source O(flow × arcs).
 * The flow on an arc into the sink never decreases: a shortest path does not go back through the sink. So a lower bound is held by augmenting
 * first with it as the capacity, then with the real one.
 */
export function createFlowNetwork(nodeCount: number, arcs: readonly FlowArc[], source: number, sink: number): FlowNetwork {
  const capacity = Float64Array.from(arcs, (arc) => arc.capacity);
  const flow = new Float64Array(arcs.length);
  const touching: number[][] = Array.from({ length: nodeCount }, () => []);
  arcs.forEach((arc, index) => {
    touching[arc.from]?.push(index);
    touching[arc.to]?.push(index);
  });
  /** What still fits over an arc when it is entered at `node`: forward what is left, backward what flows. */
  const room = (index: number, node: number): number => (arcs[index]?.from === node ? capacity[index]! - flow[index]! : flow[index]!);
  const findPath = (): readonly number[] | null => {
    const by = new Int32Array(nodeCount).fill(-1);
    const queue = [source];
    by[source] = arcs.length;
    for (let head = 0; head < queue.length && by[sink] === -1; head++) {
      const node = queue[head]!;
      for (const index of touching[node]!) {
        const arc = arcs[index]!;
        const next = arc.from === node ? arc.to : arc.from;
        if (by[next] !== -1 || room(index, node) <= 0) continue;
        by[next] = index;
        queue.push(next);
      }
    }
    if (by[sink] === -1) return null;
    const path: number[] = [];
    for (let node = sink; node !== source; ) {
      const index = by[node]!;
      path.unshift(index);
      node = arcs[index]!.to === node ? arcs[index]!.from : arcs[index]!.to;
    }
    return path;
  };
  let total = 0;
  const augment = (): number => {
    for (let path = findPath(); path; path = findPath()) {
      const entered: number[] = [];
      let node = source;
      let least = Infinity;
      for (const index of path) {
        entered.push(node);
        least = Math.min(least, room(index, node));
        node = arcs[index]!.from === node ? arcs[index]!.to : arcs[index]!.from;
      }
      path.forEach((index, at) => {
        flow[index] = flow[index]! + (arcs[index]!.from === entered[at] ? least : -least);
      });
      total += least;
    }
    return total;
  };
  return { augment, setCapacity: (arc, value) => void (capacity[arc] = value), flowOf: (arc) => flow[arc] ?? 0 };
}
