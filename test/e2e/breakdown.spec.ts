import { expect, test, type Locator, type Page } from '@playwright/test';
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
  readonly minutes?: number;
  readonly lineage?: readonly string[];
}
const records = (type: string): readonly Stored[] => recordsOnDisk<Stored>(host).filter((record) => record.type === type);
const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ');
/** A day of a course: one file, so one module of 90 minutes with four sections. */
function lesson(): string {
  const folder = join(host.folder, 'lesson');
  mkdirSync(folder);
  writeFileSync(join(folder, 'README.md'), '# Working at height\n');
  writeFileSync(join(folder, 'day-one.md'), ['# Ladders and scaffolds', '', 'Duration: 90 min', '', words(200), '', '## Choosing a ladder', '', words(800), '', words(400), '', '## Raising it', '', words(1200), '', '```sh', '# not a heading', '```', '', '## Scaffolds', '', words(1300)].join('\n'));
  return folder;
}

async function importLesson(page: Page): Promise<void> {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+i');
  await page.getByTestId('import-folder').setInputFiles(lesson());
  await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('16 of 16 shown')).toBeVisible();
}

const cuts = (page: Page): Locator => page.getByRole('region', { name: 'Content of Ladders and scaffolds' });
const order = (page: Page): Locator => page.getByRole('region', { name: /^Modules of/ });

test('a day becomes modules: suggested cuts, one more by hand, split, merged, reordered by keyboard; each one step of Undo', async ({ page }) => {
  await importLesson(page);
  await page.getByRole('grid').press('Shift+B');
  await expect(cuts(page)).toContainText('words');
  await cuts(page).getByRole('button', { name: 'Suggest cuts' }).click();
  await expect(cuts(page).getByRole('status')).toContainText('2 cuts suggested');
  await cuts(page).getByRole('checkbox', { name: 'Cut before “Choosing a ladder”' }).press('Space');
  await expect(cuts(page).getByRole('button', { name: /^Split into/ })).toBeEnabled();
  await cuts(page).getByRole('checkbox', { name: 'Cut before “Choosing a ladder”' }).press('Space');
  await cuts(page).getByRole('checkbox', { name: 'Each part needs the one before' }).press('Space');
  await cuts(page).getByRole('button', { name: 'Split into 3 modules' }).press('Enter');
  await expect.poll(() => records('module').filter(({ lineage }) => lineage?.includes('Ladders and scaffolds')).map(({ title }) => title).sort()).toEqual(['Raising it', 'Scaffolds']);
  const parts = records('module').filter(({ title }) => ['Ladders and scaffolds', 'Raising it', 'Scaffolds'].includes(title));
  expect(parts.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)).toBe(90);
  expect(parts.every(({ minutes }) => minutes! >= 15 && minutes! <= 45)).toBe(true);

  await order(page).getByRole('button', { name: 'Move “Scaffolds” up' }).press('Enter');
  await expect(order(page).getByRole('listitem').nth(1)).toContainText('Scaffolds');
  await order(page).getByRole('button', { name: 'Demote “Scaffolds” into the module above' }).press('Enter');
  await expect.poll(() => records('module').filter(({ title }) => title === 'Scaffolds')).toEqual([]);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => records('module').map(({ minutes, title }) => [title, minutes]).filter(([title]) => title === 'Ladders and scaffolds' || title === 'Raising it')).toEqual([['Ladders and scaffolds', 90]]);
});

test('a section is promoted to a module of its own; modules are dropped between others, and on one to merge', async ({ page }) => {
  await importLesson(page);
  await page.getByRole('grid').press('Shift+B');
  await cuts(page).getByRole('button', { name: 'Promote “Raising it” to a module of its own' }).press('Enter');
  const rows = order(page).getByRole('listitem');
  await expect(rows).toHaveText([/Ladders and scaffolds/, /Raising it/, /Scaffolds/]);
  // The parts are selected after a split, and what is selected is dragged together: choose one of them first.
  await rows.nth(2).getByRole('button', { name: 'Scaffolds' }).first().press('Enter');
  await rows.nth(2).dragTo(rows.nth(0), { targetPosition: { x: 60, y: 3 } });
  await expect(rows).toHaveText([/Scaffolds/, /Ladders and scaffolds/, /Raising it/]);
  await rows.nth(2).getByRole('button', { name: 'Raising it' }).first().press('Enter');
  await rows.nth(2).dragTo(rows.nth(1), { targetPosition: { x: 60, y: 16 } });
  await expect(rows).toHaveText([/Scaffolds/, /Ladders and scaffolds/]);
  await expect.poll(() => records('module').filter(({ title }) => title === 'Raising it')).toEqual([]);
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => records('module').filter(({ title }) => ['Scaffolds', 'Raising it'].includes(title))).toEqual([]);
});

test('a cut at any paragraph; the grid merges what is selected; no serious fault in either scheme', async ({ page }, info) => {
  await importLesson(page);
  await page.getByRole('grid').press('Shift+B');
  await cuts(page).getByRole('button', { name: /^Choosing a ladder/ }).click();
  await cuts(page).getByRole('checkbox', { name: /^Cut before this paragraph/ }).last().check();
  await cuts(page).getByRole('button', { name: 'Suggest cuts' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: info.outputPath(`breakdown-${colorScheme}.png`) });
    expect(await faultsOf(page, { looksOnly: colorScheme === 'dark' })).toEqual([]);
  }
  await cuts(page).getByRole('button', { name: 'Clear cuts' }).click();
  await cuts(page).getByRole('checkbox', { name: /^Cut before this paragraph/ }).last().check();
  await cuts(page).getByRole('button', { name: 'Split into 2 modules' }).click();
  await expect.poll(() => records('module').length).toBe(17);
  await page.getByRole('radio', { name: 'Grid' }).click();
  await page.getByRole('toolbar', { name: '2 selected' }).getByRole('button', { name: 'Merge' }).click();
  await expect.poll(() => records('module').length).toBe(16);
});
