import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import type { Gate } from '#shared/model/gate';
import type { RecordId } from '#shared/model/ids';
import type { Rule } from '#shared/model/rule';
import type { Zone } from '#shared/model/zone';
import { gatesOf, rulesOf, zonesOf } from '../../store/selectors';

/** What the Rules screen holds: rules, gates, and elective zones for what they ask. */
export type RuleEntry = Rule | Gate | Zone;

export const entryGroups = ['bands', 'attempts', 'gates', 'choice'] as const;
export type EntryGroup = (typeof entryGroups)[number];

/** All that decides on a role's path, by group, in its order. */
export function entriesOf(document: TrellisDocument, role: RecordId): Readonly<Record<EntryGroup, readonly RuleEntry[]>> {
  const rules = rulesOf(document, role);
  return {
    bands: rules.filter((rule) => rule.kind === 'score-bands'),
    attempts: rules.filter((rule) => rule.kind === 'attempts'),
    gates: gatesOf(document, role),
    choice: zonesOf(document, role).filter((zone) => zone.policy === 'elective'),
  };
}

export function allEntries(document: TrellisDocument, role: RecordId): readonly RuleEntry[] {
  const groups = entriesOf(document, role);
  return entryGroups.flatMap((group) => groups[group]);
}

/** The entry that the screen shows: the selected one; a rule of the selected module; else the first. */
export function currentEntry(document: TrellisDocument, role: RecordId, selection: readonly RecordId[]): RuleEntry | null {
  const entries = allEntries(document, role);
  const [first] = selection;
  const record = first ? getRecord(document, first) : undefined;
  return entries.find((entry) => entry.id === first) ?? (record?.type === 'module' ? entries.find((entry) => entry.type === 'rule' && entry.module === record.id) : undefined) ?? entries[0] ?? null;
}
