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

/** Finds a text in the editor and types right after it; `back`: so many characters before are deleted first. */
async function typeAfter(page: Page, text: string, typed: string, back = 0): Promise<void> {
  await page.locator('.json-editor .monaco-editor').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.type(text);
  await expect(page.locator('.find-widget .matchesCount')).toHaveText(/^1 of /);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  for (let count = 0; count < back; count++) await page.keyboard.press('Backspace');
  await page.keyboard.type(typed);
}

test('a module with its parts is edited as source: faults with their line are refused, Apply is one step of Undo', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('grid').getByText('The product label', { exact: true }).click();
  await page.getByRole('radio', { name: 'Source' }).press('Space');
  await expect(page.locator('.json-editor')).toContainText('The product label');
  await expect(page.locator('.source-bar')).toContainText('records');
  await typeAfter(page, '"minutes": 30', '00000');
  await expect(page.getByRole('status').filter({ hasText: 'nothing is changed until' })).toContainText('minutes is 3000000; the most is 100000');
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  expect(await faultsOf(page)).toEqual([]);
  await typeAfter(page, '"minutes": 3000000', '1', 6);
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
  await typeAfter(page, '"title": "Digital detailing', ' at a distance');
  await expect(page.getByText('Valid. Nothing is changed until you apply.')).toBeVisible();
  await page.getByRole('radio', { name: 'Grid' }).press('Space');
  await page.getByRole('radio', { name: 'Source' }).press('Space');
  await page.getByRole('button', { name: /^Apply/ }).press('Enter');
  await expect.poll(() => module('Digital detailing at a distance')?.type).toBe('module');
  await expect(page.getByText('As in the document.')).toBeVisible();
});
