import type { Edge } from '../model/edge';
import type { RecordId } from '../model/ids';
import { inOrderOfId, spliceById } from '../kit/order';
import type { RecordChange } from '../document/diff';
import type { TrellisDocument } from '../document/trellis-document';

/** Links of a document whose both ends exist, in order of id, with the places of their ends among the modules in order of id. */
export interface LinkGraph {
  readonly ids: readonly RecordId[];
  /** Place of each id. */
  readonly index: ReadonlyMap<RecordId, number>;
  readonly edges: readonly Edge[];
  /** Beside `edges`. */
  readonly ends: readonly { readonly from: number; readonly to: number }[];
}

const known = new WeakMap<TrellisDocument, LinkGraph>();

/** Made once for each document, or carried over from the one before. */
export function linkGraph(document: TrellisDocument): LinkGraph {
  const graph = known.get(document) ?? makeGraph(document);
  known.set(document, graph);
  return graph;
}

/** Puts links that changed into the graph of the document before, where that was made and modules neither came nor went. */
export function carryLinks(before: TrellisDocument, document: TrellisDocument, changes: readonly RecordChange[]): void {
  const graph = known.get(before);
  if (!graph || changes.some((change) => (change.after ?? change.before)?.type === 'module' && !(change.before && change.after))) return;
  const linked = changes.filter((change) => (change.after ?? change.before)?.type === 'edge');
  known.set(document, linked.length > 0 ? withLinks(graph, linked) : graph);
}

function withLinks({ ids, index, edges: before, ends: beside }: LinkGraph, changes: readonly RecordChange[]): LinkGraph {
  const [edges, ends] = [before.slice(), beside.slice()];
  for (const { id, after } of changes) {
    const edge = after as Edge | null;
    spliceById(edges, id, edge, ends, edge && endsOf(index, edge));
  }
  return { ids, index, edges, ends };
}

/** Null where an end does not exist. */
function endsOf(index: LinkGraph['index'], edge: Edge): LinkGraph['ends'][number] | null {
  const [from, to] = [index.get(edge.from), index.get(edge.to)];
  return from === undefined || to === undefined ? null : { from, to };
}

const indices = new WeakMap<TrellisDocument['tables']['module'], { readonly ids: readonly RecordId[]; readonly index: ReadonlyMap<RecordId, number> }>();

function modulesById(table: TrellisDocument['tables']['module']): { readonly ids: readonly RecordId[]; readonly index: ReadonlyMap<RecordId, number> } {
  const held = indices.get(table);
  if (held) return held;
  const ids = inOrderOfId(table).map(({ id }) => id);
  const made = { ids, index: new Map(ids.map((id, at) => [id, at])) };
  indices.set(table, made);
  return made;
}

function makeGraph({ tables }: TrellisDocument): LinkGraph {
  const { ids, index } = modulesById(tables.module);
  const edges: Edge[] = [];
  const ends: LinkGraph['ends'][number][] = [];
  for (const edge of inOrderOfId(tables.edge)) {
    const both = endsOf(index, edge);
    if (!both) continue;
    edges.push(edge);
    ends.push(both);
  }
  return { ids, index, edges, ends };
}
