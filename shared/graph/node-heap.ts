/** A binary heap of node numbers: the least by `compare` comes out first. */
export interface NodeHeap {
  readonly size: () => number;
  readonly push: (node: number) => void;
  /** The least node; undefined when empty. */
  readonly pop: () => number | undefined;
}

/** `compare` must be a total order (ties broken), otherwise equal nodes come out in an unspecified but repeatable order. */
export function createNodeHeap(compare: (a: number, b: number) => number): NodeHeap {
  const items: number[] = [];
  return {
    size: () => items.length,
    push: (node) => {
      items.push(node);
      siftUp(items, compare);
    },
    pop: () => {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0 && last !== undefined) {
        items[0] = last;
        siftDown(items, compare);
      }
      return first;
    },
  };
}

function siftUp(items: number[], compare: (a: number, b: number) => number): void {
  let at = items.length - 1;
  const node = items[at]!;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (compare(node, items[parent]!) >= 0) break;
    items[at] = items[parent]!;
    at = parent;
  }
  items[at] = node;
}

function siftDown(items: number[], compare: (a: number, b: number) => number): void {
  const node = items[0]!;
  let at = 0;
  for (;;) {
    let child = at * 2 + 1;
    if (child >= items.length) break;
    if (child + 1 < items.length && compare(items[child + 1]!, items[child]!) < 0) child++;
    if (compare(items[child]!, node) >= 0) break;
    items[at] = items[child]!;
    at = child;
  }
  items[at] = node;
}
