import type { Layout, LayoutGaps, Point, Rect, Size } from './layout';

/**
 * Puts the pinned nodes where they are pinned; every other node that then lies on one moves down until it is free, and so do those on which it comes to lie,
 * from top to bottom whichever column they are in. Frames of groups grow to hold their members. Cost: nodes × nodes nearby.
 */
export function avoidPinned(layout: Layout, sizes: readonly Size[], pinned: ReadonlyMap<number, Point>, gaps: LayoutGaps, groups?: readonly number[]): Layout {
  const positions = layout.positions.map((point, v) => pinned.get(v) ?? point);
  const taken = createGround();
  for (const v of pinned.keys()) taken.put({ ...positions[v]!, ...sizes[v]! });
  const free = positions.map((_, v) => v).filter((v) => !pinned.has(v)).sort((a, b) => positions[a]!.y - positions[b]!.y || positions[a]!.x - positions[b]!.x || a - b);
  for (const v of free) {
    let rect: Rect = { ...positions[v]!, ...sizes[v]! };
    for (let under = taken.under(rect, gaps.node); under; under = taken.under(rect, gaps.node)) rect = { ...rect, y: under.y + under.height + gaps.node };
    positions[v] = { x: rect.x, y: rect.y };
    taken.put(rect);
  }
  return { positions, groups: layout.groups.map((frame, group) => grow(frame, group, positions, sizes, gaps, groups ?? [])) };
}

/** Side of the squares in which rectangles are looked up, in canvas units. */
const square = 256;

interface Ground {
  readonly put: (rect: Rect) => void;
  /** A rectangle nearer than `gap` (less a unit for rounding), or undefined. */
  readonly under: (rect: Rect, gap: number) => Rect | undefined;
}

function createGround(): Ground {
  const squares = new Map<string, Rect[]>();
  const squaresOf = ({ x, y, width, height }: Rect, around: number): readonly string[] => {
    const keys: string[] = [];
    for (let i = Math.floor((x - around) / square); i * square <= x + width + around; i++) for (let k = Math.floor((y - around) / square); k * square <= y + height + around; k++) keys.push(`${i} ${k}`);
    return keys;
  };
  return {
    put: (rect) => squaresOf(rect, 0).forEach((key) => (squares.get(key) ?? squares.set(key, []).get(key)!).push(rect)),
    under: (rect, gap) => {
      const near = gap - 1;
      const isNear = (other: Rect): boolean => other.x < rect.x + rect.width + near && rect.x < other.x + other.width + near && other.y < rect.y + rect.height + near && rect.y < other.y + other.height + near;
      for (const key of squaresOf(rect, gap)) for (const other of squares.get(key) ?? []) if (isNear(other)) return other;
      return undefined;
    },
  };
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
