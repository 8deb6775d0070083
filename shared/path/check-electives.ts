import type { Finding } from '../kit/finding';
import type { RecordId } from '../model/ids';
import type { Zone } from '../model/zone';
import type { Collected } from './collect';
import { coreClosure } from './core-closure';
import { satisfy, type Satisfied } from './satisfy';
import { problemOf, toUnits, type CompiledRequirement, type Worth } from './zone-requirement';

/** The requirement of an elective zone in whole units; a zone without one asks for nothing. */
export function requirementOf({ requirement }: Zone): CompiledRequirement<RecordId> {
  if (!requirement) return { unit: 'count', asked: 0, groups: [], mayShare: false };
  const unit = requirement.kind;
  const asked = requirement.kind === 'count' ? requirement.choose : toUnits(unit, requirement.atLeast, 'up');
  const groups = (requirement.groups ?? []).map(({ title, modules, atLeast, atMost }) => ({ title, modules, atLeast: toUnits(unit, atLeast, 'up'), atMost: atMost === null ? null : toUnits(unit, atMost, 'down') }));
  return { unit, asked, groups, mayShare: requirement.mayShare ?? false };
}

/** What a module of the role is worth. */
export function worthIn({ modules, indexOf }: Collected): (module: RecordId) => Worth {
  return (id) => {
    const module = modules[indexOf.get(id) ?? -1];
    return { minutes: module?.minutes ?? 0, credits: Math.round((module?.credits ?? 0) * 100) };
  };
}

/** Modules of an elective zone that only it can count: neither in core's closure nor in another elective zone. In authored order, each once. */
export function ownModules(collected: Collected, zone: Zone): readonly RecordId[] {
  const core = coreClosure(collected);
  const others = new Set(collected.zones.flatMap((other) => (other.policy === 'elective' && other.id !== zone.id ? other.modules : [])));
  return [...new Set(zone.modules)].filter((id) => !others.has(id) && !core.has(collected.indexOf.get(id) ?? -1));
}

/** Requirements of elective zones that cannot be met, or not be shown to be, by what only they can count (engine.md, Electives). */
export function electives(collected: Collected): readonly Finding[] {
  return collected.zones.filter((zone) => zone.policy === 'elective').flatMap((zone) => [...strangers(zone), ...unmet(collected, zone)]);
}

function strangers(zone: Zone): readonly Finding[] {
  return (zone.requirement?.groups ?? []).flatMap((group) => {
    const strange = group.modules.filter((id) => !zone.modules.includes(id));
    if (strange.length === 0) return [];
    return [{ code: 'TRL-Z012', severity: 'error' as const, message: `The group “${group.title}” of “${zone.title}” names ${strange.length === 1 ? 'a module' : `${strange.length} modules`} that the zone does not list. Add them to the zone or take them out of the group.`, records: [zone.id, ...strange] }];
  });
}

function unmet(collected: Collected, zone: Zone): readonly Finding[] {
  const requirement = requirementOf(zone);
  const own = ownModules(collected, zone);
  const ask = (changed: CompiledRequirement<RecordId>): Satisfied['kind'] => satisfy(problemOf(changed, own, worthIn(collected))).kind;
  const answer = ask(requirement);
  if (answer === 'met') return [];
  if (answer === 'unproven') return [error('TRL-Z011', `Whether “${zone.title}” can be met could not be decided within the budget of the search. Let fewer modules lie in several groups, or use fewer groups.`, [zone.id])];
  const guilty = requirement.groups.filter((group) => ask({ ...requirement, asked: 0, groups: [{ ...group, atMost: null }] }) !== 'met' || (group.atMost !== null && group.atMost < group.atLeast));
  const named = guilty.length > 0 ? guilty : requirement.groups.filter((group) => ask({ ...requirement, groups: requirement.groups.map((other) => (other === group ? { ...other, atLeast: 0, atMost: null } : other)) }) === 'met');
  if (named.length > 0) return named.map((group) => error('TRL-Z010', `The group “${group.title}” of “${zone.title}” cannot be met: ${boundsText(requirement.unit, group)}, ${group.modules.length === 1 ? 'and only one module is in it' : `and of its ${group.modules.length} modules too few can count`}. Add modules to the group or change its bounds.`, [zone.id]));
  return [error('TRL-Z002', `“${zone.title}” asks for ${amount(requirement.unit, requirement.asked)}, but only ${canCount(requirement.unit, collected, own)} can count: ${reasonFor(collected, zone, own)}. Add modules or ask for fewer.`, [zone.id])];
}

function reasonFor(collected: Collected, zone: Zone, own: readonly RecordId[]): string {
  const held = zone.modules.filter((id) => coreClosure(collected).has(collected.indexOf.get(id) ?? -1)).length;
  if (held > 0) return `core already holds ${held} of its ${zone.modules.length} modules`;
  if (own.length < new Set(zone.modules).size) return 'other elective zones list the same modules';
  return (zone.requirement?.groups ?? []).length > 0 ? 'its groups together ask for more than its modules give' : zone.modules.length === 0 ? 'it lists none' : `it lists only ${zone.modules.length}`;
}

function amount(unit: CompiledRequirement<unknown>['unit'], value: number): string {
  const [size, word] = unit === 'count' ? [value, 'module'] : unit === 'minutes' ? [value, 'minute'] : [value / 100, 'credit'];
  return `${size} ${word}${size === 1 ? '' : 's'}`;
}

function canCount(unit: CompiledRequirement<unknown>['unit'], collected: Collected, own: readonly RecordId[]): string {
  const worth = worthIn(collected);
  return unit === 'count' ? String(own.length) : amount(unit, own.reduce((sum, id) => sum + worth(id)[unit], 0));
}

function boundsText(unit: CompiledRequirement<unknown>['unit'], { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number | null }): string {
  return `it asks for at least ${amount(unit, atLeast)}${atMost === null ? '' : ` and at most ${amount(unit, atMost)}`}`;
}

function error(code: string, message: string, records: readonly string[]): Finding {
  return { code, severity: 'error', message, records };
}
