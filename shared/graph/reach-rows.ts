import type { Adjacency } from './adjacency';
import { countBits } from './reachability';

/**
 * What each node of a graph without loops reaches, a row of bits for each. Rows and bits are numbered by slot, not by node: a node keeps its slot while other nodes come and
 * go, so that most rows stay as they are.
 */
export interface ReachRows {
  /** Slot of each node. */
  readonly slots: Int32Array;
  /** Words of 32 bits in a row; there is room for `words * 32` slots. */
  readonly words: number;
  readonly bits: Uint32Array;
  /** How many nodes the node of each slot reaches. */
  readonly counts: Int32Array;
}

/** Rows of a graph before an edit, with where each node of the graph after it was (-1: nowhere). */
export interface RowsBefore {
  readonly graph: Adjacency;
  readonly rows: ReachRows;
  readonly was: Int32Array;
}

/** Does a path lead from `from` to `to`? */
export function reachesIn({ slots, words, bits }: ReachRows, from: number, to: number): boolean {
  const slot = slots[to]!;
  return (bits[slots[from]! * words + (slot >>> 5)]! & (1 << (slot & 31))) !== 0;
}

/**
 * Every row: row(v) = over its successors s, the bit of s and row(s), each node after its successors. About edges × nodes / 32 word operations.
 * `order`: a topological order of `graph`.
 */
export function reachRows(graph: Adjacency, order: Int32Array): ReachRows {
  const words = (graph.nodeCount + spare + 31) >>> 5;
  const rows = { slots: Int32Array.from({ length: graph.nodeCount }, (_, v) => v), words, bits: new Uint32Array(words * words * 32), counts: new Int32Array(words * 32) };
  for (let at = order.length - 1; at >= 0; at--) {
    const slot = rows.slots[order[at]!]!;
    orRow(graph, rows, order[at]!, rows.bits, slot * words);
    rows.counts[slot] = countBits(rows.bits, slot * words, words);
  }
  return rows;
}

/** Room for nodes that come later. */
const spare = 64;

/**
 * The rows after an edit. Only those are made again whose node has other successors than before, or a successor whose row is another now; null where there is no slot left.
 * A slot that was given up may be taken by another node: as every row follows from the slots and rows of its successors, what did not change there did not change.
 */
export function reachRowsAfter(graph: Adjacency, order: Int32Array, before: RowsBefore): ReachRows | null {
  const { words } = before.rows;
  const slots = slotsAfter(before, words * 32);
  if (!slots) return null;
  const rows = { slots, words, bits: before.rows.bits.slice(), counts: before.rows.counts.slice() };
  const changed = new Uint8Array(words * 32);
  const row = new Uint32Array(words);
  for (let at = order.length - 1; at >= 0; at--) {
    const v = order[at]!;
    if (stands(graph, before, slots, changed, v)) continue;
    orRow(graph, rows, v, row.fill(0), 0);
    const start = slots[v]! * words;
    if (isSameRow(row, rows.bits, start)) continue;
    changed[slots[v]!] = 1;
    rows.bits.set(row, start);
    rows.counts[slots[v]!] = countBits(row, 0, words);
  }
  return rows;
}

/** Nodes that stay keep their slot, others take one that is free. */
function slotsAfter({ was, rows }: RowsBefore, room: number): Int32Array | null {
  if (was.length > room) return null;
  const taken = new Uint8Array(room);
  const slots = was.map((old) => (old < 0 ? -1 : rows.slots[old]!));
  for (const slot of slots) if (slot >= 0) taken[slot] = 1;
  let free = 0;
  return slots.map((slot) => {
    if (slot >= 0) return slot;
    while (taken[free] === 1) free++;
    return free++;
  });
}

/** Whether a node has the successors that it had, and none of them another row than before. */
function stands(graph: Adjacency, { graph: old, rows, was }: RowsBefore, slots: Int32Array, changed: Uint8Array, v: number): boolean {
  const before = was[v]!;
  const [first, end] = [graph.starts[v]!, graph.starts[v + 1]!];
  if (before < 0 || end - first !== old.starts[before + 1]! - old.starts[before]!) return false;
  const shift = old.starts[before]! - first;
  for (let i = first; i < end; i++) {
    const slot = slots[graph.targets[i]!]!;
    if (changed[slot] === 1 || slot !== rows.slots[old.targets[i + shift]!]) return false;
  }
  return true;
}

/** Puts what `v` reaches into the words of `target` from `start` on. */
function orRow(graph: Adjacency, { slots, words, bits }: ReachRows, v: number, target: Uint32Array, start: number): void {
  for (let i = graph.starts[v]!; i < graph.starts[v + 1]!; i++) {
    const slot = slots[graph.targets[i]!]!;
    const word = start + (slot >>> 5);
    target[word] = target[word]! | (1 << (slot & 31));
    for (let w = 0, at = slot * words; w < words; w++) target[start + w] = target[start + w]! | bits[at + w]!;
  }
}

function isSameRow(row: Uint32Array, bits: Uint32Array, start: number): boolean {
  for (let w = 0; w < row.length; w++) if (row[w] !== bits[start + w]) return false;
  return true;
}
