import { createNodeHeap } from '../graph/node-heap';
import { createRows, findLoop, reaches, type Rows } from './order-rows';

/** Arrows between blocks of modules: `from` before `to`. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
}

/** Compares two tie keys, element by element. */
export type TieKey = readonly (number | string)[];

/** Every one of `from` before every one of `to`: as one node between them, so that a gate costs sources + targets, not sources × targets. */
export interface Barrier {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

export interface OrderInput {
  readonly count: number;
  readonly hard: readonly Arrow[];
  /** Applied in order where they close no loop. */
  readonly soft: readonly Arrow[];
  /** Pairs that stand in one block. */
  readonly together: readonly Arrow[];
  /** Arrows that cannot hold inside a block, except between a pair of `together` itself. */
  readonly prerequisites: readonly Arrow[];
  /** Gates: like arrows, but they cannot hold inside any block. */
  readonly barriers: readonly Barrier[];
  readonly keyOf: (node: number) => TieKey;
}

export type OrderResult =
  | { readonly ok: true; readonly order: readonly number[]; readonly blocks: readonly (readonly number[])[] }
  | { readonly ok: false; readonly loop: readonly number[]; readonly throughBlock: boolean };

export function compareKeys(a: TieKey, b: TieKey): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]];
    if (x === y) continue;
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

/** Union of the pairs: block number per node, members per block in ascending node order. */
export function blocksOf(count: number, together: readonly Arrow[]): { readonly of: Int32Array; readonly members: readonly (readonly number[])[] } {
  const parent = new Int32Array(count);
  for (let node = 0; node < count; node++) parent[node] = node;
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  for (const { from, to } of together) parent[Math.max(root(from), root(to))] = Math.min(root(from), root(to));
  const of = new Int32Array(count);
  const members: number[][] = [];
  for (let node = 0; node < count; node++) {
    // A root is the least of its block, so its number is there before the others ask for it.
    const top = root(node);
    of[node] = top === node ? members.length : (of[top] as number);
    if (top === node) members.push([node]);
    else members[of[node] as number]?.push(node);
  }
  return { of, members };
}

/**
 * The one total order (engine.md, Order): topological over blocks, smallest tie key first among what is available (Kahn).
 * Recommended arrows that would close a loop are left out. A loop comes back as nodes, first = last. Barriers are nodes behind the blocks.
 */
export function totalOrder(input: OrderInput): OrderResult {
  const { loop, of, members, hard, rows } = arrange(input);
  if (loop) return { ok: false, ...loop };
  const soft = softArrows(rows, input.soft, of);
  const keys = members.map((nodes) => nodes.map(input.keyOf).sort(compareKeys)[0] ?? []);
  const order = kahn(soft.length > 0 ? createRows(rows.count, [...hard, ...soft]) : rows, keys).flatMap((block) => innerOrder(members[block] ?? [], input));
  return { ok: true, order, blocks: members.filter((nodes) => nodes.length > 1) };
}

/** A loop that stands against any order, as nodes, first = last; `throughBlock`: through modules that must be taken together. */
export type OrderLoop = Omit<Extract<OrderResult, { readonly ok: false }>, 'ok'>;

/** What `totalOrder` would refuse, without looking for an order; null where there is one. */
export function findOrderLoop(input: OrderInput): OrderLoop | null {
  return arrange(input).loop;
}

interface Arranged {
  readonly of: Int32Array;
  readonly members: readonly (readonly number[])[];
  readonly hard: readonly Arrow[];
  readonly rows: Rows;
  readonly loop: OrderLoop | null;
}

/** Blocks, arrows between them, and the first loop. */
function arrange(input: OrderInput): Arranged {
  const { of, members } = blocksOf(input.count, input.together);
  const hard = arrowsBetween(input, of, members.length);
  const rows = createRows(members.length + input.barriers.length, hard);
  const torn = tornArrow(input, of);
  if (torn) return { of, members, hard, rows, loop: { loop: [torn.from, torn.to, torn.from], throughBlock: true } };
  const loop = findLoop(rows);
  if (!loop) return { of, members, hard, rows, loop: null };
  return { of, members, hard, rows, loop: { loop: nodesOfLoop(loop, input, of), throughBlock: loop.some((block) => (members[block]?.length ?? 0) > 1) } };
}

/** The first prerequisite between members of a block that are no pair themselves, or gate from a member to one. */
function tornArrow(input: OrderInput, of: Int32Array): Arrow | undefined {
  if (input.together.length > 0) {
    const torn = input.prerequisites.find(({ from, to }) => of[from] === of[to] && !input.together.some((pair) => samePair(pair, { from, to })));
    if (torn) return torn;
  }
  for (const barrier of input.barriers) {
    const sources = new Map(barrier.from.map((from) => [of[from], from] as const).reverse());
    for (const to of barrier.to) {
      const from = sources.get(of[to]);
      if (from !== undefined) return { from, to };
    }
  }
  return undefined;
}

