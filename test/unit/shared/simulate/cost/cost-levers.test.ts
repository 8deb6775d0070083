import { describe, expect, it } from 'vitest';
import { createSweepReport } from '#shared/simulate/sensitivity/sweep-report';
import { sweepText } from '../../../../../electron/hosts/cli/simulate-sweep';
import { inPlace } from '../../../../../electron/adapters/block-threads';
import { cohortSource } from '../../../../../electron/services/simulation/prepare';
import { simulate } from '../../../../../electron/services/simulation/simulate';
import { prepareSweep, sweep } from '../../../../../electron/services/simulation/sweep';
import { bandRuleOf, documentOf, moduleOf, roleOf, zoneOf } from '../../../../helpers/documents';
import { peopleOf, simulateCohort } from '../../../../helpers/simulate';
import { sweepCohort, sweepSource } from '../../../../helpers/sweep';

const course = documentOf(roleOf(), { ...roleOf(), id: 'role:s', title: 'Second' }, moduleOf('a', { minutes: 60, passMark: 7000, capacity: 10 }), moduleOf('b', { minutes: 30 }), zoneOf('core', 'core-testable', ['a', 'b']), { ...zoneOf('only', 'core-testable', ['b']), role: 'role:s' }, bandRuleOf('a', []));
const costs = { currency: 'EUR', hour: { value: 40, range: { low: 30, high: 60 } }, seat: { value: 20, range: { low: 0, high: 50 } }, person: { value: 5 }, byRole: [{ role: 'role:s', hour: { value: 50, range: { low: 40, high: 80 } } }] };
const spec = { learners: 1200, seed: 3, otherEvidence: { share: 0.8, mean: 80, sd: 20, loading: 0.5 }, costs };

describe('S-32 a sweep moves prices', () => {
  it('each through its range; a point is what a run at that price tells', async () => {
    const { levers, skipped, asIs, currency } = await sweepCohort(course, spec);
    expect(currency).toBe('EUR');
    expect(levers.filter(({ lever }) => lever.startsWith('costs.')).map(({ lever, points }) => [lever, points.map(({ at }) => at)])).toEqual([['costs.hour', [30, 37.5, 40, 45, 52.5, 60]], ['costs.hour role:s', [40, 50, 60, 70, 80]], ['costs.seat', [0, 12.5, 20, 25, 37.5, 50]]]);
    expect(skipped).toContainEqual({ lever: 'costs.person', title: 'costs.person', why: expect.stringContaining('No range was given') as string });
    const dear = (await simulateCohort(course, { ...spec, costs: { ...costs, hour: { value: 60 } } })).report;
    const point = levers.find(({ lever }) => lever === 'costs.hour')!.points.at(-1)!;
    expect([point.cost, point.costSaved, point.minutes, point.savedShare]).toEqual([dear.cost!.total, dear.cost!.saved.share, asIs.minutes, asIs.savedShare]);
    const role = (await simulateCohort(course, { ...spec, costs: { ...costs, byRole: [{ role: 'role:s', hour: { value: 80 } }] } })).report.cost!;
    expect(levers.find(({ lever }) => lever === 'costs.hour role:s')!.points.at(-1)!.cost).toBe(role.total);
    // A threshold moves the cost as well.
    const bound = levers.find(({ lever }) => lever === 'rule:a/bound:2')!.points;
    expect(bound[0]!.cost!).toBeLessThan(bound.at(-1)!.cost!);
  });
  it('without running anybody again', async () => {
    let opened = 0;
    const workers = { usual: 1, open: async (job: Parameters<typeof inPlace>[0]) => (opened++, inPlace(job)) };
    const source = cohortSource(course, spec, { seed: null, asOf: null });
    const options = { workers: 1, progress: () => undefined, isCancelled: () => false };
    const part = await simulate(workers, source.prepare(source.design), { ...options, shard: null, lines: null });
    const { levers, runs, assumptions } = await sweep(workers, source, prepareSweep(source, [{ lever: 'costs.hour' }]), part, options);
    // What is assumed of time spans nothing where prices alone are moved.
    expect([opened, runs, levers.length, assumptions]).toEqual([1, 6, 1, null]);
  });
  it('real people of a hidden role: their own hour moves nothing', async () => {
    const given = { currency: 'EUR', hour: { value: 40 }, byRole: [{ role: 'role:s', hour: { value: 50, range: { low: 10, high: 90 } } }] };
    const prepared = peopleOf(course, `id,role\n${Array.from({ length: 40 }, (_nothing, at) => `${at},${at < 5 ? 's' : 'r'}`).join('\n')}`, {}, undefined, null, given);
    if (prepared.simulation.job.kind !== 'people') throw new Error('no people');
    const design = { document: course, spec: null, model: null, costs: prepared.simulation.job.cohort.costs!.prices };
    const { levers } = await sweepSource({ design, prepare: () => prepared.simulation }, [{ lever: 'costs.hour role:s' }]);
    expect(new Set(levers[0]!.points.map(({ cost }) => cost)).size).toBe(1);
  });
  it('nothing below 0; without prices there is no lever and no cost', async () => {
    await expect(sweepCohort(course, spec, [{ lever: 'costs.hour', low: -1, high: 50 }])).rejects.toThrow('cannot go down to -1, only to 0');
    await expect(sweepCohort(course, { learners: 100 }, [{ lever: 'costs.hour', low: 0, high: 50 }])).rejects.toThrow('There is no lever "costs.hour"');
    const plain = await sweepCohort(course, { learners: 200 });
    expect([plain.asIs.cost, plain.asIs.costSaved, plain.currency]).toEqual([null, null, null]);
  });
  it('in the text of the command line: money at both ends', async () => {
    const report = await sweepCohort(course, spec, [{ lever: 'costs.seat' }]);
    expect(sweepText(report)).toMatch(/costs\.seat +0 +50 .*EUR [\d,.]+ → EUR [\d,.]+/);
    expect(sweepText(createSweepReport(10, { ...report.asIs, cost: null }, { levers: [], skipped: [] }, [], null))).not.toContain('EUR');
  });
});
