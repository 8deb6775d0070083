import type { TrellisDocument } from '../document/trellis-document';
import type { Finding, Severity } from '../kit/finding';
import { edgeKinds, hardEdgeKinds, type Edge } from '../model/edge';
import { createAdjacency, type Adjacency, type GraphEdge } from '../graph/adjacency';
import { chainLengths, longestChains } from '../graph/longest-chains';
import { reachability } from '../graph/reachability';
import { redundantEdges } from '../graph/redundant-edges';
import { topologicalOrder } from '../graph/topological-order';
import { titleOf, type Check } from './check';
import { linkGraph, type LinkGraph } from './link-graph';
import { remove } from './quick-fixes/quick-fix';

/** Longer chains take very long to walk: each step waits for the one before (Slim & Heileman, "Complexity of a curriculum", 2014, call it the delay factor). */
const mostInChain = 7;

/** Links that say nothing new, the same link twice, and chains that are too long. */
export const links: Check = {
  codes: ['TRL-G008', 'TRL-G009', 'TRL-L001'],
  reads: { edge: 'all', module: [] },
  run: (document) => {
    const all = linkGraph(document);
    const twice = doubles(document, all);
    const hard = hardEdges(all);
    const graph = createAdjacency(all.ids.length, hard);
    const order = topologicalOrder(graph);
    // With a loop neither can be told; the loop is found elsewhere.
    return order ? [...twice, ...redundant(document, graph, hard), ...tooLong(document, graph, order, all.ids)] : twice;
  },
  update: (document, changes, before) => {
    // Modules that stay change no link: only what is said of them can be another.
    if (changes.some(({ before: was, after }) => after?.type !== 'module' || !was)) return null;
    const changed = new Set(changes.map(({ id }) => id));
    return before.map((finding) => (finding.records.some((id) => changed.has(id)) ? { ...finding, message: sentences[finding.code]?.(document, finding.records) ?? finding.message } : finding));
  },
};

/** What a finding says, by code, from its records. */
const sentences: Readonly<Record<string, (document: TrellisDocument, records: readonly string[]) => string>> = {
  'TRL-G008': (document, [, from = '', to = '']) => `“${titleOf(document, to)}” needs “${titleOf(document, from)}” anyway, over others. The link says nothing new: remove it.`,
  'TRL-G009': (document, [, from = '', to = '']) => `The link from “${titleOf(document, from)}” to “${titleOf(document, to)}” is there twice. Remove one.`,
  'TRL-L001': (document, chain) => `${chain.length} modules wait for each other in one chain, from “${titleOf(document, chain[0] ?? '')}” to “${titleOf(document, chain.at(-1) ?? '')}”. More than ${mostInChain} are hard to finish in time: look for links that are not needed.`,
};

function found(document: TrellisDocument, code: keyof typeof sentences & string, severity: Severity, records: readonly string[]): Finding {
  return { code, severity, records, message: sentences[code]?.(document, records) ?? '', ...(code === 'TRL-L001' ? {} : { fix: remove('Remove link', records[0] ?? '') }) };
}

/** Prerequisites and corequisites of both kinds. */
function hardEdges({ edges, ends }: LinkGraph): readonly HardEdge[] {
  const hard: HardEdge[] = [];
  edges.forEach((edge, at) => {
    const { from, to } = ends[at] as LinkGraph['ends'][number];
    if (hardEdgeKinds.includes(edge.kind)) hard.push({ from, to, kind: edge.kind as GraphEdge['kind'], edge });
  });
  return hard;
}

interface HardEdge extends GraphEdge {
  readonly edge: Edge;
}

function redundant(document: TrellisDocument, graph: Adjacency, hard: readonly HardEdge[]): readonly Finding[] {
  const pairs = redundantEdges(graph, hard, reachability(graph));
  const placeOf = ([from, to]: readonly [number, number]): number => from * graph.nodeCount + to;
  const wanted = new Set(pairs.map(placeOf));
  const byEnds = new Map<number, Edge>();
  for (const { from, to, edge } of hard) if (wanted.has(placeOf([from, to]))) byEnds.set(placeOf([from, to]), edge);
  return pairs.flatMap((pair): readonly Finding[] => {
    const edge = byEnds.get(placeOf(pair));
    if (!edge || edge.kind !== 'prerequisite' || edge.needs !== null) return [];
    return [found(document, 'TRL-G008', 'info', [edge.id, edge.from, edge.to])];
  });
}

function tooLong(document: TrellisDocument, graph: Adjacency, order: Int32Array, ids: readonly string[]): readonly Finding[] {
  const [chain] = longestChains(graph, chainLengths(graph, order), 1);
  if (!chain || chain.length <= mostInChain) return [];
  return [found(document, 'TRL-L001', 'info', chain.map((at) => ids[at] ?? ''))];
}

function doubles(document: TrellisDocument, { ids, edges, ends }: LinkGraph): readonly Finding[] {
  const seen = new Set<number>();
  return edges.flatMap((edge, at): readonly Finding[] => {
    const { from, to } = ends[at] as LinkGraph['ends'][number];
    const key = (edgeKinds.indexOf(edge.kind) * ids.length + from) * ids.length + to;
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [found(document, 'TRL-G009', 'warning', [edge.id, edge.from, edge.to])];
  });
}