/** Arrows between blocks and barriers; those inside a block are dropped. */
function arrowsBetween(input: OrderInput, of: Int32Array, blocks: number): readonly Arrow[] {
  const arrows = hardArrows(input.hard, of);
  input.barriers.forEach((barrier, index) => {
    for (const from of barrier.from) arrows.push({ from: of[from] as number, to: blocks + index });
    for (const to of barrier.to) arrows.push({ from: blocks + index, to: of[to] as number });
  });
  return arrows;
}

function hardArrows(hard: readonly Arrow[], of: Int32Array): Arrow[] {
  const arrows: Arrow[] = [];
  for (let at = 0; at < hard.length; at++) {
    const arrow = hard[at] as Arrow;
    const from = of[arrow.from] as number;
    const to = of[arrow.to] as number;
    if (from !== to) arrows.push({ from, to });
  }
  return arrows;
}

/** Recommended arrows between blocks, in order, each only if it closes no loop with all before it. */
function softArrows(rows: Rows, soft: readonly Arrow[], of: Int32Array): readonly Arrow[] {
  const taken: Arrow[] = [];
  const more = new Map<number, number[]>();
  for (const arrow of soft) {
    const [from, to] = [of[arrow.from] as number, of[arrow.to] as number];
    if (from === to || reaches(rows, more, to, from)) continue;
    taken.push({ from, to });
    const list = more.get(from);
    if (list) list.push(to);
    else more.set(from, [to]);
  }
  return taken;
}

function samePair(a: Arrow, b: Arrow): boolean {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from);
}

function innerOrder(nodes: readonly number[], input: OrderInput): readonly number[] {
  return nodes.length === 1 ? nodes : [...nodes].sort((a, b) => compareKeys(input.keyOf(a), input.keyOf(b)));
}

/** Kahn's algorithm with a binary heap: always the available block with the smallest key. Barriers (nodes without a key) pass at once. */
function kahn(rows: Rows, keys: readonly TieKey[]): readonly number[] {
  const waiting = new Int32Array(rows.count);
  for (const target of rows.targets) waiting[target] = (waiting[target] as number) + 1;
  const heap = createNodeHeap((a, b) => compareKeys(keys[a] as TieKey, keys[b] as TieKey));
  const order: number[] = [];
  const release = (node: number): void => {
    if (node < keys.length) return heap.push(node);
    pass(node);
  };
  const pass = (node: number): void => {
    for (let at = rows.starts[node] as number; at < (rows.starts[node + 1] as number); at++) {
      const target = rows.targets[at] as number;
      const left = (waiting[target] as number) - 1;
      waiting[target] = left;
      if (left === 0) release(target);
    }
  };
  const free: number[] = [];
  waiting.forEach((count, node) => count === 0 && free.push(node));
  for (const node of free) release(node);
  for (let block = heap.pop(); block !== undefined; block = heap.pop()) {
    order.push(block);
    pass(block);
  }
  return order;
}

/** The modules of a loop of blocks: for each arrow from block to block (or over a barrier) its two ends. */
function nodesOfLoop(loop: readonly number[], input: OrderInput, of: Int32Array): readonly number[] {
  const blocks = of.reduce((most, block) => Math.max(most, block + 1), 0);
  const barrierOf = (block: number | undefined): Barrier | undefined => (block === undefined ? undefined : input.barriers[block - blocks]);
  const nodes: number[] = [];
  const push = (node: number | undefined): void => {
    if (node !== undefined && nodes.at(-1) !== node) nodes.push(node);
  };
  loop.forEach((block, at) => {
    const following = loop[(at + 1) % loop.length];
    const [left, entered] = [barrierOf(block), barrierOf(following)];
    if (left) return push(left.to.find((node) => of[node] === following));
    if (entered) return push(entered.from.find((node) => of[node] === block));
    const arrow = input.hard.find(({ from, to }) => of[from] === block && of[to] === following);
    push(arrow?.from);
    push(arrow?.to);
  });
  if (nodes[0] !== undefined && nodes.at(-1) !== nodes[0]) nodes.push(nodes[0]);
  return nodes;
}

/** Names for a loop: "Risk → Schedule → Risk". */
export function nameLoop(loop: readonly number[], titleOf: (node: number) => string): string {
  return loop.map(titleOf).join(' → ');
}
