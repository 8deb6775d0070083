import { expect, test, type Locator, type Page } from '@playwright/test';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('main', { name: 'Curriculum map' })).toBeVisible();
});
test.afterEach(() => host.stop());

interface Link { readonly type: string; readonly from?: string; readonly to?: string }
const metrics = (page: Page): Locator => page.getByRole('region', { name: 'Metrics', exact: true });
const rowOf = (page: Page, title: string): Locator => metrics(page).getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) });
/** Wait for it, chain, complexity: at this width ways through are left out. */
const cellsOf = async (page: Page, title: string): Promise<readonly string[]> => (await rowOf(page, title).getByRole('cell').allTextContents()).slice(1, 4);

test('metrics open by key, sort, select on the canvas, and follow a link that is drawn and taken back', async ({ page }) => {
  await page.keyboard.press('Control+Shift+Y');
  await expect(metrics(page).getByText('The longest chain has 3 modules')).toBeVisible();
  await expect.poll(() => cellsOf(page, 'Field certification')).toEqual(['0', '3', '3']);

  const head = metrics(page).getByRole('columnheader', { name: 'Module' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(metrics(page).getByRole('row').nth(1)).toContainText('Adverse events within 24 hours');

  // The canvas shows what was pressed, and the inspector is about it.
  await rowOf(page, 'Field certification').getByRole('button').click();
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Title', { exact: true })).toHaveValue('Field certification');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(1);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('what this unlocks');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByPlaceholder('Type a title or code').fill('Digital detailing');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(metrics(page).getByText('The longest chain has 4 modules')).toBeVisible();
  await expect.poll(() => cellsOf(page, 'Field certification')).toEqual(['1', '4', '5']);
  await expect.poll(() => recordsOnDisk<Link>(host).filter(({ type, from, to }) => type === 'edge' && from === 'module:certification' && to === 'module:digital')).toHaveLength(1);
  await page.keyboard.press('Control+z');
  await expect(metrics(page).getByText('The longest chain has 3 modules')).toBeVisible();
  await expect.poll(() => cellsOf(page, 'Field certification')).toEqual(['0', '3', '3']);
});

test('all of it goes by keyboard, and a click on a fact selects the whole chain', async ({ page }) => {
  await page.keyboard.press('Control+Shift+Y');
  const first = metrics(page).getByRole('row').nth(1).getByRole('button');
  await metrics(page).getByRole('columnheader', { name: 'Complexity' }).getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expect(first).toBeFocused();
  await page.keyboard.press('End');
  await expect(metrics(page).getByRole('row').last().getByRole('button')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const title = await metrics(page).getByRole('row').nth(2).getByRole('button').textContent();
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByLabel('Title', { exact: true })).toHaveValue(title ?? '');
  await metrics(page).getByRole('button', { name: /The longest chain has 3 modules/ }).press('Enter');
  await expect(page.locator('.react-flow__node.selected')).toHaveCount(3);
  await page.keyboard.press('Control+Shift+Y');
  await expect(metrics(page)).toBeHidden();
});

test('on a role path the minutes have a range, as a picture and as a table; nothing is at fault in either theme', async ({ page }, info) => {
  await page.keyboard.press('Control+3');
  await page.keyboard.press('Control+Shift+Y');
  await expect(metrics(page).getByText('Path of Field sales representative')).toBeVisible();
  await expect(metrics(page).getByText(/11 steps, 4 h 45 without rules; 3 h 12 to 5 h 55 with the score rules/)).toBeVisible();
  await expect(metrics(page).getByRole('img', { name: /^Per step\. 11 steps/ })).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const view of ['Sum', 'Table', 'Per step']) {
      await metrics(page).getByRole('radio', { name: view, exact: true }).click();
      expect([theme, view, await faultsOf(page, { looksOnly: theme === 'dark' })]).toEqual([theme, view, []]);
    }
    await page.screenshot({ path: info.outputPath(`metrics-${theme}.png`) });
  }
});
