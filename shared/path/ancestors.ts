import type { Arrow } from './order';

/** Ancestors-or-self of a set of nodes. */
export function ancestorsIn(count: number, arrows: readonly Arrow[]): (nodes: readonly number[]) => ReadonlySet<number> {
  const back: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of arrows) back[to]?.push(from);
  return (nodes) => {
    const held = new Set(nodes);
    const queue = [...nodes];
    for (let head = 0; head < queue.length; head++) {
      for (const node of back[queue[head] as number] ?? []) {
        if (held.has(node)) continue;
        held.add(node);
        queue.push(node);
      }
    }
    return held;
  };
}
