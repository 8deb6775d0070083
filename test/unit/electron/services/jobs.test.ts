import { readdir } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { dispatch } from '#electron/ipc/dispatch';
import { createJobs, type JobStep } from '#electron/services/jobs';
import { createTestStudio, type TestStudio } from '../../../helpers/test-studio';

const logger = { warn: () => undefined };

describe('a long job', () => {
  it('tells each stage, not every step, and hands on what it made', async () => {
    const told: JobStep[] = [];
    const jobs = createJobs(() => 0);
    const made = await jobs.run('w', (step) => told.push(step), async (step) => {
      for (let done = 0; done < 50; done++) await step({ stage: 'reading', done, total: 50 });
      await step({ stage: 'writing', done: 0, total: 0 });
      return 7;
    });
    expect([made, told]).toEqual([7, [{ stage: 'reading', done: 0, total: 50 }, { stage: 'writing', done: 0, total: 0 }]]);
  });
  it('ends at its next step when it is called off, or when the window begins another', async () => {
    const jobs = createJobs(() => 0);
    const endless = (): Promise<never> => jobs.run('w', () => undefined, async (step) => {
      for (;;) await step({ stage: 'packing', done: 0, total: 0 }).then(() => new Promise((resume) => setTimeout(resume, 0)));
    });
    const first = endless();
    jobs.cancel('other');
    jobs.cancel('w');
    await expect(first).rejects.toMatchObject({ detail: { code: 'cancelled', message: 'Nothing was written.' } });
    const second = endless();
    expect(await jobs.run('w', () => undefined, async () => 'new')).toBe('new');
    await expect(second).rejects.toMatchObject({ detail: { code: 'cancelled' } });
  });
});

describe('an export', () => {
  let test: TestStudio;
  afterEach(() => test.dispose());
  const ask = (channel: string, request: unknown): Promise<unknown> => dispatch(test.studio, logger, 'window-1', channel, request);

  it('tells its window how far it is, and writes nothing once it is called off', async () => {
    test = await createTestStudio();
    await ask('workspace.create', { path: null, starter: 'pharma-sales-compliance' });
    const { folder } = test.studio.open().session;
    const told: string[] = [];
    const request = { role: 'role:field-rep', target: 'json', options: {} };
    test.studio.connect({
      id: 'window-1',
      send: (event, payload) => {
        if (event !== 'export.progress') return;
        told.push((payload as JobStep).stage);
        void ask('export.cancel', {});
      },
    });
    expect(await ask('export.write', request)).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(told.length).toBeGreaterThan(0);
    expect((await readdir(folder)).includes('releases')).toBe(false);
    test.studio.disconnect('window-1');
    expect(await ask('export.write', request)).toMatchObject({ ok: true });
  });
});
