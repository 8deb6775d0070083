import type { Edge } from '../model/edge';
import type { RecordId } from '../model/ids';
import { inOrderOfId } from '../kit/order';
import type { TrellisDocument } from '../document/trellis-document';

/** Links of a document whose both ends exist, in order of id, with the places of their ends among the modules in order of id. */
export interface LinkGraph {
  readonly ids: readonly RecordId[];
  readonly edges: readonly Edge[];
  /** Beside `edges`. */
  readonly ends: readonly { readonly from: number; readonly to: number }[];
}

const known = new WeakMap<TrellisDocument, LinkGraph>();

/** Made once for each document. */
export function linkGraph(document: TrellisDocument): LinkGraph {
  const graph = known.get(document) ?? makeGraph(document);
  known.set(document, graph);
  return graph;
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
  const ends: { from: number; to: number }[] = [];
  for (const edge of inOrderOfId(tables.edge)) {
    const [from, to] = [index.get(edge.from), index.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    edges.push(edge);
    ends.push({ from, to });
  }
  return { ids, edges, ends };
}
