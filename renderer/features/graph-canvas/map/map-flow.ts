import type { Edge as FlowEdge, Node } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { RecordId } from '#shared/model/ids';
import { edgesOf, modulesOf, nameOf } from '../../../store/selectors';
import { linkEdge, moduleNode, type LinkMark, type Spot } from '../nodes/flow-parts';
import { junctionsOf } from '../nodes/junctions';
import type { Marks } from '../read/marks';

/** What is marked of a link: what the selection needs first. */
export function linkMark(marks: Marks, id: RecordId): LinkMark {
  return marks.needs.has(id) ? 'needs' : marks.unlocks.has(id) ? 'unlocks' : marks.chain.has(id) ? 'chain' : '';
}

export function isDimmed({ standOut }: Marks, from: RecordId, to: RecordId): boolean {
  return standOut !== null && !(standOut.has(from) && standOut.has(to));
}

/** The modules that stand at spots, as nodes; `isFree`: they can be dragged. */
export function mapNodes(document: TrellisDocument, spots: ReadonlyMap<RecordId, Spot>, selected: ReadonlySet<RecordId>, isFree: boolean, direction: LayoutDirection): readonly Node[] {
  return modulesOf(document).flatMap((module) => {
    const at = spots.get(module.id);
    return at ? [moduleNode(module, at, selected.has(module.id), { draggable: isFree, direction })] : [];
  });
}

/** Links and groups between the modules that stand at spots. */
export function mapLinks(document: TrellisDocument, spots: ReadonlyMap<RecordId, Spot>, selected: ReadonlySet<RecordId>, marks: Marks, redundant: ReadonlySet<RecordId>, direction: LayoutDirection): { readonly nodes: readonly Node[]; readonly edges: readonly FlowEdge[] } {
  const links = edgesOf(document).filter((edge) => spots.has(edge.from) && spots.has(edge.to)).map((edge) =>
    linkEdge(edge, { from: nameOf(document, edge.from), to: nameOf(document, edge.to) }, { mark: linkMark(marks, edge.id), selected: selected.has(edge.id), dimmed: isDimmed(marks, edge.from, edge.to), redundant: redundant.has(edge.id) }),
  );
  const groups = junctionsOf(document, spots, marks, selected, direction);
  return { nodes: groups.nodes, edges: [...links, ...groups.edges] };
}
