import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { planExport } from '#shared/exchange/export-package';
import type { PackageFile } from '#shared/exchange/packages/package-file';
import { builtPlayer } from '../helpers/built-player';
import { exportInput, sampleRole } from '../helpers/sample-role';
import { goOn, skip } from './learner';
import { serveCmi5, type Cmi5Server } from './cmi5-server';

let files: readonly PackageFile[];
let server: Cmi5Server;
test.beforeAll(async () => {
  const planned = planExport(exportInput(sampleRole(), { player: await builtPlayer(), xsd: [] }, 'cmi5'));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  files = planned.value.files;
});
test.beforeEach(async () => {
  server = await serveCmi5(files);
});
test.afterEach(() => server.close());

const isSaved = (page: Page): Promise<void> => expect(page.getByText('Progress saved to your LMS')).toBeVisible();

test('cmi5: a learner fails, practises, comes back in a new session, passes, and the LRS has it in order', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // A document that is not there yet is a 404, which the browser says on its console.
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('404') && errors.push(message.text()));
  const { lrs } = server;
  await page.goto(server.launch());
  await expect(page.locator('h1')).toHaveText('Pre-assessment B');
  await skip(page);
  await goOn(page, (at) => at === 'You scored 40 %', 1);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('h1')).toHaveText('Practice: reading a trial');
  await isSaved(page);
  expect(lrs.told()).toEqual(['initialized', 'completed module/intro', 'passed module/b', 'failed module/exam']);

  await page.goto(server.launch({ returnURL: server.home }));
  await expect(page.locator('h1')).toHaveText('Practice: reading a trial');
  // What is shown comes from the launch's state; the statement arrives by itself.
  await expect.poll(() => lrs.told().slice(4)).toEqual(['terminated', 'initialized']);
  await goOn(page, (at) => at === 'You are ready');
  await isSaved(page);
  await page.getByRole('button', { name: 'Save and close' }).click();
  await expect(page.locator('h1')).toHaveText('Back at the LMS');
  const told = lrs.told().slice(6);
  expect(told.slice(0, 2)).toEqual(['completed module/p', 'passed module/exam']);
  expect([...told.slice(2, -3)].sort()).toEqual(['completed module/e1', 'completed module/e3', 'completed module/ride']);
  expect(told.slice(-3)).toEqual(['completed', 'passed', 'terminated']);
  expect(lrs.statements().find(({ verb, object }) => verb.id.endsWith('/passed') && !object.id.includes('/module/'))?.result).toMatchObject({ score: { scaled: 1 }, success: true });
  expect([lrs.faults, errors]).toEqual([[], []]);

  await page.goto(server.launch({ launchMode: 'Review' }));
  await expect(page.getByText('nothing of this visit is recorded')).toBeVisible();
  await page.getByRole('button', { name: 'Save and close' }).click();
  await expect(page.locator('h1')).toHaveText('Saved');
  expect([lrs.told().slice(-2), lrs.faults]).toEqual([['initialized', 'terminated'], []]);
});

test('cmi5: the same launch a second time is said not to be connected; without one the course runs alone', async ({ page }) => {
  const launch = server.launch();
  await page.goto(launch);
  await isSaved(page);
  await page.goto(launch.replace('index.html?', 'index.html?again=1&'));
  await expect(page.getByText('Your LMS did not let this course connect')).toBeVisible();
  await page.goto(launch.split('?')[0]!);
  await expect(page.getByText('Not connected to an LMS')).toBeVisible();
  expect(server.lrs.told()).toEqual(['initialized', 'terminated']);
});

test('cmi5 with a unit per module: each unit is a session of its own that says what its moveOn waits for', async ({ page }) => {
  const planned = planExport(exportInput(sampleRole(), { player: await builtPlayer(), xsd: [] }, 'cmi5-multi'));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const { files: own, identifiers } = planned.value;
  for (const [module, said] of [['intro', ['completed']], ['exam', ['completed', 'passed']]] as const) {
    const unit = await serveCmi5(own);
    const name = identifiers[`module:${module}`]!.split(':').at(-1)!;
    await page.goto(unit.launch({ returnURL: unit.home }).replace('/index.html?', `/m-${name}.html?`));
    await goOn(page, () => unit.lrs.told().includes('completed'));
    await isSaved(page);
    await page.getByRole('button', { name: 'Save and close' }).click();
    await expect(page.locator('h1')).toHaveText('Back at the LMS');
    expect([module, unit.lrs.told().filter((verb) => !verb.includes('/')), unit.lrs.faults]).toEqual([module, ['initialized', ...said, 'terminated'], []]);
    unit.close();
  }
});
