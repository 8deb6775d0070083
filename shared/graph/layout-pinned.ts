import type { Layout, LayoutGaps, Point, Rect, Size } from './layout';

/**
 * Puts the pinned nodes where they are pinned; every other node that then lies on a pinned one moves down, column by column, until it is free.
 * Frames of groups grow to hold their members. Cost: free nodes × pinned nodes in the same column.
 */
export function avoidPinned(layout: Layout, sizes: readonly Size[], pinned: ReadonlyMap<number, Point>, gaps: LayoutGaps, groups?: readonly number[]): Layout {
  const obstacles = [...pinned].map(([v, point]): Rect => ({ ...point, ...sizes[v]! })).sort((a, b) => a.y - b.y);
  const columns = new Map<number, number[]>();
  layout.positions.forEach((point, v) => {
    if (!pinned.has(v)) (columns.get(point.x) ?? columns.set(point.x, []).get(point.x)!).push(v);
  });
  const positions = layout.positions.map((point, v) => pinned.get(v) ?? point);
  for (const column of columns.values()) {
    column.sort((a, b) => positions[a]!.y - positions[b]!.y || a - b);
    clearColumn(column, sizes, obstacles, gaps.node, positions);
  }
  return { positions, groups: layout.groups.map((frame, group) => grow(frame, group, positions, sizes, gaps, groups ?? [])) };
}

function clearColumn(column: readonly number[], sizes: readonly Size[], obstacles: readonly Rect[], gap: number, positions: Point[]): void {
  const first = positions[column[0]!]!;
  const width = column.reduce((most, v) => Math.max(most, sizes[v]!.width), 0);
  const near = obstacles.filter((rect) => rect.x < first.x + width + gap && first.x < rect.x + rect.width + gap);
  let free = -Infinity;
  for (const v of column) {
    let y = Math.max(positions[v]!.y, free);
    for (const rect of near) if (rect.y < y + sizes[v]!.height + gap && y < rect.y + rect.height + gap) y = rect.y + rect.height + gap;
    positions[v] = { x: positions[v]!.x, y };
    free = y + sizes[v]!.height + gap;
  }
}

function grow(frame: Rect, group: number, positions: readonly Point[], sizes: readonly Size[], gaps: LayoutGaps, groups: readonly number[]): Rect {
  let [left, top, right, bottom] = [frame.x, frame.y, frame.x + frame.width, frame.y + frame.height];
  positions.forEach((point, v) => {
    if (groups[v] !== group) return;
    left = Math.min(left, point.x - gaps.groupPadding);
    top = Math.min(top, point.y - gaps.groupPadding - gaps.groupHeader);
    right = Math.max(right, point.x + sizes[v]!.width + gaps.groupPadding);
    bottom = Math.max(bottom, point.y + sizes[v]!.height + gaps.groupPadding);
  });
  return { x: left, y: top, width: right - left, height: bottom - top };
}
