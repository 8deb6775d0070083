import { expect, test, type Page } from '@playwright/test';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});
test.afterEach(() => host.stop());

const workspace = (): string => join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '');
const documentFile = (): string => join(workspace(), 'course.trellis.json');
const title = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' });
const choose = (page: Page, name: RegExp): Promise<void> => page.getByRole('row', { name }).getByRole('gridcell').nth(2).click();
async function rename(page: Page, from: RegExp, to: string): Promise<void> {
  await choose(page, from);
  await title(page).fill(to);
  await title(page).press('Enter');
  await expect(page.getByRole('row', { name: to })).toBeVisible();
}

test('the steps of History: jump back and forward by keyboard, on disk too, and after a reload', async ({ page }) => {
  await rename(page, /The product label/, 'Label one');
  await rename(page, /Label one/, 'Label two');
  await rename(page, /Label two/, 'Label three');
  await page.locator('body').press('Control+Shift+h');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option')).toHaveCount(4);
  await dialog.getByRole('option', { name: /Label one/ }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: /Label one/ })).toContainText('you are here');
  await expect(dialog.getByText('undone')).toHaveCount(2);
  await expect.poll(() => readFileSync(documentFile(), 'utf8')).toContain('Label one');
  await page.reload();
  await expect(page.getByRole('row', { name: /Label one/ })).toBeVisible();
  await page.locator('body').press('Control+Shift+h');
  await dialog.getByRole('option', { name: /Label three/ }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('row', { name: /Label three/ })).toBeVisible();
  await page.locator('body').press('Control+z');
  await expect(page.getByRole('row', { name: /Label two/ })).toBeVisible();
});

test('undo goes back to where it happened', async ({ page }) => {
  await rename(page, /The product label/, 'Elsewhere');
  await page.getByRole('radiogroup', { name: 'Screens' }).getByText('Simulate', { exact: true }).click();
  await page.locator('body').press('Control+z');
  await expect(page.getByRole('row', { name: /The product label/ })).toBeVisible();
  await expect(title(page)).toHaveValue('The product label');
});

test('a change outside while nothing is unsaved is loaded, told, and undone', async ({ page }) => {
  writeFileSync(documentFile(), readFileSync(documentFile(), 'utf8').replace('The product label', 'The label from git'));
  await expect(page.getByRole('row', { name: /The label from git/ })).toBeVisible();
  await expect(page.getByText('The file was changed outside Trellis: 1 record loaded.')).toBeVisible();
  await page.locator('body').press('Control+z');
  await expect(page.getByRole('row', { name: /The product label/ })).toBeVisible();
  await expect.poll(() => readFileSync(documentFile(), 'utf8')).toContain('The product label');
});

