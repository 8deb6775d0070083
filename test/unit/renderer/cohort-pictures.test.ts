import { describe, expect, it } from 'vitest';
import { writeSvg } from '#shared/exchange/pictures/write-svg';
import { canWritePdf } from '#shared/exchange/pictures/write-pdf';
import { flowPicture, ridgesPicture } from '../../../renderer/features/cohort/charts/chart-pictures';
import type { Colours } from '../../../renderer/store/pictures/colours';
import { densityOf, shapeOf } from '../../../renderer/features/cohort/charts/density';
import type { Detail, Flow, RoleDetail } from '../../../renderer/features/cohort/figures';
import { layoutFlow } from '../../../renderer/features/cohort/flow/flow-layout';
import { minutesScale, savedScale, shareOf } from '../../../renderer/features/cohort/charts/scales';
import { ticksOf } from '../../../renderer/features/cohort/charts/ticks';

describe('the scale', () => {
  it('has round numbers within its ends', () => {
    expect(ticksOf(270, 1520, 6)).toEqual([500, 1000, 1500]);
    expect(ticksOf(270, 1520, 8)).toEqual([400, 600, 800, 1000, 1200, 1400]);
    expect(ticksOf(-0.04, 0.38, 5)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(ticksOf(5, 5, 3)).toEqual([5]);
  });
  // 61 people: groups of at least ten at their mean, from 280 to 286, though eight in ten take 258 to 331 minutes.
  const few: RoleDetail = { learners: 61, minutes: { p10: 258, p50: 282, p90: 331 }, baseline: { p10: 290, p50: 290, p90: 290 }, saved: { share: -0.007, low: -0.007, high: -0.007 }, longer: 30, histogram: [[280, 20], [286, 41]] };
  it('holds one in ten and nine in ten of few people, whose histogram is coarse', () => {
    const scale = minutesScale([few]);
    expect(scale.from).toBeLessThan(258);
    expect(scale.to).toBeGreaterThan(331);
    expect(minutesScale([{ ...few, histogram: [] }])).toMatchObject({ from: expect.closeTo(258 - 0.03 * 73, 6) as number, to: expect.closeTo(331 + 0.03 * 73, 6) as number });
    expect([shareOf(scale, 0), shareOf(scale, 1e6), shareOf({ from: 5, to: 5 }, 5)]).toEqual([0, 1, 0.5]);
    // One wide hill, not two needles: it is still half as high where one in ten and nine in ten are.
    const density = densityOf(few, scale.from, scale.to, 101);
    const at = (minutes: number): number => density[Math.round(100 * shareOf(scale, minutes))] ?? NaN;
    expect(at(282)).toBeGreaterThan(0.9);
    expect(at(258)).toBeGreaterThan(0.3);
    expect(at(331)).toBeGreaterThan(0.15);
  });
  it('has a tick below what is lost, and 0 on it', () => {
    expect(savedScale([few]).ticks).toEqual([-0.03, -0.02, -0.01, 0]);
    expect(savedScale([few, { saved: { share: 0.05, low: 0.04, high: 0.06 } }]).ticks).toEqual([-0.02, 0, 0.02, 0.04, 0.06]);
    expect(savedScale([{ saved: { share: 0.12, low: 0.1, high: 0.14 } }])).toMatchObject({ from: 0, ticks: [0, 0.05, 0.1] });
    expect(savedScale([]).ticks).toContain(0);
  });
});

describe('the shape of a role', () => {
  it('is highest where most learners are, and as high as the picture', () => {
    const density = densityOf({ histogram: [[100, 10], [200, 1000], [300, 300]], minutes: { p10: 200, p90: 300 } }, 0, 400, 81);
    expect(Math.max(...density)).toBe(1);
    expect(density.indexOf(1) * 5).toBeGreaterThan(180);
    expect(density.indexOf(1) * 5).toBeLessThan(230);
    expect(density[0]).toBeLessThan(0.01);
  });
  it('stands for one learner, and for nobody', () => {
    expect(Math.max(...densityOf({ histogram: [[50, 1]], minutes: { p10: 50, p90: 50 } }, 0, 100))).toBe(1);
    expect(densityOf({ histogram: [], minutes: { p10: 0, p90: 0 } }, 0, 100, 3)).toEqual([0, 0, 0]);
    expect(densityOf({ histogram: [[5, 1]], minutes: { p10: 5, p90: 5 } }, 5, 5, 2)).toEqual([0, 0]);
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

describe('charts as pictures', () => {
  const colours = new Proxy({}, { get: () => '#123456' }) as Colours;
  it('hold every role with its figures, and stay inside their page', () => {
    const one: RoleDetail = { learners: 1200, minutes: { p10: 100, p50: 150, p90: 190 }, baseline: { p10: 200, p50: 200, p90: 200 }, saved: { share: 0.25, low: 0.24, high: 0.26 }, longer: 0, histogram: [[100, 400], [150, 400], [190, 400]] };
    const picture = ridgesPicture({ whole: one } as Detail, [['role:a', one], ['role:b', one]], { from: 90, to: 210 }, (id) => (id === 'role:a' ? `Name of ${id}` : 'Name of role:b Key account manager in the north, east, south and west of the country'), colours, 'Design as it is');
    const svg = writeSvg(picture);
    for (const said of ['Name of role:a', 'Name of role:b', '1,200 learners', '25.0 %', '± 1.0', 'of 200', 'Design as it is', '>min<', 'one-size-fits-all', 'from one in ten to nine in ten', 'median', 'manager in the north, east,']) expect(svg).toContain(said);
    expect(svg).not.toContain('NaN');
    expect(canWritePdf({ ...picture, shapes: picture.shapes.filter(({ kind }) => kind !== 'text') })).toBe(true);
    for (const shape of picture.shapes) if (shape.kind === 'rect') expect(shape.x >= 0 && shape.x + shape.width <= picture.width && shape.y + shape.height <= picture.height).toBe(true);
  });
  it('the flow holds every bar with its number', () => {
    const link = Array.from({ length: 16 }, (_count, at) => (at === 4 ? 30 : at === 8 ? 70 : 0));
    const svg = writeSvg(flowPicture({ role: 'role:r', left: 0, columns: [{ module: 'module:a', states: [0, 30, 70, 0] }, { module: null, states: [100, 0, 0, 0] }], links: [link] }, (id) => `“${id}”`, colours, 'Run'));
    for (const said of ['30 waived', '70 taken', '100 finish', '“module:a”']) expect(svg).toContain(said);
    expect(svg).not.toContain('NaN');
  });
});
