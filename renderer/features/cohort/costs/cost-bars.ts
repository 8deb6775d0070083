import type { Cost } from '../figures';
import { ticksOf } from '../charts/ticks';

/** A bar from 0 to 1 along the scale, as high as learners lie dense there (the densest 1): bins need not be of one width. */
export interface CostBar {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly learners: number;
  readonly from: number;
  readonly to: number;
}

export interface CostLayout {
  readonly bars: readonly CostBar[];
  readonly ticks: readonly number[];
  /** Where a cost stands, from 0 to 1. */
  readonly at: (cost: number) => number;
}

/** The bins on a scale that holds the static path's mean, too. */
export function layoutCost({ distribution, static: fixed, learners }: Cost): CostLayout {
  const mean = learners === 0 ? 0 : fixed / learners;
  const [low, high] = [Math.min(mean, ...distribution.map(({ from }) => from)), Math.max(mean, ...distribution.map(({ to }) => to))];
  const span = high - low || 1;
  const at = (cost: number): number => (cost - low) / span;
  const dense = distribution.map((bin) => bin.learners / (bin.to - bin.from));
  const most = Math.max(...dense);
  return {
    bars: distribution.map((bin, index) => ({ left: at(bin.from), right: at(bin.to), height: most > 0 ? (dense[index] ?? 0) / most : 0, learners: bin.learners, from: bin.from, to: bin.to })),
    ticks: ticksOf(low, high, 6), at,
  };
}
