// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocument } from '#shared/document/trellis-document';
import { deriveLayout } from '#shared/graph/layout';
import { deriveDirectedLayout } from '#shared/graph/layout-direction';
import { documentOf } from '../helpers/documents';
import { overlaps } from '../helpers/drawing';
import { devRecords } from '../../renderer/dev/dev-records';
import { linkPath, middleOfRuns } from '../../renderer/features/graph-canvas/drawing/link-path';
import { createRouter, routeOf } from '../../renderer/features/graph-canvas/drawing/routes';
import { boundsOf, boxAt, boxesOf, farZoom, intoSight, manyNodes, nodesOfRegion, regionOf } from '../../renderer/features/graph-canvas/drawing/scene';
import { elementsOf, type Elements } from '../../renderer/features/graph-canvas/drawing/use-elements';
import { bundle } from '../../renderer/features/graph-canvas/map/bundles';
import { mapLinks, mapNodes } from '../../renderer/features/graph-canvas/map/map-flow';
import { moduleNode } from '../../renderer/features/graph-canvas/nodes/flow-parts';
import { marksOf, matchesOf, noMarks, reachOf } from '../../renderer/features/graph-canvas/read/marks';
import { aligned, distributed } from '../../renderer/store/canvas-verbs';
import { plainCanvas } from '../../renderer/store/canvas-view';
import { metricsOf } from '../../renderer/store/graph-metrics';
import { copyText, pasteRecords } from '../../renderer/store/record-clipboard';

const sample = createDocument(devRecords);
const module = (key: string, more: object = {}) => ({ id: `module:${key}`, type: 'module', title: key.toUpperCase(), ...more });
const needs = (from: string, to: string, more: object = {}) => ({ id: `edge:${from}-${to}`, type: 'edge', from: `module:${from}`, to: `module:${to}`, ...more });
const group = { need: 'count', atLeast: 2, of: ['module:a', 'module:b', { need: 'any', of: ['module:c', 'module:d'] }] };
const drawn = documentOf(...['a', 'b', 'c', 'd', 'e', 'f'].map((key, at) => module(key, { minutes: 10, tags: at < 3 ? ['first'] : ['second'], competencies: key === 'e' ? ['competency:k'] : [] })), { id: 'competency:k', type: 'competency', title: 'Know how' }, { id: 'requirement:r', type: 'requirement', module: 'module:e', group, default: [] }, needs('e', 'f', { needs: { score: 8000, done: false } }), needs('a', 'f'));

