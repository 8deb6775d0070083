import type { Node } from '@xyflow/react';
import { boundsOf, boxesOf, type Box, type Rect } from '../drawing/scene';

/** One stop of a presentation: what is shown, and whose node it is (null: the drawing as a whole). */
export interface Stop {
  readonly id: string | null;
  readonly title: string;
  readonly rect: Rect;
}

/**
 * The stops of a presentation: the whole, then what stands in it along the way of the drawing (`right` or `down`), each zone or gate before what is in it. Groups of links
 * are no stops. `titled`: a node's name.
 */
export function stopsOf(nodes: readonly Node[], direction: 'right' | 'down', whole: string): readonly Stop[] {
  const boxes = boxesOf(nodes);
  const bounds = boundsOf(boxes.values());
  if (!bounds) return [];
  const parents = new Map(nodes.map(({ id, parentId }) => [id, parentId ?? null]));
  const along = (a: Box, b: Box): number => (direction === 'down' ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y) || (a.id < b.id ? -1 : 1);
  const stop = (box: Box): Stop => ({ id: box.id, title: box.title, rect: box });
  const shown = [...boxes.values()].filter(({ type }) => type !== 'junction');
  const top = shown.filter(({ id }) => parents.get(id) === null).sort(along);
  const inside = (id: string): readonly Box[] => shown.filter((box) => parents.get(box.id) === id).sort(along);
  return [{ id: null, title: whole, rect: bounds }, ...top.flatMap((box) => [stop(box), ...inside(box.id).map(stop)])];
}
