import type { z } from 'zod';
import type { Command } from '#shared/document/apply-command';
import { getRecord, type TrellisDocument } from '#shared/document/trellis-document';
import type { Edge } from '#shared/model/edge';
import { isRecordType, recordTypes, type RecordId, type RecordType } from '#shared/model/ids';
import { recordKinds, referencesOf, withoutDefaults, type TrellisRecord } from '#shared/model/record';
import { t } from '../../i18n/t';
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

/** What a source may be: one record, or a list; of one type, or of any. `brief`: fields that have their default are left out. `most`: characters. */
export interface SourceShape {
  readonly isList: boolean;
  readonly type: RecordType | 'any';
  readonly brief?: boolean;
  readonly most?: number;
}

/** The records as text: one, or a list of them. */
export function sourceOf(records: readonly TrellisRecord[], { isList, brief = false }: SourceShape): string {
  const shown = brief ? records.map((record) => withoutDefaults(record)) : records;
  return `${JSON.stringify(isList ? shown : shown[0], null, 2)}\n`;
}

/** Reads a source back: what it changes in the document as commands, or the first faults with their lines. Nothing is guessed. */
export function readSource(document: TrellisDocument, text: string, records: readonly TrellisRecord[], { isList, type, most }: SourceShape): SourceReading {
  const json = readJson(text, most);
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
  const own = new Set(records.map((record) => record.id));
  const written = new Set(items.map((item) => (item !== null && typeof item === 'object' ? (item as { id?: unknown }).id : undefined)));
  const exists = (id: RecordId): boolean => written.has(id) || (getRecord(document, id) !== undefined && !(isList && own.has(id)));
  const parsed = items.map((item, index) => readRecord(exists, item, isList ? [index] : [], type, refuse));
  const only = records[0];
  if (!isList && only && parsed[0] && parsed[0].id !== only.id) refuse(['id'], () => t('source.idStays', { id: only.id }));
  const seen = new Set<RecordId>();
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

function readRecord(exists: (id: RecordId) => boolean, item: unknown, path: JsonPath, wanted: RecordType | 'any', refuse: Refuse): TrellisRecord | null {
  const said = item !== null && typeof item === 'object' ? (item as { type?: unknown }).type : undefined;
  const type = wanted !== 'any' ? wanted : typeof said === 'string' && isRecordType(said) ? said : null;
  if (type === null) {
    refuse([...path, 'type'], () => t('source.notOneOf', { place: t('source.theType'), value: JSON.stringify(said) ?? t('source.nothing'), options: recordTypes.join(', ') }));
    return null;
  }
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
    if (!exists(id) && !refuse([...path, ...pathOf(item, id)], () => t('source.unknownId', { id }))) break;
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

function commandsOf(before: readonly TrellisRecord[], after: readonly TrellisRecord[], isList: boolean): readonly Command[] {
  const known = new Map<RecordId, TrellisRecord>(before.map((record) => [record.id, record]));
  const isChanged = (record: TrellisRecord): boolean => JSON.stringify(known.get(record.id)) !== JSON.stringify(record);
  // A link with other ends is another link: it goes, and comes again under its id, past the guard against loops.
  const isRedrawn = (record: TrellisRecord): boolean => { const old = known.get(record.id); return record.type === 'edge' && old?.type === 'edge' && (old.from !== record.from || old.to !== record.to || old.kind !== record.kind); };
  const changed = after.filter((record) => known.has(record.id) && isChanged(record) && !isRedrawn(record));
  const added = after.filter((record) => !known.has(record.id));
  const links = [...added, ...after.filter(isRedrawn)].filter((record): record is Edge => record.type === 'edge');
  const plain = added.filter(({ type }) => type !== 'edge');
  const gone = [...(isList ? before.filter((record) => !after.some((other) => other.id === record.id)) : []), ...after.filter(isRedrawn)].map(({ id }) => id);
  return [
    ...(plain.length > 0 ? [{ name: 'record.create', payload: { records: plain } } as Command] : []),
    ...(changed.length > 0 ? [{ name: 'record.update', payload: { updates: changed.map((record) => updateOf(known.get(record.id), record)) } } as Command] : []),
    ...(gone.length > 0 ? [{ name: 'record.remove', payload: { ids: gone } } as Command] : []),
    ...links.map(({ type: _type, ...link }): Command => ({ name: 'edge.add', payload: link })),
  ];
}

/** What is written is set; an optional field that was taken out is unset. */
function updateOf(before: TrellisRecord | undefined, { id, type: _type, ...rest }: TrellisRecord): { readonly id: RecordId; readonly set: Readonly<Record<string, unknown>>; readonly unset?: readonly string[] } {
  const fixed = before?.type === 'edge' ? ['from', 'to', 'kind'] : [];
  const set = Object.fromEntries(Object.entries(rest).filter(([field]) => !fixed.includes(field)));
  const unset = Object.keys(before ?? {}).filter((field) => field !== 'id' && field !== 'type' && !fixed.includes(field) && !(field in set));
  return { id, set, ...(unset.length > 0 ? { unset } : {}) };
}

function jsonFaultText({ kind, text }: JsonFault): string {
  return t(`source.json.${kind}`, { text });
}
