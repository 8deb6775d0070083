import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { channels, events, type ResponseOf } from '#shared/contract/contract';
import { dispatch } from '../../../../electron/ipc/dispatch';
import { inPlace } from '../../../../electron/adapters/block-threads';
import { ablate } from '../../../../electron/services/simulation/ablate';
import { cohortSource } from '../../../../electron/services/simulation/prepare';
import { simulateInPlace } from '../../../helpers/simulate';
import { createTestStudio, type TestStudio } from '../../../helpers/test-studio';

let test: TestStudio;
const keyAccounts = 'role:account-manager';
const told: { event: string; payload: unknown }[] = [];
const call = (channel: string, request: unknown): ReturnType<typeof dispatch> => dispatch(test.studio, { warn: () => undefined }, 'w', channel, request);

beforeAll(async () => {
  test = await createTestStudio();
  test.studio.connect({ id: 'w', send: (event, payload) => void told.push({ event, payload }) });
  await call('workspace.create', { path: null, starter: 'pharma-sales-compliance' });
});
afterAll(() => test.dispose());

const run = async (cohort: object, design?: object): Promise<ResponseOf<'simulation.run'>> => {
  const reply = await call('simulation.run', { cohort, ...(design ? { design } : {}) });
  if (!reply.ok) throw new Error(reply.error.message);
  return channels['simulation.run'].response.parse(reply.value);
};

