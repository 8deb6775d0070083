import { MarkerType, Position, type Edge as FlowEdge, type Node, type NodeHandle } from '@xyflow/react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { Edge } from '#shared/model/edge';
import type { CourseModule } from '#shared/model/module';
import { minutesText, t } from '../../../i18n/t';
import { linkText } from '../../../store/drawing-words';

export const nodeWidth = 184;
export const nodeHeight = 62;

export type ModuleNodeData = { readonly module: CourseModule; readonly tone: string };
export type ModuleFlowNode = Node<ModuleNodeData, 'module'>;

/** Sides on which lines enter and leave. */
export interface Sides {
  readonly targetPosition: Position;
  readonly sourcePosition: Position;
}

export const sidesFor: Readonly<Record<LayoutDirection, Sides>> = {
  right: { targetPosition: Position.Left, sourcePosition: Position.Right },
  down: { targetPosition: Position.Top, sourcePosition: Position.Bottom },
};

/** Handles are given, not measured: the whole node takes a link, the dot on the side where lines leave starts one. */
export function handlesFor(width: number, height: number, direction: LayoutDirection = 'right'): NodeHandle[] {
  const { targetPosition, sourcePosition } = sidesFor[direction];
  return [
    { type: 'target', position: targetPosition, x: 0, y: 0, width, height },
    { type: 'source', position: sourcePosition, width: 1, height: 1, ...(direction === 'down' ? { x: width / 2, y: height - 1 } : { x: width - 1, y: height / 2 }) },
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
export function moduleNode(module: CourseModule, at: Spot, selected: boolean, options: { parent?: string; tone?: string; draggable?: boolean; direction?: LayoutDirection } = {}): ModuleFlowNode {
  const slot = options.parent ?? '';
  const key = `${at.x} ${at.y} ${selected} ${options.tone ?? ''} ${options.draggable ?? true} ${options.direction ?? 'right'}`;
  const slots = nodeCache.get(module) ?? new Map<string, CachedNode>();
  nodeCache.set(module, slots);
  const known = slots.get(slot);
  if (known?.key === key) return known.node;
  const detail = [module.level ? t(`level.${module.level}`) : '', module.minutes === null ? t('map.noMinutes') : minutesText(module.minutes), module.position?.pinned ? t('map.pinned') : ''].filter(Boolean).join(', ');
  const node: ModuleFlowNode = {
    id: module.id, type: 'module', position: { x: at.x, y: at.y }, data: { module, tone: options.tone ?? '' }, selected, width: nodeWidth, height: nodeHeight, draggable: options.draggable ?? true,
    measured: { width: nodeWidth, height: nodeHeight }, handles: handlesFor(nodeWidth, nodeHeight, options.direction), ...sidesFor[options.direction ?? 'right'], ariaLabel: t('map.node', { title: module.title, detail }), domAttributes: { tabIndex: -1 },
    ...(options.parent ? { parentId: options.parent, zIndex: 2 } : {}),
  };
  slots.set(slot, { node, key });
  return node;
}

export type LinkMark = '' | 'needs' | 'unlocks' | 'chain';
const colours: Readonly<Record<LinkMark, string>> = { '': 'var(--ink3)', needs: 'var(--core)', unlocks: 'var(--accent)', chain: 'var(--remedial)' };
const edgeCache = new WeakMap<Edge, { flow: FlowEdge; key: string }>();

/** Class, arrow head and depth of a line. */
export function linkLook(className: string, mark: LinkMark, selected: boolean): Pick<FlowEdge, 'className' | 'markerEnd' | 'zIndex' | 'interactionWidth'> {
  return { className, markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: selected ? 'var(--focus)' : colours[mark] }, zIndex: -1, interactionWidth: 16 };
}

export interface LinkLook {
  readonly mark: LinkMark;
  readonly selected: boolean;
  readonly dimmed: boolean;
  readonly redundant: boolean;
}

/** The line of a link between nodes of the drawing; the same object while link, ends and look stay the same. Its kind and what it asks for stand on it. */
export function linkEdge(edge: Edge, names: { from: string; to: string }, { mark, selected, dimmed, redundant }: LinkLook, ends: { source: string; target: string } = { source: edge.from, target: edge.to }): FlowEdge {
  const key = `${mark} ${selected} ${dimmed} ${redundant} ${ends.source} ${ends.target} ${names.from} ${names.to}`;
  const known = edgeCache.get(edge);
  if (known?.key === key) return known.flow;
  const text = linkText(edge);
  const flow: FlowEdge = {
    id: edge.id, ...ends, type: redundant ? 'redundant' : 'link', selected, ...linkLook(`link ${edge.kind} ${mark}${dimmed ? ' dimmed' : ''}${redundant ? ' redundant' : ''}`, mark, selected), domAttributes: { tabIndex: -1 },
    ariaLabel: [t('map.edge', { kind: t(`edge.${edge.kind}`), ...names }), text && edge.needs ? text : '', redundant ? t('map.redundant') : ''].filter(Boolean).join(', '),
    ...(text === '' || redundant ? {} : { label: text, labelBgPadding: [5, 2], labelBgBorderRadius: 7 }),
    // Mutual and equal links have a head at both ends.
    ...(edge.kind === 'strict-corequisite' || edge.kind === 'equivalent' ? { markerStart: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: selected ? 'var(--focus)' : colours[mark], orient: 'auto-start-reverse' } } : {}),
  };
  edgeCache.set(edge, { flow, key });
  return flow;
}
