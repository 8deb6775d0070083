import { getSmoothStepPath, Position } from '@xyflow/react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { Run } from '#shared/graph/route-links';

/** Where a line starts and ends, in canvas units. */
export interface Ends {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export interface LinkPath {
  /** As SVG has it. */
  readonly path: string;
  /** Where its words stand: before its end, where lines of one node have parted. */
  readonly labelX: number;
  readonly labelY: number;
}

/** Nearer than this along the drawing, a line cannot swing from one end to the other and goes round corners. */
const leastSwing = 28;
const mostSwing = 140;

/** A line with its runs past other nodes; `right`: from a right side to a left one, `down`: from below to above, with runs along y. */
export function linkPath({ x1, y1, x2, y2 }: Ends, runs: readonly Run[], direction: LayoutDirection): LinkPath {
  const isDown = direction === 'down';
  const [along1, across1, along2, across2] = isDown ? [y1, x1, y2, x2] : [x1, y1, x2, y2];
  if (along2 - along1 < leastSwing) return roundCorners({ x1, y1, x2, y2 }, isDown);
  const point = (along: number, across: number): string => (isDown ? `${round(across)} ${round(along)}` : `${round(along)} ${round(across)}`);
  let [along, across] = [along1, across1];
  let path = `M${point(along, across)}`;
  const swing = (toAlong: number, toAcross: number): void => {
    const bend = Math.min(mostSwing, (toAlong - along) / 2);
    path += `C${point(along + bend, across)} ${point(toAlong - bend, toAcross)} ${point(toAlong, toAcross)}`;
    [along, across] = [toAlong, toAcross];
  };
  for (const { from, to, at } of runs) {
    swing(Math.max(from, along + 1), at);
    along = to;
    path += `L${point(along, across)}`;
  }
  const label = { along: (along + along2) / 2, across: (across + across2) / 2 };
  swing(along2, across2);
  return isDown ? { path, labelX: label.across, labelY: label.along } : { path, labelX: label.along, labelY: label.across };
}

/** The middle of the longest way past other nodes, where no node stands: for words that need more room than the end of a line has. Null for a line without one. */
export function middleOfRuns(runs: readonly Run[], direction: LayoutDirection): { readonly x: number; readonly y: number } | null {
  const longest = runs.reduce<Run | null>((best, run) => (best === null || run.to - run.from > best.to - best.from ? run : best), null);
  if (!longest) return null;
  const along = (longest.from + longest.to) / 2;
  return direction === 'down' ? { x: longest.at, y: along } : { x: along, y: longest.at };
}

function roundCorners({ x1, y1, x2, y2 }: Ends, isDown: boolean): LinkPath {
  const [path, labelX, labelY] = getSmoothStepPath({ sourceX: x1, sourceY: y1, sourcePosition: isDown ? Position.Bottom : Position.Right, targetX: x2, targetY: y2, targetPosition: isDown ? Position.Top : Position.Left });
  return { path, labelX, labelY };
}

const round = (value: number): number => Math.round(value * 10) / 10;
