import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+6');
  await page.getByRole('radio', { name: 'Cohort' }).click();
});
test.afterEach(() => host.stop());

const workspace = (): string => join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '');
const setNumber = async (page: Page, name: string, value: string): Promise<void> => {
  await page.getByRole('textbox', { name, exact: true }).fill(value);
  await page.keyboard.press('Enter');
};

test('15,000 made-up people: figures by role and group, the same as the command line gives for the same cohort', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByRole('textbox', { name: 'Group column' }).fill('Region');
  await page.getByRole('textbox', { name: 'Values with weights' }).fill('North 2, South, Tiny 0.0004');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.getByRole('button', { name: /^Run 15,000 learners$/ }).first().click();
  const result = page.getByRole('region', { name: 'Run 1' });
  await expect(result.getByText(/time than one-size-fits-all/)).toBeVisible({ timeout: 60_000 });
  await expect(result.getByRole('table', { name: 'By role' }).getByText('the same for all')).toHaveCount(2);
  const region = result.getByRole('table', { name: 'Region' });
  await expect(region.getByRole('row', { name: /^North/ })).toBeVisible();
  await expect(region.getByText(/hidden: too few people/)).toBeVisible();
  await expect(region.getByText('Tiny')).toBeHidden();
  expect(await faultsOf(page)).toEqual([]);
  const spec = await page.evaluate(() => navigator.clipboard.readText());
  const file = join(host.folder, 'cohort.json');
  writeFileSync(file, spec);
  const report = JSON.parse(execFileSync(process.execPath, ['bin/trellis.mjs', 'simulate', workspace(), '--cohort', file, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as { learners: number; pathsHash: string };
  expect(report.learners).toBe(15_000);
  await expect(result.getByText(`Seed 1, paths ${report.pathsHash.slice(0, 16)}`)).toBeVisible();
  // Tables as a file.
  await page.getByRole('button', { name: 'Tables as CSV' }).click();
  await expect(page.getByText(/^Saved .*run-1\.csv$/)).toBeVisible();
  const csv = readFileSync(join(workspace(), 'releases', 'run-1.csv'), 'utf8');
  expect(csv).toContain('group,Region,North');
  expect(csv).not.toContain('Tiny');
  expect(csv.match(/^module,/gm)).toHaveLength(15);
  // From a figure to the record behind it.
  await result.getByRole('table', { name: 'By module' }).getByRole('button', { name: 'Field certification' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' })).toHaveValue('Field certification');
});

test('attempts by the model tell every assumption; a changed design is told; a run is called off with what there is', async ({ page }) => {
  await setNumber(page, 'Learners', '2000');
  await page.getByRole('radio', { name: 'Modelled' }).click();
  await setNumber(page, 'Give up before an attempt', '2');
  await page.getByRole('button', { name: /^Run 2,000 learners$/ }).first().click();
  const side = page.getByRole('complementary', { name: 'Inspector' });
  // Its static path fails nothing, so it is not said that personalisation costs time.
  await expect(page.getByText(/the static path is reckoned as if every attempt passed/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Personalisation does not save time here', { exact: false })).toBeHidden();
  await expect(side.getByRole('row', { name: /dropOut/ })).toContainText('0.02', { timeout: 60_000 });
  await expect(side.getByRole('row', { name: /dropOut/ })).toContainText('assumption');
  await expect(side.getByText(/failed attempts \(/).first()).toBeVisible();
  await setNumber(page, 'Learners', '2000000');
  await page.getByRole('button', { name: /^Run 2,000,000 learners$/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(async () => Number(await page.getByRole('progressbar').getAttribute('value')), { timeout: 60_000 }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText(/^Called off: these are the first [\d,]+ learners only/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Run 2, called off' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});
