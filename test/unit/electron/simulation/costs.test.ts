import { describe, expect, it } from 'vitest';
import { runLearner } from '#shared/path/run';
import { contextOf } from '#shared/simulate/block-worker';
import { createBatch } from '#shared/simulate/batch/batch';
import { stateOfRow } from '#shared/simulate/batch/columns';
import { createCohortSource } from '#shared/simulate/cohort/generate';
import type { CostReport } from '#shared/simulate/cost/cost-report';
import { createDetail } from '#shared/simulate/results/detail';
import { mergeParts } from '#shared/simulate/results/merge';
import { simulationPartSchema } from '#shared/simulate/results/part';
import { createReport } from '#shared/simulate/results/report';
import { prepareCohort, readCosts } from '../../../../electron/services/simulation/prepare';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../helpers/documents';
import { peopleOf, sha256, simulateCohort, simulateInPlace } from '../../../helpers/simulate';

const price = (value: number): object => ({ value });
const costs = { currency: 'EUR', hour: price(60), seat: price(25), person: price(100) };

/** a (60 min, ten seats): tested out from 90 %; b (30 min): to a coach after two failures; c (30 min). */
const course = documentOf(
  roleOf(), { ...roleOf(), id: 'role:s', title: 'Second' }, moduleOf('a', { minutes: 60, passMark: 7000, capacity: 10 }), moduleOf('b', { minutes: 30, passMark: 7000, capacity: 4 }), moduleOf('c', { minutes: 30 }), moduleOf('p', { minutes: 7 }),
  zoneOf('core', 'core-testable', ['a', 'b', 'c']), zoneOf('extra', 'remedial', ['p'], { place: 2 }), { ...zoneOf('only', 'core-testable', ['a', 'c']), role: 'role:s' },
  bandRuleOf('a', ['p']), { id: 'rule:tries', type: 'rule', role: 'role:r', kind: 'attempts', module: 'module:b', title: 'Tries', failures: [{ at: 2, action: { do: 'escalate', to: 'a coach' } }] },
);
const cohort = { learners: 2300, seed: 5, attributes: [{ name: 'region', values: [{ value: 'north', weight: 3 }, { value: 'south', weight: 1 }] }], otherEvidence: { share: 0.7, mean: 75, sd: 20, loading: 0.6 } };
const modelled = { ...cohort, model: { dropOut: { value: 0.01 } } };
const people = async (csv: string, given: object = costs): Promise<CostReport> => (await simulateInPlace(peopleOf(course, csv, {}, undefined, null, given).simulation)).report.cost!;

describe('S-29 what a learner costs, by hand', () => {
  it('time, places and persons; the static path has each place once', async () => {
    // 95 % waives a: b and c are left, 60 minutes and the place at b.
    const waived = await people('id,role,score:module:a\n1,r,95');
    expect(waived).toMatchObject({ total: 60 + 25, static: 120 + 50, of: { time: 60, seats: 25, persons: 0 }, saved: { total: 85, share: 0.5, low: null, high: null } });
    // 50 % puts seven minutes of practice in.
    expect(await people('id,role,score:module:a\n1,r,50')).toMatchObject({ total: 127 + 50, static: 170, saved: { total: -7 } });
    // Twice failed at b: two places there, one case for a coach; minutes 60 + 2 × 30 + 30. The static path, where no coach decides, has the recorded attempts and the one that passes: 60 + 3 × 30 + 30 minutes, four places.
    const failed = await people('id,role,score:module:a,attempts:module:b\n1,r,70,50 40');
    expect(failed.of).toEqual({ time: 150, seats: 75, persons: 100 });
    expect(failed.static).toBe(180 + 4 * 25);
  });
  it('a role has its own hour; what nobody prices costs nothing; groups and roles have means', async () => {
    const csv = `id,role,group:site\n${['1,r,x', '2,s,x', '3,r,y', '4,s,y'].flatMap((row) => Array.from({ length: 10 }, (_nothing, at) => row.replace(',', `-${at},`))).join('\n')}`;
    const given = { currency: 'CHF', hour: price(30), byRole: [{ role: 'role:s', hour: price(90) }] };
    const told = await people(csv, given);
    expect(told).toMatchObject({ currency: 'CHF', learners: 40, total: 20 * 60 + 20 * 135, of: { time: 3900, seats: 0, persons: 0 }, perLearner: { mean: 97.5, p10: 60, p50: 60, p90: 135 } });
    expect(told.byRole).toMatchObject({ 'role:r': { learners: 20, perLearner: { mean: 60, p50: 60 } }, 'role:s': { learners: 20, total: 2700 } });
    expect((await people(csv, { ...given, byRole: [] })).byGroup).toEqual({ site: { x: (10 * 60 + 10 * 45) / 20, y: 52.5 } });
    expect(told.prices.map(({ name, value, basis }) => [name, value, basis])).toEqual([['costs.hour', 30, 'assumption'], ['costs.seat', 0, 'assumption'], ['costs.person', 0, 'assumption'], ['costs.hour role:s', 90, 'assumption']]);
  });
  it('without prices nothing is told; with them nobody walks otherwise', async () => {
    const [plain, priced] = [await simulateCohort(course, modelled), await simulateCohort(course, { ...modelled, costs })];
    expect([plain.part.costs, plain.report.cost]).toEqual([null, undefined]);
    expect(priced.lines).toBe(plain.lines);
    const { cost, ...rest } = priced.report;
    expect(rest).toEqual(plain.report);
    expect(cost!.distribution.reduce((sum, { learners }) => sum + learners, 0)).toBe(2300);
  });
  it.each([
    ['a negative price', { ...costs, hour: price(-1) }, 'hour – a number from 0 to 1000000000'], ['a price that is too large', { ...costs, seat: price(1e10) }, 'seat – a number from 0 to 1000000000'],
    ['a price without end', { ...costs, person: price(Infinity) }, 'person'], ['lower-case currency', { ...costs, currency: 'eur' }, 'currency – three capital letters'], ['no currency', { hour: price(1) }, 'currency'],
    ['a range that does not hold the price', { ...costs, hour: { value: 5, range: { low: 6, high: 7 } } }, 'outside its range'], ['a range below 0', { ...costs, hour: { value: 5, range: { low: -6, high: 7 } } }, 'from 0'],
    ['a finding without a source', { ...costs, hour: { value: 5, basis: 'finding' } }, 'a finding names its source'], ['a role twice', { ...costs, byRole: [{ role: 'role:r', hour: price(1) }, { role: 'role:r', hour: price(2) }] }, 'none may be named twice'], ['an unknown field', { ...costs, room: price(1) }, 'room'],
  ])('refuses %s', (_what, given, message) => {
    expect(() => readCosts(given)).toThrow(message);
    expect(() => prepareCohort(course, { costs: given }, { seed: null, asOf: null })).toThrow(message);
  });
  it('refuses a role that is not there', () => {
    const given = { ...costs, byRole: [{ role: 'role:none', hour: price(1) }] };
    expect(() => prepareCohort(course, { costs: given }, { seed: null, asOf: null })).toThrow('The costs name the role role:none, which is not in this workspace. There are: role:r, role:s.');
    expect(() => peopleOf(course, 'id,role\n1,r', {}, undefined, null, given)).toThrow('role:none');
  });
});

