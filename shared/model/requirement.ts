import { z } from 'zod';
import { idOf, type RecordId } from './ids';
import { defineRecordKind, withoutIds } from './record-kind';

const moduleId = idOf('module');
const of = z.array(moduleId).min(1);
/** At most so much of these modules counts, in the unit of the group (modules, minutes, credits). */
const capSchema = z.strictObject({ of, atMost: z.number().min(0) });
const caps = z.array(capSchema).default([]);
const minutes = z.strictObject({ need: z.literal('minutes'), atLeast: z.int().min(1), of, caps });
const credits = z.strictObject({ need: z.literal('credits'), atLeast: z.number().min(0.01).max(100_000), of, caps });

/** A group inside a group: modules only. */
export const innerGroupSchema = z.discriminatedUnion('need', [
  z.strictObject({ need: z.literal('all'), of }),
  z.strictObject({ need: z.literal('any'), of }),
  z.strictObject({ need: z.literal('count'), atLeast: z.int().min(1), of, caps }),
  minutes,
  credits,
]);
const items = z.array(z.union([moduleId, innerGroupSchema])).min(1);

/** What must be settled before a module. A closed set: an unknown `need` is refused when the document is read. */
export const groupSchema = z.discriminatedUnion('need', [
  z.strictObject({ need: z.literal('all'), of: items }),
  z.strictObject({ need: z.literal('any'), of: items }),
  z.strictObject({ need: z.literal('count'), atLeast: z.int().min(1), of: items, caps }),
  minutes,
  credits,
]);
export type Group = z.infer<typeof groupSchema>;
export type GroupItem = RecordId | z.infer<typeof innerGroupSchema>;

/** A group of prerequisites of `module`. It pulls nothing in by itself: where nothing else meets it, the authored `default` enters the path. */
export const requirementSchema = z.strictObject({
  id: idOf('requirement'),
  type: z.literal('requirement'),
  module: moduleId,
  title: z.string().max(300).default(''),
  group: groupSchema,
  default: z.array(moduleId).default([]),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** Modules that a group names, each once, in the order written. */
export function membersOf(group: Group | GroupItem): readonly RecordId[] {
  if (typeof group === 'string') return [group];
  return [...new Set((group.of as readonly GroupItem[]).flatMap(membersOf))];
}

/** The group without the ids; null where nothing is left. What was asked of several stays asked. */
function forgetInGroup<G extends Group | Exclude<GroupItem, string>>(group: G, ids: ReadonlySet<RecordId>): G | null {
  const kept = (group.of as readonly GroupItem[]).flatMap((item): readonly GroupItem[] => {
    if (typeof item === 'string') return ids.has(item) ? [] : [item];
    const inner = forgetInGroup(item, ids);
    return inner ? [inner] : [];
  });
  if (kept.length === 0) return null;
  const left = 'caps' in group ? group.caps.map((cap) => ({ ...cap, of: withoutIds(cap.of, ids) })).filter((cap) => cap.of.length > 0) : undefined;
  return { ...group, of: kept, ...(left ? { caps: left } : {}) } as G;
}

export const requirementKind = defineRecordKind({
  type: 'requirement',
  label: 'requirement',
  schema: requirementSchema,
  references: (requirement) => [requirement.module, ...membersOf(requirement.group), ...requirement.default],
  forget: (requirement, ids) => {
    const group = forgetInGroup(requirement.group, ids);
    return ids.has(requirement.module) || !group ? null : { ...requirement, group, default: withoutIds(requirement.default, ids) };
  },
});
