import type { Edge as FlowEdge, Node } from '@xyflow/react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import { readLine, type Picture, type Shape } from '#shared/exchange/pictures/picture';
import { edgeKinds } from '#shared/model/edge';
import type { CourseModule } from '#shared/model/module';
import { askedOf } from '#shared/model/zone';
import { t } from '../../../i18n/t';
import { linkPath, type Ends, type LinkPath } from '../drawing/link-path';
import { endsOf, routeOf } from '../drawing/routes';
import { boundsOf, boxesOf, type Box, type Rect } from '../drawing/scene';
import type { BundleData } from '../nodes/bundle-node';
import { nodeHeight, type ModuleNodeData } from '../nodes/flow-parts';
import type { JunctionData } from '../nodes/junction-node';
import { headerHeight } from '../path/path-layout';
import type { GateNodeData, ZoneNodeData } from '../path/path-flow';
import type { Marks } from '../read/marks';
import { mix, type Colours } from '../../../store/pictures/colours';
import { drawBracket, drawBundle, drawGate, drawJunction, drawModule, drawZone, fitted, wide, words } from './draw-nodes';

export interface PictureInput {
  readonly title: string;
  readonly nodes: readonly Node[];
  /** With the ways that the canvas found for them. */
  readonly edges: readonly FlowEdge[];
  readonly direction: LayoutDirection;
  /** Ids of the nodes to draw; null: all. Of a zone all that stands in it is drawn. */
  readonly only: ReadonlySet<string> | null;
  /** A line with the title above, and what the lines mean below. */
  readonly framed: boolean;
  readonly marks: Pick<Marks, 'heat' | 'chain' | 'standOut'>;
  readonly aboutOf: (module: CourseModule) => string;
  readonly colours: Colours;
}

const margin = 24;
const headHeight = 40;
const legendHeight = 34;

/** The nodes that a selection means: each itself, with a zone what stands in it, and groups whose module is among them. */
export function nodesOf(nodes: readonly Node[], edges: readonly FlowEdge[], only: ReadonlySet<string> | null): readonly Node[] {
  if (!only) return nodes;
  const taken = new Set(nodes.filter(({ id, parentId }) => only.has(id) || (parentId !== undefined && only.has(parentId))).map(({ id }) => id));
  const junctions = new Set(nodes.filter(({ type }) => type === 'junction').map(({ id }) => id));
  for (const { source, target } of edges) if (junctions.has(source) && taken.has(target)) taken.add(source);
  return nodes.filter(({ id }) => taken.has(id));
}

/** What a canvas draws as a picture: all of it or some nodes with the links between them. Null where there is nothing to draw. */
export function pictureOf({ title, nodes: all, edges: links, direction, only, framed, marks, aboutOf, colours }: PictureInput): Picture | null {
  const nodes = nodesOf(all, links, only);
  const boxes = boxesOf(all);
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = links.filter(({ source, target }) => drawn.has(source) && drawn.has(target));
  const lines = edges.flatMap((edge) => drawLink(edge, boxes, direction, colours));
  const bounds = boundsOf([...nodes.flatMap(({ id }) => boxes.get(id) ?? []), ...lines.flatMap(placesOf)]);
  if (!bounds || nodes.length === 0) return null;
  const [dx, dy] = [margin - bounds.x, margin - bounds.y + (framed ? headHeight : 0)];
  const legend = framed ? legendOf(edges, colours) : { shapes: [], width: 0 };
  const width = Math.max(bounds.width, legend.width, framed ? Math.min(wide(title, 16), 600) : 0) + 2 * margin;
  const height = bounds.height + 2 * margin + (framed ? headHeight + legendHeight : 0);
  const back = nodes.filter(({ type }) => type === 'zone');
  const front = nodes.filter(({ type }) => type !== 'zone');
  const nodeShapes = (list: readonly Node[]): readonly Shape[] => list.flatMap((node) => drawNode(node, boxes.get(node.id)!, marks, aboutOf, colours));
  return {
    title, description: describe(nodes), width: Math.ceil(width), height: Math.ceil(height), ground: colours.bg,
    shapes: [
      ...(framed ? [words(fitted(title, 16, width - 2 * margin), margin, margin + 14, 16, colours.ink, true)] : []),
      ...[...nodeShapes(back), ...lines, ...nodeShapes(front), ...edges.flatMap((edge) => drawLabel(edge, boxes, direction, colours))].map((shape) => moved(shape, dx, dy)),
      ...legend.shapes.map((shape) => moved(shape, margin, height - margin - 8)),
    ],
  };
}

function drawNode({ type, data }: Node, box: Box, { heat, chain, standOut }: PictureInput['marks'], aboutOf: PictureInput['aboutOf'], colours: Colours): readonly Shape[] {
  if (type === 'zone') {
    const zone = data as ZoneNodeData;
    const places = zone.zone?.policy === 'elective' ? [...zone.spots.values()].map(({ y }) => y + nodeHeight / 2) : [];
    const label = zone.zone?.requirement ? t(`path.choose.${zone.zone.requirement.kind}`, { choose: askedOf(zone.zone.requirement), total: zone.zone.modules.length }) : '';
    return [...drawZone(box, zone, colours), ...drawBracket({ ...box, y: box.y + headerHeight - 38 }, places.map((y) => y - headerHeight + 38), label, colours)];
  }
  if (type === 'gate') return drawGate(box, data as GateNodeData, colours);
  if (type === 'junction') return drawJunction(box, data as JunctionData, colours);
  if (type === 'bundle') return drawBundle(box, data as BundleData, colours);
  const { module } = data as ModuleNodeData;
  return drawModule(box, data as ModuleNodeData, { about: aboutOf(module), heat: heat?.get(module.id), onChain: chain.has(module.id), dimmed: standOut !== null && !standOut.has(module.id) }, colours);
}

