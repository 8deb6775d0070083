import type { NodePair } from './adjacency';
import type { Rect } from './layout';
import { nearestLane, type Lane } from './route-lanes';

/** A straight stretch of a line past other boxes: from one x to another at one y. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** A stretch before lines beside it are given their places: `at` is where it would like to be between `lane.top` and `lane.bottom`. */
interface Passage {
  readonly left: number;
  readonly right: number;
  readonly lane: Lane;
  at: number;
}

/** Room beside a box before and after a line passes it. */
const clearance = 6;
/** Lines between the same two boxes lie so far apart where there is room. */
const apart = 6;

/**
 * How lines from right edges to left edges go past the boxes between, from left to right: boxes one above the other make a column, and a line passes each
 * column through the gap that is nearest to its way. Lines of one node that pass the same column share their run; others lie side by side in a gap. A line that
 * goes back, or to a box beside it, has no runs. Answers the runs beside the links. Cost: nodes × boxes between.
 */
export function routeLinks(boxes: readonly Rect[], links: readonly NodePair[]): readonly (readonly Run[])[] {
  const order = boxes.map((_, v) => v).sort((a, b) => boxes[a]!.x - boxes[b]!.x || a - b);
  const bySource = new Map<number, number[]>();
  links.forEach(({ from }, i) => (bySource.get(from) ?? bySource.set(from, []).get(from)!).push(i));
  const runs: Passage[][] = links.map(() => []);
  for (const [source, own] of bySource) routeFrom(source, own, boxes, order, links, runs);
  spread(runs);
  return runs.map((list) => list.map(({ left, right, at }) => ({ from: left, to: right, at })));
}

function routeFrom(source: number, own: readonly number[], boxes: readonly Rect[], order: readonly number[], links: readonly NodePair[], runs: Passage[][]): void {
  const { x, y, width, height } = boxes[source]!;
  const start = x + width;
  const left = (i: number): number => boxes[links[i]!.to]!.x;
  const middle = (i: number): number => boxes[links[i]!.to]!.y + boxes[links[i]!.to]!.height / 2;
  const end = own.reduce((most, i) => Math.max(most, left(i)), start);
  let [at, from] = [y + height / 2, start];
  for (const column of columnsBetween(source, start, end, boxes, order)) {
    const passing = own.filter((i) => left(i) >= column.right).sort((a, b) => middle(a) - middle(b));
    const lead = passing[(passing.length - 1) >> 1];
    if (lead === undefined) continue;
    const wish = at + ((middle(lead) - at) * ((column.left + column.right) / 2 - from)) / (left(lead) - from);
    const lane = nearestLane(column.boxes, clearance, wish);
    const passage: Passage = { left: column.left - clearance, right: column.right + clearance, lane, at: Math.min(Math.max(wish, lane.top), lane.bottom) };
    passing.forEach((i) => runs[i]!.push(passage));
    [at, from] = [passage.at, column.right];
  }
}

interface Column {
  left: number;
  right: number;
  readonly boxes: Rect[];
}

/** The boxes between two x, those whose widths overlap as one column. */
function columnsBetween(source: number, start: number, end: number, boxes: readonly Rect[], order: readonly number[]): readonly Column[] {
  const columns: Column[] = [];
  for (const v of order) {
    const box = boxes[v]!;
    if (box.x >= end) break;
    if (v === source || box.x + box.width <= start) continue;
    const last = columns.at(-1);
    if (last && box.x < last.right + clearance) {
      last.right = Math.max(last.right, box.x + box.width);
      last.boxes.push(box);
    } else columns.push({ left: Math.max(start, box.x), right: box.x + box.width, boxes: [box] });
  }
  return columns;
}

/** Gives lines that share a gap places side by side in it, in the order of their wishes. */
function spread(runs: readonly (readonly Passage[])[]): void {
  const gaps = new Map<string, Set<Passage>>();
  for (const passage of runs.flat()) {
    const key = `${passage.left} ${passage.right} ${passage.lane.top} ${passage.lane.bottom}`;
    (gaps.get(key) ?? gaps.set(key, new Set()).get(key)!).add(passage);
  }
  for (const set of gaps.values()) {
    const list = [...set].sort((a, b) => a.at - b.at);
    const { top, bottom } = list[0]!.lane;
    const step = Math.min(apart, (bottom - top) / Math.max(1, list.length - 1));
    for (let i = 1; i < list.length; i++) list[i]!.at = Math.max(list[i]!.at, list[i - 1]!.at + step);
    let most = bottom;
    for (let i = list.length - 1; i >= 0; i--, most -= step) list[i]!.at = Math.min(list[i]!.at, most);
  }
}