test('a change outside while typing: nothing is overwritten, the choice is in words, both sides merge', async ({ page }) => {
  await choose(page, /The product label/);
  let outside = '';
  // Typing goes on without a pause, so that there is always something unsaved.
  const banner = page.getByRole('alert').filter({ hasText: 'Nothing is written until you choose' });
  for (let n = 1; n < 60 && !(await banner.isVisible()); n++) {
    await title(page).fill(`My label ${n}`);
    await title(page).press('Enter');
    if (n === 3) {
      // Of the file as it is by now: on a slow machine a pause of the typing may have been saved.
      outside = readFileSync(documentFile(), 'utf8').replace('Reading trial results', 'Reading results of trials');
      writeFileSync(documentFile(), outside);
    }
    await page.waitForTimeout(120);
  }
  await expect(banner).toBeVisible();
  expect(outside).toContain('Reading results of trials');
  expect(readFileSync(documentFile(), 'utf8')).toBe(outside);
  await banner.getByRole('button', { name: 'Choose…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Merge both/ })).toBeChecked();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('row', { name: /Reading results of trials/ })).toBeVisible();
  await expect.poll(() => readFileSync(documentFile(), 'utf8')).toMatch(/My label \d+/);
  expect(readFileSync(documentFile(), 'utf8')).toContain('Reading results of trials');
});

test('a deleted file is asked about, and written again', async ({ page }) => {
  rmSync(documentFile());
  const banner = page.getByRole('alert').filter({ hasText: 'was deleted, moved or renamed' });
  await expect(banner).toBeVisible();
  await banner.getByRole('button', { name: 'Choose…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Write mine' }).press('Enter');
  await expect(banner).toBeHidden();
  await expect.poll(() => existsSync(documentFile()) && readFileSync(documentFile(), 'utf8')).toContain('The product label');
});

test('a second host reads along, and takes over when the first one closes', async ({ page, context }) => {
  const second = await startStudio([workspace()]);
  try {
    const other = await context.newPage();
    await other.goto(second.url);
    await expect(other.getByText('15 of 15 shown')).toBeVisible();
    await expect(other.getByText(/open in another Trellis \(process \d+ on .*You can look at everything, but not change it/)).toBeVisible();
    await rename(page, /The product label/, 'Changed in the first');
    await expect(other.getByRole('row', { name: /Changed in the first/ })).toBeVisible();
    await choose(other, /Changed in the first/);
    await title(other).fill('Changed in the second');
    await title(other).press('Enter');
    await expect(other.getByRole('alert').filter({ hasText: 'open in another Trellis' })).toBeVisible();
    await page.locator('body').press('Control+k');
    await page.keyboard.type('Close workspace');
    await page.keyboard.press('Enter');
    await expect(other.getByRole('main').getByText(/You can look at everything/)).toBeHidden({ timeout: 10_000 });
    await rename(other, /Changed in the first/, 'Changed in the second');
    await expect.poll(() => readFileSync(documentFile(), 'utf8')).toContain('Changed in the second');
  } finally {
    await second.stop();
  }
});

test('a conflict copy of a sync program is noticed, compared, merged, undone', async ({ page }) => {
  await page.waitForTimeout(300);
  const name = 'course.trellis (Anna\'s conflicted copy 2026-11-22).json';
  writeFileSync(join(workspace(), name), readFileSync(documentFile(), 'utf8').replace('The product label', 'The label by Anna'));
  const banner = page.getByRole('status').filter({ hasText: '1 copy of this document is in its folder' });
  await expect(banner).toBeVisible({ timeout: 15_000 });
  await banner.getByRole('button', { name: 'Look…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('row', { name: /^module/ })).toContainText('1');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog.getByText('There are no copies left.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Later' }).click();
  await expect(page.getByRole('row', { name: /The label by Anna/ })).toBeVisible();
  expect(existsSync(join(workspace(), name))).toBe(false);
  expect(readdirSync(join(workspace(), '.trellis', 'snapshots'))).toHaveLength(1);
  await page.locator('body').press('Control+z');
  await expect(page.getByRole('row', { name: /The product label/ })).toBeVisible();
});

test('Escape calls off a drag and a link in the making: nothing moves, no step is left', async ({ page }) => {
  await page.getByRole('radiogroup', { name: 'Screens' }).getByText('Curriculum map', { exact: true }).click();
  await page.waitForTimeout(600);
  const before = readFileSync(documentFile(), 'utf8');
  const node = page.locator('.react-flow__node').filter({ hasText: 'The product label' });
  const box = await node.boundingBox();
  if (!box) throw new Error('the node is not in sight');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 120, { steps: 6 });
  expect((await node.boundingBox())?.y).not.toBe(box.y);
  await page.keyboard.press('Escape');
  await page.mouse.move(box.x + 200, box.y + 160, { steps: 3 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await node.boundingBox())?.y ?? 0)).toBe(Math.round(box.y));
  const handle = await node.locator('.react-flow__handle.source').boundingBox();
  if (!handle) throw new Error('there is no handle');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(handle.x + 120, handle.y + 90, { steps: 6 });
  await expect(page.locator('.react-flow__connection')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.react-flow__connection')).toBeHidden();
  await page.mouse.up();
  // The same over a module that the link could go to.
  const target = await page.locator('.react-flow__node').filter({ hasText: 'Rare disease journeys' }).boundingBox();
  if (!target) throw new Error('the other node is not in sight');
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 6 });
  await expect(page.locator('.react-flow__connection')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.waitForTimeout(1_200);
  expect(readFileSync(documentFile(), 'utf8')).toBe(before);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeDisabled();
});
