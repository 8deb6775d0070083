import { writeXml, type XmlNode } from '../files/xml/write-xml';
import type { Picture, PictureLine, Shape, Spot } from './picture';

/** At most two decimals, no trailing zeros. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const at = ([x, y]: Spot): string => `${short(x)} ${short(y)}`;

/** A picture as SVG 1.1 of its own: fixed colours, no script, no style or font from outside. */
export function writeSvg({ title, description, width, height, ground, shapes }: Picture): string {
  return writeXml({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', width: short(width), height: short(height), viewBox: `0 0 ${short(width)} ${short(height)}`, role: 'img', 'aria-labelledby': 'title desc', 'font-family': "Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif" },
    children: [
      { name: 'title', attributes: { id: 'title' }, text: title },
      { name: 'desc', attributes: { id: 'desc' }, text: description },
      { name: 'rect', attributes: { width: short(width), height: short(height), fill: ground } },
      ...shapes.map(node),
    ],
  });
}

function node(shape: Shape): XmlNode {
  if (shape.kind === 'text') return { name: 'text', attributes: { x: short(shape.x), y: short(shape.y), 'font-size': short(shape.size), ...(shape.bold ? { 'font-weight': '600' } : {}), fill: shape.fill }, text: shape.text };
  const look = { fill: shape.fill ?? 'none', ...(shape.line === null ? {} : { stroke: shape.line, 'stroke-width': short(shape.lineWidth), ...(shape.dash.length > 0 ? { 'stroke-dasharray': shape.dash.map(short).join(' ') } : {}) }) };
  if (shape.kind === 'line') return { name: 'path', attributes: { d: pathData(shape), ...look } };
  return { name: 'rect', attributes: { x: short(shape.x), y: short(shape.y), width: short(shape.width), height: short(shape.height), ...(shape.radius > 0 ? { rx: short(shape.radius) } : {}), ...look } };
}

function pathData({ from, strokes, closed }: PictureLine): string {
  return `M${at(from)}${strokes.map((stroke) => ('through' in stroke ? `C${stroke.through.map(at).join(' ')} ${at(stroke.to)}` : `L${at(stroke.to)}`)).join('')}${closed ? 'Z' : ''}`;
}
