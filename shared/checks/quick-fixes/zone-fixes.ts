import { membersOf, type Requirement } from '../../model/requirement';
import type { Gate } from '../../model/gate';
import { ownModules } from '../../path/check-electives';
import type { Collected } from '../../path/collect';
import { allMeasures, gateKinds } from '../../path/measures';
import { update, remove, type MakeFix } from './quick-fix';

/** By code: what mends a finding about zones, gates and groups. */
export const zoneFixes: Readonly<Record<string, MakeFix>> = {
  'TRL-Z001': (_document, { records: [module = '', , needing = ''] }, collected) => {
    const home = homeOf(collected, needing);
    if (!home?.policy.startsWith('core') || home.role !== collected.role.id) return null;
    return { label: `Move to “${home.title}”`, command: { name: 'zone.assign', payload: { role: home.role, zone: home.id, modules: [module] } } };
  },
  'TRL-Z002': (document, { records: [id = ''] }, collected) => {
    const zone = document.tables.zone.get(id);
    if (zone?.requirement?.kind !== 'count' || (zone.requirement.groups ?? []).length > 0) return null;
    const most = ownModules(collected, zone).length;
    return most > 0 ? update(`Ask for ${most}`, id, { requirement: { ...zone.requirement, choose: most } }) : null;
  },
  'TRL-Z003': (document, { records: [id = '', zone = ''] }) => withoutCondition(document.tables.gate.get(id), (condition) => condition.kind === 'zone' && condition.zone === zone),
  'TRL-Z004': (document, { records: [id = '', zone = ''] }, collected) =>
    withoutCondition(document.tables.gate.get(id), (condition) => (condition.kind === 'zone' ? condition.zone === zone : homeOf(collected, condition.module)?.id === zone)),
  'TRL-Z009': (_document, { records: [module = ''] }, { gates }) => {
    const [kind, ...others] = gateKinds(allMeasures(gates).filter((measure) => measure.module === module));
    return kind && others.length === 0 ? update(`Test by ${kind}`, module, { evidenceKind: kind }) : null;
  },
  'TRL-Z012': (document, { records: [id = ''] }) => {
    const zone = document.tables.zone.get(id);
    if (!zone?.requirement) return null;
    const groups = (zone.requirement.groups ?? []).map((group) => ({ ...group, modules: group.modules.filter((module) => zone.modules.includes(module)) })).filter((group) => group.modules.length > 0);
    return update('Take them out of the group', id, { requirement: { ...zone.requirement, groups } });
  },
  'TRL-G004': (document, { records: [id = ''] }) => {
    const group = document.tables.requirement.get(id)?.group;
    return group?.need === 'all' ? update('Let all of them enter', id, { default: membersOf(group) }) : null;
  },
  'TRL-G006': (document, { records: [id = ''] }) => {
    const requirement = document.tables.requirement.get(id);
    return requirement ? update('Take it out', id, withinGroup(requirement)) : null;
  },
};

function homeOf({ zones, zoneOf, indexOf }: Collected, module: string): Collected['zones'][number] | undefined {
  return zones[zoneOf[indexOf.get(module) ?? -1] ?? -1];
}

/** A gate without conditions goes altogether. */
function withoutCondition(gate: Gate | undefined, isWrong: (condition: Gate['conditions'][number]) => boolean): ReturnType<MakeFix> {
  if (!gate) return null;
  const conditions = gate.conditions.filter((condition) => !isWrong(condition));
  return conditions.length > 0 ? update('Remove condition', gate.id, { conditions }) : remove('Remove gate', gate.id);
}

function withinGroup({ group, default: authored }: Requirement): Readonly<Record<string, unknown>> {
  const members = new Set(membersOf(group));
  const within = (list: readonly string[]): readonly string[] => list.filter((id) => members.has(id));
  const caps = 'caps' in group ? { caps: group.caps.map((cap) => ({ ...cap, of: within(cap.of) })).filter((cap) => cap.of.length > 0) } : {};
  return { default: within(authored), group: { ...group, ...caps } };
}
