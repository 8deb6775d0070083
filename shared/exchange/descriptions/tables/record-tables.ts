import type { TrellisDocument } from '../../../document/trellis-document';
import { inOrderOfId } from '../../../kit/order';
import { recordTypes, type RecordType } from '../../../model/ids';
import type { TrellisRecord } from '../../../model/record';
import type { Cell, Column } from '../xlsx/workbook';
import { markerOf, recordColumns } from './record-columns';

/** All records of one type: a header row, then a row each in order of id. */
export interface RecordTable {
  readonly type: RecordType;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Characters of a cell: below what a spreadsheet can hold (32,767); a longer text goes on in the next column of the field. */
export const longestCell = 32_000;

/** A table for each record type, empty ones too, so that rows can be added; modules first, as they are what people look for. */
export function recordTables(document: TrellisDocument): readonly RecordTable[] {
  const types: readonly RecordType[] = ['module', ...recordTypes.filter((type) => type !== 'module')];
  return types.map((type) => recordTable(type, inOrderOfId(document.tables[type] as ReadonlyMap<string, TrellisRecord>)));
}

function recordTable(type: RecordType, records: readonly TrellisRecord[]): RecordTable {
  const columns = recordColumns(type);
  const cells = records.map((record) => columns.map(({ field, codec }) => split(codec.encode((record as Readonly<Record<string, unknown>>)[field]))));
  const widths = columns.map((_column, at) => cells.reduce((most, row) => Math.max(most, row[at]!.length), 1));
  return {
    type,
    columns: [
      { header: markerOf(type), width: 28 },
      ...columns.flatMap(({ field, codec: { form } }, at) => Array.from({ length: widths[at]! }, (_, part) => ({ header: part === 0 ? field : `${field} (${part + 1})`, width: form === 'number' || form === 'boolean' ? 12 : 26, wrap: form === 'lines' }))),
    ],
    rows: records.map((record, row) => [record.id, ...cells[row]!.flatMap((parts, at) => Array.from({ length: widths[at]! }, (_, part) => parts[part] ?? null))]),
  };
}

/** A cell in pieces that fit, never half a character. */
function split(cell: Cell): readonly Cell[] {
  if (typeof cell !== 'string' || cell.length <= longestCell) return [cell];
  const parts: string[] = [];
  for (let at = 0; at < cell.length;) {
    const end = at + longestCell;
    const next = end < cell.length && /[\ud800-\udbff]/.test(cell[end - 1]!) ? end - 1 : end;
    parts.push(cell.slice(at, next));
    at = next;
  }
  return parts;
}
