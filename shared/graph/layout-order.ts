import type { Adjacency } from './adjacency';
import type { LayeredGraph } from './layout-bends';
import { countCrossings, transpose } from './layout-crossings';

/** Sweeps of a small drawing and of a very large one: the work of one grows with the lines. */
const mostSweeps = 24;
const leastSweeps = 4;
const linesPerSweep = 160_000;

/**
 * Orders the nodes inside each layer so that few lines cross: sweeps to the right by the barycentre of predecessors and to the left by that of successors
 * (Sugiyama, Tagawa & Toda, 1981), exchanges of neighbours (Gansner, Koutsofios, North & Vo, 1993), and of all orders the one with the fewest crossings.
 * Nodes with one barycentre keep their order in two sweeps and change it in the next two, which leads out of orders that would only repeat themselves; of equally
 * good orders the first counts, so that siblings stay as they were given.
 */
export function orderLayers(graph: LayeredGraph): LayeredGraph {
  const lines = graph.after.targets.length;
  const sweeps = Math.max(leastSweeps, Math.min(mostSweeps, Math.floor(linesPerSweep / Math.max(1, lines))));
  const rows = graph.rows.map((row) => row.slice());
  const current = { ...graph, rows };
  const place = new Int32Array(graph.after.nodeCount);
  rows.forEach((row) => setPlaces(row, place));
  let best = rows.map((row) => row.slice());
  let fewest = countCrossings(current, place);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const isRightward = sweep % 2 === 0;
    const isTurned = sweep % 4 >= 2;
    for (let i = 1; i < rows.length; i++) {
      if (isRightward) sortByBarycentre(rows[i]!, graph.before, place, isTurned);
      else sortByBarycentre(rows[rows.length - 1 - i]!, graph.after, place, isTurned);
    }
    transpose(current, place, lines > 20_000 ? 1 : 6);
    const crossings = countCrossings(current, place);
    if (crossings >= fewest) continue;
    fewest = crossings;
    best = rows.map((row) => row.slice());
  }
  return { ...graph, rows: best };
}

function setPlaces(row: Int32Array, place: Int32Array): void {
  row.forEach((v, i) => (place[v] = i));
}

/** Nodes without a neighbour on that side stay where they are; the others are sorted into the places between. `isTurned`: equals change their order. */
function sortByBarycentre(row: Int32Array, { starts, targets }: Adjacency, place: Int32Array, isTurned: boolean): void {
  const wish = new Map<number, number>();
  for (const v of row) {
    const [start, end] = [starts[v]!, starts[v + 1]!];
    let total = 0;
    for (let i = start; i < end; i++) total += place[targets[i]!]!;
    if (end > start) wish.set(v, total / (end - start));
  }
  const given = isTurned ? [...wish.keys()].reverse() : [...wish.keys()];
  const sorted = given.sort((a, b) => wish.get(a)! - wish.get(b)!);
  let next = 0;
  row.forEach((v, i) => {
    if (wish.has(v)) row[i] = sorted[next++]!;
  });
  setPlaces(row, place);
}
