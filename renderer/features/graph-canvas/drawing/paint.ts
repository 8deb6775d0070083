import type { Edge as FlowEdge } from '@xyflow/react';
import type { LayoutDirection } from '#shared/graph/layout-direction';
import type { Run } from '#shared/graph/route-links';
import { linkPath, type Ends } from './link-path';
import { endsOf, routeOf } from './routes';
import { inSight, overlap, type Box, type Rect, type Transform } from './scene';

export interface Palette {
  readonly line: string;
  readonly needs: string;
  readonly unlocks: string;
  readonly recommended: string;
  readonly ink: string;
  readonly surface: string;
  readonly border: string;
  readonly focus: string;
  readonly tones: Readonly<Record<string, { readonly line: string; readonly soft: string }>>;
}

const toneNames = ['core', 'testable', 'elective', 'remedial', 'open'] as const;

/** The colours of the theme as the canvas can use them. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(name).trim();
  const tones = Object.fromEntries(toneNames.map((tone) => [tone, { line: of(`--${tone}`), soft: of(`--${tone}-soft`) }]));
  return { line: of('--ink3'), needs: of('--core'), unlocks: of('--accent'), recommended: of('--line2'), ink: of('--ink'), surface: of('--surface'), border: of('--ink3'), focus: of('--focus'), tones };
}

/** A link with both its ends known; its line as drawn near by, made when first needed. */
export interface Line {
  readonly edge: FlowEdge;
  readonly ends: Ends;
  readonly runs: readonly Run[];
  readonly direction: LayoutDirection;
  readonly around: Rect;
  path: Path2D | null;
}

export function linesOf(edges: readonly FlowEdge[], boxes: ReadonlyMap<string, Box>, direction: LayoutDirection): readonly Line[] {
  return edges.flatMap((edge) => {
    const [from, to] = [boxes.get(edge.source), boxes.get(edge.target)];
    if (!from || !to) return [];
    const ends = endsOf(from, to, direction);
    const { x1, y1, x2, y2 } = ends;
    const runs = routeOf(edge)?.runs ?? [];
    const across = direction === 'down' ? [x1, x2] : [y1, y2];
    const [least, most] = [Math.min(...across, ...runs.map(({ at }) => at)) - 30, Math.max(...across, ...runs.map(({ at }) => at)) + 30];
    const around = direction === 'down'
      ? { x: least, y: Math.min(y1, y2) - 30, width: most - least, height: Math.abs(y2 - y1) + 60 }
      : { x: Math.min(x1, x2) - 30, y: least, width: Math.abs(x2 - x1) + 60, height: most - least };
    return [{ edge, ends, runs, direction, around, path: null }];
  });
}

export function pathOf(line: Line): Path2D {
  return (line.path ??= new Path2D(linkPath(line.ends, line.runs, line.direction).path));
}

const markOf = ({ className = '' }: FlowEdge): 'needs' | 'unlocks' | 'plain' => (className.includes(' needs') ? 'needs' : className.includes(' unlocks') ? 'unlocks' : 'plain');

/** Prepares a canvas for a view: its size in device pixels, cleared, in canvas units. */
function begin(canvas: HTMLCanvasElement, transform: Transform, width: number, height: number): CanvasRenderingContext2D | null {
  const context = canvas.getContext('2d');
  if (!context) return null;
  const ratio = window.devicePixelRatio;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h });
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, w, h);
  const [x, y, zoom] = transform;
  context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio);
  return context;
}

/** The whole drawing from afar: links as straight lines, nodes as plates, titles where they still can be read. */
export function paintFar(canvas: HTMLCanvasElement, transform: Transform, width: number, height: number, boxes: ReadonlyMap<string, Box>, lines: readonly Line[], palette: Palette, heat: ReadonlyMap<string, number> | null): void {
  const context = begin(canvas, transform, width, height);
  if (!context) return;
  const zoom = transform[2];
  const view = inSight(transform, width, height);
  const seen = [...boxes.values()].filter((box) => overlap(box, view));
  for (const box of seen) if (box.type === 'zone') paintZone(context, box, palette, zoom);
  const plain = new Path2D();
  const marked = { needs: new Path2D(), unlocks: new Path2D() };
  for (const line of lines) {
    if (!overlap(line.around, view)) continue;
    const mark = markOf(line.edge);
    const path = mark === 'plain' ? plain : marked[mark];
    path.moveTo(line.ends.x1, line.ends.y1);
    for (const { from, to, at } of line.runs) {
      path.lineTo(...(line.direction === 'down' ? ([at, from] as const) : ([from, at] as const)));
      path.lineTo(...(line.direction === 'down' ? ([at, to] as const) : ([to, at] as const)));
    }
    path.lineTo(line.ends.x2, line.ends.y2);
  }
  context.lineWidth = 0.8 / zoom;
  context.globalAlpha = lines.length > 2000 ? 0.35 : 0.6;
  context.strokeStyle = palette.line;
  context.stroke(plain);
  context.globalAlpha = 1;
  context.lineWidth = 1.6 / zoom;
  for (const mark of ['needs', 'unlocks'] as const) {
    context.strokeStyle = palette[mark];
    context.stroke(marked[mark]);
  }
  paintPlates(context, seen, palette, zoom, heat);
}

