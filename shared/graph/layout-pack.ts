import type { LayoutGaps, Point, Size } from './layout';

/** A part of a drawing: nodes with their places, the corner of the part at 0, 0. */
export interface Part {
  readonly nodes: readonly number[];
  readonly positions: readonly Point[];
  readonly size: Size;
}

export function sizeOf(positions: readonly Point[], sizes: readonly Size[]): Size {
  return positions.reduce<Size>(({ width, height }, { x, y }, i) => ({ width: Math.max(width, x + sizes[i]!.width), height: Math.max(height, y + sizes[i]!.height) }), { width: 0, height: 0 });
}

/** Parts in rows, the highest first, so that the whole is about `ratio` times as wide as high; equals in the order of their first nodes. */
export function packParts(parts: readonly Part[], gaps: LayoutGaps, ratio: number): { readonly at: readonly Point[]; readonly size: Size } {
  const at = new Array<Point>(parts.length);
  const order = parts.map((_, i) => i).sort((a, b) => parts[b]!.size.height - parts[a]!.size.height || parts[a]!.nodes[0]! - parts[b]!.nodes[0]!);
  const area = parts.reduce((sum, { size }) => sum + (size.width + gaps.layer) * (size.height + 2 * gaps.node), 0);
  const most = parts.reduce((widest, { size }) => Math.max(widest, size.width), Math.sqrt(area * ratio));
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const i of order) {
    const { size } = parts[i]!;
    if (x > 0 && x + size.width > most) [x, y, rowHeight] = [0, y + rowHeight + 2 * gaps.node, 0];
    at[i] = { x, y };
    rowHeight = Math.max(rowHeight, size.height);
    width = Math.max(width, x + size.width);
    x += size.width + gaps.layer;
  }
  return { at, size: { width, height: parts.length === 0 ? 0 : y + rowHeight } };
}

/**
 * Isolated nodes in a block under a drawing of size `drawn`: as many abreast as make the whole about `ratio` times as wide as high, at least as many as fit under
 * the drawing, in their order.
 */
export function placeIsolated(nodes: readonly number[], sizes: readonly Size[], gaps: LayoutGaps, ratio: number, drawn: Size, out: Point[]): void {
  if (nodes.length === 0) return;
  const wide = nodes.reduce((most, v) => Math.max(most, sizes[v]!.width), 0) + gaps.node;
  const high = nodes.reduce((most, v) => Math.max(most, sizes[v]!.height), 0) + gaps.node;
  const start = drawn.height === 0 ? 0 : drawn.height + gaps.layer;
  let abreast = Math.max(1, Math.floor((drawn.width + gaps.node) / wide));
  while (abreast < nodes.length && abreast * wide < ratio * (start + Math.ceil(nodes.length / abreast) * high)) abreast++;
  let y = start;
  for (let i = 0; i < nodes.length; i += abreast) {
    const row = nodes.slice(i, i + abreast);
    row.forEach((v, k) => (out[v] = { x: k * wide, y }));
    y += row.reduce((most, v) => Math.max(most, sizes[v]!.height), 0) + gaps.node;
  }
}
