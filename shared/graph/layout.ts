import type { NodePair } from './adjacency';
import { outDegree, reverseAdjacency } from './adjacency';
import type { LayerInput } from './layout-layers';
import { assignLayers, withoutBackEdges } from './layout-layers';
import { orderLayers } from './layout-order';
import { placeIsolated, placeLayers } from './layout-place';
import { avoidPinned } from './layout-pinned';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Top left corner, in canvas units (CSS pixels at 100 %), y downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rect extends Point, Size {}

export interface LayoutGaps {
  /** Between two layers, across. */
  readonly layer: number;
  /** Between two nodes of one layer, down. */
  readonly node: number;
  /** Between the frame of a group and what is in it; the top has `groupHeader` in addition. */
  readonly groupPadding: number;
  readonly groupHeader: number;
}

/** `groups[v]`: number of the container (zone) of node v, −1 for none; containers are numbered 0.. without holes. */
export interface LayoutInput {
  readonly sizes: readonly Size[];
  readonly edges: readonly NodePair[];
  readonly pinned?: ReadonlyMap<number, Point>;
  readonly groups?: readonly number[];
  readonly gaps?: Partial<LayoutGaps>;
}

/** Absolute positions of all nodes, and the frame of each group (empty list without groups). */
export interface Layout {
  readonly positions: readonly Point[];
  readonly groups: readonly Rect[];
}

export const defaultGaps: LayoutGaps = { layer: 80, node: 24, groupPadding: 24, groupHeader: 32 };

/**
 * Layered drawing from left to right: longest-path layers, barycentre ordering, each node drawn towards its neighbours. Isolated nodes stand in a
 * block below. Groups are laid out inside first and then take part as one large node. Pinned nodes stay where they are and others move out of their way.
 * Loops are drawn (their closing edge runs back). Deterministic; about 8 ms for 2,000 nodes and 4,000 edges.
 */
export function deriveLayout(input: LayoutInput): Layout {
  const gaps = { ...defaultGaps, ...input.gaps };
  const free = input.groups?.some((group) => group >= 0) ? layoutGrouped(input, input.groups, gaps) : { positions: layoutFlat(input.sizes, input.edges, gaps), groups: [] };
  return input.pinned && input.pinned.size > 0 ? avoidPinned(free, input.sizes, input.pinned, gaps, input.groups) : free;
}

function layoutFlat(sizes: readonly Size[], edges: readonly NodePair[], gaps: LayoutGaps): readonly Point[] {
  const input = withoutBackEdges(sizes.length, edges);
  const isIsolated = isolatedNodes(input);
  const rows = orderLayers(input.graph, assignLayers(input)).map((row) => row.filter((v) => !isIsolated(v)));
  const positions: Point[] = new Array<Point>(sizes.length).fill({ x: 0, y: 0 });
  const drawn = placeLayers(input.graph, rows.filter((row) => row.length > 0), sizes, gaps, positions);
  const alone = sizes.map((_, v) => v).filter(isIsolated);
  placeIsolated(alone, sizes, gaps, drawn, positions);
  return positions;
}

function isolatedNodes({ graph }: LayerInput): (node: number) => boolean {
  const reversed = reverseAdjacency(graph);
  return (v) => outDegree(graph, v) === 0 && outDegree(reversed, v) === 0;
}

function layoutGrouped(input: LayoutInput, groups: readonly number[], gaps: LayoutGaps): Layout {
  const { sizes, edges } = input;
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const members = Array.from({ length: groupCount }, () => [] as number[]);
  const outer: number[] = [];
  groups.forEach((group, v) => (group >= 0 ? members[group]! : outer).push(v));
  const blockOf = new Int32Array(sizes.length);
  outer.forEach((v, i) => (blockOf[v] = groupCount + i));
  members.forEach((list, group) => list.forEach((v) => (blockOf[v] = group)));

  const inner = members.map((list) => layoutInside(list, sizes, edges, gaps));
  const blockSizes = [...inner.map((block) => block.size), ...outer.map((v) => sizes[v]!)];
  const blockEdges = edges.map(({ from, to }) => ({ from: blockOf[from]!, to: blockOf[to]! })).filter((edge) => edge.from !== edge.to);
  const blocks = layoutFlat(blockSizes, blockEdges, gaps);
  const positions: Point[] = sizes.map((_, v) => blocks[blockOf[v]!]!);
  members.forEach((list, group) => list.forEach((v, i) => (positions[v] = shift(inner[group]!.positions[i]!, blocks[group]!, gaps))));
  return { positions, groups: inner.map((block, group) => ({ ...blocks[group]!, ...block.size })) };
}

function shift(point: Point, origin: Point, gaps: LayoutGaps): Point {
  return { x: point.x + origin.x + gaps.groupPadding, y: point.y + origin.y + gaps.groupPadding + gaps.groupHeader };
}

function layoutInside(list: readonly number[], sizes: readonly Size[], edges: readonly NodePair[], gaps: LayoutGaps): { readonly positions: readonly Point[]; readonly size: Size } {
  const local = new Map(list.map((v, i) => [v, i]));
  const inside: NodePair[] = [];
  for (const edge of edges) {
    const from = local.get(edge.from);
    const to = local.get(edge.to);
    if (from !== undefined && to !== undefined) inside.push({ from, to });
  }
  const own = list.map((v) => sizes[v]!);
  const positions = layoutFlat(own, inside, gaps);
  const width = positions.reduce((most, p, i) => Math.max(most, p.x + own[i]!.width), 0);
  const height = positions.reduce((most, p, i) => Math.max(most, p.y + own[i]!.height), 0);
  return { positions, size: { width: width + 2 * gaps.groupPadding, height: height + 2 * gaps.groupPadding + gaps.groupHeader } };
}
