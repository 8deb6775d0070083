import { describe, expect, it } from 'vitest';
import { seatQueue } from '#shared/simulate/response/arrivals';
import { waitingByWeek } from '#shared/simulate/response/waiting';
import { createDetail } from '#shared/simulate/results/detail';
import { flowReport } from '#shared/simulate/results/flow-report';
import { flowStates, pairAt, type FlowSums } from '#shared/simulate/results/flow';
import { mergeParts } from '#shared/simulate/results/merge';
import { minutesAt } from '#shared/simulate/results/quantile';
import { prepareCohort } from '../../../../electron/services/simulation/prepare';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { peopleOf, simulateInPlace, type Simulated } from '../../../helpers/simulate';

/** a: tested out above 90; b: practice p below 60; c: to a coach after two failures. */
const document = documentOf(
  roleOf({ pulledIn: 'stay' }), ...['a', 'b', 'c', 'd', 'p'].map((key, at) => moduleOf(key, { minutes: 10 + at, passMark: at % 2 === 0 ? 7000 : null })), moduleOf('x'), moduleOf('y'),
  zoneOf('core', 'core-testable', ['a', 'b', 'c', 'd']), zoneOf('pick', 'elective', ['x', 'y'], { place: 2, requirement: { kind: 'count', choose: 1 } }), zoneOf('extra', 'remedial', ['p'], { place: 3 }),
  bandRuleOf('a', []), bandRuleOf('b', ['p']), { id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:c', title: 'Tries', failures: [{ at: 2, action: { do: 'escalate', to: 'a coach' } }] },
);
const spec = { learners: 3200, seed: 4, otherEvidence: { share: 0.6, mean: 70, sd: 20, loading: 0.5 } };

async function run(more: object = {}, shard: { number: number; of: number } | null = null): Promise<Simulated> {
  const { simulation } = prepareCohort(document, { ...spec, ...more }, { seed: null, asOf: null });
  return simulateInPlace({ ...simulation, job: { ...simulation.job, flow: true } }, { shard });
}

interface Line {
  readonly end: string;
  readonly minutes: number;
  readonly baseline: number;
  readonly failed: number;
  /** Each step: key and state. */
  readonly path: readonly (readonly [string, string])[];
}

const linesOf = ({ lines }: Simulated): Line[] => lines.trimEnd().split('\n').map((line) => {
  const [, , end = '', minutes, baseline, , , , , , , failed, path = ''] = line.split(',');
  return { end, minutes: Number(minutes), baseline: Number(baseline), failed: Number(failed), path: path.split(' ').map((step) => [step.split(':')[0] ?? '', step.split(':')[1] ?? 'done'] as const) };
});

/** How a learner leaves a module, read off the line. */
function stateOf({ path }: Line, key: string): number {
  const steps = path.filter(([module]) => module === key);
  const last = steps.at(-1)?.[1];
  if (last === undefined || ['locked', 'open', 'escalated'].includes(last)) return 0;
  if (last !== 'done') return 1;
  return steps.length > 1 || (key === 'b' && path.some(([module]) => module === 'p')) ? 3 : 2;
}

describe('S-27 minutes by role', () => {
  it.each([['as given', {}], ['modelled', { model: {} }]])('%s: histograms, quantiles, who takes longer: those of the lines; shards merge to them', async (_what, more) => {
    const whole = await run(more);
    const lines = linesOf(whole);
    const detail = createDetail(whole.part, null, new Set(['role:r']));
    expect(detail.byRole['role:r']).toEqual(detail.whole);
    expect(detail.whole.learners).toBe(3200);
    expect(detail.whole.histogram.reduce((sum, [minutes, count]) => sum + minutes * count, 0)).toBe(lines.reduce((sum, { minutes }) => sum + minutes, 0));
    const sorted = lines.map(({ minutes }) => minutes).sort((a, b) => a - b);
    expect(detail.whole.minutes).toEqual({ p10: sorted[319], p50: sorted[1599], p90: sorted[2879] });
    expect(detail.whole.baseline.p50).toBe(lines.map(({ baseline }) => baseline).sort((a, b) => a - b)[1599]);
    expect(detail.whole.longer).toBe(lines.filter(({ minutes, baseline }) => minutes > baseline).length);
    expect(detail.whole.saved.share).toBeCloseTo(whole.report.saved.share, 12);
    expect(detail.whole.saved.low!).toBeLessThan(detail.whole.saved.share);
    const parts = await Promise.all([1, 2, 3].map((number) => run(more, { number, of: 3 })));
    const merged = mergeParts(parts.map(({ part }) => part).reverse());
    if (!merged.ok) throw new Error(merged.error);
    expect(createDetail(merged.value, null, new Set(['role:r']))).toEqual(detail);
  });
  it('of real people minutes are told in groups of ten, hidden roles not at all', async () => {
    const rows = Array.from({ length: 137 }, (_row, at) => `p${at},role:r,${(at * 37) % 101}`);
    const simulation = peopleOf(document, ['id,role,score:module:a', ...rows].join('\n')).simulation;
    const { part } = await simulateInPlace({ ...simulation, job: { ...simulation.job, flow: true } });
    const { whole, byRole, flows } = createDetail(part, null, new Set());
    expect(byRole).toEqual({});
    expect(flows).toEqual([]);
    expect(whole.histogram.every(([, count]) => count >= 10)).toBe(true);
    expect(whole.histogram.reduce((sum, [, count]) => sum + count, 0)).toBe(137);
  });
});

describe('S-28 the flow from module to module', () => {
  it.each([['as given', {}], ['modelled', { model: { dropOut: { value: 0.05 } } }]])('%s: every state and every transition is what the lines say', async (_what, more) => {
    const simulated = await run(more);
    const lines = linesOf(simulated);
    const [flow] = simulated.part.flows;
    const keys = flow!.modules.map((id) => id.split(':')[1] ?? '');
    expect(keys).toEqual(['a', 'b', 'c']);
    const states = lines.map((line) => [...keys.map((key) => stateOf(line, key)), line.end === 'escalated' ? 2 : line.end === 'stopped' ? 3 : line.failed > 0 ? 1 : 0]);
    for (let j = 1; j < 4; j++) {
      for (let i = 0; i < j; i++) {
        const counts = Array.from({ length: 16 }, () => 0);
        for (const one of states) counts[4 * one[i]! + one[j]!]!++;
        expect(flow!.pairs[pairAt(i, j)], `${i} ${j}`).toEqual(counts);
      }
    }
    const report = flowReport(flow!, false);
    for (const { states: counts } of report.columns) expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3200);
    expect(report.columns.at(-1)!.module).toBeNull();
  });
  it('shows the columns where learners differ most, in order of the path; of real people none with a handful', () => {
    const pairs = (of: (column: number) => number): FlowSums => {
      const modules = Array.from({ length: 10 }, (_module, at) => `module:m${at}`);
      // Learners are waived in all columns or in none: as many as the lesser column has in both.
      const both = (i: number, j: number): number[] => {
        const [a, b] = [of(i), j === 10 ? 0 : of(j)];
        const counts = Array.from({ length: 16 }, () => 0);
        counts[5] = j === 10 ? 0 : Math.min(a, b);
        counts[j === 10 ? 4 : 6] = a - counts[5];
        counts[9] = b - counts[5];
        counts[j === 10 ? 8 : 10] = 1000 - a - b + counts[5];
        return counts;
      };
      return { role: 'role:r', modules, pairs: Array.from({ length: 55 }, (_pair, at) => { const j = Math.floor((1 + Math.sqrt(1 + 8 * at)) / 2); return both(at - (j * (j - 1)) / 2, j); }) };
    };
    const growing = flowReport(pairs((column) => 10 * column), false);
    expect(growing.columns.map(({ module }) => module)).toEqual(['module:m3', 'module:m4', 'module:m5', 'module:m6', 'module:m7', 'module:m8', 'module:m9', null]);
    expect(growing.columns[0]!.states[flowStates.indexOf('waived')]).toBe(30);
    expect(growing.left).toBe(3);
    expect(flowReport(pairs((column) => (column === 4 ? 5 : 100)), true).columns.some(({ module }) => module === 'module:m4')).toBe(false);
    expect(flowReport(pairs((column) => (column === 4 ? 5 : 100)), true).columns.length).toBe(8);
    expect(flowReport(pairs(() => 0), false)).toMatchObject({ columns: [], links: [], left: 10 });
  });
});

describe('S-17 waiting week by week', () => {
  it.each([[[[0, 50]], 20], [[[0, 5], [3, 61], [4, 2]], 12], [[[2, 10]], 10]] as const)('%j with %i seats ends in the week of seatQueue, and nobody is lost', (arrivals, seats) => {
    const weeks = waitingByWeek(arrivals, seats);
    expect(weeks.at(-1)).toMatchObject({ week: seatQueue(arrivals, seats).lastWeek, waiting: 0 });
    expect(weeks.reduce((sum, { arrived }) => sum + arrived, 0)).toBe(seatQueue(arrivals, seats).learners);
  });
  it('ends after two years', () => {
    expect(waitingByWeek([[0, 10_000]], 1)).toHaveLength(104);
    expect(minutesAt([[3, 2]], 0.5)).toBe(3);
  });
});
