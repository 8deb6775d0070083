import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { startStudio, type StudioHost } from './studio-host';

const screens = ['Library', 'Curriculum map', 'Role paths', 'Role designer', 'Rules', 'Simulate', 'Export'] as const;

let host: StudioHost;
test.beforeEach(async () => {
  host = await startStudio(['--sample']);
});
test.afterEach(() => host.stop());

const show = (page: Page, name: string): Promise<void> => page.getByRole('radiogroup', { name: 'Screens' }).getByText(name, { exact: true }).click();
const documentFile = (): string => join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '', 'course.trellis.json');

for (const theme of ['light', 'dark'] as const) {
  test(`no serious accessibility fault on any screen, ${theme}`, async ({ page }) => {
    const faults = (): Promise<readonly string[]> => faultsOf(page, { looksOnly: theme === 'dark' });
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(host.url);
    await expect(page.getByText('15 of 15 shown')).toBeVisible();
    for (const screen of screens) {
      await show(page, screen);
      await page.waitForTimeout(400);
      expect([screen, await faults()]).toEqual([screen, []]);
    }
    for (const key of ['Control+k', 'Control+i', 'Control+s', 'Control+Shift+h', '?']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      expect([key, await faults()]).toEqual([key, []]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });
}

test('the first start shows the sample; closing leads to the start screen', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText('Pharmaceutical sales compliance');
  expect(await page.evaluate(() => location.href)).not.toContain('token');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Close workspace');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Recent workspaces' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Other samples' })).toBeVisible();
  await expect(page.getByRole('button', { name: /Project management academy/ })).toBeVisible();
  await page.getByRole('button', { name: /Pharmaceutical sales compliance/ }).first().click();
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});

test('two windows are replicas; each undoes its own step', async ({ page, context }) => {
  await page.goto(host.url);
  const other = await context.newPage();
  await other.goto(new URL('/', host.url).href);
  await expect(other.getByText('15 of 15 shown')).toBeVisible();
  for (const [window, title] of [[page, 'First window'], [other, 'Second window']] as const) {
    await window.getByRole('button', { name: 'Add module' }).last().click();
    await expect(window.getByText(/1[67] of 1[67] shown/)).toBeVisible();
    const editor = window.getByRole('grid').getByRole('textbox');
    await expect(editor).toBeFocused();
    await editor.fill(title);
    await editor.press('Enter');
    await expect(page.getByRole('row', { name: new RegExp(title) })).toBeVisible();
    await expect(other.getByRole('row', { name: new RegExp(title) })).toBeVisible();
  }
  await page.locator('body').press('Control+z');
  await page.locator('body').press('Control+z');
  await expect(other.getByRole('row', { name: /First window/ })).toBeHidden();
  await expect(other.getByRole('row', { name: /Second window/ })).toBeVisible();
});

test('an edit that the host acknowledged survives kill -9', async ({ page }) => {
  await page.goto(host.url);
  await page.getByRole('row', { name: /The product label/ }).getByRole('gridcell').nth(2).click();
  const name = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' });
  await name.fill('The label, read aloud');
  await name.press('Enter');
  await expect(page.getByRole('row', { name: /The label, read aloud/ })).toBeVisible();
  await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('Saved');
  await page.waitForTimeout(150);
  const before = readFileSync(documentFile(), 'utf8');
  host.process.kill('SIGKILL');
  await new Promise((resolve) => host.process.once('exit', resolve));
  const { folder } = host;
  host = await startStudio([join(documentFile(), '..')], folder);
  await page.goto(host.url);
  await expect(page.getByRole('row', { name: /The label, read aloud/ })).toBeVisible();
  await expect.poll(() => readFileSync(documentFile(), 'utf8')).toContain('The label, read aloud');
  expect(before.length).toBeGreaterThan(1000);
});

test('a snapshot is compared, restored by keyboard, and the restore undone', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the snapshot').fill('Before the cut');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: /Before the cut/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /The product label/ }).getByRole('gridcell').nth(2).click();
  await page.keyboard.press('Delete');
  await expect(page.getByText('14 of 14 shown')).toBeVisible();
  await page.keyboard.press('Control+s');
  await dialog.getByRole('option', { name: /Before the cut/ }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('row', { name: /^module/ })).toContainText('1');
  await expect(dialog.getByText('The product label', { exact: false }).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Restore' }).press('Enter');
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('14 of 14 shown')).toBeVisible();
  expect(readdirSync(join(documentFile(), '..', '.trellis', 'snapshots'))).toHaveLength(1);
});

test('outline and canvas: a click is for one, F2 renames anywhere, Enter adds a sibling', async ({ page }) => {
  await page.goto(host.url);
  await show(page, 'Role paths');
  const outline = page.getByRole('complementary', { name: 'Outline' });
  const title = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' });
  await outline.getByRole('treeitem', { name: 'Fair balance' }).click();
  await outline.getByRole('treeitem', { name: 'Handling off-label' }).click({ modifiers: ['Shift'] });
  await expect(page.getByText('3 selected').first()).toBeVisible();
  await page.locator('.react-flow__node').filter({ hasText: 'Adverse events' }).click();
  await expect(title).toHaveValue('Adverse events within 24 hours');
  await page.keyboard.press('F2');
  await page.locator('.react-flow__node').getByRole('textbox').fill('Adverse events, at once');
  await page.keyboard.press('Enter');
  await expect(title).toHaveValue('Adverse events, at once');
  // Also when the inspector's own wait for a rename is over.
  await page.waitForTimeout(150);
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
  await outline.getByRole('treeitem', { name: 'Compliance core' }).click();
  await page.keyboard.press('F2');
  await expect(outline.getByRole('textbox', { name: 'Title of Compliance core' })).toBeFocused();
  await page.keyboard.type('The core');
  await page.keyboard.press('Enter');
  await expect(outline.getByRole('treeitem', { name: 'The core 5' })).toBeVisible();
  await expect(title).toHaveValue('The core');
  await outline.getByRole('treeitem', { name: 'Transfers of value' }).click();
  await page.keyboard.press('Enter');
  await expect(outline.getByRole('textbox', { name: 'Title of New module' })).toBeFocused();
  await page.keyboard.type('Sunshine reports');
  await page.keyboard.press('Enter');
  await expect(outline.locator('[data-module]').nth(4)).toContainText('Sunshine reports');
  await expect(title).toHaveValue('Sunshine reports');
});

test('courses fold in the library, and unfold for what is to be shown', async ({ page }) => {
  await page.goto(host.url);
  await page.getByRole('grid').getByText('Launch academy').click();
  await expect(page.getByRole('row', { name: /The product label/ })).toBeHidden();
  await page.getByRole('complementary', { name: 'Outline' }).getByRole('button', { name: 'The product label' }).click();
  await expect(page.getByRole('row', { name: /The product label/ })).toBeVisible();
});
