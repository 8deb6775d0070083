import type { Node } from '@xyflow/react';
import { expect, it } from 'vitest';
import { stopsOf } from '../../../renderer/features/graph-canvas/present/stops';

const node = (id: string, type: string, x: number, y: number, parentId?: string): Node => ({ id, type, position: { x, y }, width: 100, height: 50, data: { title: id }, ...(parentId ? { parentId } : {}) });
const nodes = [node('zone:b', 'zone', 500, 0), node('zone:a', 'zone', 0, 0), node('module:2', 'module', 200, 10, 'zone:a'), node('module:1', 'module', 10, 300, 'zone:a'), node('module:3', 'module', 5, 5, 'zone:b'), node('gate:g', 'gate', 300, 0), node('requirement:r', 'junction', 50, 50)];

it('first the whole, then zones and gates along the way, each before what stands in it; groups of links are no stops', () => {
  expect(stopsOf(nodes, 'right', 'All').map(({ id }) => id)).toEqual([null, 'zone:a', 'module:1', 'module:2', 'gate:g', 'zone:b', 'module:3']);
  expect(stopsOf(nodes, 'down', 'All').map(({ id }) => id)).toEqual([null, 'zone:a', 'module:2', 'module:1', 'gate:g', 'zone:b', 'module:3']);
  expect(stopsOf([], 'right', 'All')).toEqual([]);
});
