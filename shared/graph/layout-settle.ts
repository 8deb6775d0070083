import type { Adjacency } from './adjacency';
import type { LayeredGraph } from './layout-bends';

/** Least distance between the centres of two nodes that stand one above the other. */
export type Separation = (upper: number, lower: number) => number;

const rounds = 12;
/** How much a neighbour pulls: lines between bends the most, so that long lines run straight; and what a node's own place weighs against that. */
const pulls = { nodes: 1, nodeAndBend: 2, bends: 8, own: 0.02 };

/**
 * The height (centre) of every node: from layers stacked about one middle, each layer in turn is moved as near as it can to its neighbours, in sweeps to the
 * right and to the left, at last by both. Low drawings matter more here than lines that are quite straight: the coordinates of Brandes & Köpf (2001) made
 * that of metacademy 1.7 times as high. O((nodes + lines) × rounds).
 */
export function settle({ before, after, rows, realCount }: LayeredGraph, separation: Separation): Float64Array {
  const centre = new Float64Array(after.nodeCount);
  const offsets = rows.map((row) => {
    const out = new Float64Array(row.length);
    for (let i = 1; i < row.length; i++) out[i] = out[i - 1]! + separation(row[i - 1]!, row[i]!);
    row.forEach((v, i) => (centre[v] = out[i]! - out[row.length - 1]! / 2));
    return out;
  });
  for (let round = 0; round < rounds; round++) {
    const sides = round >= rounds - 4 ? [before, after] : round % 2 === 0 ? [before] : [after];
    for (let k = 0; k < rows.length; k++) {
      const i = round % 2 === 0 ? k : rows.length - 1 - k;
      align(rows[i]!, offsets[i]!, sides, realCount, centre);
    }
  }
  return centre;
}

/** The least-squares places of a layer that keep its order and gaps, by pooling adjacent violators. Long lines pull more than short ones, so that they run straight. */
function align(row: Int32Array, offsets: Float64Array, sides: readonly Adjacency[], realCount: number, centre: Float64Array): void {
  const totals = new Float64Array(row.length);
  const weights = new Float64Array(row.length);
  const lengths = new Int32Array(row.length);
  let pools = 0;
  row.forEach((v, i) => {
    let weight = pulls.own;
    let total = pulls.own * (centre[v]! - offsets[i]!);
    for (const { starts, targets } of sides) {
      for (let at = starts[v]!; at < starts[v + 1]!; at++) {
        const other = targets[at]!;
        const pull = v >= realCount && other >= realCount ? pulls.bends : v < realCount && other < realCount ? pulls.nodes : pulls.nodeAndBend;
        weight += pull;
        total += pull * (centre[other]! - offsets[i]!);
      }
    }
    totals[pools] = total;
    weights[pools] = weight;
    lengths[pools] = 1;
    pools++;
    while (pools > 1 && totals[pools - 2]! / weights[pools - 2]! > totals[pools - 1]! / weights[pools - 1]!) {
      pools--;
      totals[pools - 1] = totals[pools - 1]! + totals[pools]!;
      weights[pools - 1] = weights[pools - 1]! + weights[pools]!;
      lengths[pools - 1] = lengths[pools - 1]! + lengths[pools]!;
    }
  });
  let at = 0;
  for (let pool = 0; pool < pools; pool++) for (let k = 0; k < lengths[pool]!; k++, at++) centre[row[at]!] = totals[pool]! / weights[pool]! + offsets[at]!;
}
