import type { TrellisDocument } from '#shared/document/trellis-document';
import type { LayoutInput } from '#shared/graph/layout';
import { deriveDirectedLayout, type LayoutDirection } from '#shared/graph/layout-direction';
import { isOrdering } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { membersOf } from '#shared/model/requirement';
import { modulesOf } from '../../../store/selectors';
import { nodeHeight, nodeWidth, type Spot } from '../nodes/flow-parts';

/** What the layered layout of all modules is made of; those that `keep` names stay where they are. Members of a group stand before the module that it is for. */
export function mapLayoutInput(document: TrellisDocument, keep: (module: CourseModule) => boolean): LayoutInput {
  const modules = modulesOf(document);
  const index = new Map(modules.map((module, at) => [module.id, at]));
  const between = (from: RecordId, to: RecordId): readonly { from: number; to: number }[] => {
    const [start, end] = [index.get(from), index.get(to)];
    return start === undefined || end === undefined || start === end ? [] : [{ from: start, to: end }];
  };
  const edges = [
    ...[...document.tables.edge.values()].flatMap((edge) => (isOrdering(edge.kind) ? between(edge.from, edge.to) : [])),
    ...[...document.tables.requirement.values()].flatMap((requirement) => membersOf(requirement.group).flatMap((member) => between(member, requirement.module))),
  ];
  const pinned = new Map(modules.flatMap((module, at) => (module.position && keep(module) ? [[at, { x: module.position.x, y: module.position.y }] as const] : [])));
  return { sizes: modules.map(() => ({ width: nodeWidth, height: nodeHeight })), edges, pinned, gaps: { layer: document.tables.requirement.size > 0 ? 104 : 72, node: 22 } };
}

/**
 * Where modules stand on the map: where they were put; else where they stood a moment ago (`before`), so that drawing a link moves nothing;
 * else where the layered layout puts them.
 */
export function mapSpots(document: TrellisDocument, before: ReadonlyMap<RecordId, Spot>, direction: LayoutDirection): ReadonlyMap<RecordId, Spot> {
  const modules = modulesOf(document);
  const isKnown = modules.every((module) => module.position || before.has(module.id));
  const positions = isKnown ? [] : deriveDirectedLayout(mapLayoutInput(document, (module) => module.position !== null), direction).positions;
  return new Map(modules.map((module, at) => [module.id, module.position ?? before.get(module.id) ?? positions[at] ?? { x: 0, y: 0 }]));
}
