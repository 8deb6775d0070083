// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { allRecords, createDocument } from '#shared/document/trellis-document';
import { recordOf } from '../helpers/documents';
import { overlaps } from '../helpers/drawing';
import { devRecords } from '../../renderer/dev/dev-records';
import { nextNode } from '../../renderer/features/graph-canvas/drawing/next-node';
import { noMarks } from '../../renderer/features/graph-canvas/read/marks';
import { pathLinks, pathNodes } from '../../renderer/features/graph-canvas/path/path-flow';
import { headerWidth, layoutPath, pulledInId } from '../../renderer/features/graph-canvas/path/path-layout';
import { prospectOf } from '../../renderer/features/graph-canvas/drawing/connection-hint';
import { brokenPath, refuseJoin, refuseLink } from '../../renderer/store/refuse-link';
import { mapSpots } from '../../renderer/features/graph-canvas/map/map-layout';
import { moduleNode } from '../../renderer/features/graph-canvas/nodes/flow-parts';

const document = createDocument(devRecords);
const module = (key: string) => {
  const found = document.tables.module.get(`module:${key}`);
  if (!found) throw new Error(key);
  return found;
};

describe('refusing a link', () => {
  it('names the loop in words', () => {
    expect(refuseLink(document, 'module:postmarket', 'module:phases')).toEqual({
      title: 'Would create the loop', detail: 'Post-market surveillance → Clinical trial phases → Reading trial results → Post-market surveillance',
    });
  });
  it('says that a link is there', () => {
    expect(refuseLink(document, 'module:code', 'module:transfers')?.title).toBe('This link is already there');
  });
  it('also over a group, and says which one could no longer be met', () => {
    const group = recordOf({ id: 'requirement:g', type: 'requirement', module: 'module:cert', group: { need: 'count', atLeast: 2, of: ['module:label', 'module:transfers'] }, default: [] });
    const grouped = createDocument([...allRecords(document), group]);
    const title = (id: string) => grouped.tables.module.get(id)?.title ?? '';
    const refusal = refuseLink(grouped, 'module:cert', 'module:label');
    expect(refusal?.title).toBe('Would create the loop');
    expect(refusal?.detail).toContain(`${title('module:cert')} needs 2 of ${title('module:label')}, ${title('module:transfers')}: ${title('module:label')} could no longer count`);
    expect(refuseLink(document, 'module:cert', 'module:label')).toBeNull();
    expect([refuseJoin(grouped, 'requirement:g', 'module:cert')?.title, refuseJoin(grouped, 'requirement:g', 'module:label')?.title]).toEqual([`“${title('module:cert')}” is what this group is for`, `“${title('module:label')}” is in this group already`]);
    expect(refuseJoin(grouped, 'requirement:g', 'module:phases')).toBeNull();
    expect(refuseJoin(grouped, 'requirement:gone', 'module:phases')?.title).toBe('This group is no longer there');
  });
  it('tells which path would no longer work where nothing forbids the link', () => {
    const zone = (key: string, modules: readonly string[], place: number) => recordOf({ id: `zone:${key}`, type: 'zone', role: 'role:gated', title: key, policy: 'core-locked', place, modules: modules.map((id) => `module:${id}`) });
    const gated = createDocument([...['a', 'b'].map((key) => recordOf({ id: `module:${key}`, type: 'module', title: key, minutes: 10 })), recordOf({ id: 'role:gated', type: 'role', title: 'Gated' }), recordOf({ id: 'settings:document', type: 'settings', title: 'x', asOf: '2026-11-01' }), zone('first', ['a'], 0), zone('then', ['b'], 1), recordOf({ id: 'gate:g', type: 'gate', role: 'role:gated', zone: 'zone:then', conditions: [{ kind: 'zone', zone: 'zone:first', needs: 'done' }] })]);
    expect(refuseLink(gated, 'module:b', 'module:a')).toBeNull();
    expect(brokenPath(gated, 'role:gated', 'module:b', 'module:a')).toContain('wait for each other in a loop');
    expect([brokenPath(gated, 'role:gated', 'module:a', 'module:b'), brokenPath(gated, null, 'module:b', 'module:a')]).toEqual(['', '']);
    expect(prospectOf(gated, 'role:gated', 'module:b', 'module:a')).toMatchObject({ refusal: null, warning: expect.stringContaining('The path of Gated would no longer work') as string });
    expect(prospectOf(gated, 'role:gated', 'module:b', 'zone:first')).toBeNull();
  });
  it('lets a good link through, and a recommendation against the stream', () => {
    expect(refuseLink(document, 'module:label', 'module:cert')).toBeNull();
    expect(refuseLink(document, 'module:postmarket', 'module:phases', 'recommended')).toBeNull();
  });
});

describe('nodes', () => {
  it('are the same objects while nothing about them changes', () => {
    const first = moduleNode(module('label'), { x: 1, y: 2 }, false);
    expect(moduleNode(module('label'), { x: 1, y: 2 }, false)).toBe(first);
    expect(moduleNode(module('label'), { x: 1, y: 2 }, true)).not.toBe(first);
    expect(moduleNode({ ...module('label') }, { x: 1, y: 2 }, false)).not.toBe(first);
  });
  it('stay where they stood when a link is drawn', () => {
    const before = mapSpots(document, new Map(), 'right');
    const linked = createDocument([...devRecords, { ...[...document.tables.edge.values()][0]!, id: 'edge:new', from: 'module:label', to: 'module:code' }]);
    expect([...mapSpots(linked, before, 'right')]).toEqual([...before]);
  });
  it('have names that say title, level and time', () => {
    expect(moduleNode(module('label'), { x: 0, y: 0 }, false).ariaLabel).toBe('Product label, Foundation, 30 min');
  });
});