describe('S-30 S-31 the slow way: learner by learner', () => {
  it.each([['as given', cohort], ['modelled', modelled]])('%s: total, quantiles and groups are those of runLearner', { timeout: 120_000 }, async (_what, plain) => {
    const spec = { ...plain, costs: { ...costs, byRole: [{ role: 'role:s', hour: price(45.5) }] } };
    const { simulation, spec: read } = prepareCohort(course, spec, { seed: null, asOf: null });
    if (simulation.job.kind !== 'cohort') throw new Error('no cohort');
    const { programs, facts } = simulation.job;
    const source = createCohortSource(read, programs, contextOf(facts));
    const own: number[] = [];
    let [fixed, north] = [0, { total: 0, learners: 0 }];
    for (const index of [0, 1, 2]) {
      const block = source.block(index);
      for (let i = 0; i < block.count; i++) {
        const program = programs[block.programs[i]!]!;
        const batch = createBatch(program, source.cohort.columns);
        block.wish(i, batch);
        const state = stateOfRow(batch.plan, source.cohort.columns, source.cohort.backgrounds[block.backgrounds[i]!]!, block.scores, i * source.cohort.columns.length, batch.scratch);
        const outcome = block.outcome?.(i, program);
        const { path, baselineMinutes } = runLearner(program, state, { learner: String(block.first + i + 1), ...(outcome ? { outcome } : {}) });
        const hour = program.role === 'role:s' ? 45.5 : 60;
        const places = path.steps.filter(({ module, state: is }) => (module === 'module:a' || module === 'module:b') && (is === 'done' || is === 'escalated')).length;
        const cost = (path.minutes / 60) * hour + 25 * places + 100 * path.steps.filter(({ state: is }) => is === 'escalated').length;
        own.push(cost);
        fixed += (baselineMinutes / 60) * hour + 25 * (program.role === 'role:s' ? 1 : 2);
        if (source.cohort.cells[block.cells[i]!]![0] === 'north') north = { total: north.total + cost, learners: north.learners + 1 };
      }
    }
    const cost = (await simulateCohort(course, spec)).report.cost!;
    expect(own.length).toBe(2300);
    expect(cost.total).toBeCloseTo(own.reduce((sum, one) => sum + one, 0), 4);
    expect(cost.static).toBeCloseTo(fixed, 4);
    const sorted = own.sort((a, b) => a - b);
    for (const [key, share] of [['p10', 0.1], ['p50', 0.5], ['p90', 0.9]] as const) expect(cost.perLearner[key]).toBeCloseTo(sorted[Math.ceil(share * 2300) - 1]!, 9);
    expect(cost.byGroup!['region']!['north']).toBeCloseTo(north.total / north.learners, 6);
    if (plain === modelled) expect(cost.of.persons).toBeGreaterThan(1000);
  });
});

