import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { cliShapes } from '#shared/contract/cli-shapes';
import type { CostReport } from '#shared/simulate/cost/cost-report';
import { projectRoot, trellis, trellisJson, withFolder } from '../helpers/cli';

/** Every run is a process of its own. */
vi.setConfig({ testTimeout: 180_000 });

const sample = join(projectRoot, 'resources/samples/pharma-sales-compliance');
const costs = { currency: 'EUR', hour: { value: 40, range: { low: 30, high: 50 } }, seat: { value: 90 }, person: { value: 75, basis: 'finding', source: 'HR 2026' } };
type Printed = { readonly exit: number; readonly cost: CostReport; readonly totals: { readonly minutes: number }; readonly sweep?: { readonly levers: readonly { readonly lever: string }[] } };

describe('trellis simulate with prices', () => {
  it('S-29 S-31 the same with one worker, two, and from shards; told in words and as JSON of the published shape', () => withFolder(async (folder) => {
    const file = join(folder, 'cohort.json');
    await writeFile(file, JSON.stringify({ learners: 3200, model: {}, costs }));
    const args = ['simulate', sample, '--cohort', file];
    const one = await trellisJson<Printed>(...args, '--workers', '1');
    expect(await trellisJson<Printed>(...args, '--workers', '2')).toEqual(one);
    const { exit: _exit, ...printed } = one;
    cliShapes.simulate.parse(printed);
    expect(one.cost.of.time).toBeCloseTo((one.totals.minutes / 60) * 40, 6);
    const parts = ['1/2', '2/2'].map((shard) => join(folder, `${shard.charAt(0)}.json`));
    for (const [at, part] of parts.entries()) await writeFile(part, (await trellis(...args, '--shard', `${at + 1}/2`, '--json')).out);
    expect((await trellisJson<Printed>('simulate', '--merge', ...parts)).cost).toEqual(one.cost);
    // A part at other prices is of another simulation.
    await writeFile(file, JSON.stringify({ learners: 3200, model: {}, costs: { ...costs, seat: { value: 91 } } }));
    await writeFile(parts[1] ?? '', (await trellis(...args, '--shard', '2/2', '--json')).out);
    expect((await trellis('simulate', '--merge', ...parts)).err).toContain('not of the same simulation: workspace, people, prices, seed and day must be the same');
    const { out } = await trellis(...args);
    expect(out).toMatch(/Cost: EUR [\d,]+ for 3,200 learners: time EUR [\d,.]+, places at sessions EUR [\d,.]+, persons EUR [\d,.]+\./);
    expect(out).toMatch(/Saved against the static path: EUR -?[\d,.]+ \(-?[\d.]+ %, by chance -?[\d.]+ % to -?[\d.]+ %\)\./);
    expect(out).toContain('finding costs.person = 75 (HR 2026)');
    const swept = await trellisJson<Printed>(...args, '--lever', 'costs.hour');
    expect(swept.sweep!.levers.map(({ lever }) => lever)).toEqual(['costs.hour']);
  }));

  it('people from a table: --costs', () => withFolder(async (folder) => {
    await writeFile(join(folder, 'people.csv'), `id,role\n${Array.from({ length: 12 }, (_nothing, at) => `p${at},Field sales representative`).join('\n')}\n`);
    await writeFile(join(folder, 'costs.json'), JSON.stringify(costs));
    // The key of pseudonyms is kept in the workspace: a copy of the sample.
    await cp(sample, join(folder, 'ws'), { recursive: true });
    const args = ['simulate', join(folder, 'ws'), '--people', join(folder, 'people.csv')];
    const told = await trellisJson<Printed>(...args, '--costs', join(folder, 'costs.json'));
    expect(told.cost.of.time).toBeCloseTo((told.totals.minutes / 60) * 40, 6);
    expect((await trellisJson<Partial<Printed>>(...args)).cost).toBeUndefined();
  }));

  it('refuses what is no price, says what and where, and prints nothing', () => withFolder(async (folder) => {
    const file = join(folder, 'costs.json');
    await writeFile(join(folder, 'people.csv'), 'id,role\np1,Field sales representative\n');
    const refused = async (given: unknown, what: string): Promise<void> => {
      await writeFile(file, JSON.stringify(given));
      const run = await trellis('simulate', sample, '--people', join(folder, 'people.csv'), '--costs', file, '--json');
      expect(run).toMatchObject({ exit: 2, out: '' });
      expect(run.err).toContain(what);
    };
    await refused({ ...costs, hour: { value: -3 } }, 'The costs: hour – a number from 0 to 1000000000, and so its range');
    await refused({ ...costs, currency: 'euro' }, 'The costs: currency – three capital letters, as in EUR');
    await refused({ ...costs, byRole: [{ role: 'role:none', hour: { value: 1 } }] }, 'The costs name the role role:none, which is not in this workspace');
    await refused({ ...costs, seat: { value: 1e300 } }, 'seat – a number from 0');
    await refused(null, 'The costs:');
    const both = await trellis('simulate', sample, '--cohort', '5', '--costs', file, '--json');
    expect(both).toMatchObject({ exit: 2, out: '' });
    expect(both.err).toContain('--costs goes with --people; of a cohort the costs stand in its file.');
  }));
});
