import type { TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import type { RecordId } from '#shared/model/ids';
import { membersOf, type Group, type GroupItem, type Requirement } from '#shared/model/requirement';
import { percentText, t } from '../i18n/t';
import { nameOf } from './selectors';

/** A link as what a module needs: "Prerequisite: Risk basics, 80 % or more". */
export function linkWords(document: TrellisDocument, edge: Edge): string {
  return [t('links.words', { kind: t(`edge.${edge.kind}`), title: nameOf(document, edge.from) }), askedWords(edge)].filter(Boolean).join(', ');
}

/** What a prerequisite asks for beyond being settled: "80 % or more", "done". */
export function askedWords({ needs }: Edge): string {
  return !needs ? '' : [needs.score === null ? '' : t('links.score', { score: percentText(needs.score) }), needs.done ? t('links.done') : ''].filter(Boolean).join(', ');
}

/** A group in words: "any of A, B", "2 of A, B, C", "60 minutes of A, B". Groups inside it stand in brackets. */
export function groupWords(document: TrellisDocument, group: Group | Exclude<GroupItem, string>): string {
  const of = (group.of as readonly GroupItem[]).map((item) => (typeof item === 'string' ? nameOf(document, item) : `(${groupWords(document, item)})`)).join(', ');
  return t(`links.group.${group.need}`, { of, amount: 'atLeast' in group ? group.atLeast : 0 });
}

interface GroupsAround {
  readonly of: ReadonlyMap<RecordId, readonly Requirement[]>;
  readonly with: ReadonlyMap<RecordId, readonly Requirement[]>;
}
const around = new WeakMap<object, GroupsAround>();

/** Groups before a module, in the order of their ids. */
export function groupsOf(document: TrellisDocument, module: RecordId): readonly Requirement[] {
  return groupsAround(document).of.get(module) ?? [];
}

/** Groups by the module that they stand before (`of`), and by each module that they name (`with`). */
export function groupsAround({ tables }: TrellisDocument): GroupsAround {
  const known = around.get(tables.requirement);
  if (known) return known;
  const groups = { of: new Map<RecordId, Requirement[]>(), with: new Map<RecordId, Requirement[]>() };
  const put = (map: Map<RecordId, Requirement[]>, key: RecordId, requirement: Requirement): void => void (map.get(key) ?? map.set(key, []).get(key)!).push(requirement);
  for (const requirement of [...tables.requirement.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    put(groups.of, requirement.module, requirement);
    for (const member of membersOf(requirement.group)) put(groups.with, member, requirement);
  }
  around.set(tables.requirement, groups);
  return groups;
}
