import { hardEdgeKinds, type Edge, type EdgeKind } from '../model/edge';
import { findOrderLoop, nameLoop } from '../path/order';
import { titleOf, type Check } from './check';
import { linkGraph, type LinkGraph } from './link-graph';

/** Loops of prerequisites and corequisites over the whole document, and strict corequisites that cannot hold. */
export const loops: Check = {
  codes: ['TRL-G001', 'TRL-G002'],
  reads: { edge: 'all', module: [] },
  run: (document) => {
    const graph = linkGraph(document);
    const { ids, edges } = graph;
    const self = edges.find((edge) => edge.from === edge.to && hardEdgeKinds.includes(edge.kind));
    if (self) return [loop([self.from, self.from].map((id) => titleOf(document, id)).join(' → '), [self.from], false)];
    const found = findOrderLoop({
      count: ids.length, hard: endsOf(graph, 'prerequisite', 'corequisite'), soft: [], barriers: [], together: pairs(graph), prerequisites: endsOf(graph, 'prerequisite'), keyOf: (node) => [node],
    });
    if (!found) return [];
    return [loop(nameLoop(found.loop, (node) => titleOf(document, ids[node] ?? '')), [...new Set(found.loop.map((node) => ids[node] ?? ''))], found.throughBlock)];
  },
};

function endsOf({ edges, ends }: LinkGraph, first: EdgeKind, second: EdgeKind = first): LinkGraph['ends'] {
  const found: LinkGraph['ends'][number][] = [];
  for (let at = 0; at < edges.length; at++) {
    const { kind } = edges[at] as Edge;
    if (kind === first || kind === second) found.push(ends[at] as LinkGraph['ends'][number]);
  }
  return found;
}

/** Strict corequisites, and corequisites in both directions. */
function pairs({ edges, ends }: LinkGraph): LinkGraph['ends'] {
  if (!edges.some(({ kind }) => kind === 'corequisite' || kind === 'strict-corequisite')) return [];
  const corequisites = new Set(edges.filter((edge) => edge.kind === 'corequisite').map((edge) => `${edge.from} ${edge.to}`));
  return ends.filter((_ends, at) => {
    const edge = edges[at];
    return edge?.kind === 'strict-corequisite' || (edge?.kind === 'corequisite' && corequisites.has(`${edge.to} ${edge.from}`));
  });
}

function loop(names: string, records: readonly string[], throughBlock: boolean): ReturnType<Check['run']>[number] {
  return throughBlock
    ? { code: 'TRL-G002', severity: 'error', message: `Modules that must be taken together also wait for each other: ${names}. Remove one of these links.`, records }
    : { code: 'TRL-G001', severity: 'error', message: `These modules wait for each other in a loop: ${names}. Remove one of the links.`, records };
}