describe('what is made of elements and what is painted', () => {
  const nodes = Array.from({ length: manyNodes + 50 }, (_, at) => ({ id: `module:m${at}`, type: 'module', position: { x: at * 300, y: 0 }, width: 184, height: 62, data: { module: { title: `M${at}` } } }));
  const boxes = boxesOf(nodes);
  it('is everything of a small drawing, nothing from afar, and what is near the view otherwise', () => {
    expect(regionOf(manyNodes, [0, 0, 0.1], 1000, 800)).toBe('all');
    expect(regionOf(nodes.length, [0, 0, farZoom - 0.01], 1000, 800)).toBe('far');
    const near = nodesOfRegion(nodes, boxes, regionOf(nodes.length, [0, 0, 1], 1000, 800)).map(({ id }) => id);
    expect(near).toEqual(['module:m0', 'module:m1', 'module:m2', 'module:m3']);
    expect(nodesOfRegion(nodes, boxes, 'far')).toEqual([]);
  });
  it('comes a few at a time while the view moves, each with its container, and stays for a while', () => {
    const at = (x: number): string => regionOf(nodes.length, [-x, 0, 1], 1000, 800);
    const ids = (elements: Elements): readonly string[] => elements.nodes.map(({ id }) => id.slice('module:m'.length));
    const first = elementsOf(nodes, boxes, at(0), new Set(), Infinity);
    expect(first).toEqual({ nodes: nodesOfRegion(nodes, boxes, at(0)), isMore: false });
    const before = new Set(first.nodes.map(({ id }) => id));
    const moved = elementsOf(nodes, boxes, at(900), before, 2);
    expect([ids(moved), moved.isMore]).toEqual([['0', '1', '2', '3', '4', '5'], true]);
    const rest = elementsOf(nodes, boxes, at(900), new Set(moved.nodes.map(({ id }) => id)), 2);
    expect([ids(rest), rest.isMore]).toEqual([['0', '1', '2', '3', '4', '5', '6'], false]);
    expect(ids(elementsOf(nodes, boxes, at(6000), before, 0)), 'what is far away is no element any more').toEqual([]);
    expect(elementsOf(nodes, boxes, 'far', before, Infinity).nodes).toEqual([]);
    const zone = { id: 'zone:z', type: 'zone', position: { x: 0, y: 0 }, width: 400, height: 300, data: {} };
    const inner = { id: 'module:i', type: 'module', parentId: 'zone:z', position: { x: 20, y: 40 }, width: 184, height: 62, data: {} };
    const inZone = elementsOf([zone, inner], boxesOf([zone, inner]), '0 0 2 2', new Set(), 1);
    expect(inZone).toEqual({ nodes: [zone], isMore: true });
    expect(elementsOf([zone, inner], boxesOf([zone, inner]), '0 0 2 2', new Set(['module:i']), 0).nodes, 'nothing without its container').toEqual([]);
  });
  it('is moved no farther than needed where a part is in sight; else it is gone to', () => {
    const node = { x: 0, y: 0, width: 100, height: 50 };
    expect(intoSight(node, [400, 300, 1], 800, 600)).toEqual({ dx: 0, dy: 0 });
    expect(intoSight(node, [-30, 300, 1], 800, 600)).toEqual({ dx: 54, dy: 0 });
    expect(intoSight(node, [750, 590, 1], 800, 600)).toEqual({ dx: -74, dy: -108 });
    expect(intoSight(node, [900, 300, 1], 800, 600)).toBeNull();
    expect(intoSight(node, [400, 300, 8], 800, 600)).toBeNull();
  });
  it('keeps the container of what is near, and finds the topmost node at a place', () => {
    const zone = { id: 'zone:z', type: 'zone', position: { x: 100, y: 100 }, width: 400, height: 300, data: { zone: { title: 'Z' } } };
    const inner = { id: 'module:i', type: 'module', parentId: 'zone:z', position: { x: 20, y: 40 }, width: 184, height: 62, data: { module: { title: 'I' } } };
    const all = boxesOf([zone, inner]);
    expect(all.get('module:i')).toMatchObject({ x: 120, y: 140, title: 'I' });
    expect(boxAt(all, 130, 150)?.id).toBe('module:i');
    expect(boxAt(all, 480, 380)?.id).toBe('zone:z');
    expect(boxAt(all, 10, 10)).toBeNull();
    expect(boundsOf(all.values())).toEqual({ x: 100, y: 100, width: 400, height: 300 });
  });
});

describe('groups of prerequisites on the drawing', () => {
  const spots = new Map([...drawn.tables.module.keys()].map((id, at) => [id, { x: at * 300, y: 0 }]));
  const { nodes, edges } = mapLinks(drawn, spots, new Set(), noMarks, new Set(), 'right');
  it('are junctions with what is asked, inner ones too, and name their members', () => {
    expect(nodes.map((node) => [node.id, node.data['text']])).toEqual([['requirement:r', '2 of 3'], ['requirement:r#2', 'any of']]);
    expect(nodes[0]?.ariaLabel).toBe('E needs 2 of A, B, (any of C, D)');
    const between = edges.map(({ source, target }) => `${source} ${target}`);
    expect(between).toEqual(expect.arrayContaining(['module:a requirement:r', 'module:b requirement:r', 'module:c requirement:r#2', 'module:d requirement:r#2', 'requirement:r#2 requirement:r', 'requirement:r module:e']));
  });
  it('and a link says what it asks for', () => {
    expect(edges.find(({ id }) => id === 'edge:e-f')).toMatchObject({ label: '80 % or more', ariaLabel: 'Prerequisite: E before F, 80 % or more' });
  });
});