describe('S-31 counts merge exactly', () => {
  it.each([['as given', cohort], ['modelled', modelled]])('%s: any shards, any number of workers', { timeout: 120_000 }, async (_what, plain) => {
    const spec = { ...plain, costs };
    const whole = await simulateCohort(course, spec);
    expect((await simulateCohort(course, spec, { workers: 2 })).part).toEqual(whole.part);
    for (const shards of [2, 3]) {
      const parts = await Promise.all(Array.from({ length: shards }, (_nothing, at) => simulateCohort(course, spec, { shard: { number: at + 1, of: shards } })));
      const merged = mergeParts(parts.map(({ part }) => simulationPartSchema.parse(JSON.parse(JSON.stringify(part)))).reverse());
      if (!merged.ok) throw new Error(merged.error);
      expect(merged.value.costs).toEqual(whole.part.costs);
      expect(createReport(merged.value, null, sha256).cost).toEqual(whole.report.cost);
    }
  });
  it('parts of other prices, or of none, are refused', async () => {
    const shard = (number: number) => ({ shard: { number, of: 2 } });
    const [a, b, c] = [await simulateCohort(course, { ...cohort, costs }, shard(1)), await simulateCohort(course, { ...cohort, costs: { ...costs, hour: price(61) } }, shard(2)), await simulateCohort(course, cohort, shard(2))];
    for (const other of [b, c]) expect(mergeParts([a.part, other.part])).toMatchObject({ ok: false, error: expect.stringContaining('people, prices, seed') as string });
  });
});

describe('S-32 what is told', () => {
  it('with one price of hours alone, the saved share and its interval are those of the minutes (S-27)', async () => {
    const { part, report } = await simulateCohort(course, { ...modelled, costs: { currency: 'EUR', hour: price(60) } });
    const detail = createDetail(part, null, new Set(['role:r', 'role:s']));
    const same = ({ share, low, high }: { share: number; low: number | null; high: number | null }) => [share, low, high].map((number) => number!.toFixed(9));
    expect(same(report.cost!.saved)).toEqual(same(detail.whole.saved));
    for (const role of ['role:r', 'role:s']) expect(same(report.cost!.byRole[role]!.saved)).toEqual(same(detail.byRole[role]!.saved));
    expect(report.cost!.perLearner).toMatchObject({ p10: report.minutes.p10, p50: report.minutes.p50, p90: report.minutes.p90 });
  });
  it('real people: roles that are hidden are reckoned at the hour of the largest of them, percentiles are ends of bins, groups are told at one hour only, no bin has few', async () => {
    const row = (at: number): string => `${at},${at < 9 ? 's' : 'r'},${at < 100 ? 'x' : 'y'},${(at * 37) % 101}`;
    const csv = `id,role,group:site,score:module:a\n${Array.from({ length: 200 }, (_nothing, at) => row(at)).join('\n')}`;
    const [plain, own, dear] = await Promise.all([[], [{ role: 'role:s', hour: price(500) }], [{ role: 'role:r', hour: price(70) }]].map((byRole) => people(csv, { ...costs, byRole })));
    // Nine people of their own price would be told by the total.
    expect(own!.total).toBe(plain!.total);
    expect([plain!.hiddenAtOneHour, own!.hiddenAtOneHour]).toEqual([false, true]);
    expect(Object.keys(own!.byRole)).not.toContain('role:s');
    // Prices by role only are prices all the same.
    const roles = [{ role: 'role:r', hour: price(60) }, { role: 'role:s', hour: price(60) }];
    const [common, single] = [await people(csv, { ...costs, hour: price(60), byRole: [] }), await people(csv, { ...costs, hour: price(0), byRole: roles })];
    expect([single!.total, single!.hiddenAtOneHour, single!.byGroup]).toEqual([common!.total, false, common!.byGroup]);
    expect(Object.keys(plain!.byGroup!['site']!)).toEqual(['x', 'y']);
    expect([own!.byGroup, dear!.byGroup]).toEqual([null, null]);
    expect(Math.min(...plain!.distribution.map(({ learners }) => learners))).toBeGreaterThanOrEqual(10);
    expect(plain!.distribution.reduce((sum, { learners }) => sum + learners, 0)).toBe(200);
    // What many people cost is told; what is single people's is the end of a bin of several.
    expect(plain!.perLearner).toMatchObject({ p50: 177, p90: 177 });
    const tries = await people(`id,role,attempts:module:a\n${Array.from({ length: 25 }, (_nothing, at) => `${at},r,${'50 '.repeat(at)}80`).join('\n')}`);
    const ends = tries.distribution.map(({ to }) => to);
    expect(ends.length).toBeGreaterThan(1);
    expect((['p10', 'p50', 'p90'] as const).map((key) => ends.includes(tries.perLearner[key]))).toEqual([true, true, true]);
  });
});
