import { roleSchema } from '../../../model/role';
import { zonePolicies, zoneSchema, type ZonePolicy } from '../../../model/zone';
import type { PlacedRow } from './add-modules';
import type { TableImport } from './table-import';

const titles: Readonly<Record<ZonePolicy, string>> = { 'core-locked': 'Core (locked)', 'core-testable': 'Core', elective: 'Electives', remedial: 'Remedial', open: 'Open' };

/** A role for each column of marks, with a zone for each policy that its cells name; modules in the order of the rows. */
export function addRoles({ draft, input }: TableImport, placed: readonly PlacedRow[]): void {
  const roles = new Map<string, Map<ZonePolicy, Set<string>>>();
  for (const { row } of placed) for (const { header } of row.table.columns.filter(({ to }) => to === 'role')) if (!roles.has(header)) roles.set(header, new Map());
  for (const { row, module } of placed) {
    for (const { role, policy } of row.marks) {
      const zones = roles.get(role) ?? new Map<ZonePolicy, Set<string>>();
      zones.set(policy, (zones.get(policy) ?? new Set()).add(module));
      roles.set(role, zones);
    }
  }
  const before = input.document?.tables.role.size ?? 0;
  for (const [at, [title, zones]] of [...roles].entries()) {
    const role = input.newId('role', title);
    draft.records.push(roleSchema.parse({ id: role, type: 'role', title, place: before + at }));
    for (const policy of zonePolicies) {
      const modules = zones.get(policy);
      if (modules) draft.records.push(zoneSchema.parse({ id: input.newId('zone', `${title} ${titles[policy]}`), type: 'zone', role, title: titles[policy], policy, place: zonePolicies.indexOf(policy), modules: [...modules] }));
    }
  }
}
