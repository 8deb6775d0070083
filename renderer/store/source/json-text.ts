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
  readonly kind: 'unexpected' | 'ended' | 'twice' | 'string' | 'number' | 'deep' | 'large';
  readonly text: string;
}

class Fault extends Error {
  constructor(readonly fault: JsonFault) {
    super(fault.kind);
  }
}

/** How deep objects and lists may stand in each other; records need far less. */
const maxDepth = 100;
/** How many characters a source may have, where nothing else is said. */
const usualLength = 1_000_000;

const keyOf = (path: JsonPath): string => JSON.stringify(path);
const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

/** Reads JSON and remembers where each field stands. A name that stands twice in one object is a fault, not a choice. */
export function readJson(text: string, maxLength = usualLength): { readonly ok: true; readonly value: JsonText } | { readonly ok: false; readonly error: JsonFault } {
  if (text.length > maxLength) return { ok: false, error: { offset: 0, kind: 'large', text: String(maxLength) } };
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

/** Gives the line of an offset, from 1. Reads the text once, however many lines are asked for. */
export function lineFinder(text: string): (offset: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return (offset) => {
    let [lo, hi] = [0, breaks.length];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if ((breaks[middle] as number) < offset) lo = middle + 1;
      else hi = middle;
    }
    return lo + 1;
  };
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
  if (path.length >= maxDepth) throw new Fault({ offset: state.at, kind: 'deep', text: String(maxDepth) });
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

/** The text from its quote to its closing quote on the same line; null where there is none. */
function quotedAt({ text, at }: State): string | null {
  if (text[at] !== '"') return null;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    if (text[end] === '"') return text.slice(at, end + 1);
    if (text[end] === '\\') end++;
  }
  return null;
}

function readString(state: State): string {
  const found = quotedAt(state);
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
  numberPattern.lastIndex = state.at;
  const found = numberPattern.exec(state.text)?.[0];
  if (found === undefined) throw fault(state, 'unexpected');
  state.at += found.length;
  if (/[\w.]/.test(state.text[state.at] ?? '')) throw fault(state, 'number', state.at - found.length);
  return Number(found);
}
