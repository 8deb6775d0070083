import type { Adjacency, NodePair } from './adjacency';
import { createAdjacency, successorsOf } from './adjacency';

/** Nodes that hang together by links in whichever direction; each list ascending, and the lists in the order of their first nodes. */
export function connectedParts(graph: Adjacency): readonly (readonly number[])[] {
  const part = Int32Array.from({ length: graph.nodeCount }, (_, v) => v);
  const rootOf = (v: number): number => {
    let root = v;
    while (part[root] !== root) root = part[root]!;
    for (let at = v; part[at] !== root; ) [part[at], at] = [root, part[at]!];
    return root;
  };
  for (let v = 0; v < graph.nodeCount; v++) {
    for (const next of successorsOf(graph, v)) {
      const [a, b] = [rootOf(v), rootOf(next)];
      part[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const lists = new Map<number, number[]>();
  for (let v = 0; v < graph.nodeCount; v++) {
    const root = rootOf(v);
    (lists.get(root) ?? lists.set(root, []).get(root)!).push(v);
  }
  return [...lists.values()];
}

/** The links between nodes of a part, by their places in it. `local[v]`: the place of v, set for the nodes of the part. */
export function partOf(graph: Adjacency, nodes: readonly number[], local: Int32Array): Adjacency {
  nodes.forEach((v, i) => (local[v] = i));
  const links: NodePair[] = [];
  nodes.forEach((v, from) => successorsOf(graph, v).forEach((next) => links.push({ from, to: local[next]! })));
  return createAdjacency(nodes.length, links);
}
