import { z } from 'zod';
import type { RecordId } from '../../../model/ids';
import type { TrellisRecord } from '../../../model/record';
import { recordKinds } from '../../../model/record';

type Names = ReadonlyMap<RecordId, RecordId>;

/**
 * The record with other ids, its own and those that it refers to. Which fields hold ids is read off the schema (a string whose pattern is that of an id), so a text that
 * happens to read like an id stays as it is. Images in Markdown (`asset:key`) follow, too.
 */
export function renameIds(record: TrellisRecord, names: Names): TrellisRecord {
  if (names.size === 0) return record;
  const renamed = rename(recordKinds[record.type].schema, record, names) as TrellisRecord;
  return renamed.type === 'page' ? { ...renamed, body: renamed.body.map((line) => renameImages(line, names)) } : renamed;
}

function renameImages(line: string, names: Names): string {
  return line.replace(/asset:[A-Za-z0-9][A-Za-z0-9._-]{0,79}/g, (reference) => names.get(reference) ?? reference);
}

function rename(schema: unknown, value: unknown, names: Names): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return rename(schema.unwrap(), value, names);
  if (schema instanceof z.ZodUnion) return rename(schema.options.find((option) => (option as z.ZodType).safeParse(value).success), value, names);
  if (typeof value === 'string') return isIdSchema(schema) ? (names.get(value) ?? value) : value;
  if (schema instanceof z.ZodArray && Array.isArray(value)) return value.map((item) => rename(schema.element, item, names));
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (schema instanceof z.ZodObject) return Object.fromEntries(entries.map(([field, item]) => [field, rename((schema.shape as Readonly<Record<string, unknown>>)[field], item, names)]));
  if (schema instanceof z.ZodRecord) return Object.fromEntries(entries.map(([key, item]) => [rename(schema.keyType, key, names), rename(schema.valueType, item, names)]));
  return value;
}

const known = new WeakMap<z.ZodType, boolean>();

function isIdSchema(schema: unknown): boolean {
  if (!(schema instanceof z.ZodString)) return false;
  const held = known.get(schema);
  if (held !== undefined) return held;
  const { pattern } = z.toJSONSchema(schema, { io: 'input' });
  const isId = pattern !== undefined && pattern.includes(':[A-Za-z0-9]');
  known.set(schema, isId);
  return isId;
}
