import type { Edge as FlowEdge } from '@xyflow/react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { routeLinks, type Run } from '#shared/graph/route-links';
import type { Ends } from './link-path';
import type { Box } from './scene';

/** How a line goes past other nodes, and between which points that was found: where an end has moved since (it is being dragged) it does not hold. */
export interface Route {
  readonly runs: readonly Run[];
  readonly ends: Ends;
}

/** The route that `createRouter` gave a line; null where it runs straight. */
export function routeOf({ data }: Pick<FlowEdge, 'data'>): Route | null {
  const route = data?.['route'];
  return typeof route === 'object' && route !== null && 'runs' in route ? (route as Route) : null;
}

/** Of a drawing with more nodes than this, lines run straight: finding their ways would take longer than a frame. */
export const mostRouted = 400;

/** Where the line of a link leaves one box and enters another. */
export function endsOf(from: Box, to: Box, direction: LayoutDirection): Ends {
  return direction === 'down'
    ? { x1: from.x + from.width / 2, y1: from.y + from.height, x2: to.x + to.width / 2, y2: to.y }
    : { x1: from.x + from.width, y1: from.y + from.height / 2, x2: to.x, y2: to.y + to.height / 2 };
}

const isObstacle = ({ type }: Box): boolean => type === 'module' || type === 'bundle' || type === 'gate';
const turned = ({ x, y, width, height }: Box) => ({ x: y, y: x, width: height, height: width });

/** Gives the lines of a drawing their ways past its nodes; remembers the last drawing, so that a selection costs nothing and lines stay the same objects. */
export function createRouter(): (edges: readonly FlowEdge[], boxes: ReadonlyMap<string, Box>, direction: LayoutDirection) => readonly FlowEdge[] {
  let known = '';
  let runs: ReadonlyMap<string, readonly Run[]> = new Map();
  let routed = new WeakMap<FlowEdge, FlowEdge>();
  return (edges, boxes, direction) => {
    if (boxes.size > mostRouted) return edges;
    const places = [...boxes.values()].map(({ id, x, y, width, height }) => `${id} ${x} ${y} ${width} ${height}`).join('\n');
    const key = `${direction}\n${places}\n${edges.map(({ id, source, target }) => `${id} ${source} ${target}`).join('\n')}`;
    if (key !== known) {
      known = key;
      runs = runsOf(edges, boxes, direction);
      routed = new WeakMap();
    }
    return edges.map((edge) => {
      const held = routed.get(edge);
      if (held) return held;
      const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
      const own = runs.get(edge.id);
      const next = from && to && own && own.length > 0 ? { ...edge, data: { ...edge.data, route: { runs: own, ends: endsOf(from, to, direction) } satisfies Route } } : edge;
      routed.set(edge, next);
      return next;
    });
  };
}

function runsOf(edges: readonly FlowEdge[], boxes: ReadonlyMap<string, Box>, direction: LayoutDirection): ReadonlyMap<string, readonly Run[]> {
  const list = [...boxes.values()].filter(isObstacle);
  const index = new Map(list.map(({ id }, at) => [id, at]));
  const rects = list.map((box) => (direction === 'down' ? turned(box) : box));
  // Ends that are no obstacles (junctions, zones) take part as boxes without any extent across.
  const placeOf = (id: string, isSource: boolean): number | undefined => {
    const at = index.get(id);
    const box = boxes.get(id);
    if (at !== undefined || !box) return at;
    const { x, y, width, height } = direction === 'down' ? turned(box) : box;
    rects.push({ x: isSource ? x + width : x, y: y + height / 2, width: 0, height: 0 });
    return rects.length - 1;
  };
  const pairs = edges.flatMap(({ id, source, target }) => {
    const [from, to] = [placeOf(source, true), placeOf(target, false)];
    return from === undefined || to === undefined ? [] : [{ id, from, to }];
  });
  return new Map(routeLinks(rects, pairs).map((own, i) => [pairs[i]!.id, own] as const));
}
