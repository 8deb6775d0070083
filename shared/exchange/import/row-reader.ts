import { quoteSafely } from '../../kit/quote';
import { isJsonObject } from '../files/json/parse-json';
import type { ImportNote } from './import-plan';

/** Notes of one import, and the fields that were already said to be unknown. */
export interface RowNotes {
  readonly warnings: ImportNote[];
  readonly repairs: ImportNote[];
  readonly refused: ImportNote[];
  readonly unknown: Set<string>;
}

export function createRowNotes(): RowNotes {
  return { warnings: [], repairs: [], refused: [], unknown: new Set() };
}

/** Reads the fields of one row. A field of the wrong type is remembered as the row's problem and read as missing; what is missing or null is not a problem. */
export interface RowReader {
  readonly row: number;
  readonly where: string;
  /** Text, or a number as text where JSON kept all its digits. */
  readonly text: (field: string) => string;
  readonly number: (field: string) => number | null;
  /** A list of texts; one text is a list of one. */
  readonly list: (field: string) => readonly string[];
  readonly objects: (field: string) => readonly Readonly<Record<string, unknown>>[];
  /** One object, empty where it is missing. */
  readonly object: (field: string) => Readonly<Record<string, unknown>>;
  readonly refuse: (code: string, message: string) => void;
  /** Whether the row can be taken over. Says fields that no reader asked for, each once for the whole file. */
  readonly finish: () => boolean;
}

/** A reader of row `index` (from 0) of the list `name`; undefined, and a refusal, where it is no object. */
export function readRow(notes: RowNotes, name: string, value: unknown, index: number, isOpen = false): RowReader | undefined {
  const [row, where] = [index + 1, `${name}, row ${index + 1}`];
  const say = (code: string, message: string): void => void notes.refused.push({ code, where, message: `Row ${row} of ${name}: ${message}` });
  if (!isJsonObject(value)) {
    say('wrong-type', 'it is not an object in braces.');
    return undefined;
  }
  const asked = new Set<string>();
  let isGood = true;
  const refuse = (code: string, message: string): void => {
    if (isGood) say(code, message);
    isGood = false;
  };
  const at = (field: string): unknown => {
    asked.add(field);
    return Object.hasOwn(value, field) ? value[field] : undefined;
  };
  const wrong = (field: string, wanted: string): void => refuse('wrong-type', `the field ${quoteSafely(field)} has to be ${wanted}.`);
  const asText = (item: unknown): string | undefined => (typeof item === 'string' ? item : typeof item === 'number' && Math.abs(item) <= Number.MAX_SAFE_INTEGER ? String(item) : undefined);
  const items = (field: string): readonly unknown[] => {
    const held = at(field);
    return held === undefined || held === null ? [] : Array.isArray(held) ? held : [held];
  };
  const each = <T>(field: string, wanted: string, read: (item: unknown) => T | undefined): readonly T[] =>
    items(field).flatMap((item) => {
      const good = read(item);
      if (good === undefined) wrong(field, wanted);
      return good === undefined ? [] : [good];
    });
  return {
    row, where, refuse,
    text: (field) => {
      const held = at(field);
      const text = asText(held);
      if (text === undefined && held !== undefined && held !== null) wrong(field, 'a text');
      return (text ?? '').trim();
    },
    number: (field) => {
      const held = at(field);
      if (held === undefined || held === null) return null;
      if (typeof held === 'number' && Number.isFinite(held) && held >= 0) return held;
      wrong(field, 'a number from 0');
      return null;
    },
    list: (field) => each(field, 'a list of texts', asText).map((text) => text.trim()).filter((text) => text !== ''),
    object: (field) => {
      const held = at(field);
      if (held !== undefined && held !== null && !isJsonObject(held)) wrong(field, 'an object in braces');
      return isJsonObject(held) ? held : {};
    },
    objects: (field) => each(field, 'a list of objects', (item) => (isJsonObject(item) ? item : undefined)),
    finish: () => {
      if (!isOpen) noteUnknown(notes, name, Object.keys(value).filter((field) => !asked.has(field)));
      return isGood;
    },
  };
}

/** Says fields that nothing is made of: each once, at most twenty of one list by name. */
export function noteUnknown(notes: RowNotes, name: string, fields: readonly string[]): void {
  for (const field of fields) {
    const key = `${name} ${field}`;
    if (notes.unknown.has(key) || notes.unknown.size >= 200) continue;
    notes.unknown.add(key);
    notes.warnings.push({ code: 'unknown-field', where: name, message: `The field ${quoteSafely(field)} of ${name} is not known and was left out.` });
  }
}

/** The objects of a list, each by its reader. Rows that are wrong, and ids that stand twice, are refused. `isOpen`: fields that nobody asked for are usual and not said. */
export function readRows<T extends { readonly id: string }>(notes: RowNotes, name: string, list: unknown, read: (reader: RowReader) => T, isOpen = false): readonly T[] {
  if (!Array.isArray(list)) {
    if (list !== undefined) notes.refused.push({ code: 'wrong-type', where: name, message: `${name} has to be a list.` });
    return [];
  }
  const rowOf = new Map<string, number>();
  return list.flatMap((value: unknown, index) => {
    const reader = readRow(notes, name, value, index, isOpen);
    if (!reader) return [];
    const made = read(reader);
    const before = rowOf.get(made.id);
    if (made.id === '') reader.refuse('no-id', 'it has neither id nor title.');
    else if (made.id.length > 300) reader.refuse('long-id', 'its id is longer than 300 characters.');
    else if (before !== undefined) reader.refuse('duplicate-id', `the id ${quoteSafely(made.id)} is already used in row ${before}.`);
    if (!reader.finish()) return [];
    rowOf.set(made.id, reader.row);
    return [made];
  });
}

/** A field of the whole file as text. */
export function textOf(value: Readonly<Record<string, unknown>>, field: string): string {
  const held = Object.hasOwn(value, field) ? value[field] : undefined;
  return typeof held === 'string' ? held.trim() : '';
}

/** Whole minutes of a number, at most what a module may have. */
export function minutesOf(minutes: number | null): number | null {
  return minutes === null ? null : Math.min(100_000, Math.round(minutes));
}
