import { insertedBy, type Collected } from './collect';
import type { Arrow, OrderInput, TieKey } from './order';

/** What orders the modules of a role: arrows, blocks and tie keys (engine.md, Order). */
export function orderConstraints(collected: Collected): OrderInput {
  const { edges, indexOf, modules } = collected;
  const ends = ({ from, to }: { from: string; to: string }): Arrow => ({ from: indexOf.get(from) ?? -1, to: indexOf.get(to) ?? -1 });
  const locking = edges.filter((edge) => edge.kind === 'prerequisite' || edge.kind === 'corequisite').map(ends);
  const together = blockPairs(collected, ends);
  const served = remediationArrows(collected);
  const hard = [...locking, ...served, ...gateArrows(collected, locking, together)];
  const prerequisites = edges.filter((edge) => edge.kind === 'prerequisite').map(ends);
  const soft = edges.filter((edge) => edge.kind === 'recommended').map(ends);
  const keys = tieKeys(collected, [...locking, ...together.flatMap(({ from, to }) => [{ from, to }, { from: to, to: from }])], served);
  return { count: modules.length, hard, soft, together, prerequisites, keyOf: (node) => keys[node] ?? [] };
}

/** Strict corequisites, and corequisites in both directions. */
function blockPairs({ edges }: Collected, ends: (edge: { from: string; to: string }) => Arrow): readonly Arrow[] {
  const coreq = new Set(edges.filter((edge) => edge.kind === 'corequisite').map((edge) => `${edge.from} ${edge.to}`));
  return edges
    .filter((edge) => edge.kind === 'strict-corequisite' || (edge.kind === 'corequisite' && coreq.has(`${edge.to} ${edge.from}`)))
    .map(ends);
}

/** An inserted module stands before the module that it serves. */
function remediationArrows({ rules, indexOf }: Collected): readonly Arrow[] {
  return rules.flatMap((rule) => {
    const to = indexOf.get(rule.module);
    return to === undefined ? [] : insertedBy(rule).flatMap((id) => (indexOf.has(id) ? [{ from: indexOf.get(id) as number, to }] : []));
  });
}

/**
 * Gating modules before gated ones. Out of an elective, open or remedial zone, what the gating side itself needs is pulled in without its gate;
 * in a gated core zone that is a loop, and stays one.
 */
function gateArrows({ gates, zones, zoneOf, indexOf, modules }: Collected, locking: readonly Arrow[], together: readonly Arrow[]): readonly Arrow[] {
  const before = ancestorsIn(modules.length, [...locking, ...together.flatMap(({ from, to }) => [{ from, to }, { from: to, to: from }])]);
  const members = (zone: string): readonly number[] => (zones.find((candidate) => candidate.id === zone)?.modules ?? []).flatMap((id) => indexOf.get(id) ?? []);
  return gates.flatMap((gate) => {
    const sources = gate.conditions.flatMap((condition) => (condition.kind === 'zone' ? members(condition.zone) : (indexOf.get(condition.module) ?? [])));
    const gated = zones.findIndex((zone) => zone.id === gate.zone);
    const isCore = zones[gated]?.policy === 'core-locked' || zones[gated]?.policy === 'core-testable';
    const held = isCore ? new Set<number>() : before(sources);
    return members(gate.zone).flatMap((to) => (held.has(to) || zoneOf[to] !== gated ? [] : sources.map((from) => ({ from, to }))));
  });
}

/** Ancestors-or-self of a set of nodes. */
export function ancestorsIn(count: number, arrows: readonly Arrow[]): (nodes: readonly number[]) => ReadonlySet<number> {
  const back: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of arrows) back[to]?.push(from);
  return (nodes) => {
    const held = new Set(nodes);
    const queue = [...nodes];
    for (let head = 0; head < queue.length; head++) {
      for (const node of back[queue[head] as number] ?? []) {
        if (held.has(node)) continue;
        held.add(node);
        queue.push(node);
      }
    }
    return held;
  };
}

/** Tie keys. Modules in no zone, and inserted modules of remedial zones, stand just before the first that needs them. */
function tieKeys(collected: Collected, needs: readonly Arrow[], served: readonly Arrow[]): readonly TieKey[] {
  const { modules, zones, zoneOf, role } = collected;
  if (role.order === 'library') return modules.map((module) => [module.place, module.id]);
  const placed: (TieKey | null)[] = modules.map((module, index) => {
    const zone = zones[zoneOf[index] ?? -1];
    if (!zone || (zone.policy === 'remedial' && served.some((arrow) => arrow.from === index))) return null;
    return [zoneOf[index] ?? 0, zone.modules.indexOf(module.id), 1, module.id];
  });
  const wanted: number[][] = modules.map(() => []);
  for (const { from, to } of [...needs, ...served]) wanted[from]?.push(to);
  const known: (TieKey | null)[] = [...placed];
  const visiting = new Set<number>();
  const keyOf = (node: number): TieKey => {
    const done = known[node];
    if (done) return done;
    if (visiting.has(node)) return [zones.length];
    visiting.add(node);
    const targets = (wanted[node] ?? []).map(keyOf).sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1] ?? 0) - Number(b[1] ?? 0));
    visiting.delete(node);
    const [zone, place] = targets[0] ?? [];
    const key: TieKey = [zone ?? zones.length, place ?? 0, 0, modules[node]?.place ?? 0, modules[node]?.id ?? ''];
    known[node] = key;
    return key;
  };
  return modules.map((_module, index) => keyOf(index));
}