describe('the path of a role', () => {
  const layout = layoutPath(document, 'role:rep');
  it('holds its zones, and what they need but no zone holds', () => {
    expect(layout.containers.map((container) => container.id)).toEqual(['zone:locked', 'zone:testable', 'zone:electives', 'zone:remedial', pulledInId]);
    expect(layout.containers.at(-1)?.modules).toEqual(['module:label']);
  });
  it('stands without overlaps: electives right of the gate, the gate right of core', () => {
    const frame = (id: string) => layout.containers.find((container) => container.id === id)!.frame;
    const gate = layout.gates[0]!;
    expect(gate.at.x).toBeGreaterThan(frame('zone:locked').x + frame('zone:locked').width);
    expect(frame('zone:electives').x).toBeGreaterThan(gate.at.x);
    expect(frame('zone:testable').y).toBeGreaterThan(frame('zone:locked').y + frame('zone:locked').height);
  });
  it('R-1 show what a segment inherits, a module once, in its strictest zone', () => {
    const segment = { id: 'role:seg', type: 'role', title: 'Segment', inherits: 'role:rep' };
    const locked = document.tables.zone.get('zone:testable')?.modules[0] ?? '';
    const more = createDocument([...allRecords(document), recordOf(segment), recordOf({ id: 'zone:own', type: 'zone', role: 'role:seg', title: 'Own', policy: 'core-locked', modules: [locked] })]);
    const path = layoutPath(more, 'role:seg');
    expect(path.containers.map((container) => container.id)).toEqual(expect.arrayContaining(['zone:locked', 'zone:testable', 'zone:own']));
    expect(path.containers.filter((container) => container.modules.includes(locked)).map((container) => container.id)).toEqual(['zone:own']);
    expect(path.gates).toHaveLength(layout.gates.length);
    const zone = pathNodes(more, 'role:seg', path, new Set()).find((node) => node.id === 'zone:locked');
    expect(zone?.data['inheritedFrom']).toBe(document.tables.role.get('role:rep')?.title);
  });
  it('are as wide as their heads need', () => {
    for (const { zone, frame } of layout.containers) if (zone) expect(frame.width).toBeGreaterThanOrEqual(headerWidth(zone));
  });
  it('makes no tower of many modules: zones of a hundred are as wide as high, choices narrower, none on another; a given frame is filled as wide as it is', () => {
    const ids = Array.from({ length: 200 }, (_, i) => `module:m${i}`);
    const zone = (key: string, policy: string, modules: readonly string[], more: object = {}) => recordOf({ id: `zone:${key}`, type: 'zone', role: 'role:many', title: key, policy, modules, ...more });
    const many = [recordOf({ id: 'role:many', type: 'role', title: 'Many' }), ...ids.map((id) => recordOf({ id, type: 'module', title: id })), zone('a', 'core-locked', ids.slice(0, 120)), zone('b', 'core-testable', ids.slice(120, 150))];
    const frames = layoutPath(createDocument([...many, zone('c', 'elective', ids.slice(150))]), 'role:many').containers.map(({ frame }) => frame);
    const [large, , choice] = frames;
    expect(large!.width / large!.height).toBeGreaterThan(1);
    expect(large!.width / large!.height).toBeLessThan(2.2);
    expect(choice!.width / choice!.height).toBeLessThan(0.8);
    expect(overlaps(frames, frames)).toEqual([]);
    const given = layoutPath(createDocument([...many, zone('c', 'elective', ids.slice(150), { frame: { x: 0, y: 5000, width: 360, height: 200 } })]), 'role:many').containers.at(-1);
    expect([given?.frame.width, new Set([...(given?.spots.values() ?? [])].map(({ x }) => x)).size]).toEqual([360, 1]);
  });
  it('puts containers before what is in them, and every node has a name', () => {
    const nodes = pathNodes(document, 'role:rep', layout, new Set());
    const seen = new Set<string>();
    for (const node of nodes) {
      if (node.parentId) expect(seen.has(node.parentId)).toBe(true);
      expect(node.ariaLabel).toBeTruthy();
      seen.add(node.id);
    }
  });
  it('draws gates and the remediation of rules beside the links', () => {
    const ids = pathLinks(document, 'role:rep', layout, noMarks, new Set(), new Set()).edges.map((edge) => edge.id);
    expect(ids).toContain('gate:core#out');
    expect(ids).toContain('rule:phases#module:cases');
    expect(ids).toContain('edge:phases-reading');
  });
});

describe('arrow keys', () => {
  const nodes = [{ id: 'a', x: 0, y: 0 }, { id: 'b', x: 200, y: 10 }, { id: 'c', x: 150, y: 300 }, { id: 'd', x: 0, y: 100 }];
  it('go to the nearest node in their direction', () => {
    expect(nextNode(nodes, nodes[0]!, 'ArrowRight')).toBe('b');
    expect(nextNode(nodes, nodes[0]!, 'ArrowDown')).toBe('d');
    expect(nextNode(nodes, nodes[0]!, 'ArrowLeft')).toBeNull();
  });
});
