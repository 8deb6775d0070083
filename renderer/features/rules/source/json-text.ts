/** A field's place in a value: names and indices from the root. */
export type JsonPath = readonly (string | number)[];

export interface JsonText {
  readonly value: unknown;
  /** Offset of a field (its name, where it has one), or of the nearest one around it. */
  readonly offsetOf: (path: JsonPath) => number;
}

/** What is wrong with a text that is not JSON, and where. */
export interface JsonFault {
  readonly offset: number;
  readonly kind: 'unexpected' | 'ended' | 'twice' | 'string' | 'number';
  readonly text: string;
}

class Fault extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.kind);
  }
}

const keyOf = (path: JsonPath): string => JSON.stringify(path);
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const stringPattern = /"(?:[^"\\\n]|\\.)*"/y;
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Reads JSON and remembers where each field stands. A name that stands twice in one object is a fault, not a choice. */
export function readJson(text: string): { readonly ok: true; readonly value: JsonText } | { readonly ok: false; readonly error: JsonFault } {
  const offsets = new Map<string, number>();
  const state = { text, at: 0, offsets };
  try {
    const value = readValue(state, []);
    skipSpace(state);
    if (state.at < text.length) throw fault(state, 'unexpected');
    const offsetOf = (path: JsonPath): number => {
      for (let length = path.length; length >= 0; length--) {
        const found = offsets.get(keyOf(path.slice(0, length)));
        if (found !== undefined) return found;
      }
      return 0;
    };
    return { ok: true, value: { value, offsetOf } };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, error: error.fault };
    throw error;
  }
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

interface State {
  readonly text: string;
  at: number;
  readonly offsets: Map<string, number>;
}

function fault(state: State, kind: JsonFault['kind'], at = state.at): Fault {
  return new Fault({ offset: at, kind: at >= state.text.length ? 'ended' : kind, text: state.text.slice(at, at + 20).split('\n')[0] ?? '' });
}

function skipSpace(state: State): void {
  while (' \t\r\n'.includes(state.text[state.at] ?? 'x')) state.at++;
}

function take(state: State, sign: string): boolean {
  skipSpace(state);
  if (state.text[state.at] !== sign) return false;
  state.at++;
  return true;
}

function readValue(state: State, path: JsonPath): unknown {
  skipSpace(state);
  if (!state.offsets.has(keyOf(path))) state.offsets.set(keyOf(path), state.at);
  const sign = state.text[state.at];
  if (sign === '{') return readObject(state, path);
  if (sign === '[') return readArray(state, path);
  if (sign === '"') return readString(state);
  const word = Object.keys(words).find((one) => state.text.startsWith(one, state.at));
  if (word) {
    state.at += word.length;
    return words[word];
  }
  return readNumber(state);
}

function readObject(state: State, path: JsonPath): Record<string, unknown> {
  const entries = new Map<string, unknown>();
  state.at++;
  if (take(state, '}')) return {};
  do {
    skipSpace(state);
    const start = state.at;
    if (state.text[start] !== '"') throw fault(state, 'unexpected');
    const name = readString(state);
    if (entries.has(name)) throw new Fault({ offset: start, kind: 'twice', text: name });
    state.offsets.set(keyOf([...path, name]), start);
    if (!take(state, ':')) throw fault(state, 'unexpected');
    entries.set(name, readValue(state, [...path, name]));
  } while (take(state, ','));
  if (!take(state, '}')) throw fault(state, 'unexpected');
  return Object.fromEntries(entries);
}

function readArray(state: State, path: JsonPath): unknown[] {
  const items: unknown[] = [];
  state.at++;
  if (take(state, ']')) return items;
  do items.push(readValue(state, [...path, items.length]));
  while (take(state, ','));
  if (!take(state, ']')) throw fault(state, 'unexpected');
  return items;
}

function match(state: State, pattern: RegExp): string | null {
  pattern.lastIndex = state.at;
  return pattern.exec(state.text)?.[0] ?? null;
}

function readString(state: State): string {
  const found = match(state, stringPattern);
  if (found === null) throw fault(state, 'string');
  try {
    const text = JSON.parse(found) as string;
    state.at += found.length;
    return text;
  } catch {
    throw fault(state, 'string');
  }
}

function readNumber(state: State): number {
  const found = match(state, numberPattern);
  if (found === null) throw fault(state, 'unexpected');
  state.at += found.length;
  if (/[\w.]/.test(state.text[state.at] ?? '')) throw fault(state, 'number', state.at - found.length);
  return Number(found);
}
