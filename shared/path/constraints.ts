import type { Edge } from '../model/edge';
import { insertedBy, type Collected } from './collect';
import { requirementModules } from './authored-group';
import { ancestorsIn } from './ancestors';
import { coreClosure, replacementArrows } from './core-closure';
import { compareKeys, type Arrow, type Barrier, type OrderInput, type TieKey } from './order';

/** What orders the modules of a role: arrows, blocks and tie keys (engine.md, Order). */
export function orderConstraints(collected: Collected): OrderInput {
  const { modules } = collected;
  const { locking, prerequisites, soft } = arrowsByKind(collected);
  const together = blockPairs(collected);
  const served = remediationArrows(collected);
  const grouped = groupBarriers(collected);
  const groupArrows = grouped.flatMap(({ from, to }) => from.map((member) => ({ from: member, to: to[0] as number })));
  const instead = replacementArrows(collected);
  const needs = together.length === 0 && groupArrows.length === 0 && instead.length === 0 ? locking : [...locking, ...groupArrows, ...instead, ...together, ...together.map(({ from, to }) => ({ from: to, to: from }))];
  const barriers = [...grouped, ...inherited(instead, [...locking, ...groupArrows]), ...gateBarriers(collected, needs).map((barrier) => ({ ...barrier, to: [...barrier.to, ...instead.filter(({ to }) => barrier.to.includes(to)).map(({ from }) => from)] }))];
  let keys: readonly TieKey[] | null = null;
  return { count: modules.length, hard: [...locking, ...instead, ...served], soft, together, prerequisites, barriers, keyOf: (node) => (keys ??= tieKeys(collected, needs, served))[node] ?? [] };
}

/** Prerequisites and corequisites, prerequisites alone, recommended links; each in order of id. */
function arrowsByKind({ edges, ends }: Collected): Readonly<Record<'locking' | 'prerequisites' | 'soft', readonly Arrow[]>> {
  const [locking, prerequisites, soft]: [Arrow[], Arrow[], Arrow[]] = [[], [], []];
  for (let index = 0; index < edges.length; index++) {
    const arrow = ends[index] as Arrow;
    const { kind } = edges[index] as Edge;
    if (kind === 'prerequisite') prerequisites.push(arrow);
    if (kind === 'prerequisite' || kind === 'corequisite') locking.push(arrow);
    else if (kind === 'recommended') soft.push(arrow);
  }
  return { locking, prerequisites, soft };
}

/** Strict corequisites, and corequisites in both directions. */
function blockPairs({ edges, ends }: Collected): readonly Arrow[] {
  if (!edges.some(({ kind }) => kind === 'corequisite' || kind === 'strict-corequisite')) return [];
  const coreq = new Set(edges.filter((edge) => edge.kind === 'corequisite').map((edge) => `${edge.from} ${edge.to}`));
  return ends.filter((_ends, index) => {
    const edge = edges[index] as Edge;
    return edge.kind === 'strict-corequisite' || (edge.kind === 'corequisite' && coreq.has(`${edge.to} ${edge.from}`));
  });
}

/** What stands before a module stands before what may replace it. */
function inherited(instead: readonly Arrow[], arrows: readonly Arrow[]): readonly Barrier[] {
  return instead.map(({ from: by, to: module }) => ({ from: arrows.filter(({ to }) => to === module).map(({ from }) => from), to: [by] })).filter((barrier) => barrier.from.length > 0);
}

/** Every member of a group before the module that has the group; none of them in its block. */
function groupBarriers({ requirements, indexOf }: Collected): readonly Barrier[] {
  return requirements.map((requirement) => ({ from: requirementModules(requirement).map((id) => indexOf.get(id) ?? -1), to: [indexOf.get(requirement.module) ?? -1] }));
}

/** An inserted module stands before the module that it serves. */
function remediationArrows({ rules, indexOf }: Collected): readonly Arrow[] {
  const arrows: Arrow[] = [];
  for (const rule of rules) {
    const inserted = insertedBy(rule);
    const to = inserted.length > 0 ? indexOf.get(rule.module) : undefined;
    if (to === undefined) continue;
    for (const id of inserted) if (indexOf.has(id)) arrows.push({ from: indexOf.get(id) as number, to });
  }
  return arrows;
}

/** Gating modules before gated ones, but for what the gating side needs and no gate ever locks: it is pulled in, never core and never chosen. */
function gateBarriers(collected: Collected, needs: readonly Arrow[]): readonly Barrier[] {
  const { gates, zones, indexOf, modules, zoneOf } = collected;
  const core = coreClosure(collected);
  const isNeverGated = (node: number): boolean => {
    const policy = zones[zoneOf[node] ?? -1]?.policy;
    return policy === 'open' || policy === 'remedial' || (policy === 'elective' && core.has(node));
  };
  if (gates.length === 0) return [];
  const before = ancestorsIn(modules.length, needs);
  const members = (zone: string): readonly number[] => (zones.find((candidate) => candidate.id === zone)?.modules ?? []).flatMap((id) => indexOf.get(id) ?? []);
  return gates.map((gate) => {
    const sources = gate.conditions.flatMap((condition) => (condition.kind === 'zone' ? members(condition.zone) : (indexOf.get(condition.module) ?? [])));
    const held = before(sources);
    const locked = members(gate.zone).filter((node) => zones[zoneOf[node] ?? -1]?.id === gate.zone);
    return { from: sources, to: locked.filter((to) => !(held.has(to) && isNeverGated(to))) };
  });
}

/** Tie keys. Modules in no zone, and inserted modules of remedial zones, stand just before the first that needs them. */
function tieKeys(collected: Collected, needs: readonly Arrow[], served: readonly Arrow[]): readonly TieKey[] {
  const { modules, zones, zoneOf, role } = collected;
  if (role.order === 'library') return modules.map((module) => [module.place, module.id]);
  const places = zones.map((zone) => new Map([...zone.modules].map((id, place) => [id, place] as const).reverse()));
  const inserted = new Set(served.map((arrow) => arrow.from));
  const placed = modules.map((module, index): TieKey | null => {
    const zone = zones[zoneOf[index] ?? -1];
    if (!zone || (zone.policy === 'remedial' && inserted.has(index))) return null;
    return [zoneOf[index] ?? 0, places[zoneOf[index] ?? 0]?.get(module.id) ?? 0, 1, module.id];
  });
  const firstServed = firstPlacedTarget(placed, [...needs, ...served]);
  return modules.map((module, index) => placed[index] ?? [...(firstServed.get(index) ?? [zones.length, 0]), 0, module.place, module.id]);
}

/** Zone and place of the first placed module that needs an unplaced one, directly or through other unplaced ones. */
function firstPlacedTarget(placed: readonly (TieKey | null)[], arrows: readonly Arrow[]): ReadonlyMap<number, TieKey> {
  const back = new Map<number, number[]>();
  for (const { from, to } of arrows) {
    if (placed[from]) continue;
    const list = back.get(to);
    if (list) list.push(from);
    else back.set(to, [from]);
  }
  const first = new Map<number, TieKey>();
  const roots = placed.flatMap((key, index) => (key ? [{ key, index }] : [])).sort((a, b) => compareKeys(a.key, b.key));
  for (const { key, index } of roots) {
    const queue = [index];
    for (let head = 0; head < queue.length; head++) {
      for (const node of back.get(queue[head] as number) ?? []) {
        if (first.has(node)) continue;
        first.set(node, key.slice(0, 2));
        queue.push(node);
      }
    }
  }
  return first;
}
