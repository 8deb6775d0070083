import type { Adjacency, NodePair } from './adjacency';
import { withBends } from './layout-bends';
import { assignLayers, withoutBackEdges } from './layout-layers';
import { orderLayers } from './layout-order';
import type { Part } from './layout-pack';
import { packParts, placeIsolated, sizeOf } from './layout-pack';
import { connectedParts, partOf } from './layout-parts';
import { avoidPinned } from './layout-pinned';
import { placeLayers } from './layout-place';

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
  /** Width to height of a drawing of many parts or isolated nodes; that of a screen where it is not given. */
  readonly ratio?: number;
}

/** Absolute positions of all nodes, and the frame of each group (empty list without groups). */
export interface Layout {
  readonly positions: readonly Point[];
  readonly groups: readonly Rect[];
}

/** What a screen has beside the panels of a studio. */
export const screenRatio = 1.4;

export const defaultGaps: LayoutGaps = { layer: 80, node: 24, groupPadding: 24, groupHeader: 32 };

/**
 * Layered drawing from left to right: longest-path layers, long links through bends, few crossings, each node drawn towards its neighbours. Parts that do not
 * hang together stand in rows about `ratio` times as wide as high, isolated nodes in a block below. Groups are laid out inside first and then take part as one
 * large node. Pinned nodes stay where they are and others move out of their way. Loops are drawn (their closing edge runs back). Deterministic; figures in
 * docs/bench.md.
 */
export function deriveLayout(input: LayoutInput): Layout {
  const gaps = { ...defaultGaps, ...input.gaps };
  const free = input.groups?.some((group) => group >= 0) ? layoutGrouped(input, input.groups, gaps) : { positions: layoutFlat(input.sizes, input.edges, gaps, input.ratio ?? screenRatio), groups: [] };
  return input.pinned && input.pinned.size > 0 ? avoidPinned(free, input.sizes, input.pinned, gaps, input.groups) : free;
}

function layoutFlat(sizes: readonly Size[], edges: readonly NodePair[], gaps: LayoutGaps, ratio: number): readonly Point[] {
  const { graph, order } = withoutBackEdges(sizes.length, edges);
  const layers = assignLayers({ graph, order });
  const lists = connectedParts(graph);
  const local = new Int32Array(sizes.length);
  const parts = lists.filter((nodes) => nodes.length > 1).map((nodes) => layoutPart(graph, nodes, layers, local, sizes, gaps));
  const positions: Point[] = new Array<Point>(sizes.length).fill({ x: 0, y: 0 });
  const { at, size } = packParts(parts, gaps, ratio);
  parts.forEach((part, i) => part.nodes.forEach((v, k) => (positions[v] = { x: part.positions[k]!.x + at[i]!.x, y: part.positions[k]!.y + at[i]!.y })));
  placeIsolated(lists.flatMap((nodes) => (nodes.length === 1 ? nodes : [])), sizes, gaps, ratio, size, positions);
  return positions;
}

function layoutPart(graph: Adjacency, nodes: readonly number[], layers: Int32Array, local: Int32Array, sizes: readonly Size[], gaps: LayoutGaps): Part {
  const own = nodes.map((v) => sizes[v]!);
  const bent = withBends(partOf(graph, nodes, local), Int32Array.from(nodes, (v) => layers[v]!));
  const positions = placeLayers(orderLayers(bent), own, gaps);
  return { nodes, positions, size: sizeOf(positions, own) };
}

function layoutGrouped(input: LayoutInput, groups: readonly number[], gaps: LayoutGaps): Layout {
  const { sizes, edges, ratio = screenRatio } = input;
  const groupCount = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const members = Array.from({ length: groupCount }, () => [] as number[]);
  const outer: number[] = [];
  groups.forEach((group, v) => (group >= 0 ? members[group]! : outer).push(v));
  const blockOf = new Int32Array(sizes.length);
  outer.forEach((v, i) => (blockOf[v] = groupCount + i));
  members.forEach((list, group) => list.forEach((v) => (blockOf[v] = group)));

  const inner = members.map((list) => layoutInside(list, sizes, edges, gaps, ratio));
  const blockSizes = [...inner.map((block) => block.size), ...outer.map((v) => sizes[v]!)];
  const blockEdges = edges.map(({ from, to }) => ({ from: blockOf[from]!, to: blockOf[to]! })).filter((edge) => edge.from !== edge.to);
  const blocks = layoutFlat(blockSizes, blockEdges, gaps, ratio);
  const positions: Point[] = sizes.map((_, v) => blocks[blockOf[v]!]!);
  members.forEach((list, group) => list.forEach((v, i) => (positions[v] = shift(inner[group]!.positions[i]!, blocks[group]!, gaps))));
  return { positions, groups: inner.map((block, group) => ({ ...blocks[group]!, ...block.size })) };
}

function shift(point: Point, origin: Point, gaps: LayoutGaps): Point {
  return { x: point.x + origin.x + gaps.groupPadding, y: point.y + origin.y + gaps.groupPadding + gaps.groupHeader };
}

function layoutInside(list: readonly number[], sizes: readonly Size[], edges: readonly NodePair[], gaps: LayoutGaps, ratio: number): { readonly positions: readonly Point[]; readonly size: Size } {
  const local = new Map(list.map((v, i) => [v, i]));
  const inside: NodePair[] = [];
  for (const edge of edges) {
    const from = local.get(edge.from);
    const to = local.get(edge.to);
    if (from !== undefined && to !== undefined) inside.push({ from, to });
  }
  const own = list.map((v) => sizes[v]!);
  const positions = layoutFlat(own, inside, gaps, ratio);
  const { width, height } = sizeOf(positions, own);
  return { positions, size: { width: width + 2 * gaps.groupPadding, height: height + 2 * gaps.groupPadding + gaps.groupHeader } };
}
