import { deriveLayout, type LayoutGaps, type Point, type Rect } from '../../../graph/layout';
import type { NodePair } from '../../../graph/adjacency';
import type { EdgeKind } from '../../../model/edge';
import type { ProgramZone } from '../../../path/program';
import type { DescribedPath } from '../description/described-path';
import { gatedZones } from '../description/structure-sentences';

export const box = { width: 232, height: 76 } as const;
export const margin = 32;
const lineHeight = 17;

export interface PlacedZone extends Rect {
  readonly zone: ProgramZone;
  /** Titles of the gates that keep it locked. */
  readonly gates: readonly string[];
}

export interface PlacedLink {
  readonly kind: EdgeKind;
  readonly from: number;
  readonly to: number;
}

/** Where everything of the drawing stands, in CSS pixels; the size includes the margin. */
export interface PlacedPath {
  readonly modules: readonly Point[];
  readonly zones: readonly PlacedZone[];
  readonly links: readonly PlacedLink[];
  readonly width: number;
  readonly height: number;
}

const drawn: readonly EdgeKind[] = ['prerequisite', 'corequisite', 'strict-corequisite', 'recommended', 'remediation'];

/** Layered from left to right (shared/graph/layout), zones as groups; a gated zone stands behind what opens it. `top`: room for the head of the drawing. */
export function placePath(path: DescribedPath, top: number): PlacedPath {
  const { modules, program } = path;
  const zones = program.zones.filter((zone) => modules.some((module) => program.zones[module.program.zone] === zone));
  const groups = modules.map((module) => zones.indexOf(program.zones[module.program.zone]!));
  const gates = zones.map((zone) => program.gates.filter((gate) => gatedZones(program, gate).includes(zone)).map((gate) => gate.title || 'Gate'));
  const links = modules.flatMap(({ index, links: into }) => into.filter(({ edge }) => drawn.includes(edge.kind)).map(({ edge, from }): PlacedLink => ({ kind: edge.kind, from, to: index })));
  const gaps: LayoutGaps = { layer: 72, node: 20, groupPadding: 20, groupHeader: 44 + lineHeight * Math.max(0, ...gates.map((titles) => titles.length)) };
  const layout = deriveLayout({ sizes: modules.map(() => box), edges: [...links.map(({ from, to }) => ({ from, to })), ...gateEdges(path)], groups, gaps });
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x + margin, y: point.y + margin + top });
  const placed = zones.map((zone, at): PlacedZone => ({ ...move(layout.groups[at]!), zone, gates: gates[at]! }));
  const positions = layout.positions.map(move);
  const rects = [...placed, ...positions.map((point) => ({ ...point, ...box }))];
  return { modules: positions, zones: placed, links, width: Math.max(0, ...rects.map((rect) => rect.x + rect.width)) + margin, height: Math.max(0, ...rects.map((rect) => rect.y + rect.height)) + margin };
}

/** For the layout only: from what a gate waits for to what it keeps locked. */
function gateEdges({ program }: DescribedPath): readonly NodePair[] {
  return program.gates.flatMap((gate) => {
    const before = gate.conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition.module] : (program.zones[condition.zone]?.modules.slice(-1) ?? [])));
    const behind = gatedZones(program, gate).flatMap((zone) => zone.modules.filter((module) => program.zones[program.modules[module]?.zone ?? -1] === zone).slice(0, 1));
    return before.flatMap((from) => behind.filter((to) => to !== from).map((to) => ({ from, to })));
  });
}