const dashes: Readonly<Record<string, readonly number[]>> = { recommended: [5, 4], equivalent: [1, 4], remediation: [3, 4], bridge: [8, 3, 2, 3], redundant: [2, 4] };

function lookOf({ className = '' }: FlowEdge, colours: Colours): { readonly line: string; readonly lineWidth: number; readonly dash: readonly number[] } {
  const classes = className.split(' ');
  const line = classes.includes('chain') || classes.includes('remediation') ? colours.remedial : classes.includes('gate-edge') ? colours.ink2 : colours.ink3;
  return {
    line: classes.includes('dimmed') ? mix(line, colours.bg, 0.25) : line,
    lineWidth: classes.includes('chain') ? 2.4 : classes.includes('corequisite') || classes.includes('strict-corequisite') ? 2.6 : 1.3,
    dash: Object.entries(dashes).find(([name]) => classes.includes(name))?.[1] ?? [],
  };
}

/** The line of a link with what stands on it, as the canvas has it: in canvas units. */
function lineOf(edge: FlowEdge, boxes: ReadonlyMap<string, Box>, direction: LayoutDirection): (LinkPath & { readonly ends: Ends }) | null {
  const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
  if (!from || !to) return null;
  const ends = endsOf(from, to, direction);
  return { ...linkPath(ends, routeOf(edge)?.runs ?? [], direction), ends };
}

function drawLink(edge: FlowEdge, boxes: ReadonlyMap<string, Box>, direction: LayoutDirection, colours: Colours): readonly Shape[] {
  const line = lineOf(edge, boxes, direction);
  if (!line) return [];
  const look = lookOf(edge, colours);
  const { x1, y1, x2, y2 } = line.ends;
  // A head of 8 units, its point at the end of the line.
  const head = (x: number, y: number, way: 1 | -1): Shape => ({
    kind: 'line', from: [x, y], strokes: direction === 'down' ? [{ to: [x - 4, y - 8 * way] }, { to: [x + 4, y - 8 * way] }] : [{ to: [x - 8 * way, y - 4] }, { to: [x - 8 * way, y + 4] }], closed: true, fill: look.line, line: null, lineWidth: 0, dash: [],
  });
  return [{ kind: 'line', ...readLine(line.path), fill: null, ...look }, head(x2, y2, 1), ...(edge.markerStart ? [head(x1, y1, -1)] : [])];
}

function drawLabel(edge: FlowEdge, boxes: ReadonlyMap<string, Box>, direction: LayoutDirection, colours: Colours): readonly Shape[] {
  const line = lineOf(edge, boxes, direction);
  if (!line || typeof edge.label !== 'string' || edge.label === '') return [];
  const text = fitted(edge.label, 11, 220);
  const [x, y, width] = [line.labelX, line.labelY, wide(text, 11) + 10];
  return [{ kind: 'rect', x: x - width / 2, y: y - 9, width, height: 18, radius: 7, fill: colours.surface, line: colours.line2, lineWidth: 1, dash: [] }, words(text, x - width / 2 + 5, y + 4, 11, colours.ink2)];
}

/** The kinds of links that are drawn, each with its line, from 0 on. */
function legendOf(edges: readonly FlowEdge[], colours: Colours): { readonly shapes: readonly Shape[]; readonly width: number } {
  const classes = new Set(edges.flatMap(({ className = '' }) => className.split(' ')));
  let x = 0;
  const shapes = edgeKinds.filter((kind) => classes.has(kind)).flatMap((kind): readonly Shape[] => {
    const text = kind === 'remediation' ? t('path.remediation') : t(`edge.${kind}`);
    const start = x;
    x += 30 + wide(text, 12) + 18;
    return [{ kind: 'line', from: [start, -4], strokes: [{ to: [start + 22, -4] }], closed: false, fill: null, ...lookOf({ className: kind } as FlowEdge, colours) }, words(text, start + 30, 0, 12, colours.ink2)];
  });
  return { shapes, width: x };
}

/** The points of a line, as places without extent. */
function placesOf(shape: Shape): readonly Rect[] {
  return shape.kind === 'line' ? [shape.from, ...shape.strokes.map(({ to }) => to)].map(([x, y]) => ({ x, y, width: 0, height: 0 })) : [];
}

function moved(shape: Shape, dx: number, dy: number): Shape {
  if (shape.kind !== 'line') return { ...shape, x: shape.x + dx, y: shape.y + dy };
  const move = ([x, y]: readonly [number, number]): readonly [number, number] => [x + dx, y + dy];
  return { ...shape, from: move(shape.from), strokes: shape.strokes.map((stroke) => ('through' in stroke ? { through: [move(stroke.through[0]), move(stroke.through[1])] as const, to: move(stroke.to) } : { to: move(stroke.to) })) };
}

/** The drawing in words: what each node is, one a line. */
function describe(nodes: readonly Node[]): string {
  return nodes.flatMap(({ ariaLabel }) => ariaLabel ?? []).join('\n');
}
