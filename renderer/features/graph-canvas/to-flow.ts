import { MarkerType, Position, type Edge as FlowEdge, type Node, type NodeHandle } from '@xyflow/react';
import type { TrellisDocument } from '#shared/document/trellis-document';
import { deriveLayout } from '#shared/graph/layout';
import { isOrdering, type Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import type { CourseModule } from '#shared/model/module';
import { minutesText, t } from '../../i18n/t';
import { modulesOf } from '../../store/selectors';

export const nodeWidth = 184;
export const nodeHeight = 62;

export type ModuleNodeData = { readonly module: CourseModule; readonly tone: string };
export type ModuleFlowNode = Node<ModuleNodeData, 'module'>;

/** Handles are given, not measured: the whole node takes a link, the dot on its right edge starts one. */
export function handlesFor(width: number, height: number): NodeHandle[] {
  return [
    { type: 'target', position: Position.Left, x: 0, y: 0, width, height },
    { type: 'source', position: Position.Right, x: width - 1, y: height / 2, width: 1, height: 1 },
  ];
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface CachedNode {
  readonly node: ModuleFlowNode;
  readonly key: string;
}
const nodeCache = new WeakMap<CourseModule, Map<string, CachedNode>>();

/** The node of a module. The same object as long as record, place and selection stay the same, so that React Flow skips it. */
export function moduleNode(module: CourseModule, at: Spot, selected: boolean, options: { parent?: string; tone?: string } = {}): ModuleFlowNode {
  const slot = options.parent ?? '';
  const key = `${at.x} ${at.y} ${selected} ${options.tone ?? ''}`;
  const slots = nodeCache.get(module) ?? new Map<string, CachedNode>();
  nodeCache.set(module, slots);
  const known = slots.get(slot);
  if (known?.key === key) return known.node;
  const detail = [module.level ? t(`level.${module.level}`) : '', module.minutes === null ? t('map.noMinutes') : minutesText(module.minutes)].filter(Boolean).join(', ');
  const node: ModuleFlowNode = {
    id: module.id, type: 'module', position: { x: at.x, y: at.y }, data: { module, tone: options.tone ?? '' }, selected, width: nodeWidth, height: nodeHeight,
    measured: { width: nodeWidth, height: nodeHeight }, handles: handlesFor(nodeWidth, nodeHeight), ariaLabel: t('map.node', { title: module.title, detail }),
    ...(options.parent ? { parentId: options.parent, zIndex: 2 } : {}),
  };
  slots.set(slot, { node, key });
  return node;
}

export type LinkMark = '' | 'needs' | 'unlocks';
const edgeCache = new WeakMap<Edge, { flow: FlowEdge; key: string }>();

/** The line of a link; the same object while link, mark and selection stay the same. */
export function linkEdge(edge: Edge, names: { from: string; to: string }, mark: LinkMark, selected: boolean): FlowEdge {
  const key = `${mark} ${selected} ${names.from} ${names.to}`;
  const known = edgeCache.get(edge);
  if (known?.key === key) return known.flow;
  const flow: FlowEdge = {
    id: edge.id, source: edge.from, target: edge.to, type: 'smoothstep', selected, className: `link ${edge.kind} ${mark}`, ariaLabel: t('map.edge', { kind: t(`edge.${edge.kind}`), ...names }),
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: selected ? 'var(--focus)' : mark === 'needs' ? 'var(--core)' : mark === 'unlocks' ? 'var(--accent)' : 'var(--ink3)' }, zIndex: -1, interactionWidth: 16,
  };
  edgeCache.set(edge, { flow, key });
  return flow;
}

/**
 * Where modules stand on the map: where they were put; else where they stood a moment ago (`before`), so that drawing a link moves nothing;
 * else where the layered layout puts them.
 */
export function mapSpots(document: TrellisDocument, before: ReadonlyMap<RecordId, Spot>): ReadonlyMap<RecordId, Spot> {
  const modules = modulesOf(document);
  const isKnown = modules.every((module) => module.position || before.has(module.id));
  const laidOut = isKnown ? before : arrangeMap(document, (module) => module.position !== null);
  return new Map(modules.map((module) => [module.id, module.position ?? before.get(module.id) ?? laidOut.get(module.id) ?? { x: 0, y: 0 }]));
}

/** The layered layout of all modules; those that `keep` names stay where they are. */
export function arrangeMap(document: TrellisDocument, keep: (module: CourseModule) => boolean): ReadonlyMap<RecordId, Spot> {
  const modules = modulesOf(document);
  const index = new Map(modules.map((module, at) => [module.id, at]));
  const edges = [...document.tables.edge.values()].flatMap((edge) => {
    const [from, to] = [index.get(edge.from), index.get(edge.to)];
    return from === undefined || to === undefined || !isOrdering(edge.kind) ? [] : [{ from, to }];
  });
  const pinned = new Map(modules.flatMap((module, at) => (module.position && keep(module) ? [[at, module.position] as const] : [])));
  const layout = deriveLayout({ sizes: modules.map(() => ({ width: nodeWidth, height: nodeHeight })), edges, pinned, gaps: { layer: 72, node: 22 } });
  return new Map(modules.map((module, at) => [module.id, layout.positions[at] ?? { x: 0, y: 0 }]));
}
