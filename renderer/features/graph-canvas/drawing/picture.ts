import { getSmoothStepPath, Position, type Edge as FlowEdge } from '@xyflow/react';
import { fitLines } from '#shared/exchange/descriptions/svg/fit-text';
import { writeXml, type XmlNode } from '#shared/exchange/files/xml/write-xml';
import { boundsOf, type Box } from './scene';

/** Colours of the printed drawing: the light theme's, on white. */
const tones: Readonly<Record<string, readonly [line: string, soft: string]>> = { core: ['#24428f', '#e8edfa'], testable: ['#0f6e6e', '#e2f3f1'], elective: ['#8a5a00', '#fdf1dc'], remedial: ['#a8321f', '#fbe9e5'], open: ['#5b3f99', '#eee9f8'] };
const [ink, pale, line] = ['#1d1f1c', '#5c6059', '#80857c'];

const text = (value: string, x: number, y: number, attributes: XmlNode['attributes']): XmlNode => ({ name: 'text', attributes: { x: String(x), y: String(y), ...attributes }, text: value });

function drawBox(box: Box): XmlNode {
  const [stroke, soft] = tones[box.tone] ?? [line, '#ffffff'];
  const at = { x: String(box.x), y: String(box.y), width: String(box.width), height: String(box.height) };
  if (box.type === 'zone') return { name: 'g', children: [{ name: 'title', text: box.title }, { name: 'rect', attributes: { ...at, rx: '10', fill: soft, stroke, 'stroke-width': '1.5' } }, text(box.title, box.x + 14, box.y + 25, { 'font-size': '14', 'font-weight': '700', fill: stroke })] };
  const isSmall = box.type === 'junction';
  const lines = fitLines(box.title, isSmall ? 11 : 12.5, box.width - 20, isSmall ? 1 : 2);
  return {
    name: 'g',
    children: [
      { name: 'title', text: box.title },
      { name: 'rect', attributes: { ...at, rx: isSmall ? '11' : '7', fill: '#ffffff', stroke, 'stroke-width': '1.2' } },
      ...lines.map((value, row) => text(value, box.x + 10, box.y + (isSmall ? 15 : 23) + row * 16, { 'font-size': isSmall ? '11' : '12.5', 'font-weight': '600', fill: isSmall ? pale : ink })),
    ],
  };
}

function drawLine(edge: FlowEdge, boxes: ReadonlyMap<string, Box>): readonly XmlNode[] {
  const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
  if (!from || !to) return [];
  const [path, x, y] = getSmoothStepPath({ sourceX: from.x + from.width, sourceY: from.y + from.height / 2, sourcePosition: Position.Right, targetX: to.x, targetY: to.y + to.height / 2, targetPosition: Position.Left });
  const className = edge.className ?? '';
  const dash = /recommended|equivalent/.test(className) ? '6 4' : /remediation|bridge/.test(className) ? '2 3' : null;
  return [
    { name: 'path', attributes: { d: path, fill: 'none', stroke: line, 'stroke-width': '1.3', 'marker-end': 'url(#head)', ...(dash ? { 'stroke-dasharray': dash } : {}) }, ...(edge.ariaLabel ? { children: [{ name: 'title', text: edge.ariaLabel }] } : {}) },
    ...(typeof edge.label === 'string' ? [text(edge.label, x, y + 4, { 'font-size': '11', fill: pale, 'text-anchor': 'middle', stroke: '#ffffff', 'stroke-width': '4', 'paint-order': 'stroke' })] : []),
  ];
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A drawing as SVG, in canvas units with a margin: fixed colours on white, no script, nothing from outside. Null where there is nothing to draw. */
export function pictureOf(title: string, boxes: ReadonlyMap<string, Box>, edges: readonly FlowEdge[]): Picture | null {
  const bounds = boundsOf(boxes.values());
  if (!bounds) return null;
  const margin = 24;
  const [width, height] = [Math.ceil(bounds.width) + 2 * margin, Math.ceil(bounds.height) + 2 * margin];
  const shown = [...boxes.values()];
  const svg = writeXml({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', width: String(width), height: String(height), viewBox: `${Math.floor(bounds.x) - margin} ${Math.floor(bounds.y) - margin} ${width} ${height}`, role: 'img', 'font-family': "Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif" },
    children: [
      { name: 'title', text: title },
      { name: 'defs', children: [{ name: 'marker', attributes: { id: 'head', viewBox: '0 0 10 10', refX: '9', refY: '5', markerWidth: '9', markerHeight: '9', orient: 'auto' }, children: [{ name: 'path', attributes: { d: 'M0 1L9 5L0 9z', fill: line } }] }] },
      { name: 'rect', attributes: { x: String(Math.floor(bounds.x) - margin), y: String(Math.floor(bounds.y) - margin), width: String(width), height: String(height), fill: '#ffffff' } },
      ...shown.filter(({ type }) => type === 'zone').map(drawBox),
      ...edges.flatMap((edge) => drawLine(edge, boxes)),
      ...shown.filter(({ type }) => type !== 'zone').map(drawBox),
    ],
  });
  return { svg, width, height };
}
