import type { Adjacency } from './adjacency';

/**
 * Strongly connected components (Tarjan 1972, with an explicit stack: a chain of 100,000 nodes does not overflow).
 * `componentOf[v]` is the component of node v. Components are numbered in reverse topological order: every edge between two components goes from the
 * larger number to the smaller.
 */
export interface StrongComponents {
  readonly count: number;
  readonly componentOf: Int32Array;
}

interface Walk {
  readonly graph: Adjacency;
  readonly index: Int32Array;
  readonly low: Int32Array;
  readonly componentOf: Int32Array;
  readonly cursor: Int32Array;
  readonly open: number[];
  next: number;
  count: number;
}

/** Groups the nodes so that two are together when each reaches the other. O(nodes + edges). */
export function strongComponents(graph: Adjacency): StrongComponents {
  const n = graph.nodeCount;
  const walk: Walk = {
    graph,
    index: new Int32Array(n).fill(-1),
    low: new Int32Array(n),
    componentOf: new Int32Array(n).fill(-1),
    cursor: graph.starts.slice(0, n),
    open: [],
    next: 0,
    count: 0,
  };
  for (let root = 0; root < n; root++) if (walk.index[root] === -1) visit(walk, root);
  return { count: walk.count, componentOf: walk.componentOf };
}

function visit(walk: Walk, root: number): void {
  const calls = [root];
  enter(walk, root);
  while (calls.length > 0) {
    const v = calls[calls.length - 1]!;
    const at = walk.cursor[v]!;
    if (at < walk.graph.starts[v + 1]!) {
      walk.cursor[v] = at + 1;
      const next = walk.graph.targets[at]!;
      if (walk.index[next] === -1) {
        enter(walk, next);
        calls.push(next);
      } else if (walk.componentOf[next] === -1) lower(walk, v, walk.index[next]!);
      continue;
    }
    calls.pop();
    if (walk.low[v] === walk.index[v]) closeComponent(walk, v);
    const caller = calls[calls.length - 1];
    if (caller !== undefined) lower(walk, caller, walk.low[v]!);
  }
}

function enter(walk: Walk, v: number): void {
  walk.index[v] = walk.next;
  walk.low[v] = walk.next;
  walk.next++;
  walk.open.push(v);
}

function lower(walk: Walk, v: number, value: number): void {
  if (value < walk.low[v]!) walk.low[v] = value;
}

function closeComponent(walk: Walk, root: number): void {
  for (;;) {
    const v = walk.open.pop()!;
    walk.componentOf[v] = walk.count;
    if (v === root) break;
  }
  walk.count++;
}
