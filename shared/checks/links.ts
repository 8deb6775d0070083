import type { TrellisDocument } from '../document/trellis-document';
import type { Finding, Severity } from '../kit/finding';
import { edgeKinds, hardEdgeKinds, type Edge } from '../model/edge';
import type { RecordChange } from '../document/diff';
import type { TrellisRecord } from '../model/record';
import { createAdjacency, type Adjacency, type GraphEdge, type NodePair } from '../graph/adjacency';
import { chainLengths, longestChains } from '../graph/longest-chains';
import { reachability } from '../graph/reachability';
import { redundantEdges, redundantNear, type Near } from '../graph/redundant-edges';
import { topologicalOrder } from '../graph/topological-order';
import { titleOf, type Check } from './check';
import { linkGraph, type LinkGraph } from './link-graph';
import { remove } from './quick-fixes/quick-fix';

/**
 * Longer chains take very long to walk: each step waits for the one before (Slim & Heileman, "Complexity of a curriculum", 2014, call it the delay factor). The measure is theirs,
 * the bound is our assumption.
 */
export const mostInChain = 7;

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
    const isOf = (type: TrellisRecord['type'], change: RecordChange): boolean => (change.after ?? change.before)?.type === type;
    if (changes.some((change) => isOf('module', change) && !(change.before && change.after))) return null;
    const linked = changes.filter((change) => isOf('edge', change));
    const now = linked.length > 0 ? afterLinks(document, linked, before) : before;
    // Modules that stay change no link: only what is said of them can be another.
    const changed = new Set(changes.map(({ id }) => id));
    return now && now.map((finding) => (finding.records.some((id) => changed.has(id)) ? { ...finding, message: sentences[finding.code]?.(document, finding.records) ?? finding.message } : finding));
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

/** More links than these are looked at all together, by the reachability of all modules. */
const mostNear = 200;

/** The findings after these links have changed; null where the graph had or has a loop, or too many links may be concerned. */
function afterLinks(document: TrellisDocument, changes: readonly RecordChange[], before: readonly Finding[]): readonly Finding[] | null {
  const all = linkGraph(document);
  const hard = hardEdges(all);
  const graph = createAdjacency(all.ids.length, hard);
  const changed = changes.flatMap((change) => [change.before, change.after].flatMap((record) => (record?.type === 'edge' && hardEdgeKinds.includes(record.kind) ? endsIn(all, record) : [])));
  const both = createAdjacency(all.ids.length, [...hard, ...changed]);
  const order = topologicalOrder(both);
  const near = order && redundantNear(graph, hard, changed, both, order, mostNear);
  if (!near) return null;
  const fresh = sayRedundant(document, graph, hard, near.redundant).map((finding) => ({ finding, place: placeIn(all, finding) })).sort((a, b) => a.place - b.place);
  const found: Finding[] = [];
  let next = 0;
  // Both are in order of their ends, so they are merged; most of the old ones stay.
  for (const finding of before) {
    if (finding.code !== 'TRL-G008' || near.has(all.index.get(finding.records[1] ?? '') ?? -1, all.index.get(finding.records[2] ?? '') ?? -1)) continue;
    for (const place = next < fresh.length ? placeIn(all, finding) : 0; next < fresh.length && (fresh[next]?.place ?? 0) < place; next++) found.push((fresh[next] as (typeof fresh)[number]).finding);
    found.push(finding);
  }
  for (; next < fresh.length; next++) found.push((fresh[next] as (typeof fresh)[number]).finding);
  return [...doubles(document, all), ...found, ...tooLong(document, graph, order, all.ids)];
}

/** Where a finding about two ends stands among the others. */
function placeIn({ index, ids }: LinkGraph, { records: [, from = '', to = ''] }: Finding): number {
  return (index.get(from) ?? 0) * ids.length + (index.get(to) ?? 0);
}

function endsIn({ index }: LinkGraph, edge: Edge): readonly NodePair[] {
  const [from, to] = [index.get(edge.from), index.get(edge.to)];
  return from === undefined || to === undefined ? [] : [{ from, to }];
}

function redundant(document: TrellisDocument, graph: Adjacency, hard: readonly HardEdge[]): readonly Finding[] {
  return sayRedundant(document, graph, hard, redundantEdges(graph, hard, reachability(graph)));
}

function sayRedundant(document: TrellisDocument, graph: Adjacency, hard: readonly HardEdge[], pairs: Near['redundant']): readonly Finding[] {
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
  const keys = Float64Array.from(ends, ({ from, to }, at) => (edgeKinds.indexOf((edges[at] as Edge).kind) * ids.length + from) * ids.length + to);
  if (areDistinct(keys)) return [];
  const seen = new Set<number>();
  return edges.flatMap((edge, at): readonly Finding[] => {
    const key = keys[at] as number;
    if (seen.has(key)) return [found(document, 'TRL-G009', 'warning', [edge.id, edge.from, edge.to])];
    seen.add(key);
    return [];
  });
}

function areDistinct(keys: Float64Array): boolean {
  const sorted = keys.slice().sort();
  for (let at = 1; at < sorted.length; at++) if (sorted[at] === sorted[at - 1]) return false;
  return true;
}
