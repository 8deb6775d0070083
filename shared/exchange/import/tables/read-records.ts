import { append } from '../../../kit/append';
import { quoteSafely } from '../../../kit/quote';
import { getRecord, type TrellisDocument } from '../../../document/trellis-document';
import { isRecordType, typeOfId, type RecordType } from '../../../model/ids';
import { parseRecord, referencesOf, type TrellisRecord } from '../../../model/record';
import { recordColumns, recordTypeOfMarker, type RecordColumn } from '../../descriptions/tables/record-columns';
import type { ImportDraft, ImportUpdate } from '../import-plan';
import type { RecognisedTable } from './recognise';
import { columnLabel, rowNote, tableNote, type SourceTable } from './source-table';

/** Where each field of a table of records stands; a long one goes on in further columns. */
interface Place {
  readonly column: RecordColumn;
  readonly indices: readonly number[];
}

interface ReadRecord {
  readonly source: SourceTable;
  readonly row: number;
  readonly record: TrellisRecord;
  readonly update: ImportUpdate | null;
}

export interface ReadRecords {
  readonly updates: readonly ImportUpdate[];
  readonly merged: { readonly added: number; readonly updated: number; readonly unchanged: number };
}

/**
 * Reads tables that Trellis wrote. A record that the document does not have is new, with its id; one that it has gets the values of the columns that are there, an empty cell being the
 * default. Rows that are no longer there remove nothing. Refused: what the schema refuses, ids twice, references that lead nowhere.
 */
export function readRecordTables(draft: ImportDraft, document: TrellisDocument | undefined, tables: readonly RecognisedTable[]): ReadRecords {
  const rowOfId = new Map<string, string>();
  const read = tables.flatMap((table) => readTable(draft, document, table, rowOfId));
  const kept = withSoundReferences(draft, document, read);
  const updates = kept.flatMap(({ update }) => (update && Object.keys(update.set).length + update.unset.length > 0 ? [update] : []));
  const fresh = kept.filter(({ update }) => update === null);
  append(draft.records, fresh.map(({ record }) => record));
  const files = fresh.filter(({ record }) => record.type === 'asset').length;
  if (files > 0) draft.warnings.push({ code: 'files-missing', where: tables.find(({ columns }) => columns[0]?.header === 'trellis:asset')?.source.name ?? '', message: `${files} ${files === 1 ? 'file is' : 'files are'} described, but a spreadsheet does not hold files: copy the folder “assets” of the workspace, too.` });
  return { updates, merged: { added: fresh.length, updated: updates.length, unchanged: kept.length - fresh.length - updates.length } };
}

