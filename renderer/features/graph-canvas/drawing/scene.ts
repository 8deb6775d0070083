import type { Node } from '@xyflow/react';

/** A node as a rectangle of the whole drawing, in canvas units. */
export interface Box {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly tone: string;
  readonly selected: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From how many nodes on only those near the view are elements of the page; the rest is painted. */
export const manyNodes = 150;
/** Below this zoom titles cannot be read: the drawing is painted as a whole. */
export const farZoom = 0.35;
/** Side of the squares by which the view's surroundings grow and shrink, in canvas units. */
const cell = 256;

function titleOf(data: Readonly<Record<string, unknown>>): string {
  for (const part of [data['module'], data['zone'], data['gate']]) if (part && typeof part === 'object' && 'title' in part && typeof part.title === 'string') return part.title;
  return typeof data['title'] === 'string' ? data['title'] : '';
}

/** Absolute rectangles of nodes; a node inside another is placed relative to it, and its parent stands before it. */
export function boxesOf(nodes: readonly Node[]): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const { id, type = '', data, position, parentId, width = 0, height = 0, selected = false } of nodes) {
    const parent = parentId ? boxes.get(parentId) : undefined;
    boxes.set(id, { id, type, title: titleOf(data), tone: typeof data['tone'] === 'string' ? data['tone'] : '', selected, x: position.x + (parent?.x ?? 0), y: position.y + (parent?.y ?? 0), width, height });
  }
  return boxes;
}

/** The smallest rectangle around all; null for none. */
export function boundsOf(boxes: Iterable<Rect>): Rect | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y, width, height } of boxes) [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + width), Math.max(bottom, y + height)];
  return left === Infinity ? null : { x: left, y: top, width: right - left, height: bottom - top };
}

export function overlap(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** A rectangle with so much more on each side. */
export function widened({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** `[x, y, zoom]` as React Flow has it. */
export type Transform = readonly [number, number, number];

/** What is in sight, in canvas units. */
export function inSight([x, y, zoom]: Transform, width: number, height: number): Rect {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom };
}

/** CSS pixels that are left around what is moved into sight; below stand legend and zoom. */
const around = { side: 24, below: 68 };

/** The least move, in CSS pixels, that brings all of a rectangle into sight of which a part already is; null where none is or it does not fit: then it is gone to. */
export function intoSight(rect: Rect, [x, y, zoom]: Transform, width: number, height: number): { readonly dx: number; readonly dy: number } | null {
  const [left, top, right, bottom] = [rect.x * zoom + x, rect.y * zoom + y, (rect.x + rect.width) * zoom + x, (rect.y + rect.height) * zoom + y];
  const isPartly = right > 0 && bottom > 0 && left < width && top < height;
  if (!isPartly || right - left > width - 2 * around.side || bottom - top > height - around.side - around.below) return null;
  const move = (from: number, to: number, least: number, most: number): number => (from < least ? least - from : to > most ? most - to : 0);
  return { dx: move(left, right, around.side, width - around.side), dy: move(top, bottom, around.side, height - around.below) };
}

/**
 * Which part of a large drawing is made of elements, as a text that changes only when that part does: `all` of a small one, `far` for none (it is painted),
 * else the squares around the view.
 */
export function regionOf(count: number, transform: Transform, width: number, height: number): string {
  if (count <= manyNodes) return 'all';
  if (transform[2] < farZoom) return 'far';
  const view = inSight(transform, width, height);
  return [Math.floor(view.x / cell), Math.floor(view.y / cell), Math.ceil((view.x + view.width) / cell), Math.ceil((view.y + view.height) / cell)].join(' ');
}

/** The rectangle of a region; null for `all` and `far`. */
export function rectOfRegion(region: string): Rect | null {
  const [left, top, right, bottom] = region.split(' ').map(Number);
  if (left === undefined || top === undefined || right === undefined || bottom === undefined) return null;
  return { x: left * cell, y: top * cell, width: (right - left) * cell, height: (bottom - top) * cell };
}

/** The nodes that are elements of the page for a region: what lies in it, and the containers of that. */
export function nodesOfRegion(nodes: readonly Node[], boxes: ReadonlyMap<string, Box>, region: string): readonly Node[] {
  if (region === 'all') return nodes;
  const rect = rectOfRegion(region);
  if (!rect) return [];
  const shown = new Set<string>();
  for (const { id, parentId } of nodes) {
    const box = boxes.get(id);
    if (!box || !overlap(box, rect)) continue;
    shown.add(id);
    if (parentId) shown.add(parentId);
  }
  return nodes.filter(({ id }) => shown.has(id));
}

/** The topmost node at a place: what stands in a container before the container. */
export function boxAt(boxes: ReadonlyMap<string, Box>, x: number, y: number): Box | null {
  let found: Box | null = null;
  for (const box of boxes.values()) {
    if (x < box.x || y < box.y || x > box.x + box.width || y > box.y + box.height) continue;
    if (!found || found.type === 'zone') found = box;
  }
  return found;
}
