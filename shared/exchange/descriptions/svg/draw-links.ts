import type { Point } from '../../../graph/layout';
import type { EdgeKind } from '../../../model/edge';
import type { XmlNode } from '../../files/xml/write-xml';
import { ink, line } from './palette';
import { box, type PlacedLink } from './place-path';
import { textWidth } from '../../pictures/fit-text';

const dashes: Partial<Readonly<Record<EdgeKind, string>>> = { corequisite: '6 4', 'strict-corequisite': '10 3 2 3', recommended: '1.5 4', remediation: '3 3' };
const words: Partial<Readonly<Record<EdgeKind, string>>> = { prerequisite: 'Prerequisite', corequisite: 'Corequisite', 'strict-corequisite': 'Taken together', recommended: 'Recommended before', remediation: 'Extra practice for' };

export function linkMarkers(): readonly XmlNode[] {
  return [{ name: 'marker', attributes: { id: 'arrow', viewBox: '0 0 10 10', refX: '9', refY: '5', markerWidth: '8', markerHeight: '8', orient: 'auto-start-reverse' }, children: [{ name: 'path', attributes: { d: 'M1 1.5 9 5 1 8.5z', fill: line } }] }];
}

/** A curve from the right side of one box to the left side of the other; between boxes of one column along their facing sides. Runs clear of the other boxes where it can. */
export function drawLink({ kind, from, to }: PlacedLink, boxes: readonly Point[]): XmlNode {
  const d = route(boxes[from]!, boxes[to]!, boxes.filter((_box, at) => at !== from && at !== to));
  return { name: 'path', attributes: { d, stroke: line, 'stroke-width': '1.6', ...(dashes[kind] ? { 'stroke-dasharray': dashes[kind] } : {}), 'marker-end': 'url(#arrow)' } };
}

const turn = 34;
const clearance = 8;

/** The straight run at the height of either end, or else in the nearest lane between other boxes, entered and left by a bend. */
function route(from: Point, to: Point, others: readonly Point[]): string {
  const [x1, x2] = [from.x + box.width, to.x];
  const [y1, y2] = [from.y + box.height / 2, to.y + box.height / 2];
  if (x2 - x1 < 3 * turn) return curve(from, to);
  const between = others.filter((other) => other.x < x2 - turn && other.x + box.width > x1 + turn);
  const isFree = (y: number): boolean => between.every((other) => y < other.y - clearance || y > other.y + box.height + clearance);
  const lanes = [y1, y2, ...between.flatMap((other) => [other.y - clearance - 2, other.y + box.height + clearance + 2])].filter(isFree);
  const [lane] = lanes.sort((a, b) => Math.abs(a - y1) + Math.abs(a - y2) - Math.abs(b - y1) - Math.abs(b - y2) || a - b);
  if (between.length === 0 || lane === undefined) return curve(from, to);
  return `M${x1} ${y1}C${x1 + turn / 2} ${y1} ${x1 + turn / 2} ${lane} ${x1 + turn} ${lane}H${x2 - turn}C${x2 - turn / 2} ${lane} ${x2 - turn / 2} ${y2} ${x2} ${y2}`;
}

function curve(from: Point, to: Point): string {
  const middle = box.height / 2;
  if (to.x >= from.x + box.width) {
    const [x1, y1, x2, y2] = [from.x + box.width, from.y + middle, to.x, to.y + middle];
    const bend = Math.max(28, (x2 - x1) / 2);
    return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
  }
  const isDown = to.y >= from.y;
  const [x1, y1, x2, y2] = [from.x + box.width / 2, isDown ? from.y + box.height : from.y, to.x + box.width / 2, isDown ? to.y : to.y + box.height];
  const bend = (isDown ? 1 : -1) * Math.max(16, Math.abs(y2 - y1) / 2);
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}

/** What the lines mean, for the kinds that are drawn. */
export function drawLegend(links: readonly PlacedLink[], left: number, bottom: number): XmlNode {
  let x = left;
  const kinds = (Object.keys(words) as EdgeKind[]).filter((kind) => links.some((link) => link.kind === kind));
  const children = kinds.flatMap((kind): XmlNode[] => {
    const start = x;
    x += 56 + textWidth(words[kind]!, 12) + 28;
    return [
      { name: 'path', attributes: { d: `M${start} ${bottom - 4}h40`, fill: 'none', stroke: line, 'stroke-width': '1.6', ...(dashes[kind] ? { 'stroke-dasharray': dashes[kind] } : {}), 'marker-end': 'url(#arrow)' } },
      { name: 'text', attributes: { x: String(start + 50), y: String(bottom), 'font-size': '12', fill: ink }, text: words[kind]! },
    ];
  });
  return { name: 'g', children };
}
