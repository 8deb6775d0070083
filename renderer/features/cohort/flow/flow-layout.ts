import type { Flow } from '../figures';

/** Order from top to bottom, as indices of the states: what is saved lies above, what is missing below. */
const order = [1, 2, 3, 0] as const;
const endOrder = [0, 1, 2, 3] as const;

/** Space between the bars of a column, in units of the height. */
const gap = 10;

/** A bar: learners who leave a column in one state. `y`, `height` in units of the picture. */
export interface FlowBar {
  readonly column: number;
  readonly state: number;
  readonly learners: number;
  readonly y: number;
  readonly height: number;
}

/** A band from a bar to one of the next column. */
export interface FlowBand {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly learners: number;
  /** Top on the left and on the right. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** Places bars and bands in a picture of this height: thickness is learners, on one scale for all columns. */
export function layoutFlow({ columns, links }: Flow, height: number): { readonly bars: readonly FlowBar[]; readonly bands: readonly FlowBand[] } {
  const learners = sum(columns[0]?.states ?? []);
  const most = Math.max(1, ...columns.map(({ states }) => states.filter((count) => count > 0).length));
  const scale = learners === 0 ? 0 : (height - gap * (most - 1)) / learners;
  const bars = columns.flatMap(({ states }, column) => barsOf(states, column, column === columns.length - 1 ? endOrder : order, scale));
  const barAt = (column: number, state: number): FlowBar | undefined => bars.find((bar) => bar.column === column && bar.state === state);
  const bands = links.flatMap((counts, column) => {
    const next = column + 1 === columns.length - 1 ? endOrder : order;
    const [left, right] = [new Map<number, number>(), new Map<number, number>()];
    return order.flatMap((from) => next.flatMap((to): FlowBand[] => {
      const count = counts[4 * from + to] ?? 0;
      const [bar, other] = [barAt(column, from), barAt(column + 1, to)];
      if (count === 0 || !bar || !other) return [];
      const band = { column, from, to, learners: count, left: bar.y + (left.get(from) ?? 0), right: other.y + (right.get(to) ?? 0), height: count * scale };
      left.set(from, (left.get(from) ?? 0) + band.height);
      right.set(to, (right.get(to) ?? 0) + band.height);
      return [band];
    }));
  });
  return { bars, bands };
}

function barsOf(states: readonly number[], column: number, order: readonly number[], scale: number): FlowBar[] {
  let y = 0;
  return order.flatMap((state): FlowBar[] => {
    const learners = states[state] ?? 0;
    if (learners === 0) return [];
    const bar = { column, state, learners, y, height: learners * scale };
    y += bar.height + gap;
    return [bar];
  });
}

const sum = (list: readonly number[]): number => list.reduce((total, count) => total + count, 0);

/** A band as an SVG path between two places on the width. */
export function bandPath({ left, right, height }: FlowBand, from: number, to: number): string {
  const middle = (from + to) / 2;
  const r = (value: number): number => Math.round(value * 100) / 100;
  return `M${r(from)} ${r(left)}C${r(middle)} ${r(left)} ${r(middle)} ${r(right)} ${r(to)} ${r(right)}L${r(to)} ${r(right + height)}C${r(middle)} ${r(right + height)} ${r(middle)} ${r(left + height)} ${r(from)} ${r(left + height)}Z`;
}
