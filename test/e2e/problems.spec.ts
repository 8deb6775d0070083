import { expect, test } from '@playwright/test';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});
test.afterEach(() => host.stop());

interface Settings { readonly type: string; readonly suppressed?: readonly object[]; readonly checkSeverity?: object }
const settings = (): Settings | undefined => recordsOnDisk<Settings>(host).find((record) => record.type === 'settings');

test('a problem is mended by its fix, put aside with a reason, brought back, and its kind switched off', async ({ page }) => {
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems.getByText('No problems found.')).toBeVisible();
  // A module without anything brings advice of several kinds.
  await page.getByRole('button', { name: 'Add module' }).last().click();
  await page.keyboard.press('Escape');
  await problems.getByRole('button', { name: 'Show problems' }).click();
  const line = problems.getByRole('listitem').filter({ hasText: 'TRL-M006' });
  await expect(line).toBeVisible();
  await line.getByRole('button', { name: 'More about TRL-M006' }).click();
  await page.getByRole('menuitem', { name: 'Put aside with a reason…' }).click();
  await page.getByRole('dialog').getByLabel('Why is it right as it is?').fill('It comes in spring.');
  await page.keyboard.press('Enter');
  await expect(line).toBeHidden();
  await expect.poll(() => settings()?.suppressed).toMatchObject([{ code: 'TRL-M006', reason: 'It comes in spring.' }]);
  await problems.getByRole('button', { name: '1 put aside' }).click();
  await expect(problems.getByText('It comes in spring.')).toBeVisible();
  await problems.getByRole('button', { name: 'Bring back' }).click();
  await expect.poll(() => settings()?.suppressed ?? []).toEqual([]);
  // The last one brought back leads back to the problems.
  await expect(line).toBeVisible();
  await line.getByRole('button', { name: 'More about TRL-M006' }).click();
  await page.getByRole('menuitem', { name: 'Switch TRL-M006 off' }).click();
  await expect(line).toBeHidden();
  await expect.poll(() => settings()?.checkSeverity).toEqual({ 'TRL-M006': 'off' });
});
