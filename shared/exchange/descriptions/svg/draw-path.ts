import { writeXml, type XmlNode } from '../../files/xml/write-xml';
import type { DescribedModule, DescribedPath } from '../description/described-path';
import { gateSentence, zoneSentence } from '../description/structure-sentences';
import { counted, minutesText, policyNames, takenBy } from '../description/words';
import { toneOf } from '../html/site';
import { drawLink, drawLegend, linkMarkers } from './draw-links';
import { fitLine, fitLines } from '../../pictures/fit-text';
import { box, margin, placePath, type PlacedZone } from './place-path';
import { grounds, ink, paleInk, paper, tones } from './palette';
import type { Point } from '../../../graph/layout';

const headHeight = 64;
const legendHeight = 56;
const leastWidth = 760;

/**
 * The path as a drawing: zones as frames in the colour of their policy, modules as boxes, links as arrows, gates as locks on the frames that they keep
 * closed. Fixed colours on a white ground, no script, no style from outside. Every box has its full title, because what is shown is cut to fit.
 */
export function drawPath(path: DescribedPath): string {
  const placed = placePath(path, headHeight);
  const width = Math.max(leastWidth, Math.ceil(placed.width));
  const height = Math.ceil(placed.height) + legendHeight;
  const { program } = path;
  return writeXml({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-labelledby': 'title desc', 'font-family': "Inter, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif" },
    children: [
      { name: 'title', attributes: { id: 'title' }, text: program.title },
      { name: 'desc', attributes: { id: 'desc' }, text: describe(path) },
      { name: 'defs', children: linkMarkers() },
      { name: 'rect', attributes: { width: String(width), height: String(height), fill: paper } },
      label(program.title, margin, margin + 20, 22, { 'font-weight': '700', fill: ink }, width - 2 * margin),
      label(totalsOf(path), margin, margin + 44, 14, { fill: paleInk }, width - 2 * margin),
      { name: 'g', children: placed.zones.map(drawZone) },
      { name: 'g', attributes: { fill: 'none' }, children: placed.links.map((link) => drawLink(link, placed.modules)) },
      { name: 'g', children: path.modules.map((module) => drawModule(module, placed.modules[module.index]!)) },
      drawLegend(placed.links, margin, height - margin),
    ],
  });
}

function totalsOf({ modules }: DescribedPath): string {
  const core = modules.filter(({ program }) => takenBy[program.policy] === 'required');
  const minutes = (list: readonly DescribedModule[]): string => minutesText(list.reduce((sum, module) => sum + module.program.minutes, 0));
  return `${counted(core.length, 'required module')}, ${minutes(core)}; ${modules.length} in all, ${minutes(modules)}`;
}

/** The drawing in words: zones with their modules, then gates. */
function describe({ program, titleAt }: DescribedPath): string {
  const zones = program.zones.map((zone) => `${zone.title} (${policyNames[zone.policy]}): ${zoneSentence(zone)} Modules: ${zone.modules.map(titleAt).join('; ')}.`);
  return [...zones, ...program.gates.map((gate) => gateSentence(program, gate, titleAt))].join('\n');
}

function label(text: string, x: number, y: number, size: number, attributes: XmlNode['attributes'], width: number): XmlNode {
  return { name: 'text', attributes: { x: String(x), y: String(y), 'font-size': String(size), ...attributes }, text: fitLine(text, size, width) };
}

function drawZone({ zone, gates, x, y, width, height }: PlacedZone): XmlNode {
  const [tone, ground] = [tones[toneOf[zone.policy]]!, grounds[toneOf[zone.policy]]!];
  const inner = width - 40;
  return {
    name: 'g',
    children: [
      { name: 'title', text: zone.title },
      { name: 'rect', attributes: { x: String(x), y: String(y), width: String(width), height: String(height), rx: '14', fill: ground, stroke: tone, 'stroke-width': '1.5', ...(zone.policy === 'elective' || zone.policy === 'open' ? { 'stroke-dasharray': '7 4' } : {}) } },
      label(zone.title, x + 20, y + 26, 15, { 'font-weight': '700', fill: tone }, inner),
      label(policyNames[zone.policy] + (zone.policy === 'elective' ? `: ${zoneSentence(zone)}` : ''), x + 20, y + 45, 12, { fill: ink }, inner),
      ...gates.flatMap((gate, at) => [lockAt(x + 20, y + 51 + at * 17, tone), label(gate, x + 36, y + 62 + at * 17, 12, { 'font-weight': '600', fill: tone }, inner - 16)]),
    ],
  };
}

function lockAt(x: number, y: number, tone: string): XmlNode {
  return { name: 'path', attributes: { d: `M${x + 2.5} ${y + 5}v-1.5a2.75 2.75 0 0 1 5.5 0v1.5m-7 0h8.5v6.5h-8.5z`, fill: 'none', stroke: tone, 'stroke-width': '1.4', 'stroke-linejoin': 'round' } };
}

function drawModule({ record, program, index }: DescribedModule, { x, y }: Point): XmlNode {
  const tone = tones[toneOf[program.policy]]!;
  const inner = box.width - 28;
  const side = `${record.code === '' ? '' : `${record.code} · `}${minutesText(program.minutes)}`;
  const isOptional = takenBy[program.policy] !== 'required';
  return {
    name: 'g', attributes: { id: record.id },
    children: [
      { name: 'title', text: record.title },
      { name: 'rect', attributes: { x: String(x), y: String(y), width: String(box.width), height: String(box.height), rx: '9', fill: paper, stroke: tone, 'stroke-width': '1.5', ...(isOptional ? { 'stroke-dasharray': '5 3' } : {}) } },
      ...fitLines(record.title, 13.5, inner, 2).map((line, at): XmlNode => ({ name: 'text', attributes: { x: String(x + 14), y: String(y + 24 + at * 18), 'font-size': '13.5', 'font-weight': '600', fill: ink }, text: line })),
      label(side, x + 14, y + box.height - 12, 12, { fill: paleInk }, inner - 30),
      { name: 'text', attributes: { x: String(x + box.width - 14), y: String(y + box.height - 12), 'font-size': '12', 'font-weight': '700', 'text-anchor': 'end', fill: tone }, text: String(index + 1) },
    ],
  };
}
