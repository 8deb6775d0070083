import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphEdge } from '#shared/graph/adjacency';
import { deriveMetrics } from '#shared/graph/metrics';

const nodeCount = 7;
const kind = fc.constantFrom('prerequisite', 'corequisite', 'strict-corequisite' as const);
const node = fc.nat(nodeCount - 1);
const anyEdges = fc.array(fc.record({ from: node, to: node, kind }), { maxLength: 12 });
const forwardEdges = anyEdges.map((list) => list.filter((e) => e.from !== e.to).map((e) => ({ ...e, from: Math.min(e.from, e.to), to: Math.max(e.from, e.to) })));

/** Every simple path, by brute force. */
function simplePaths(edges: readonly Pick<GraphEdge, 'from' | 'to'>[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  const extend = (path: readonly number[]): void => {
    found.push([...path]);
    const next = new Set(edges.filter((e) => e.from === path.at(-1) && !path.includes(e.to)).map((e) => e.to));
    for (const to of next) extend([...path, to]);
  };
  for (let v = 0; v < nodeCount; v++) extend([v]);
  return found;
}

function simpleCycleLengths(edges: readonly Pick<GraphEdge, 'from' | 'to'>[]): readonly number[] {
  return simplePaths(edges)
    .filter((path) => edges.some((e) => e.from === path.at(-1) && e.to === path[0]))
    .map((path) => path.length);
}

describe('metrics against brute force', () => {
  it('measures acyclic graphs as an enumeration of all paths does', () => {
    fc.assert(
      fc.property(forwardEdges, (edges) => {
        const paths = simplePaths(edges);
        const isSource = (v: number): boolean => !edges.some((e) => e.to === v);
        const isSink = (v: number): boolean => !edges.some((e) => e.from === v);
        const full = paths.filter((p) => isSource(p[0]!) && isSink(p.at(-1)!));
        const metrics = deriveMetrics(nodeCount, edges);
        metrics.nodes.forEach((measured, v) => {
          expect(measured.blocking).toBe(new Set(paths.filter((p) => p[0] === v && p.length > 1).map((p) => p.at(-1))).size);
          expect(measured.delay).toBe(Math.max(...paths.filter((p) => p.includes(v)).map((p) => p.length)));
          const inner = full.filter((p) => p.indexOf(v) > 0 && p.indexOf(v) < p.length - 1);
          expect(measured.centrality).toBe(inner.reduce((total, p) => total + p.length, 0));
        });
        const longest = Math.max(...paths.map((p) => p.length));
        expect(new Set(metrics.longestChains.map(String))).toEqual(new Set(paths.filter((p) => p.length === longest).map(String)));
      }),
      { numRuns: 200 },
    );
  });

  it('calls exactly those plans valid that the definition calls valid', () => {
    fc.assert(
      fc.property(anyEdges, (edges) => {
        const isCyclic = simpleCycleLengths(edges).length > 0;
        const both = [...edges, ...edges.filter((e) => e.kind === 'strict-corequisite').map((e) => ({ from: e.to, to: e.from }))];
        const isImpossible = simpleCycleLengths(both).some((length) => length !== 2);
        const { valid, invalidBecause } = deriveMetrics(nodeCount, edges);
        expect(valid).toBe(!isCyclic && !isImpossible);
        expect(invalidBecause?.kind).toBe(isCyclic ? 'cycle' : isImpossible ? 'unsatisfiable' : undefined);
        const chain = invalidBecause?.chain ?? [];
        chain.forEach((from, i) => expect(both.some((e) => e.from === from && e.to === chain[(i + 1) % chain.length])).toBe(true));
      }),
      { numRuns: 500 },
    );
  });

  it('finds redundant requisites by the definition', () => {
    fc.assert(
      fc.property(forwardEdges, (edges) => {
        const paths = simplePaths(edges);
        const leads = (a: number, b: number): boolean => paths.some((p) => p.length > 1 && p[0] === a && p.at(-1) === b);
        const pairs = [...new Set(edges.map((e) => e.from * nodeCount + e.to))].sort((a, b) => a - b).map((key): readonly [number, number] => [Math.floor(key / nodeCount), key % nodeCount]);
        const expected = pairs.filter(([u, v]) => {
          const isExempt = edges.some((e) => e.from === u && e.kind !== 'prerequisite' && (e.to === v || leads(e.to, v)));
          return paths.some((p) => p.length > 2 && p[0] === u && p.at(-1) === v) && !isExempt;
        });
        expect(deriveMetrics(nodeCount, edges).redundant).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
