import type { Rect } from './layout';

/** Where a line may pass a column of boxes: between two of them, above all (top is −Infinity) or below all. */
export interface Lane {
  readonly top: number;
  readonly bottom: number;
}

/** The lane of a column that is nearest to a height: the one that holds it, else the one whose edge is nearest. Lines keep `clearance` from boxes. */
export function nearestLane(boxes: readonly Rect[], clearance: number, wish: number): Lane {
  const sorted = boxes.toSorted((a, b) => a.y - b.y);
  let best: Lane = { top: -Infinity, bottom: sorted[0]!.y - clearance };
  let top = -Infinity;
  const take = (bottom: number): void => {
    const lane = { top, bottom };
    if (bottom >= top && distance(lane, wish) < distance(best, wish)) best = lane;
  };
  for (const { y, height } of sorted) {
    take(y - clearance);
    top = Math.max(top, y + height + clearance);
  }
  take(Infinity);
  return best;
}

function distance({ top, bottom }: Lane, wish: number): number {
  return Math.max(0, top - wish, wish - bottom);
}
