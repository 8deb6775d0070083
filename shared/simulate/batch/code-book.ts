import type { Decision } from '../../path/decide';

/** What outside evidence settles, as a number: 0 nothing. */
export const settledKinds = [null, 'waived', 'credited', 'exempt'] as const;

/** Decisions as numbers: two decisions get one code when they do the same to a path (rules and reasons are left out). Code 0 decides nothing. */
export interface CodeBook {
  readonly codeOf: (decision: Decision) => number;
  /** What stands of a decision when its block is not settled as a whole (E-30). */
  readonly apart: (code: number) => number;
  /** Whether any decision so far rests on an own completion. */
  readonly hasOwn: () => boolean;
  /** Two numbers by code, to be summed over at most 65,535 steps: waived + 65,536 extended, credited + 65,536 exempt; complete for all codes so far. */
  readonly packs: () => Int32Array;
  /** `settled` as bytes; complete for all codes so far. */
  readonly settledBytes: () => Uint8Array;
  /** By code: index in `settledKinds`. */
  readonly settled: number[];
  /** By code: the learner's own completion stands behind it. */
  readonly own: boolean[];
  /** By code: percent of more minutes. */
  readonly extend: number[];
  /** By code: module that stands instead, or -1. */
  readonly replacedBy: number[];
  /** By code: modules that rules insert. */
  readonly inserts: (readonly number[])[];
  /** By code: whether it changes which modules are on the path, even where what is settled pulls in what it needs. */
  readonly selects: boolean[];
}

const none: readonly number[] = [];

export function createCodeBook(): CodeBook {
  const known = new Map<string, number>();
  let anyOwn = false;
  let bytes = new Uint8Array(0);
  let packs = new Int32Array(0);
  const book: Omit<CodeBook, 'codeOf' | 'apart' | 'hasOwn' | 'settledBytes' | 'packs'> = { settled: [], own: [], extend: [], replacedBy: [], inserts: [], selects: [] };
  const add = (settled: number, own: boolean, extend: number, replacedBy: number, inserts: readonly number[]): number => {
    const key = `${settled} ${own} ${extend} ${replacedBy} ${inserts.join(',')}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const code = book.settled.push(settled) - 1;
    book.own.push(own);
    anyOwn ||= own;
    book.extend.push(extend);
    book.replacedBy.push(replacedBy);
    book.inserts.push(inserts);
    book.selects.push(own || replacedBy >= 0 || inserts.length > 0);
    known.set(key, code);
    return code;
  };
  add(0, false, 0, -1, []);
  return {
    ...book,
    codeOf: ({ settled, own, extend, replacedBy, inserts }) => add(settledKinds.indexOf(settled), own, extend, replacedBy, inserts.length === 0 ? none : [...new Set(inserts.map(({ module }) => module))]),
    hasOwn: () => anyOwn,
    packs: () => (packs.length === 2 * book.settled.length ? packs : (packs = packsOf(book))),
    settledBytes: () => (bytes.length === book.settled.length ? bytes : (bytes = Uint8Array.from(book.settled))),
    apart: (code) => add(0, false, 0, book.replacedBy[code] as number, []),
  };
}

function packsOf({ settled, extend }: Pick<CodeBook, 'settled' | 'extend'>): Int32Array<ArrayBuffer> {
  return Int32Array.from(settled.flatMap((kind, code) => [kind === 1 ? 1 : kind === 0 && extend[code] !== 0 ? 0x10000 : 0, kind === 2 ? 1 : kind === 3 ? 0x10000 : 0]));
}
