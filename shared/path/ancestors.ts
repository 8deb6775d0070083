import { turnedRows } from './order-rows';
import type { Arrow } from './order';

/** Ancestors-or-self of a set of nodes. Arrows with an end that is not there (-1) do not count. */
export function ancestorsIn(count: number, arrows: readonly Arrow[]): (nodes: readonly number[]) => ReadonlySet<number> {
  const back = turnedRows(count, arrows);
  return (nodes) => {
    // A set is walked in the order in which it grows.
    const held = new Set(nodes);
    for (const node of held) for (let at = back.starts[node] as number; at < (back.starts[node + 1] as number); at++) held.add(back.targets[at] as number);
    return held;
  };
}
