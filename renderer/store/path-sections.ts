import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Gate } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import { zonePolicies, type Zone } from '#shared/model/zone';
import { gatesOf, modulesOf, needsOf, zonesOf } from './selectors';

/** A part of a role's path in its order: a zone, what the path needs but no zone holds (`pulled`), or what is not in the path (`outside`). */
export interface PathSection {
  /** The id of the zone, else the kind. */
  readonly id: string;
  readonly kind: 'zone' | 'pulled' | 'outside';
  readonly zone: Zone | null;
  readonly modules: readonly RecordId[];
  /** What opens the zone. */
  readonly gates: readonly Gate[];
}

/** Where each module stands: the strictest zone that holds it, then the first. */
function homesOf(zones: readonly Zone[]): ReadonlyMap<RecordId, RecordId> {
  const homes = new Map<RecordId, Zone>();
  for (const zone of zones) {
    for (const id of zone.modules) {
      const known = homes.get(id);
      if (!known || zonePolicies.indexOf(zone.policy) < zonePolicies.indexOf(known.policy)) homes.set(id, zone);
    }
  }
  return new Map([...homes].map(([id, zone]) => [id, zone.id]));
}

/** Prerequisites, direct and further, of what is not optional, that no zone holds; each after what it needs. */
function pulledIn(document: TrellisDocument, zones: readonly Zone[], homes: ReadonlyMap<RecordId, RecordId>): readonly RecordId[] {
  const found = new Set<RecordId>();
  const seen = new Set<RecordId>();
  const waiting: { readonly id: RecordId; readonly isDone: boolean }[] = zones.filter(({ policy }) => policy !== 'remedial' && policy !== 'open').flatMap((zone) => zone.modules).map((id) => ({ id, isDone: false })).reverse();
  for (let top = waiting.pop(); top; top = waiting.pop()) {
    if (top.isDone) found.add(top.id);
    else if (!seen.has(top.id)) {
      seen.add(top.id);
      if (!homes.has(top.id)) waiting.push({ id: top.id, isDone: true });
      for (const edge of needsOf(document, top.id)) if ((edge.kind === 'prerequisite' || edge.kind === 'strict-corequisite') && !homes.has(edge.from)) waiting.push({ id: edge.from, isDone: false });
    }
  }
  return [...found];
}

const known = new WeakMap<TrellisDocument, Map<RecordId, readonly PathSection[]>>();

/** A role's path as a list: its zones in their order, what is pulled in, what is outside. Each module stands in one section. */
export function pathSections(document: TrellisDocument, role: RecordId): readonly PathSection[] {
  const byRole = known.get(document) ?? new Map<RecordId, readonly PathSection[]>();
  known.set(document, byRole);
  const before = byRole.get(role);
  if (before) return before;
  const zones = zonesOf(document, role);
  const homes = homesOf(zones);
  const pulled = pulledIn(document, zones, homes);
  const inside = new Set([...homes.keys(), ...pulled]);
  const gates = gatesOf(document, role);
  const sections: readonly PathSection[] = [
    ...zones.map((zone): PathSection => ({ id: zone.id, kind: 'zone', zone, modules: zone.modules.filter((id) => document.tables.module.has(id) && homes.get(id) === zone.id), gates: gates.filter((gate) => gate.zone === zone.id) })),
    ...(pulled.length > 0 ? [{ id: 'pulled', kind: 'pulled', zone: null, modules: pulled, gates: [] } as const] : []),
    { id: 'outside', kind: 'outside', zone: null, modules: modulesOf(document).filter(({ id }) => !inside.has(id)).map(({ id }) => id), gates: [] },
  ];
  byRole.set(role, sections);
  return sections;
}
