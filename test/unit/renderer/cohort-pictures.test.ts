import { describe, expect, it } from 'vitest';
import { densityOf, shapeOf } from '../../../renderer/features/cohort/density';
import type { Flow } from '../../../renderer/features/cohort/figures';
import { layoutFlow } from '../../../renderer/features/cohort/flow-layout';
import { ticksOf } from '../../../renderer/features/cohort/ticks';

describe('the scale', () => {
  it('has round numbers within its ends', () => {
    expect(ticksOf(270, 1520, 6)).toEqual([500, 1000, 1500]);
    expect(ticksOf(270, 1520, 8)).toEqual([400, 600, 800, 1000, 1200, 1400]);
    expect(ticksOf(-0.04, 0.38, 5)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticksOf(5, 5, 3)).toEqual([5]);
  });
});

describe('the shape of a role', () => {
  it('is highest where most learners are, and as high as the picture', () => {
    const density = densityOf([[100, 10], [200, 1000], [300, 300]], 0, 400, 81);
    expect(Math.max(...density)).toBe(1);
    expect(density.indexOf(1) * 5).toBeGreaterThan(180);
    expect(density.indexOf(1) * 5).toBeLessThan(230);
    expect(density[0]).toBeLessThan(0.01);
  });
  it('stands for one learner, and for nobody', () => {
    expect(Math.max(...densityOf([[50, 1]], 0, 100))).toBe(1);
    expect(densityOf([], 0, 100, 3)).toEqual([0, 0, 0]);
    expect(densityOf([[5, 1]], 5, 5, 2)).toEqual([0, 0]);
  });
  it('ends on its baseline', () => {
    expect(shapeOf([0, 1, 0], 44)).toEqual({ line: 'M0 44L500 2L1000 44', area: 'M0 44L500 2L1000 44L1000 44L0 44Z' });
  });
});

describe('the flow', () => {
  const link = (counts: Readonly<Record<number, number>>): number[] => Array.from({ length: 16 }, (_count, at) => counts[at] ?? 0);
  const flow: Flow = {
    role: 'role:r', left: 0, columns: [{ module: 'module:a', states: [0, 30, 70, 0] }, { module: 'module:b', states: [0, 20, 60, 20] }, { module: null, states: [90, 0, 10, 0] }],
    links: [link({ 5: 20, 6: 10, 10: 50, 11: 20 }), link({ 4: 20, 8: 60, 12: 10, 14: 10 })],
  };
  const { bars, bands } = layoutFlow(flow, 120);
  it('is as thick as its people, and nothing is lost between columns', () => {
    for (const bar of bars) {
      expect(bar.height).toBeCloseTo(bar.learners * ((120 - 20) / 100), 9);
      const out = bands.filter(({ column, from }) => column === bar.column && from === bar.state);
      const into = bands.filter(({ column, to }) => column + 1 === bar.column && to === bar.state);
      for (const side of [out, into]) if (side.length > 0) expect(side.reduce((sum, { learners }) => sum + learners, 0)).toBe(bar.learners);
    }
  });
  it('keeps bands inside their bars, one under the other', () => {
    for (const band of bands) {
      const [bar, other] = [bars.find(({ column, state }) => column === band.column && state === band.from)!, bars.find(({ column, state }) => column === band.column + 1 && state === band.to)!];
      expect(band.left).toBeGreaterThanOrEqual(bar.y - 1e-9);
      expect(band.left + band.height).toBeLessThanOrEqual(bar.y + bar.height + 1e-9);
      expect(band.right + band.height).toBeLessThanOrEqual(other.y + other.height + 1e-9);
    }
    expect(bars.filter(({ column }) => column === 1).map(({ state }) => state)).toEqual([1, 2, 3]);
  });
});
