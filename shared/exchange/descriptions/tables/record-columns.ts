import type { z } from 'zod';
import { isRecordType, type RecordType } from '../../../model/ids';
import { recordKinds } from '../../../model/record';
import { fieldCodec, type FieldCodec } from './field-cell';

/** First header of a table that holds all records of a type; the ids stand below it. `trellis:module`. */
export function markerOf(type: RecordType): string {
  return `trellis:${type}`;
}

export function recordTypeOfMarker(header: string): RecordType | null {
  const type = header.startsWith('trellis:') ? header.slice('trellis:'.length).trim() : '';
  return isRecordType(type) ? type : null;
}

/** A field of a record type as a column. */
export interface RecordColumn {
  readonly field: string;
  readonly codec: FieldCodec;
}

const columnsByType = new Map<RecordType, readonly RecordColumn[]>();

/** Every field of the schema but id and type, in its order: a new field is a new column. */
export function recordColumns(type: RecordType): readonly RecordColumn[] {
  const known = columnsByType.get(type);
  if (known) return known;
  const shape: Readonly<Record<string, z.ZodType>> = recordKinds[type].schema.shape;
  const columns = Object.entries(shape).filter(([field]) => field !== 'id' && field !== 'type').map(([field, schema]) => ({ field, codec: fieldCodec(schema) }));
  columnsByType.set(type, columns);
  return columns;
}
