import type { RecordChange } from '../document/diff';
import { spliceById } from '../kit/order';
import type { Edge } from '../model/edge';
import type { Gate } from '../model/gate';
import type { RecordId } from '../model/ids';
import type { CourseModule } from '../model/module';
import type { TrellisRecord } from '../model/record';
import type { Rule } from '../model/rule';
import type { Zone } from '../model/zone';
import { homesIn, insertedBy, type Collected } from '../path/collect';
import { actionsOf } from '../path/remediation';
import { replacementsOf } from '../path/replacements';

/** Whether a change can leave the modules of a path as they are, and what stands instead of what; `patchPath` then looks at all of them together. */
export function isPatch(path: Collected, { before, after }: RecordChange): boolean {
  if ([before, after].every((record) => record === null || record.type === 'edge')) return [before, after].every((record) => record === null || isPlainLink(path, record as Edge));
  if (before?.type === 'module' && after?.type === 'module') return before.place === after.place;
  if (path.findings.length > 0) return false;
  if (before?.type === 'zone' && after?.type === 'zone') return isSameZone(before, after) && !path.zones.some((zone) => zone.formats);
  if (before?.type === 'rule' && after?.type === 'rule') return isSameRule(before, after);
  return before?.type === 'gate' && after?.type === 'gate' && before.role === after.role && [before, after].every((gate) => measured(gate).every((id) => isHeld(path, id)));
}

/** A link between modules that are candidates by their zones, whatever is linked. Bridges and remediation links change what rules do. */
function isPlainLink(path: Collected, { kind, from, to }: Edge): boolean {
  return kind !== 'bridge' && kind !== 'remediation' && isHeld(path, from) && isHeld(path, to);
}

function isHeld({ indexOf, zoneOf }: Collected, id: RecordId): boolean {
  return (zoneOf[indexOf.get(id) ?? -1] ?? -1) >= 0;
}

function isSameZone(a: Zone, b: Zone): boolean {
  return a.role === b.role && a.place === b.place && !a.formats && !b.formats && a.sameObjectives === b.sameObjectives;
}

/** It inserts and replaces the same, and asks for no remediation links. */
function isSameRule(a: Rule, b: Rule): boolean {
  const names = (rule: Rule): string => JSON.stringify([rule.role, rule.place, rule.module, insertedBy(rule), replacementsOf(rule)]);
  return [a, b].every((rule) => actionsOf(rule).every((action) => action.do !== 'remediate')) && names(a) === names(b);
}

function measured({ conditions }: Gate): readonly RecordId[] {
  return conditions.flatMap((condition) => (condition.kind === 'measure' ? [condition.module] : []));
}

/** The path with changes put in that are patches one by one; null: together they may change which modules it holds. */
export function patchPath(path: Collected, changes: readonly RecordChange[]): Collected | null {
  const last = new Map(changes.map((change) => [change.id, change.after]));
  const lists: { modules?: readonly CourseModule[]; rules?: readonly Rule[]; gates?: readonly Gate[] } = {};
  const types = new Set(changes.map(({ before, after }) => (after ?? before)?.type));
  if (types.has('module')) lists.modules = withRecords(path.modules, last);
  if (types.has('rule')) lists.rules = withRecords(path.rules, last);
  if (types.has('gate')) lists.gates = withRecords(path.gates, last);
  const homes = types.has('zone') ? withZones(path, last) : {};
  const links = types.has('edge') ? withLinks(path, changes, last) : {};
  return homes && { ...path, ...lists, ...homes, ...links };
}

function withRecords<T extends TrellisRecord>(list: readonly T[], last: ReadonlyMap<RecordId, TrellisRecord | null>): readonly T[] {
  return list.map((record) => (last.get(record.id) as T | null | undefined) ?? record);
}

/** Zones that list other modules only where each of these stays a candidate: one that comes already is, and one that goes is listed by another zone. */
function withZones(path: Collected, last: ReadonlyMap<RecordId, TrellisRecord | null>): Pick<Collected, 'zones' | 'zoneOf'> | null {
  const zones = withRecords(path.zones, last);
  const listed = new Set(zones.flatMap((zone) => zone.modules));
  for (const [at, zone] of zones.entries()) {
    const before = path.zones[at] as Zone;
    if (zone !== before && !(zone.modules.every((id) => path.indexOf.has(id)) && before.modules.every((id) => listed.has(id)))) return null;
  }
  return { zones, zoneOf: homesIn(zones, path.modules) };
}

function withLinks(path: Collected, changes: readonly RecordChange[], last: ReadonlyMap<RecordId, TrellisRecord | null>): Pick<Collected, 'edges' | 'ends'> {
  const [edges, ends] = [path.edges.slice(), path.ends.slice()];
  for (const { id, before, after } of changes) {
    if ((after ?? before)?.type !== 'edge') continue;
    const edge = last.get(id) as Edge | null;
    spliceById(edges, id, edge, ends, edge && { from: path.indexOf.get(edge.from) ?? -1, to: path.indexOf.get(edge.to) ?? -1 });
  }
  return { edges, ends };
}
