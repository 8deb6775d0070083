import { membersOf, type Group, type GroupItem, type Requirement } from '../model/requirement';
import type { GroupEntry, GroupOf } from './groups';
import { toUnits } from './zone-requirement';

/** Names the modules of an authored group anew. */
export function mapGroup<M>(group: Group | Exclude<GroupItem, string>, at: (id: string) => M): GroupOf<M> {
  const of = (group.of as readonly GroupItem[]).map((item): GroupEntry<M> => (typeof item === 'string' ? { module: at(item) } : { group: mapGroup(item, at) }));
  if (group.need === 'all' || group.need === 'any') return { need: group.need, of };
  const { need } = group;
  return { need, atLeast: toUnits(need, group.atLeast, 'up'), of, caps: group.caps.map((cap) => ({ of: cap.of.map(at), atMost: toUnits(need, cap.atMost, 'down') })) };
}

/** The modules that a requirement names, default included. */
export function requirementModules({ group, default: authored }: Requirement): readonly string[] {
  return [...new Set([...membersOf(group), ...authored])];
}
