import type { TrellisDocument } from '#shared/document/trellis-document';
import { deriveLayout } from '#shared/graph/layout';
import { isOrdering } from '#shared/model/edge';
import type { Gate, GateCondition } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import { membersOf } from '#shared/model/requirement';
import type { Zone } from '#shared/model/zone';
import { t } from '../../../i18n/t';
import { pathSections } from '../../../store/path-sections';
import { gatesOf, needsOf } from '../../../store/selectors';
import { groupsOf } from '../../../store/structure-words';
import { conditionText } from '../../../store/condition-text';
import { nodeHeight, nodeWidth, type Spot } from '../nodes/flow-parts';

export const headerHeight = 40;
export const padding = 16;
export const gateWidth = 180;
/** Id of the container of modules that the path needs but no zone holds. */
export const pulledInId = 'container:pulled-in';

export interface Container {
  readonly id: string;
  readonly zone: Zone | null;
  readonly modules: readonly RecordId[];
  /** Drawn as its head alone. */
  readonly isFolded: boolean;
  /** Relative to the container; empty where it is folded. */
  readonly spots: ReadonlyMap<RecordId, Spot>;
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export interface PathLayout {
  readonly containers: readonly Container[];
  readonly gates: readonly { readonly gate: Gate; readonly at: Spot; readonly height: number }[];
}

/** How many modules without links stand side by side in a zone: three, and more of many, so that a zone of a hundred is no tower. A list to choose from is narrower. */
function abreast(count: number, bracket: boolean): number {
  const shape = bracket ? 0.5 : 1.8;
  const square = Math.round(Math.sqrt((count * shape * (nodeHeight + 16)) / (nodeWidth + 28)));
  return Math.max(1, Math.min(count, Math.max(bracket ? 1 : 3, square)));
}

/** Where modules stand in a container; `width`: that of the frame that somebody gave it, which modules without links fill row by row. */
function layoutInside(document: TrellisDocument, modules: readonly RecordId[], bracket: boolean, width: number | null = null): { spots: ReadonlyMap<RecordId, Spot>; width: number; height: number } {
  const index = new Map(modules.map((id, at) => [id, at]));
  const edges = modules.flatMap((id) => needsOf(document, id).flatMap((edge) => {
    const [from, to] = [index.get(edge.from), index.get(edge.to)];
    return from === undefined || to === undefined || !isOrdering(edge.kind) ? [] : [{ from, to }];
  }).concat(groupsOf(document, id).flatMap((requirement) => membersOf(requirement.group)).flatMap((member) => (index.has(member) && member !== id ? [{ from: index.get(member)!, to: index.get(id)! }] : []))));
  const inset = padding + (bracket ? 18 : 0);
  const top = headerHeight + (bracket ? 20 : 4);
  const spots = new Map<RecordId, Spot>();
  if (edges.length === 0) {
    const perRow = width === null ? abreast(modules.length, bracket) : Math.max(1, Math.floor((width - inset - padding + 28) / (nodeWidth + 28)));
    modules.forEach((id, at) => spots.set(id, { x: inset + (at % perRow) * (nodeWidth + 28), y: top + Math.floor(at / perRow) * (nodeHeight + 16) }));
  } else {
    const { positions } = deriveLayout({ sizes: modules.map(() => ({ width: nodeWidth, height: nodeHeight })), edges, gaps: { layer: modules.some((id) => groupsOf(document, id).length > 0) ? 96 : 44, node: 14 } });
    const left = Math.min(...positions.map((at) => at.x));
    const upper = Math.min(...positions.map((at) => at.y));
    modules.forEach((id, at) => spots.set(id, { x: inset + (positions[at]?.x ?? 0) - left, y: top + (positions[at]?.y ?? 0) - upper }));
  }
  const all = [...spots.values()];
  return {
    spots,
    width: Math.max(bracket ? 360 : 320, ...all.map((at) => at.x + nodeWidth + padding)),
    height: Math.max(headerHeight + 60, ...all.map((at) => at.y + nodeHeight + padding)),
  };
}

type Sized = Omit<Container, 'frame'> & { readonly width: number; readonly height: number };

/** Where everything on a role's path stands. Zones that were never put anywhere are arranged; with `fresh` all are. */
export function layoutPath(document: TrellisDocument, role: RecordId, { fresh = false, folded = [] }: { readonly fresh?: boolean; readonly folded?: readonly RecordId[] } = {}): PathLayout {
  const sized = pathSections(document, role).filter(({ kind }) => kind !== 'outside').map(({ id, zone, modules }): Sized => {
    if (!zone) return { id: pulledInId, zone, modules, isFolded: false, ...layoutInside(document, modules, false) };
    const isFolded = folded.includes(id);
    const inside = isFolded ? { spots: new Map<RecordId, Spot>(), width: 320, height: headerHeight } : layoutInside(document, modules, zone.policy === 'elective', fresh ? null : (zone.frame?.width ?? null));
    return { id, zone, modules, isFolded, ...inside, width: Math.max(inside.width, headerWidth(zone)) };
  });
  const gates = gatesOf(document, role);
  const arranged = arrangeContainers(sized, gates);
  const containers = sized.map(({ width, height, ...rest }): Container => {
    const kept = fresh ? null : (rest.zone?.frame ?? null);
    const at = arranged.get(rest.id) ?? { x: 0, y: 0, width };
    return { ...rest, frame: kept ? { x: kept.x, y: kept.y, width: Math.max(width, kept.width), height: rest.isFolded ? height : Math.max(height, kept.height) } : { x: at.x, y: at.y, width: at.width, height } };
  });
  return { containers, gates: placeGates(gates, containers, (condition) => conditionText(document, condition)) };
}

/** Core at the left one below the other, gated and elective zones to the right, remedial and the rest below core. */
function arrangeContainers(sized: readonly Sized[], gates: readonly Gate[]): ReadonlyMap<string, Spot & { width: number }> {
  const isRight = (item: Sized): boolean => item.zone?.policy === 'elective' || gates.some((gate) => gate.zone === item.id);
  const left = [...sized.filter((item) => !isRight(item))].sort((a, b) => rank(a) - rank(b));
  const gap = 28;
  const leftWidth = Math.max(0, ...left.map((item) => item.width));
  const result = new Map<string, Spot & { width: number }>();
  let y = 0;
  for (const item of left) {
    result.set(item.id, { x: 0, y, width: leftWidth });
    y += item.height + gap;
  }
  const gateRoom = gates.length > 0 ? gateWidth + 88 : 72;
  let rightY = 0;
  for (const item of sized.filter(isRight)) {
    result.set(item.id, { x: left.length > 0 ? leftWidth + gateRoom : 0, y: rightY, width: item.width });
    rightY += item.height + gap;
  }
  return result;
}

function rank(item: Sized): number {
  if (!item.zone) return 2;
  return { 'core-locked': 0, 'core-testable': 1, elective: 3, remedial: 4, open: 5 }[item.zone.policy];
}

/** Room for title, badges and totals of a zone's head, at 13 px Inter: about 7.6 px a letter in bold, 6.4 px in small. */
export function headerWidth(zone: Pick<Zone, 'title' | 'policy' | 'static'>): number {
  const badge = (text: string): number => text.length * 6.4 + 18;
  const totals = 130;
  return Math.min(720, Math.ceil(28 + zone.title.length * 7.6 + 9 + badge(t(`policyBadge.${zone.policy}`)) + 17 + (zone.static ? 9 + badge(t('path.static')) : 0) + 18 + totals));
}

/** Height of a gate: its title and conditions as they wrap in its width. */
function gateHeight(gate: Gate, textOf: (condition: GateCondition) => string): number {
  const lines = (length: number, perLine: number): number => Math.max(1, Math.ceil(length / perLine));
  return 26 + lines(gate.title.length, 21) * 17 + gate.conditions.reduce((sum, condition) => sum + lines(textOf(condition).length, 23) * 16 + 4, 0);
}

function placeGates(gates: readonly Gate[], containers: readonly Container[], textOf: (condition: GateCondition) => string): PathLayout['gates'] {
  const stacked = new Map<string, number>();
  return gates.flatMap((gate) => {
    const target = containers.find((container) => container.id === gate.zone);
    if (!target) return [];
    const height = gateHeight(gate, textOf);
    const offset = stacked.get(gate.zone) ?? 0;
    stacked.set(gate.zone, offset + height + 16);
    return [{ gate, height, at: { x: target.frame.x - gateWidth - 40, y: target.frame.y + Math.max(24, Math.min(140, target.frame.height / 2 - height / 2)) + offset } }];
  });
}