describe('what a drawing points out', () => {
  it('reaches through links and groups, directly or as far as it goes', () => {
    expect([...reachOf(drawn, 'module:f', true, false)].sort()).toEqual(['edge:a-f', 'edge:e-f', 'module:a', 'module:e']);
    expect([...reachOf(drawn, 'module:f', true, true)].filter((id) => id.startsWith('module:')).sort()).toEqual(['module:a', 'module:b', 'module:c', 'module:d', 'module:e']);
    expect([...reachOf(drawn, 'module:c', false, true)].filter((id) => id.startsWith('module:')).sort()).toEqual(['module:e', 'module:f']);
  });
  it('finds words, a competency, heat and the longest chain; the metrics are asked only where they are needed', () => {
    expect(matchesOf(drawn, '  ')).toBeNull();
    expect([...(matchesOf(drawn, 'first') ?? [])]).toEqual(['module:a', 'module:b', 'module:c']);
    const refuse = (): never => { throw new Error('not asked'); };
    expect([...(marksOf(drawn, [], { ...plainCanvas, competency: 'competency:k' }, refuse).standOut ?? [])]).toEqual(['module:e']);
    const hot = marksOf(sample, [], { ...plainCanvas, heat: 'bottlenecks', chain: true }, () => metricsOf(sample));
    expect(Math.max(...(hot.heat?.values() ?? []))).toBe(1);
    const [chain] = metricsOf(sample).longestChains;
    expect(chain?.every((id) => hot.chain.has(id))).toBe(true);
  });
  it('collapses modules with one tag into one node, with the links between counted', () => {
    const { nodes, edges, spots } = bundle(drawn, 'tag', [], new Set(), 'right');
    expect(nodes.map(({ data }) => [data.title, data.line])).toEqual([['first', '3 modules · 30 min'], ['second', '3 modules · 30 min']]);
    expect(edges.map(({ source, target }) => [source, target])).toEqual([['bundle:first', 'bundle:second']]);
    expect(spots.size).toBe(0);
    expect([...bundle(drawn, 'tag', ['bundle:first'], new Set(), 'right').spots.keys()]).toEqual(['module:a', 'module:b', 'module:c']);
  });
});

describe('making', () => {
  const three = [{ id: 'module:a', x: 0, y: 0 }, { id: 'module:b', x: 100, y: 50 }, { id: 'module:c', x: 400, y: 10 }];
  it('aligns and distributes', () => {
    expect(aligned(three, 'left').map(({ x }) => x)).toEqual([0, 0, 0]);
    expect(aligned(three, 'middle').map(({ y }) => y)).toEqual([25, 25, 25]);
    expect(distributed(three, 'x').map(({ id, x }) => [id, x])).toEqual([['module:a', 0], ['module:b', 200], ['module:c', 400]]);
  });
  it('pastes modules with what belongs to them under ids of their own, in the same or another workspace', () => {
    let count = 0;
    const newId = (type: string): string => `${type}:new${count++}`;
    const text = copyText(drawn, new Set(['module:a', 'module:e', 'module:f']));
    const other = documentOf({ id: 'competency:theirs', type: 'competency', title: 'know HOW' });
    const pasted = pasteRecords(other, text, newId);
    expect(pasted?.modules).toHaveLength(3);
    expect(pasted?.records.filter(({ type }) => type === 'edge')).toHaveLength(2);
    // The group names modules that were not copied: it does not come along.
    expect(pasted?.records.filter(({ type }) => type === 'requirement' || type === 'competency')).toEqual([]);
    expect(pasted?.records.find((record) => record.type === 'module' && record.title === 'E')).toMatchObject({ competencies: ['competency:theirs'] });
    const ids = new Set(pasted?.records.map(({ id }) => id));
    expect([...drawn.tables.module.keys()].some((id) => ids.has(id))).toBe(false);
  });
  it.each(['', 'a\tb', '{"format":"trellis-modules/1"', '{"format":"trellis-modules/1","records":[{"id":"module:x","type":"module","title":5}]}', '{"format":"trellis-modules/1","records":7}'])('takes nothing from %j', (text) => {
    expect(pasteRecords(drawn, text, (type) => `${type}:x`)).toBeNull();
  });
});

