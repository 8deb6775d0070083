import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GraphEdge } from '#shared/graph/adjacency';
import { measureAgain, measureGraph, type GraphState } from '#shared/graph/incremental-metrics';
import { deriveMetrics } from '#shared/graph/metrics';

/** One edit of a graph whose nodes have names; numbers are taken modulo what is there. */
type Edit =
  | { readonly do: 'node'; readonly at: number }
  | { readonly do: 'drop'; readonly at: number }
  | { readonly do: 'move'; readonly at: number; readonly to: number }
  | { readonly do: 'link'; readonly from: number; readonly to: number; readonly kind: GraphEdge['kind'] }
  | { readonly do: 'unlink'; readonly at: number }
  | { readonly do: 'system' };

interface Named {
  /** Names in the order of their numbers. */
  readonly nodes: readonly number[];
  /** By name. */
  readonly links: readonly GraphEdge[];
  readonly made: number;
  readonly quarter: boolean;
}

const place = fc.nat(40);
const kind = fc.constantFrom('prerequisite', 'corequisite', 'strict-corequisite' as const);
const link = fc.record({ do: fc.constant('link' as const), from: place, to: place, kind });
const change: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 5, arbitrary: link },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unlink' as const), at: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('node' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), at: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), at: place, to: place }) },
  { weight: 1, arbitrary: fc.constant({ do: 'system' as const }) },
);
const batches = fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });

/** `forward`: links go from the node that was made first, so that there are no loops unless nodes of the batch say so. */
function edited(graph: Named, edit: Edit, forward: boolean): Named {
  const { nodes, links } = graph;
  const at = (index: number): number => nodes[index % nodes.length] ?? 0;
  switch (edit.do) {
    case 'node': return { ...graph, nodes: nodes.toSpliced(edit.at % (nodes.length + 1), 0, graph.made), made: graph.made + 1 };
    case 'drop': return { ...graph, nodes: nodes.filter((name) => name !== at(edit.at)), links: links.filter(({ from, to }) => from !== at(edit.at) && to !== at(edit.at)) };
    case 'move': return { ...graph, nodes: nodes.filter((name) => name !== at(edit.at)).toSpliced(edit.to % Math.max(1, nodes.length), 0, ...(nodes.length > 0 ? [at(edit.at)] : [])) };
    case 'unlink': return { ...graph, links: links.filter((_, index) => index !== edit.at % links.length) };
    case 'system': return { ...graph, quarter: !graph.quarter };
    case 'link': {
      const ends = [at(edit.from), at(edit.to)] as const;
      if (nodes.length === 0 || (forward && ends[0] === ends[1])) return graph;
      return { ...graph, links: [...links, { from: forward ? Math.min(...ends) : ends[0], to: forward ? Math.max(...ends) : ends[1], kind: edit.kind }] };
    }
  }
}

function stateOf({ nodes, links, quarter }: Named): GraphState {
  return { nodeCount: nodes.length, edges: links.map(({ from, to, kind: of }) => ({ from: nodes.indexOf(from), to: nodes.indexOf(to), kind: of })), system: quarter ? 'quarter' : 'semester' };
}

function holds(start: number, changes: readonly (readonly Edit[])[], forward: boolean): void {
  let graph: Named = { nodes: Array.from({ length: start }, (_, name) => name), links: [], made: start, quarter: false };
  let measured = measureGraph(stateOf(graph));
  for (const batch of changes) {
    const before = graph;
    graph = batch.reduce((now, edit) => edited(now, edit, forward), graph);
    const state = stateOf(graph);
    const same = graph.nodes.length === before.nodes.length && graph.nodes.every((name, at) => before.nodes[at] === name);
    measured = measureAgain(measured, state, same ? null : Int32Array.from(graph.nodes, (name) => before.nodes.indexOf(name)));
    expect(measured.metrics).toEqual(deriveMetrics(state.nodeCount, state.edges, state.system));
    if (measured.metrics.valid) expect(measured.memory).not.toBeNull();
  }
}

describe('metrics after edits', () => {
  it('equal those from scratch, over loops that come and are mended, parallel links, links of a node to itself, nodes that come, go and move', () => {
    fc.assert(fc.property(fc.nat(9), batches, (start, changes) => holds(start, changes, false)), { numRuns: 400 });
  });

  it('equal those from scratch where there never is a loop, so that nothing is ever made from scratch', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 40 }), batches, (start, changes) => holds(start, changes, true)), { numRuns: 400 });
  });

  it('find room for more nodes than were foreseen', () => {
    const grown = Array.from({ length: 10 }, (_, at): readonly Edit[] => Array.from({ length: 12 }, (): readonly Edit[] => [{ do: 'node', at }, { do: 'link', from: at, to: at + 1, kind: 'prerequisite' }]).flat());
    holds(3, grown, true);
  });
});
