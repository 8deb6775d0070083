import type { Finding } from '../kit/finding';
import { membersOf, type Requirement } from '../model/requirement';
import { worthIn } from './check-electives';
import type { Collected } from './collect';
import { mapGroup } from './authored-group';
import { groupMet } from './groups';
import type { Satisfied } from './satisfy';

/** Groups of prerequisites that nobody or not everybody could meet. Nothing is pulled in silently: core or the authored default must meet each. */
export function requirementFindings(collected: Collected): readonly Finding[] {
  return collected.requirements.flatMap((requirement) => [...strangers(requirement), ...unmet(collected, requirement)]);
}

function strangers(requirement: Requirement): readonly Finding[] {
  const members = new Set(membersOf(requirement.group));
  const strange = [...requirement.default, ...capped(requirement)].filter((id) => !members.has(id));
  if (strange.length === 0) return [];
  return [error('TRL-G006', requirement, `The default or a cap of ${nameOf(requirement)} names a module that the group does not. Name only modules of the group.`, strange)];
}

function capped({ group }: Requirement): readonly string[] {
  return 'caps' in group ? group.caps.flatMap((cap) => cap.of) : [];
}

function unmet(collected: Collected, requirement: Requirement): readonly Finding[] {
  const { zones, zoneOf, indexOf, modules } = collected;
  const group = mapGroup(requirement.group, (id) => id);
  const ask = (counts: (id: string) => boolean): Satisfied['kind'] => groupMet(group, counts, worthIn(collected));
  const isCore = (id: string): boolean => zones[zoneOf[indexOf.get(id) ?? -1] ?? -1]?.policy.startsWith('core') ?? false;
  const title = modules[indexOf.get(requirement.module) ?? -1]?.title ?? requirement.module;
  const all = ask(() => true);
  if (all === 'unmet') return [error('TRL-G005', requirement, `“${title}” can never open: ${nameOf(requirement)} asks for more than all its modules give. Ask for less, or add modules.`)];
  const answer = ask((id) => isCore(id) || requirement.default.includes(id));
  if (answer === 'met') return [];
  if (answer === 'unproven') return [error('TRL-G007', requirement, `Whether ${nameOf(requirement)} of “${title}” is met by its default could not be decided within the budget of the search. Use fewer or disjoint caps.`)];
  const why = requirement.default.length === 0 ? 'has no default for those who took none of them' : 'is not met by its default';
  return [error('TRL-G004', requirement, `“${title}” could stay locked in “${collected.role.title}”: ${nameOf(requirement)} ${why}, and nothing is pulled in silently. Name the modules that enter by default.`)];
}

function nameOf({ title, id }: Requirement): string {
  return `the group “${title || id}”`;
}

function error(code: string, requirement: Requirement, message: string, more: readonly string[] = []): Finding {
  return { code, severity: 'error', message, records: [requirement.id, requirement.module, ...more] };
}
