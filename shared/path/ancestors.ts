import { turnedRows } from './order-rows';
import type { Arrow } from './order';

/** Ancestors-or-self of a set of nodes. Arrows with an end that is not there (-1) do not count. */
export function ancestorsIn(count: number, arrows: readonly Arrow[]): (nodes: readonly number[]) => ReadonlySet<number> {
  const back = turnedRows(count, arrows);
  return (nodes) => {
    const held = new Set(nodes);
    const queue = [...held];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head] as number;
      for (let at = back.starts[node] as number; at < (back.starts[node + 1] as number); at++) {
        const source = back.targets[at] as number;
        if (held.has(source)) continue;
        held.add(source);
        queue.push(source);
      }
    }
    return held;
  };
}
