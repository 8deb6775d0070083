import type { TrellisDocument } from '#shared/document/trellis-document';
import type { GraphEdge } from '#shared/graph/adjacency';
import { measureAgain, measureGraph, type GraphState, type MeasuredGraph } from '#shared/graph/incremental-metrics';
import type { InvalidBecause, NodeMetrics } from '#shared/graph/metrics';
import { hardEdgeKinds, type Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { programOf } from './programs';
import { modulesOf } from './selectors';

/** Measures of a module; null where a loop makes them undefined. */
export interface ModuleMetrics extends NodeMetrics {
  /** The first step in which it can be taken: modules on the longest chain that ends with it, itself included. */
  readonly step: number | null;
}

/**
 * Measures of modules and the links between them, over record ids. Links are those that lock (`hardEdgeKinds`), as for checks and `trellis metrics`; groups of prerequisites
 * ("any of", "2 of 3") are left out, as which of their modules hold up another depends on the learner.
 */
export interface DocumentMetrics {
  /** Every module of the scope, in its order. */
  readonly modules: ReadonlyMap<RecordId, ModuleMetrics>;
  /** Sums over the modules. */
  readonly totals: NodeMetrics;
  /** Every chain of the greatest length as module ids, first module first; at most 100. Empty where there is a loop. */
  readonly longestChains: readonly (readonly RecordId[])[];
  /** Links that say what others say anyway; not those that ask for a score or a completion, which say more. Empty where there is a loop. */
  readonly redundant: ReadonlySet<RecordId>;
  readonly valid: boolean;
  /** A loop, or corequisites that cannot be taken together, as module ids (first not repeated). */
  readonly invalidBecause: { readonly kind: InvalidBecause['kind']; readonly chain: readonly RecordId[] } | null;
}

/** Measures modules in the order given, with the links of a table between them. */
export type MetricsSource = (ids: readonly RecordId[], edges: ReadonlyMap<RecordId, Edge>, system: GraphState['system']) => DocumentMetrics;

/** A link that locks, between the places of its ends. */
interface HardEdge extends GraphEdge {
  readonly edge: Edge;
}

interface Measured {
  readonly ids: readonly RecordId[];
  readonly index: ReadonlyMap<RecordId, number>;
  readonly hard: readonly HardEdge[];
  readonly edges: ReadonlyMap<RecordId, Edge>;
  readonly system: GraphState['system'];
  readonly graph: MeasuredGraph;
  readonly metrics: DocumentMetrics;
}

/** A source that remembers what it measured last: the same again costs nothing, and another state of it what changed. What it answers does not depend on what it remembers. */
export function createMetricsSource(): MetricsSource {
  let last: Measured | null = null;
  return (ids, edges, system) => {
    const isSameOrder = last !== null && last.ids.length === ids.length && last.ids.every((id, at) => id === ids[at]);
    if (last && isSameOrder && last.edges === edges && last.system === system) return last.metrics;
    const index = last && isSameOrder ? last.index : new Map(ids.map((id, at) => [id, at]));
    const hard = hardEdges(index, edges, last && isSameOrder ? last.hard : none);
    const state: GraphState = { nodeCount: ids.length, edges: hard, system };
    const was = last && !isSameOrder ? placesBefore(last.index, ids) : null;
    const graph = last ? measureAgain(last.graph, state, was) : measureGraph(state);
    last = { ids, index, hard, edges, system, graph, metrics: named(graph, ids, hard) };
    return last.metrics;
  };
}

const wholeSource = createMetricsSource();
const pathSource = createMetricsSource();
const whole = new WeakMap<TrellisDocument, DocumentMetrics>();

/** Measures of the whole map. The same object as long as no module, link or calendar came, went or changed in a way that matters. */
export function metricsOf(document: TrellisDocument): DocumentMetrics {
  const known = whole.get(document) ?? wholeSource(modulesOf(document).map(({ id }) => id), document.tables.edge, systemOf(document));
  whole.set(document, known);
  return known;
}

/** Measures of what a role's path may touch, and the links inside it, in the order of the path; null where the path does not compile. */
export function pathMetricsOf(document: TrellisDocument, role: RecordId): DocumentMetrics | null {
  const program = programOf(document, role);
  return program.ok ? pathSource(program.value.modules.map(({ id }) => id), document.tables.edge, systemOf(document)) : null;
}

/** As `trellis metrics`: one course in quarters is enough. */
function systemOf(document: TrellisDocument): GraphState['system'] {
  return [...document.tables.course.values()].some((course) => course.calendar === 'quarter') ? 'quarter' : 'semester';
}

const none: readonly never[] = [];

/** `before`: those of the table before, between the same places. Most stand in the same order still, and are taken over instead of being looked up. */
function hardEdges(index: ReadonlyMap<RecordId, number>, edges: ReadonlyMap<RecordId, Edge>, before: readonly HardEdge[]): readonly HardEdge[] {
  const hard: HardEdge[] = [];
  let at = 0;
  for (const edge of edges.values()) {
    if (before[at]?.edge !== edge && before[at + 1]?.edge === edge) at++;
    const held = before[at];
    if (held?.edge === edge) {
      hard.push(held);
      at++;
      continue;
    }
    const [from, to] = [index.get(edge.from), index.get(edge.to)];
    if (from !== undefined && to !== undefined && hardEdgeKinds.includes(edge.kind)) hard.push({ from, to, kind: edge.kind as GraphEdge['kind'], edge });
  }
  return hard;
}

function placesBefore(index: ReadonlyMap<RecordId, number>, ids: readonly RecordId[]): Int32Array {
  return Int32Array.from(ids, (id) => index.get(id) ?? -1);
}

function named({ metrics, steps }: MeasuredGraph, ids: readonly RecordId[], hard: readonly HardEdge[]): DocumentMetrics {
  const idAt = (at: number): RecordId => ids[at] ?? '';
  const pairs = new Set(metrics.redundant.map(([from, to]) => from * ids.length + to));
  const modules = new Map<RecordId, ModuleMetrics>();
  metrics.nodes.forEach(({ blocking, delay, centrality, complexity }, at) => modules.set(idAt(at), { blocking, delay, centrality, complexity, step: steps?.[at] ?? null }));
  const redundant = hard.filter(({ from, to, edge }) => edge.kind === 'prerequisite' && edge.needs === null && pairs.has(from * ids.length + to));
  return {
    modules,
    totals: metrics.totals,
    longestChains: metrics.longestChains.map((chain) => chain.map(idAt)),
    redundant: new Set(redundant.map(({ edge }) => edge.id)),
    valid: metrics.valid,
    invalidBecause: metrics.invalidBecause ? { kind: metrics.invalidBecause.kind, chain: metrics.invalidBecause.chain.map(idAt) } : null,
  };
}
