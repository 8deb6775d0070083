// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { textWidth } from '#shared/exchange/pictures/fit-text';
import { documentOf, roleOf, zoneOf } from '../helpers/documents';
import type { Colours } from '../../renderer/store/pictures/colours';
import { drawGate, drawZone } from '../../renderer/features/graph-canvas/picture/draw-nodes';
import type { Box } from '../../renderer/features/graph-canvas/drawing/scene';
import type { GateNodeData, ZoneNodeData } from '../../renderer/features/graph-canvas/path/path-flow';

const colours = new Proxy({}, { get: () => '#123456' }) as Colours;
const box = (width: number, height: number): Box => ({ id: 'x', type: 'zone', x: 0, y: 0, width, height, title: '', tone: '', selected: false }) as Box;

it('a zone’s badge begins behind its title, in a bold font of the full width too', () => {
  const zone = documentOf(roleOf(), { ...zoneOf('z', 'core-testable', []), title: 'Clinical and product knowledge' }).tables.zone.get('zone:z')!;
  const shapes = drawZone(box(670, 200), { zone, tone: 'testable', line: '4 modules · 1 h 58', inheritedFrom: '' } as unknown as ZoneNodeData, colours);
  const title = shapes.find((shape) => shape.kind === 'text' && shape.bold);
  const badge = shapes.filter((shape) => shape.kind === 'rect')[1];
  if (title?.kind !== 'text' || badge?.kind !== 'rect') throw new Error('no title or badge');
  expect(title.text).toBe('Clinical and product knowledge');
  expect(badge.x).toBeGreaterThan(title.x + textWidth(title.text, title.size));
});

it('a gate’s title stays inside it, and its conditions are told in full where it has the room', () => {
  const data = { gate: { title: 'Skills open after the core' }, conditions: ['Clinical and product knowledge: every module settled'] } as unknown as GateNodeData;
  const texts = drawGate(box(180, 180), data, colours).flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
  expect(texts.filter(({ bold, text, size, x }) => bold && x + textWidth(text, size) > 180)).toEqual([]);
  expect(texts.filter(({ bold }) => bold).map(({ text }) => text).join(' ')).toBe('Skills open after the core');
  expect(texts.filter(({ bold }) => !bold).map(({ text }) => text).join(' ')).toBe('Clinical and product knowledge: every module settled');
});
