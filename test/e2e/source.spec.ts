import { expect, test, type Page } from '@playwright/test';
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
  readonly minutes?: number;
}
const module = (title: string): Stored | undefined => recordsOnDisk<Stored>(host).find((record) => record.type === 'module' && record.title === title);

/** Replaces one text by another in the editor, by keyboard: find, select, type. */
async function retype(page: Page, from: string, to: string): Promise<void> {
  await page.locator('.json-editor .monaco-editor').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(from);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.insertText(to);
}

test('a module with its parts is edited as source: faults with their line are refused, Apply is one step of Undo', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('grid').getByText('The product label', { exact: true }).click();
  await page.getByRole('radio', { name: 'Source' }).press('Space');
  await expect(page.locator('.json-editor')).toContainText('The product label');
  await expect(page.locator('.source-bar')).toContainText('records');
  await retype(page, '"minutes": 30', '"minutes": "long"');
  await expect(page.getByRole('status').filter({ hasText: 'nothing is changed until' })).toContainText('minutes is "long"');
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  expect(await faultsOf(page)).toEqual([]);
  await retype(page, '"minutes": "long"', '"minutes": 31');
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => module('The product label')?.minutes).toBe(31);
  await page.getByRole('radio', { name: 'Grid' }).press('Space');
  await page.keyboard.press('Control+z');
  await expect.poll(() => module('The product label')?.minutes).toBe(30);
});

test('the whole document is a source too, and what is typed stays while somebody looks elsewhere', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('radio', { name: 'Source' }).press('Space');
  await expect(page.getByText('Nothing is selected')).toBeVisible();
  await page.getByRole('radio', { name: 'Whole document' }).press('Space');
  await expect(page.locator('.source-bar')).toContainText(/\d+ records/);
  await retype(page, '"Digital detailing"', '"Detailing at a distance"');
  await expect(page.getByText('Valid. Nothing is changed until you apply.')).toBeVisible();
  await page.getByRole('radio', { name: 'Grid' }).press('Space');
  await page.getByRole('radio', { name: 'Source' }).press('Space');
  await page.getByRole('button', { name: /^Apply/ }).press('Enter');
  await expect.poll(() => module('Detailing at a distance')?.type).toBe('module');
  await expect(page.getByText('As in the document.')).toBeVisible();
});
