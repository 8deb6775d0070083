/** Arrows between blocks of modules: `from` before `to`. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
}

/** Compares two tie keys, element by element. */
export type TieKey = readonly (number | string)[];

export interface OrderInput {
  readonly count: number;
  readonly hard: readonly Arrow[];
  /** Applied in order where they close no loop. */
  readonly soft: readonly Arrow[];
  /** Pairs that stand in one block. */
  readonly together: readonly Arrow[];
  /** Arrows that cannot hold inside a block, except between a pair of `together` itself. */
  readonly prerequisites: readonly Arrow[];
  /** Arrows that cannot hold inside any block: gates. */
  readonly apart: readonly Arrow[];
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
  const parent = Int32Array.from({ length: count }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  for (const { from, to } of together) parent[Math.max(root(from), root(to))] = Math.min(root(from), root(to));
  const of = new Int32Array(count);
  const members: number[][] = [];
  const numbers = new Map<number, number>();
  for (let node = 0; node < count; node++) {
    const top = root(node);
    const block = numbers.get(top) ?? members.length;
    if (block === members.length) {
      numbers.set(top, block);
      members.push([]);
    }
    of[node] = block;
    members[block]?.push(node);
  }
  return { of, members };
}

/**
 * The one total order (engine.md, Order): topological over blocks, smallest tie key first among what is available (Kahn).
 * Recommended arrows that would close a loop are left out. A loop comes back as nodes, first = last.
 */
export function totalOrder(input: OrderInput): OrderResult {
  const { of, members } = blocksOf(input.count, input.together);
  const torn =
    input.prerequisites.find(({ from, to }) => of[from] === of[to] && !input.together.some((pair) => samePair(pair, { from, to }))) ??
    input.apart.find(({ from, to }) => of[from] === of[to]);
  if (torn) return { ok: false, loop: [torn.from, torn.to, torn.from], throughBlock: true };
  const inside = members.map((nodes) => innerOrder(nodes, input));
  const next: Set<number>[] = members.map(() => new Set<number>());
  const lift = ({ from, to }: Arrow): Arrow => ({ from: of[from] as number, to: of[to] as number });
  for (const arrow of input.hard) {
    const { from, to } = lift(arrow);
    if (from !== to) next[from]?.add(to);
  }
  const loop = findLoop(next);
  if (loop) return { ok: false, loop: nodesOfLoop(loop, input.hard, of), throughBlock: loop.some((block) => (members[block]?.length ?? 0) > 1) };
  for (const arrow of input.soft) {
    const { from, to } = lift(arrow);
    if (from !== to && !reaches(next, to, from)) next[from]?.add(to);
  }
  const keys = members.map((nodes) => nodes.map(input.keyOf).sort(compareKeys)[0] ?? []);
  const order = kahn(next, keys).flatMap((block) => inside[block] ?? []);
  return { ok: true, order, blocks: members.filter((nodes) => nodes.length > 1) };
}

function samePair(a: Arrow, b: Arrow): boolean {
  return (a.from === b.from && a.to === b.to) || (a.from === b.to && a.to === b.from);
}

function innerOrder(nodes: readonly number[], input: OrderInput): readonly number[] {
  return nodes.length === 1 ? nodes : [...nodes].sort((a, b) => compareKeys(input.keyOf(a), input.keyOf(b)));
}

/** Kahn's algorithm with a binary heap: always the available block with the smallest key. */
function kahn(next: readonly ReadonlySet<number>[], keys: readonly TieKey[]): readonly number[] {
  const waiting = new Int32Array(next.length);
  for (const targets of next) for (const target of targets) waiting[target] = (waiting[target] ?? 0) + 1;
  const before = (a: number, b: number): boolean => compareKeys(keys[a] ?? [], keys[b] ?? []) < 0;
  const heap: number[] = [];
  const push = (block: number): void => {
    heap.push(block);
    for (let at = heap.length - 1; at > 0; ) {
      const up = (at - 1) >> 1;
      if (!before(heap[at] as number, heap[up] as number)) break;
      [heap[at], heap[up]] = [heap[up] as number, heap[at] as number];
      at = up;
    }
  };
  const pop = (): number => {
    const top = heap[0] as number;
    const last = heap.pop() as number;
    if (heap.length === 0) return top;
    heap[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && before(heap[left] as number, heap[least] as number)) least = left;
      if (right < heap.length && before(heap[right] as number, heap[least] as number)) least = right;
      if (least === at) return top;
      [heap[at], heap[least]] = [heap[least] as number, heap[at] as number];
      at = least;
    }
  };
  waiting.forEach((count, block) => {
    if (count === 0) push(block);
  });
  const order: number[] = [];
  while (heap.length > 0) {
    const block = pop();
    order.push(block);
    for (const target of next[block] ?? []) {
      const left = (waiting[target] ?? 0) - 1;
      waiting[target] = left;
      if (left === 0) push(target);
    }
  }
  return order;
}

function reaches(next: readonly ReadonlySet<number>[], from: number, goal: number): boolean {
  const seen = new Set([from]);
  const stack = [from];
  while (stack.length > 0) {
    const here = stack.pop() as number;
    if (here === goal) return true;
    for (const target of next[here] ?? []) {
      if (seen.has(target)) continue;
      seen.add(target);
      stack.push(target);
    }
  }
  return false;
}

/** Some loop of blocks, in order, without the repeated end; null when there is none. Iterative depth-first search. */
function findLoop(next: readonly ReadonlySet<number>[]): readonly number[] | null {
  const state = new Uint8Array(next.length);
  for (let start = 0; start < next.length; start++) {
    if (state[start]) continue;
    const path: number[] = [start];
    const iterators = [(next[start] ?? new Set<number>()).values()];
    state[start] = 1;
    while (path.length > 0) {
      const step = iterators.at(-1)?.next();
      if (!step || step.done) {
        state[path.pop() as number] = 2;
        iterators.pop();
      } else if (state[step.value] === 1) return path.slice(path.indexOf(step.value));
      else if (state[step.value] === 0) {
        state[step.value] = 1;
        path.push(step.value);
        iterators.push((next[step.value] ?? new Set<number>()).values());
      }
    }
  }
  return null;
}

/** The modules of a loop of blocks: for each arrow from block to block its two ends. */
function nodesOfLoop(loop: readonly number[], hard: readonly Arrow[], of: Int32Array): readonly number[] {
  const nodes: number[] = [];
  loop.forEach((block, at) => {
    const following = loop[(at + 1) % loop.length];
    const arrow = hard.find(({ from, to }) => of[from] === block && of[to] === following);
    if (!arrow) return;
    for (const node of [arrow.from, arrow.to]) if (nodes.at(-1) !== node) nodes.push(node);
  });
  if (nodes[0] !== undefined && nodes.at(-1) !== nodes[0]) nodes.push(nodes[0]);
  return nodes;
}

/** Names for a loop: "Risk → Schedule → Risk". */
export function nameLoop(loop: readonly number[], titleOf: (node: number) => string): string {
  return loop.map(titleOf).join(' → ');
}
