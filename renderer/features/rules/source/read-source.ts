import type { z } from 'zod';
import type { Command } from '#shared/document/apply-command';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import type { RecordId } from '#shared/model/ids';
import { recordKinds, referencesOf, type TrellisRecord } from '#shared/model/record';
import { t } from '../../../i18n/t';
import type { RuleEntry } from '../rule-entries';
import { issueText } from './issue-text';
import { lineFinder, readJson, type JsonFault, type JsonPath } from './json-text';

/** One thing that is wrong with a source: its line (from 1) and a sentence with what, where and how to mend it. */
export interface SourceFault {
  readonly line: number;
  readonly message: string;
}

/** Reading stops after so many faults: nobody mends more at once, and each costs time while somebody types. */
const mostFaults = 50;

export type SourceReading = { readonly ok: true; readonly commands: readonly Command[] } | { readonly ok: false; readonly faults: readonly SourceFault[] };

/** The records as text: one, or all rules of a role as a list. */
export function sourceOf(records: readonly RuleEntry[], isList: boolean): string {
  return `${JSON.stringify(isList ? records : records[0], null, 2)}\n`;
}

/** Reads a source back: what it changes in the document as commands, or the first faults with their lines. Nothing is guessed. */
export function readSource(document: TrellisDocument, text: string, records: readonly RuleEntry[], isList: boolean): SourceReading {
  const json = readJson(text);
  const lineAt = lineFinder(text);
  if (!json.ok) return { ok: false, faults: [{ line: lineAt(json.error.offset), message: jsonFaultText(json.error) }] };
  const faults: SourceFault[] = [];
  const refuse: Refuse = (path, message) => {
    if (faults.length < mostFaults) faults.push({ line: lineAt(json.value.offsetOf(path)), message: message() });
    return faults.length < mostFaults;
  };
  const { value } = json.value;
  if (isList && !Array.isArray(value)) return { ok: false, faults: [{ line: 1, message: t('source.notAList') }] };
  const items: readonly unknown[] = isList ? (value as unknown[]) : [value];
  const type = records[0]?.type ?? 'rule';
  const parsed = items.map((item, index) => readRecord(document, item, isList ? [index] : [], isList ? 'rule' : type, refuse));
  const only = records[0];
  if (!isList && only && parsed[0] && parsed[0].id !== only.id) refuse(['id'], () => t('source.idStays', { id: only.id }));
  const seen = new Set<RecordId>();
  const own = new Set(records.map((record) => record.id));
  parsed.forEach((record, index) => {
    if (!record) return;
    if (seen.has(record.id)) refuse([index, 'id'], () => t('source.idTwice', { id: record.id }));
    if (isList && !own.has(record.id) && getRecord(document, record.id)) refuse([index, 'id'], () => t('source.idElsewhere', { id: record.id }));
    seen.add(record.id);
  });
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, commands: commandsOf(records, parsed.filter((record) => record !== null), isList) };
}

/** Keeps a fault; false once there are enough. */
type Refuse = (path: JsonPath, message: () => string) => boolean;

function readRecord(document: TrellisDocument, item: unknown, path: JsonPath, type: RuleEntry['type'], refuse: Refuse): TrellisRecord | null {
  const schema: z.ZodType = recordKinds[type].schema;
  const result = schema.safeParse(item);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const where = [...path, ...issue.path.filter((part) => typeof part !== 'symbol'), ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
      if (!refuse(where, () => issueText(issue, item))) break;
    }
    return null;
  }
  const record = result.data as TrellisRecord;
  for (const id of new Set(referencesOf(record))) {
    if (!getRecord(document, id) && !refuse([...path, ...pathOf(item, id)], () => t('source.unknownId', { id }))) break;
  }
  return record;
}

/** Where a text stands in a value. */
function pathOf(value: unknown, wanted: string): JsonPath {
  const search = (node: unknown, path: JsonPath): JsonPath | null => {
    if (node === wanted) return path;
    if (node === null || typeof node !== 'object') return null;
    for (const [key, child] of Object.entries(node)) {
      const found = search(child, [...path, Array.isArray(node) ? Number(key) : key]);
      if (found) return found;
    }
    return null;
  };
  return search(value, []) ?? [];
}

function commandsOf(before: readonly RuleEntry[], after: readonly TrellisRecord[], isList: boolean): readonly Command[] {
  const known = new Map<RecordId, RuleEntry>(before.map((record) => [record.id, record]));
  const changed = after.filter((record) => known.has(record.id) && JSON.stringify(known.get(record.id)) !== JSON.stringify(record));
  const added = after.filter((record) => !known.has(record.id));
  const removed = isList ? before.filter((record) => !after.some((other) => other.id === record.id)) : [];
  return [
    ...(added.length > 0 ? [{ name: 'record.create', payload: { records: added } } as Command] : []),
    ...(changed.length > 0 ? [{ name: 'record.update', payload: { updates: changed.map((record) => updateOf(known.get(record.id), record)) } } as Command] : []),
    ...(removed.length > 0 ? [{ name: 'record.remove', payload: { ids: removed.map((record) => record.id) } } as Command] : []),
  ];
}

/** What is written is set; an optional field that was taken out is unset. */
function updateOf(before: RuleEntry | undefined, { id, type: _type, ...set }: TrellisRecord): { readonly id: RecordId; readonly set: Readonly<Record<string, unknown>>; readonly unset?: readonly string[] } {
  const unset = Object.keys(before ?? {}).filter((field) => field !== 'id' && field !== 'type' && !(field in set));
  return { id, set, ...(unset.length > 0 ? { unset } : {}) };
}

function jsonFaultText({ kind, text }: JsonFault): string {
  return t(`source.json.${kind}`, { text });
}
