interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const turns = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] } as const;
export type ArrowKey = keyof typeof turns;

export function isArrowKey(key: string): key is ArrowKey {
  return key in turns;
}

/** The nearest node in the direction of the arrow: distance along it, with what lies off the axis counting double. */
export function nextNode(nodes: readonly Box[], from: Box, key: ArrowKey): string | null {
  const [dx, dy] = turns[key];
  let best: { id: string; cost: number } | null = null;
  for (const node of nodes) {
    if (node.id === from.id) continue;
    const along = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const across = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    if (along <= 4) continue;
    const cost = along + across * 2;
    if (!best || cost < best.cost) best = { id: node.id, cost };
  }
  return best?.id ?? null;
}
