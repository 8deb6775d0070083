import { membersOf, type Group, type GroupItem } from '#shared/model/requirement';

/** The group with other members; null where none would be left. Caps lose what is no member any more. */
export function withItems(group: Group, items: readonly GroupItem[]): Group | null {
  if (items.length === 0) return null;
  const next = { ...group, of: [...items] } as Group;
  if (!('caps' in next)) return next;
  const members = new Set(membersOf(next));
  return { ...next, caps: next.caps.map((cap) => ({ ...cap, of: cap.of.filter((id) => members.has(id)) })).filter((cap) => cap.of.length > 0) };
}

/** The group asking in another way for the same members. Minutes and credits know no inner groups: their modules become members. */
export function withNeed(group: Group, need: Group['need']): Group {
  if (need === group.need) return group;
  const items = [...group.of] as GroupItem[];
  const flat = [...membersOf(group)];
  switch (need) {
    case 'all': return { need, of: items };
    case 'any': return { need, of: items };
    case 'count': return { need, of: items, atLeast: Math.min(2, items.length), caps: [] };
    case 'minutes': return { need, of: flat, atLeast: 60, caps: [] };
    case 'credits': return { need, of: flat, atLeast: 1, caps: [] };
  }
}