describe('cohorts for a window', () => {
  it('answers the report of a cohort, tells how far it is, and changes nothing', async () => {
    const before = test.studio.open().session.info();
    const { report, isComplete } = await run({ learners: 3000, attributes: [{ name: 'store', count: 20 }], model: {} });
    expect({ learners: report.learners, isComplete }).toEqual({ learners: 3000, isComplete: true });
    expect(report.modelled?.assumptions.length).toBeGreaterThan(8);
    const progress = told.filter(({ event }) => event === 'simulation.progress').map(({ payload }) => events['simulation.progress'].parse(payload));
    expect(progress.length).toBeGreaterThan(0);
    expect(progress.every(({ done, total }) => done <= total && total === 3000)).toBe(true);
    expect(test.studio.open().session.info()).toEqual(before);
  });
  it('called off, it answers with those who were run by then', async () => {
    told.length = 0;
    const running = run({ learners: 5_000_000 });
    await expect.poll(() => told.length, { timeout: 60_000 }).toBeGreaterThan(0);
    expect(await call('simulation.cancel', {})).toMatchObject({ ok: true });
    const { report, isComplete } = await running;
    expect(isComplete).toBe(false);
    expect(report.learners).toBeGreaterThan(0);
    expect(report.learners).toBeLessThan(5_000_000);
    expect(report.totals.minutes).toBeGreaterThan(0);
  });
  it('without personalisation everybody has the static path; a kept state gives what it gave before the change; people are the same', async () => {
    const cohort = { learners: 2000, seed: 3, otherEvidence: { share: 0.8, mean: 75, sd: 20, loading: 0.5 } };
    const now = await run(cohort);
    const plain = await run(cohort, { kind: 'static' });
    expect(now.report.totals.minutes).not.toBe(plain.report.totals.minutes);
    expect(plain.report.totals.minutes).toBe(now.report.totals.minutes + now.report.saved.minutes);
    expect(plain.report.saved.minutes).toBe(0);
    expect(plain.report.totals).toMatchObject({ waived: 0, inserted: 0 });
    expect(Object.fromEntries(Object.entries(plain.report.byRole).map(([role, { learners }]) => [role, learners]))).toEqual(Object.fromEntries(Object.entries(now.report.byRole).map(([role, { learners }]) => [role, learners])));
    const kept = await call('history.snapshot', { name: 'Before' });
    if (!kept.ok) throw new Error(kept.error.message);
    const { id } = kept.value as { readonly id: string };
    const [module] = [...test.studio.open().session.document().tables.module.values()];
    expect(await call('document.apply', { commands: [{ name: 'record.update', payload: { updates: [{ id: module!.id, set: { minutes: (module!.minutes ?? 0) + 90 } }] } }], label: 'Longer' })).toMatchObject({ ok: true });
    expect((await run(cohort)).report.totals.minutes).toBeGreaterThan(now.report.totals.minutes);
    expect((await run(cohort, { kind: 'kept', id })).report).toEqual(now.report);
    expect(await call('simulation.run', { cohort, design: { kind: 'kept', id: 'none' } })).toMatchObject({ ok: false });
    expect(await call('document.undo', {})).toMatchObject({ ok: true });
  });
  it('S-18 sweeps levers of a cohort, tells how far all runs are, and changes nothing', async () => {
    told.length = 0;
    const before = test.studio.open().session.info();
    const reply = await call('simulation.sweep', { cohort: { learners: 1000, model: {} }, levers: [{ lever: 'gain', low: 0, high: 1, steps: 3 }] });
    if (!reply.ok) throw new Error(reply.error.message);
    const { sweep, isComplete } = channels['simulation.sweep'].response.parse(reply.value);
    expect({ runs: sweep.runs, isComplete, points: sweep.levers[0]?.points.map(({ at }) => at) }).toEqual({ runs: 3, isComplete: true, points: [0, 0.5, 1] });
    expect(told.filter(({ event }) => event === 'simulation.progress').map(({ payload }) => events['simulation.progress'].parse(payload)).at(-1)).toEqual({ done: 3000, total: 3000 });
    expect(test.studio.open().session.info()).toEqual(before);
    expect(await call('simulation.sweep', { cohort: { learners: 5 }, levers: [{ lever: 'none' }] })).toMatchObject({ ok: false, error: { message: expect.stringContaining('There is no lever "none"') as string } });
  });
  it('S-18 a sweep that is called off answers with what was run by then', async () => {
    told.length = 0;
    const running = call('simulation.sweep', { cohort: { learners: 40_000, model: {} } });
    await expect.poll(() => told.length, { timeout: 60_000 }).toBeGreaterThan(0);
    expect(await call('simulation.cancel', {})).toMatchObject({ ok: true });
    const reply = await running;
    if (!reply.ok) throw new Error(reply.error.message);
    expect(channels['simulation.sweep'].response.parse(reply.value)).toMatchObject({ isComplete: false, sweep: { levers: [] } });
  });
  it('S-25 where an audit does not hold, the same people run on without one factor at a time; called off then, the run stands and is not explained', async () => {
    const cohort = { learners: 3000, seed: 4, otherEvidence: { share: 0.8, mean: 75, sd: 20, loading: 0.5 }, results: { audit: { column: 'role', outcome: 'waived' } } };
    // Fewer rules of one role waive anything then: it comes off worse.
    expect(await call('document.apply', { commands: [{ name: 'record.remove', payload: { ids: ['rule:kam-product-label', 'rule:kam-trial-results'] } }], label: 'Fewer rules' })).toMatchObject({ ok: true });
    told.length = 0;
    const { report, isComplete } = await run(cohort);
    expect(isComplete).toBe(true);
    expect(report.audit).toMatchObject({ column: 'role', holds: false, ablation: { group: keyAccounts } });
    const { factors } = report.audit!.ablation!;
    expect(factors.length).toBeGreaterThan(1);
    const progress = told.filter(({ event }) => event === 'simulation.progress').map(({ payload }) => events['simulation.progress'].parse(payload));
    expect(progress.some(({ total }) => total === 3000)).toBe(true);
    expect(progress.at(-1)!.total).toBe(3000 * (1 + factors.length));
    expect(progress.at(-1)!.done).toBeGreaterThan(3000);
    const direct = cohortSource(test.studio.open().session.document(), cohort, { seed: null, asOf: null });
    const { audit } = (await simulateInPlace(direct.prepare(direct.design))).report;
    expect(report.audit!.ablation).toEqual(await ablate({ usual: 1, open: async (job) => inPlace(job) }, direct, audit!, { workers: 1, progress: () => undefined, isCancelled: () => false }));

    told.length = 0;
    const running = run({ ...cohort, learners: 60_000 });
    await expect.poll(() => told.some(({ payload }) => (payload as { total?: number }).total! > 60_000), { timeout: 120_000 }).toBe(true);
    expect(await call('simulation.cancel', {})).toMatchObject({ ok: true });
    const stopped = await running;
    expect(stopped).toMatchObject({ isComplete: true, report: { learners: 60_000, audit: { holds: false } } });
    expect(stopped.report.audit).not.toHaveProperty('ablation');
    expect(await call('document.undo', {})).toMatchObject({ ok: true });
  });
  it('refuses an audit of a column that is not there any more, with the columns that are', async () => {
    const refused = await call('simulation.run', { cohort: { learners: 10, attributes: [{ name: 'Store', values: [{ value: 'A' }] }], results: { audit: { column: 'Region' } } } });
    expect(refused).toMatchObject({ ok: false, error: { message: 'There is no group column "Region" to audit. Group columns: Store.' } });
  });
  it('says what is wrong with a cohort', async () => {
    expect(await call('simulation.run', { cohort: { roles: [{ role: 'role:none' }] } })).toMatchObject({ ok: false, error: { message: expect.stringContaining('role:none') as string } });
    expect(await call('simulation.run', { cohort: { learners: 0 } })).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
  });
});
