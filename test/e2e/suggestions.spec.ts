import { expect, test } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async () => {
  host = await startStudio(['--sample']);
});
test.afterEach(() => host.stop());

interface Stored {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly tags?: readonly string[];
  readonly level?: string;
  readonly dismissedSuggestions?: readonly string[];
}
const refresher = (): Stored | undefined => recordsOnDisk<Stored>(host).find(({ type, title }) => type === 'module' && title === 'Introduction to safety reports');

test('suggestions say why, are accepted and dismissed by keyboard in bulk, and what was dismissed does not come back', async ({ page }) => {
  const folder = join(host.folder, 'lesson');
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), '# Refresher\n');
  writeFileSync(join(folder, 'one.md'), '# Introduction to safety reports\n\nReport every adverse event of a patient within 24 hours. Drug safety asks for a reporter, a patient, a medicine and an event. Safety comes before sales; clinical detail comes later. Clinical detail helps, clinical words do not.\n');
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+i');
  await page.getByTestId('import-folder').setInputFiles(folder);
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect.poll(() => refresher()).toMatchObject({ title: 'Introduction to safety reports' });
  expect(refresher()).not.toHaveProperty('tags');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+Shift+e');
  const dialog = page.getByRole('dialog', { name: 'Suggestions' });
  await expect(dialog.getByRole('status')).toContainText('open');
  const row = (what: string) => dialog.getByRole('listitem').filter({ hasText: 'Introduction to safety reports' }).filter({ hasText: what });
  await expect(row('tag safety')).toContainText(/The text says “safety” \d+ times/);
  await expect(row('level Foundation')).toContainText('The title says “Introduction”.');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Choose tag safety for Introduction to safety reports' }).press('Space');
  await dialog.getByRole('checkbox', { name: 'Choose level Foundation for Introduction to safety reports' }).press('Space');
  expect(refresher()).toMatchObject({ title: 'Introduction to safety reports' });
  await dialog.getByRole('button', { name: 'Accept 2' }).press('Enter');
  await expect.poll(() => [refresher()?.tags, refresher()?.level]).toEqual([['safety'], 'foundation']);
  await expect(row('tag clinical')).toBeVisible();
  await row('tag clinical').getByRole('button', { name: 'Dismiss' }).press('Enter');
  await expect(row('tag clinical')).toHaveCount(0);
  await expect.poll(() => recordsOnDisk<Stored>(host).find(({ type }) => type === 'settings')?.dismissedSuggestions?.length).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+e');
  await expect(dialog.getByRole('status')).toContainText('open');
  await expect(row('tag clinical')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => refresher()?.level).toBeUndefined();
});
