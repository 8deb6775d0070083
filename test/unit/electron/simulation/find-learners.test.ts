import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile } from '#shared/path/compile';
import { runLearner } from '#shared/path/run';
import { channels, type ResponseOf } from '#shared/contract/contract';
import { dispatch } from '../../../../electron/ipc/dispatch';
import { createTestStudio, type TestStudio } from '../../../helpers/test-studio';

let test: TestStudio;
const call = (channel: string, request: unknown): ReturnType<typeof dispatch> => dispatch(test.studio, { warn: () => undefined }, 'w', channel, request);
const cohort = { learners: 3000, seed: 2, attributes: [{ name: 'Region', values: [{ value: 'North', weight: 3 }, { value: 'South' }] }], otherEvidence: { share: 0.8, mean: 75, sd: 20, loading: 0.5 } };

beforeAll(async () => {
  test = await createTestStudio();
  test.studio.connect({ id: 'w', send: () => undefined });
  await call('workspace.create', { path: null, starter: 'pharma-sales-compliance' });
});
afterAll(() => test.dispose());

async function ask<C extends 'simulation.run' | 'simulation.learners'>(channel: C, request: object): Promise<ResponseOf<C>> {
  const reply = await call(channel, request);
  if (!reply.ok) throw new Error(reply.error.message);
  return channels[channel].response.parse(reply.value) as ResponseOf<C>;
}

describe('the learners behind a number', () => {
  it('are those that are meant, and One learner gives each the minutes of the run', async () => {
    const document = test.studio.open().session.document();
    const filters: readonly { readonly only?: string; readonly role?: string; readonly group?: object }[] = [{}, { only: 'longer' }, { only: 'inserted' }, { group: { column: 'Region', value: 'South' } }, { role: [...document.tables.role.keys()][0]! }];
    for (const filter of filters) {
      const { learners } = await ask('simulation.learners', { cohort, filter });
      expect(learners.length).toBe(20);
      for (const { role, minutes, baselineMinutes, groups, state } of learners) {
        const program = compile(document, role);
        if (!program.ok) throw new Error('no program');
        const run = runLearner(program.value, state);
        expect(run.path.minutes).toBe(minutes);
        if (filter.only === 'longer') expect(minutes).toBeGreaterThan(baselineMinutes);
        if (filter.only === 'inserted') expect(run.path.steps.some(({ origin }) => origin === 'inserted')).toBe(true);
        if (filter.group) expect(groups).toEqual(['South']);
        if (filter.role !== undefined) expect(role).toBe(filter.role);
      }
    }
  });
  it('of a band of the flow, and of a module, are as many as the results say', async () => {
    const small = { ...cohort, learners: 400 };
    const { report, detail } = await ask('simulation.run', { cohort: small });
    const [flow] = detail.flows;
    const [first, second] = flow!.columns;
    let checked = 0;
    for (const [at, count] of flow!.links[0]!.entries()) {
      if (count === 0 || count > 20) continue;
      checked++;
      const filter = { role: flow!.role, flow: [{ module: first!.module, state: Math.floor(at / 4) }, { module: second!.module, state: at % 4 }] };
      expect((await ask('simulation.learners', { cohort: small, filter })).learners.length).toBe(count);
    }
    expect(checked).toBeGreaterThan(0);
    const excused = Object.values(report.byGroup['Region']!.values).reduce((sum, { learners, waivedAny }) => sum + Math.round(learners * waivedAny.rate), 0);
    expect((await ask('simulation.learners', { cohort: small, filter: { only: 'waived' } })).learners.length).toBe(Math.min(20, excused));
    expect(await ask('simulation.learners', { cohort: small, filter: { module: { id: 'module:none', count: 'waived' } } })).toEqual({ learners: [], searched: 400 });
  });
  it.each(['reached', 'waived', 'inserted', 'failed', 'escalated', 'waiting'] as const)('of every number in the column “%s” of the table of modules, as many as it says', async (count) => {
    const few = { ...cohort, learners: 60, model: { gain: { value: 0 } } };
    const { report } = await ask('simulation.run', { cohort: few });
    const told = report.modules.map((module) => module[count]);
    expect(Math.max(...told)).toBeGreaterThan(0);
    const found: number[] = [];
    for (const { id } of report.modules) found.push((await ask('simulation.learners', { cohort: few, filter: { module: { id, count } } })).learners.length);
    expect(found).toEqual(told.map((learners) => Math.min(20, learners)));
  });
  it('modelled, failed attempts come with the learner: made to fail so in One learner, the path costs the same', async () => {
    const document = test.studio.open().session.document();
    const module = [...document.tables.module.values()].find(({ passMark }) => passMark !== null)!.id;
    const { learners } = await ask('simulation.learners', { cohort: { ...cohort, model: {} }, filter: { module: { id: module, count: 'failed' } } });
    expect(learners.length).toBeGreaterThan(0);
    expect(learners.every(({ failures }) => (failures[module] ?? 0) > 0)).toBe(true);
  });
});