describe('the layout downward', () => {
  it('is the one to the right, turned: pins hold and are kept clear of, nothing overlaps', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 14 }), fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 20 }), fc.option(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }))), (count, pairs, pin) => {
      const edges = pairs.filter(([from, to]) => from < to && to < count).map(([from, to]) => ({ from, to }));
      const pinned = new Map(pin ? [[0, { x: pin[0], y: pin[1] }]] : []);
      const input = { sizes: Array.from({ length: count }, () => ({ width: 184, height: 62 })), edges, pinned };
      const { positions } = deriveDirectedLayout(input, 'down');
      expect(deriveDirectedLayout(input, 'right')).toEqual(deriveLayout(input));
      if (pin) expect(positions[0]).toEqual({ x: pin[0], y: pin[1] });
      else for (const { from, to } of edges) expect(positions[from]!.y + 62).toBeLessThan(positions[to]!.y);
      expect(overlaps(positions, input.sizes)).toEqual([]);
    }));
  });
  it('is as wide to high as a screen too where nothing hangs together', () => {
    const { positions } = deriveDirectedLayout({ sizes: Array.from({ length: 100 }, () => ({ width: 184, height: 62 })), edges: [] }, 'down');
    const ratio = (Math.max(...positions.map(({ x }) => x)) + 184) / (Math.max(...positions.map(({ y }) => y)) + 62);
    expect([ratio > 1.1, ratio < 1.9]).toEqual([true, true]);
  });
});

describe('the lines of a drawing', () => {
  const spots = new Map([...drawn.tables.module.keys()].map((id, at) => [id, { x: at * 300, y: 0 }]));
  const { nodes, edges } = mapLinks(drawn, spots, new Set(), noMarks, new Set(), 'right');
  const all = [...mapNodes(drawn, spots, new Set(), true, 'right'), ...nodes];
  it('go past nodes, and stay the same objects while nothing moves', () => {
    const route = createRouter();
    const routed = route(edges, boxesOf(all), 'right');
    expect(routed.flatMap((edge) => routeOf(edge)?.runs ?? []).length).toBeGreaterThan(0);
    const again = route(edges, boxesOf(all.map((node) => ({ ...node, selected: true }))), 'right');
    expect(again.every((edge, i) => edge === routed[i])).toBe(true);
    const moved = route(edges, boxesOf(all.map((node) => ({ ...node, position: { x: node.position.x, y: node.position.y + Number(node.id === 'module:b') * 400 } }))), 'right');
    expect(moved.some((edge, i) => edge !== routed[i])).toBe(true);
  });
  it('swing along their runs to the right or down, and go round corners where they lead back', () => {
    const run = [{ from: 200, to: 300, at: 40 }];
    expect(linkPath({ x1: 100, y1: 0, x2: 400, y2: 10 }, run, 'right').path).toBe('M100 0C150 0 150 40 200 40L300 40C350 40 350 10 400 10');
    expect(linkPath({ x1: 0, y1: 100, x2: 10, y2: 400 }, run, 'down').path).toBe('M0 100C0 150 40 150 40 200L40 300C40 350 10 350 10 400');
    expect(middleOfRuns([{ from: 10, to: 20, at: 5 }, ...run], 'right')).toEqual({ x: 250, y: 40 });
    expect(middleOfRuns(run, 'down')).toEqual({ x: 40, y: 250 });
    expect(middleOfRuns([], 'right')).toBeNull();
    expect(linkPath({ x1: 100, y1: 0, x2: 50, y2: 90 }, [], 'right').path).toMatch(/^M\s?100/);
  });
  it('leave below a module and enter above it where the drawing leads down, groups stand above it', () => {
    const down = mapLinks(drawn, spots, new Set(), noMarks, new Set(), 'down').nodes.find(({ id }) => id === 'requirement:r')!;
    const owner = spots.get('module:e')!;
    expect(down.position.y + (down.height ?? 0)).toBeLessThan(owner.y);
    const module = drawn.tables.module.get('module:a')!;
    expect(moduleNode(module, { x: 0, y: 0 }, false, { direction: 'down' }).handles?.map(({ position, x, y }) => [position, x, y])).toEqual([['top', 0, 0], ['bottom', 92, 61]]);
  });
});
