import type { Finding } from '../kit/finding';
import { compareCodeUnits } from '../kit/order';
import type { Edge } from '../model/edge';
import { createAdjacency } from '../graph/adjacency';
import { chainLengths, longestChains } from '../graph/longest-chains';
import { reachability } from '../graph/reachability';
import { redundantEdges } from '../graph/redundant-edges';
import { topologicalOrder } from '../graph/topological-order';
import { titleOf, type Check } from './check';

/** Longer chains take very long to walk: each step waits for the one before (Slim & Heileman, "Complexity of a curriculum", 2014, call it the delay factor). */
const mostInChain = 7;

/** Links that say nothing new, the same link twice, and chains that are too long. */
export const links: Check = {
  codes: ['TRL-G008', 'TRL-G009', 'TRL-L001'],
  reads: { edge: 'all', module: [] },
  run: (document) => {
    const ids = [...document.tables.module.keys()].sort(compareCodeUnits);
    const index = new Map(ids.map((id, at) => [id, at]));
    const all = [...document.tables.edge.values()].filter((edge) => index.has(edge.from) && index.has(edge.to)).sort((a, b) => compareCodeUnits(a.id, b.id));
    const twice = doubles(all, (id) => titleOf(document, id));
    const hard = all.filter((edge) => edge.kind === 'prerequisite' || edge.kind === 'corequisite' || edge.kind === 'strict-corequisite');
    const edges = hard.map((edge) => ({ from: index.get(edge.from) ?? 0, to: index.get(edge.to) ?? 0, kind: edge.kind as 'prerequisite' | 'corequisite' | 'strict-corequisite' }));
    const graph = createAdjacency(ids.length, edges);
    const order = topologicalOrder(graph);
    // With a loop neither can be told; the loop is found elsewhere.
    if (!order) return twice;
    const byEnds = new Map(hard.map((edge, at) => [`${edges[at]?.from} ${edges[at]?.to}`, edge]));
    const redundant = redundantEdges(graph, edges, reachability(graph)).flatMap(([from, to]): readonly Finding[] => {
      const edge = byEnds.get(`${from} ${to}`);
      if (!edge || edge.kind !== 'prerequisite' || edge.needs !== null) return [];
      return [{ code: 'TRL-G008', severity: 'info', records: [edge.id, edge.from, edge.to], message: `“${titleOf(document, edge.to)}” needs “${titleOf(document, edge.from)}” anyway, over others. The link says nothing new: remove it.`, fix: { label: 'Remove link', command: { name: 'record.remove', payload: { ids: [edge.id] } } } }];
    });
    const lengths = chainLengths(graph, order);
    const [chain] = longestChains(graph, lengths, 1);
    const tooLong: readonly Finding[] = chain && chain.length > mostInChain
      ? [{ code: 'TRL-L001', severity: 'info', records: chain.map((at) => ids[at] ?? ''), message: `${chain.length} modules wait for each other in one chain, from “${titleOf(document, ids[chain[0] ?? 0] ?? '')}” to “${titleOf(document, ids[chain.at(-1) ?? 0] ?? '')}”. More than ${mostInChain} are hard to finish in time: look for links that are not needed.` }]
      : [];
    return [...twice, ...redundant, ...tooLong];
  },
};

function doubles(edges: readonly Edge[], titled: (id: string) => string): readonly Finding[] {
  const seen = new Set<string>();
  return edges.flatMap((edge) => {
    const key = `${edge.kind} ${edge.from} ${edge.to}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ code: 'TRL-G009', severity: 'warning' as const, records: [edge.id, edge.from, edge.to], message: `The link from “${titled(edge.from)}” to “${titled(edge.to)}” is there twice. Remove one.`, fix: { label: 'Remove link', command: { name: 'record.remove', payload: { ids: [edge.id] } } } }];
  });
}
