import type { Adjacency } from './adjacency';

/**
 * A shortest directed path from `from` to `to`, both included; `[from]` when they are the same; undefined when there is none.
 * Of several shortest paths the one over the smallest node numbers, so that a message does not change from run to run.
 * `allowed`: when given, the path may use only nodes for which it is true.
 */
export function findPath(graph: Adjacency, from: number, to: number, allowed?: (node: number) => boolean): readonly number[] | undefined {
  if (from === to) return [from];
  const parent = new Int32Array(graph.nodeCount).fill(-1);
  parent[from] = from;
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    const v = queue[head]!;
    for (let i = graph.starts[v]!; i < graph.starts[v + 1]!; i++) {
      const next = graph.targets[i]!;
      if (parent[next] !== -1 || (allowed && !allowed(next))) continue;
      parent[next] = v;
      if (next === to) return unwind(parent, from, to);
      queue.push(next);
    }
  }
  return undefined;
}

function unwind(parent: Int32Array, from: number, to: number): readonly number[] {
  const path = [to];
  for (let v = to; v !== from; ) {
    v = parent[v]!;
    path.push(v);
  }
  return path.reverse();
}
