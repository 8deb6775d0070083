import type { Node } from '@xyflow/react';
import { useEffect, useMemo, useReducer, useRef } from 'react';
import { nodesOfRegion, overlap, rectOfRegion, widened, type Box } from './scene';

/** While the view moves, so many nodes at most become elements in one frame: a whole row of them would make that frame late. */
const mostPerFrame = 8;
/** How far out of the region, in canvas units, an element may lie and stay: who moves to and fro finds it again. */
const keepWithin = 640;

/**
 * The nodes that are elements of the page now: those of the region, and those that were in it a moment ago. While the view moves, what is missing comes a few
 * nodes each frame; at rest at once.
 */
export function useElements(nodes: readonly Node[], boxes: ReadonlyMap<string, Box>, region: string, isMoving: boolean): readonly Node[] {
  const before = useRef<ReadonlySet<string>>(new Set());
  const [turn, next] = useReducer((count: number) => count + 1, 0);
  const shown = useMemo(() => elementsOf(nodes, boxes, region, before.current, isMoving && before.current.size > 0 ? mostPerFrame : Infinity), [nodes, boxes, region, isMoving, turn]);
  useEffect(() => {
    before.current = new Set(shown.nodes.map(({ id }) => id));
    if (!shown.isMore) return undefined;
    const frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return shown.nodes;
}

export interface Elements {
  /** In the order of the drawing: containers first. */
  readonly nodes: readonly Node[];
  /** More of the region is to come. */
  readonly isMore: boolean;
}

/** What of a region, and of what was shown before and lies near it, is shown with `most` nodes more than before. */
export function elementsOf(nodes: readonly Node[], boxes: ReadonlyMap<string, Box>, region: string, before: ReadonlySet<string>, most: number): Elements {
  const wanted = nodesOfRegion(nodes, boxes, region);
  const rect = rectOfRegion(region);
  if (!rect) return { nodes: wanted, isMore: false };
  const near = widened(rect, keepWithin);
  const missing = wanted.filter(({ id }) => !before.has(id));
  const now = new Set(wanted.map(({ id }) => id));
  for (const { id } of missing.slice(most)) now.delete(id);
  for (const id of before) {
    const box = boxes.get(id);
    if (box && overlap(box, near)) now.add(id);
  }
  return { nodes: nodes.filter(({ id, parentId }) => now.has(id) && (!parentId || now.has(parentId))), isMore: missing.length > most };
}
