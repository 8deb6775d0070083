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

interface Measured {
  readonly ids: readonly RecordId[];
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
    const index = new Map(ids.map((id, at) => [id, at]));
    const state: GraphState = { nodeCount: ids.length, edges: hardEdges(index, edges), system };
    const graph = last ? measureAgain(last.graph, state, isSameOrder ? null : placesBefore(last.ids, ids)) : measureGraph(state);
    last = { ids, edges, system, graph, metrics: named(graph, ids, index, edges) };
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

function hardEdges(index: ReadonlyMap<RecordId, number>, edges: ReadonlyMap<RecordId, Edge>): readonly GraphEdge[] {
  const hard: GraphEdge[] = [];
  for (const { from: source, to: target, kind } of edges.values()) {
    const [from, to] = [index.get(source), index.get(target)];
    if (from !== undefined && to !== undefined && hardEdgeKinds.includes(kind)) hard.push({ from, to, kind: kind as GraphEdge['kind'] });
  }
  return hard;
}

function placesBefore(before: readonly RecordId[], ids: readonly RecordId[]): Int32Array {
  const index = new Map(before.map((id, at) => [id, at]));
  return Int32Array.from(ids, (id) => index.get(id) ?? -1);
}

function named({ metrics, steps }: MeasuredGraph, ids: readonly RecordId[], index: ReadonlyMap<RecordId, number>, edges: ReadonlyMap<RecordId, Edge>): DocumentMetrics {
  const idAt = (at: number): RecordId => ids[at] ?? '';
  const pairs = new Set(metrics.redundant.map(([from, to]) => from * ids.length + to));
  const isRedundant = ({ kind, from, to, needs }: Edge): boolean => kind === 'prerequisite' && needs === null && pairs.has((index.get(from) ?? NaN) * ids.length + (index.get(to) ?? NaN));
  return {
    modules: new Map(metrics.nodes.map((node, at) => [idAt(at), { ...node, step: steps?.[at] ?? null }])),
    totals: metrics.totals,
    longestChains: metrics.longestChains.map((chain) => chain.map(idAt)),
    redundant: new Set(pairs.size > 0 ? [...edges.values()].filter(isRedundant).map(({ id }) => id) : []),
    valid: metrics.valid,
    invalidBecause: metrics.invalidBecause ? { kind: metrics.invalidBecause.kind, chain: metrics.invalidBecause.chain.map(idAt) } : null,
  };
}