function readTable(draft: ImportDraft, document: TrellisDocument | undefined, table: RecognisedTable, rowOfId: Map<string, string>): readonly ReadRecord[] {
  const type = recordTypeOfMarker(table.columns[0]?.header ?? '')!;
  const places = placesOf(draft, table, type);
  return table.rows.flatMap(({ row, cells }): readonly ReadRecord[] => {
    const before = draft.refused.length;
    const refuse = (code: string, message: string): void => void draft.refused.push(rowNote(code, table.source, row, message));
    for (const { column, why } of table.source.bad.get(row) ?? []) refuse('bad-cell', `${columnLabel(column, table.columns[column]?.header ?? '')}: the cell ${why}.`);
    const id = (cells[0] ?? '').trim();
    const where = `row ${row} of ${quoteSafely(table.source.name, 40)}`;
    if (typeOfId(id) !== type) refuse('bad-id', `${columnLabel(0, '')}: ${quoteSafely(id)} is no id of this table; it has to begin with ${type}: and may not be empty. For a new row write ${type}: and a name of your own, letters, digits and hyphens only.`);
    else if (rowOfId.has(id)) refuse('duplicate-id', `The id ${quoteSafely(id)} is already used in ${rowOfId.get(id)!}. Each record has one row.`);
    rowOfId.set(id, where);
    const old = document && getRecord(document, id);
    const given: Record<string, unknown> = {};
    for (const { column: { field, codec }, indices } of places) {
      const cell = joined(cells, indices);
      const value = codec.decode(cell);
      if (!value.ok) refuse('bad-cell', `${columnLabel(indices[0]!, field)}: ${quoteSafely(cell, 60)} ${value.error}.`);
      else given[field] = value.value;
    }
    if (draft.refused.length > before) return [];
    const said = Object.fromEntries(Object.entries({ ...old, ...given, id, type }).filter(([, value]) => value !== undefined));
    const parsed = parseRecord(said);
    if (!parsed.ok) {
      for (const { path, message } of parsed.error.slice(0, 5)) {
        const [field = ''] = path.split('.');
        const place = places.find(({ column }) => column.field === field);
        refuse('bad-cell', `${place ? columnLabel(place.indices[0]!, field) : quoteSafely(path || 'record', 60)}: ${quoteSafely(place ? (cells[place.indices[0]!] ?? '') : id, 60)} does not fit (${quoteSafely(message, 200).slice(1, -1)}).`);
      }
      return [];
    }
    const record = parsed.value;
    if (!old) return [{ source: table.source, row, record, update: null }];
    const [now, then] = [record as Readonly<Record<string, unknown>>, old as Readonly<Record<string, unknown>>];
    const changed = places.map(({ column }) => column.field).filter((field) => JSON.stringify(now[field]) !== JSON.stringify(then[field]));
    const update = { id, set: Object.fromEntries(changed.filter((field) => now[field] !== undefined).map((field) => [field, now[field]])), unset: changed.filter((field) => now[field] === undefined) };
    return [{ source: table.source, row, record, update }];
  });
}

function joined(cells: readonly string[], indices: readonly number[]): string {
  let text = '';
  for (const index of indices) {
    if (index >= cells.length) break;
    text += cells[index]!;
  }
  return text;
}

function placesOf(draft: ImportDraft, table: RecognisedTable, type: RecordType): readonly Place[] {
  const columns = new Map(recordColumns(type).map((column) => [column.field, { column, indices: [] as number[] }]));
  const unknown: string[] = [];
  table.columns.slice(1).forEach(({ index, header }) => {
    const field = header.trim().replace(/ \(\d+\)$/, '');
    const known = columns.get(field);
    if (known) known.indices.push(index);
    else if (header.trim() !== '') unknown.push(columnLabel(index, header));
  });
  if (unknown.length > 0) draft.warnings.push(tableNote('unknown-columns', table.source, `Not fields of this version, and left out: ${unknown.slice(0, 10).join(', ')}${unknown.length > 10 ? ` and ${unknown.length - 10} more` : ''}. Put what matters into a column that is there.`));
  return [...columns.values()].filter(({ indices }) => indices.length > 0);
}

/** Leaves out, and refuses, what refers to nothing; again, until what is left holds together. */
function withSoundReferences(draft: ImportDraft, document: TrellisDocument | undefined, read: readonly ReadRecord[]): readonly ReadRecord[] {
  let kept = read;
  for (;;) {
    const own = new Set(kept.map(({ record }) => record.id));
    const lost = new Map<ReadRecord, string>();
    for (const one of kept) {
      const old = document && getRecord(document, one.record.id);
      const held = new Set(old ? referencesOf(old) : []);
      const missing = referencesOf(one.record).find((id) => isRecordType(typeOfId(id)) && !own.has(id) && !(document && getRecord(document, id)) && !held.has(id));
      if (missing !== undefined) lost.set(one, missing);
    }
    if (lost.size === 0) return kept;
    for (const [{ source, row, record }, missing] of lost) draft.refused.push(rowNote('unknown-reference', source, row, `${quoteSafely(record.id)} refers to ${quoteSafely(missing)}, which is neither in these tables nor in this workspace. Import the table that holds it with this one, or take the reference out.`));
    kept = kept.filter((one) => !lost.has(one));
  }
}
