import { z } from 'zod';
import { err, ok, type Result } from '../../../kit/result';
import type { Cell } from '../xlsx/workbook';

/** What a field is in a cell: text, a number, yes or no, a list in one line, a list of lines, or anything as JSON. */
export type FieldForm = 'text' | 'number' | 'boolean' | 'list' | 'lines' | 'json';

/**
 * A field to a cell and back, without loss. An empty cell is the field's default (or an optional field that is not said); what the plain form cannot say, or would say in two ways, is written
 * as `json:` and its JSON. `decode` gives undefined for the default, and only checks the form: the schema of the record checks the value.
 */
export interface FieldCodec {
  readonly form: FieldForm;
  readonly encode: (value: unknown) => Cell;
  readonly decode: (cell: string) => Result<unknown, string>;
}

const mark = 'json:';
/** Lists of text longer than this are paragraphs: a line each. */
const shortText = 500;

/** Derived from the schema, so that a field needs no line of code to have its column. */
export function fieldCodec(schema: z.ZodType): FieldCodec {
  const form = formOf(schema);
  const fallback: unknown = schema.safeParse(undefined).data;
  const empty = JSON.stringify(fallback);
  const decode = (cell: string): Result<unknown, string> => (cell === '' ? ok(undefined) : cell.startsWith(mark) ? parseJson(cell.slice(mark.length)) : decodePlain(form, cell));
  const encode = (value: unknown): Cell => {
    const json = JSON.stringify(value);
    if (json === undefined || (json === empty && isNothing(value))) return null;
    const plain = encodePlain(form, value);
    if (typeof plain === 'number') return plain;
    const back = plain === null || plain === '' || /\p{Cs}/u.test(plain) ? null : decode(plain);
    return plain !== null && back?.ok && JSON.stringify(back.value) === json ? plain : `${mark}${json}`;
  };
  return { form, encode, decode };
}

/** Nothing to be seen: a default of this kind is better left empty, any other better written. */
function isNothing(value: unknown): boolean {
  return value === null || value === '' || JSON.stringify(value) === '[]' || JSON.stringify(value) === '{}' || value === undefined;
}

function formOf(schema: z.ZodType): FieldForm {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return formOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodString || schema instanceof z.ZodEnum || (schema instanceof z.ZodLiteral && [...schema.values].every((value) => typeof value === 'string'))) return 'text';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (!(schema instanceof z.ZodArray)) return 'json';
  const item = schema.element as z.ZodType;
  if (item instanceof z.ZodEnum) return 'list';
  if (!(item instanceof z.ZodString)) return 'json';
  return (item.maxLength ?? 0) > shortText ? 'lines' : 'list';
}

function encodePlain(form: FieldForm, value: unknown): string | number | null {
  if (form === 'number') return typeof value === 'number' ? value : null;
  if (form === 'text') return typeof value === 'string' ? value : null;
  if (form === 'boolean') return typeof value === 'boolean' ? String(value) : null;
  if (form === 'json') return value !== null && typeof value === 'object' ? JSON.stringify(value) : null;
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(form === 'list' ? '; ' : '\n') : null;
}

function decodePlain(form: FieldForm, cell: string): Result<unknown, string> {
  switch (form) {
    case 'text': return ok(cell);
    case 'number': return /^\s*[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?\s*$/i.test(cell) ? ok(Number(cell)) : err('is not a number; write it with a point, as in 1.5');
    case 'boolean': return /^\s*(true|false)\s*$/i.test(cell) ? ok(cell.trim().toLowerCase() === 'true') : err('is neither true nor false');
    case 'list': return ok(cell.split(';').map((item) => item.trim()).filter((item) => item !== ''));
    case 'lines': return ok(cell.split(/\r\n|\n/));
    case 'json': return parseJson(cell);
  }
}

function parseJson(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err('is not valid JSON; put back what was there, or empty the cell for the default');
  }
}
