import type { LayeredGraph } from './layout-bends';

/** How many pairs of lines between two layers cross: each line is counted against those that came before it and end below it, in a tree of sums (Barth, Mutzel & Jünger, 2004). */
export function countCrossings({ after, rows }: LayeredGraph, place: Int32Array): number {
  let crossings = 0;
  for (let i = 0; i + 1 < rows.length; i++) {
    const size = rows[i + 1]!.length;
    const tree = new Int32Array(size + 1);
    let seen = 0;
    for (const v of rows[i]!) {
      const [start, end] = [after.starts[v]!, after.starts[v + 1]!];
      for (let k = start; k < end; k++) {
        let upTo = 0;
        for (let at = place[after.targets[k]!]! + 1; at > 0; at -= at & -at) upTo += tree[at]!;
        crossings += seen - upTo;
      }
      for (let k = start; k < end; k++) for (let at = place[after.targets[k]!]! + 1; at <= size; at += at & -at) tree[at] = tree[at]! + 1;
      seen += end - start;
    }
  }
  return crossings;
}

/** Exchanges neighbours in a layer as long as that undoes crossings, at most `rounds` times over all layers. */
export function transpose({ before, after, rows }: LayeredGraph, place: Int32Array, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    let improved = false;
    for (const row of rows) {
      for (let i = 0; i + 1 < row.length; i++) {
        const [u, v] = [row[i]!, row[i + 1]!];
        if (gain(before.starts, before.targets, u, v, place) + gain(after.starts, after.targets, u, v, place) <= 0) continue;
        row[i] = v;
        row[i + 1] = u;
        place[v] = i;
        place[u] = i + 1;
        improved = true;
      }
    }
    if (!improved) return;
  }
}

/** Crossings of the lines of `u` and `v` towards one side while u stands above v, less those the other way round. */
function gain(starts: Int32Array, targets: Int32Array, u: number, v: number, place: Int32Array): number {
  let sum = 0;
  for (let i = starts[u]!; i < starts[u + 1]!; i++) {
    const a = place[targets[i]!]!;
    for (let k = starts[v]!; k < starts[v + 1]!; k++) sum += Math.sign(a - place[targets[k]!]!);
  }
  return sum;
}
