import type { Command } from '#shared/document/apply-command';
import type { TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { zonePolicies, type ZonePolicy } from '#shared/model/zone';
import { lineageOf } from '#shared/path/lineage';
import { t } from '../../i18n/t';
import { newId } from '../../store/new-id';
import { nextPlace, ownZonesOf } from '../../store/selectors';

/** What a role does with a module: the strictest of its zones that holds it. `from`: the ancestor that says so, or null for the role itself. */
export interface MatrixCell {
  readonly policy: ZonePolicy;
  readonly from: RecordId | null;
}

/** Cells of one role by module; modules that no zone of it holds are not in the map. */
export function cellsOf(document: TrellisDocument, role: RecordId): ReadonlyMap<RecordId, MatrixCell> {
  const record = document.tables.role.get(role);
  const cells = new Map<RecordId, MatrixCell>();
  for (const { id } of record ? lineageOf(document, record) : []) {
    for (const zone of ownZonesOf(document, id)) {
      for (const module of zone.modules) {
        const known = cells.get(module);
        if (!known || zonePolicies.indexOf(zone.policy) < zonePolicies.indexOf(known.policy)) cells.set(module, { policy: zone.policy, from: id === role ? null : id });
      }
    }
  }
  return cells;
}

/** One change of the matrix: these modules get this policy in this role; null: out of its zones. */
export interface MatrixChange {
  readonly role: RecordId;
  readonly modules: readonly RecordId[];
  readonly policy: ZonePolicy | null;
}

/** Commands for the changes, as one step: modules go into the role's first zone of the policy, which is made where there is none. */
export function commandsFor(document: TrellisDocument, changes: readonly MatrixChange[], fresh: () => RecordId = () => newId('zone')): readonly Command[] {
  const made = new Map<string, RecordId>();
  const places = new Map<RecordId, number>();
  return changes.flatMap(({ role, modules, policy }): readonly Command[] => {
    if (modules.length === 0) return [];
    const zones = ownZonesOf(document, role);
    if (policy === null) return [{ name: 'zone.assign', payload: { role, zone: null, modules: [...modules] } }];
    const known = zones.find((zone) => zone.policy === policy)?.id ?? made.get(`${role} ${policy}`);
    if (known) return [{ name: 'zone.assign', payload: { role, zone: known, modules: [...modules] } }];
    const id = fresh();
    const place = places.get(role) ?? nextPlace(zones);
    made.set(`${role} ${policy}`, id);
    places.set(role, place + 1);
    const zone = { id, type: 'zone', role, title: t(`policy.${policy}`), policy, place, requirement: policy === 'elective' ? { kind: 'count', choose: 1 } : null };
    return [{ name: 'record.create', payload: { records: [zone] } }, { name: 'zone.assign', payload: { role, zone: id, modules: [...modules] } }];
  });
}
