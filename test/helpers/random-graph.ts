import type { GraphEdge, RequisiteKind } from '#shared/graph/adjacency';
import { createRandom } from '#shared/kit/random';

const kinds: readonly RequisiteKind[] = ['prerequisite', 'prerequisite', 'prerequisite', 'corequisite', 'strict-corequisite'];

/** A seeded random graph. Without `cyclic` every edge goes from a smaller to a larger node. */
export function randomGraph(seed: number, nodeCount: number, edgeCount: number, cyclic = false): readonly GraphEdge[] {
  const random = createRandom(seed);
  const pick = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: edgeCount }, () => {
    const a = pick(nodeCount);
    const b = pick(nodeCount);
    const kind = kinds[pick(kinds.length)]!;
    if (cyclic) return { from: a, to: b, kind };
    return a === b ? { from: 0, to: nodeCount - 1, kind } : { from: Math.min(a, b), to: Math.max(a, b), kind };
  });
}