function paintZone(context: CanvasRenderingContext2D, box: Box, palette: Palette, zoom: number): void {
  const tone = palette.tones[box.tone];
  context.fillStyle = tone?.soft ?? palette.surface;
  context.strokeStyle = tone?.line ?? palette.border;
  context.lineWidth = 1.2 / zoom;
  context.fillRect(box.x, box.y, box.width, box.height);
  context.strokeRect(box.x, box.y, box.width, box.height);
  // No higher than the head of a zone, so that it stands on no module.
  const size = Math.min(13 / zoom, 36);
  context.fillStyle = tone?.line ?? palette.ink;
  context.font = `600 ${size}px Inter, sans-serif`;
  context.fillText(box.title, box.x + 14, box.y + 20 + size * 0.36, box.width - 28);
}

function paintPlates(context: CanvasRenderingContext2D, seen: readonly Box[], palette: Palette, zoom: number, heat: ReadonlyMap<string, number> | null): void {
  const groups = new Map<string, Path2D>();
  const chosen = new Path2D();
  for (const box of seen) {
    if (box.type === 'zone') continue;
    const key = heat ? `heat ${Math.round((heat.get(box.id) ?? 0) * 5)}` : box.tone;
    const path = groups.get(key) ?? groups.set(key, new Path2D()).get(key)!;
    path.rect(box.x, box.y, box.width, box.height);
    if (box.selected) chosen.rect(box.x, box.y, box.width, box.height);
  }
  for (const [key, path] of groups) {
    context.globalAlpha = key.startsWith('heat') ? 0.12 + Number(key.slice(5)) * 0.17 : 1;
    context.fillStyle = key.startsWith('heat') ? (palette.tones['remedial']?.line ?? palette.ink) : palette.surface;
    context.fill(path);
    context.globalAlpha = 1;
    context.strokeStyle = palette.tones[key]?.line ?? palette.border;
    context.lineWidth = 1 / zoom;
    context.stroke(path);
  }
  context.strokeStyle = palette.focus;
  context.lineWidth = 2.5 / zoom;
  context.stroke(chosen);
  if (seen.length > 900) return;
  context.fillStyle = palette.ink;
  const size = Math.min(9 / zoom, 26);
  context.font = `500 ${size}px Inter, sans-serif`;
  context.textBaseline = 'top';
  for (const box of seen) if (box.type !== 'zone' && box.width * zoom > 30) paintTitle(context, box, size);
  context.textBaseline = 'alphabetic';
}

/** As much of the title as two lines of the plate hold. */
function paintTitle(context: CanvasRenderingContext2D, box: Box, size: number): void {
  const perLine = Math.max(3, Math.floor((box.width - 14) / (size * 0.56)));
  const words = box.title.split(' ');
  const rows = ['', ''];
  let row = 0;
  for (const word of words) {
    if (rows[row] !== '' && `${rows[row]} ${word}`.length > perLine) row += 1;
    if (row > 1) break;
    rows[row] = rows[row] === '' ? word : `${rows[row]} ${word}`;
  }
  rows.forEach((text, at) => text !== '' && context.fillText(text.length > perLine ? `${text.slice(0, perLine - 1)}…` : text, box.x + 7, box.y + 6 + at * size * 1.15));
}

/** Near by, of a large drawing: the links that are no elements because an end of them is out of sight. */
export function paintNear(canvas: HTMLCanvasElement, transform: Transform, width: number, height: number, lines: readonly Line[], elements: ReadonlySet<string>, palette: Palette): void {
  const context = begin(canvas, transform, width, height);
  if (!context) return;
  const view = inSight(transform, width, height);
  context.lineWidth = 1.25;
  for (const line of lines) {
    const ends = Number(elements.has(line.edge.source)) + Number(elements.has(line.edge.target));
    if (ends === 2 || !overlap(line.around, view)) continue;
    const mark = markOf(line.edge);
    // What only passes by stays in the background.
    context.globalAlpha = ends === 1 || mark !== 'plain' || line.edge.selected ? 1 : 0.22;
    context.strokeStyle = line.edge.selected ? palette.focus : mark === 'plain' ? palette.line : palette[mark];
    context.stroke(pathOf(line));
  }
}
