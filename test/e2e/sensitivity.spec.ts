import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { fill, openCohorts, workspaceOf } from './cohort-screen';
import type { StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await openCohorts(page);
});
test.afterEach(() => host.stop());

const workspace = (): string => workspaceOf(host);
const bars = (page: Page) => page.getByRole('list', { name: 'What moves the result' }).getByRole('button');

test('thresholds moved one at a time: widest first, with curves, and the same figures as the command line', async ({ page, context }, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  const spec = { ...(JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as object), learners: 600 };
  await page.getByRole('radio', { name: 'Sensitivity' }).click();
  // How many is asked once: the form's own number would say nothing here.
  await expect(page.getByRole('textbox', { name: 'Learners', exact: true })).toHaveCount(0);
  await expect(page.getByText('Which threshold, and which assumption')).toBeVisible();
  await fill(page, 'Learners of each run', '600');
  await page.getByRole('button', { name: 'Move everything once' }).first().click();
  await expect(bars(page).first()).toBeVisible({ timeout: 120_000 });
  const side = page.getByRole('complementary', { name: 'Inspector' });
  const widest = (await bars(page).first().getAttribute('aria-label')) ?? '';
  const table = side.getByRole('table');
  await expect(table).toHaveAccessibleName(widest.slice(0, widest.lastIndexOf(': ')));
  await expect(table.getByText('value as it is')).toHaveCount(1);
  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('sensitivity-light.png') });

  const file = join(host.folder, 'cohort.json');
  writeFileSync(file, JSON.stringify(spec));
  const { sweep } = JSON.parse(execFileSync(process.execPath, ['bin/trellis.mjs', 'simulate', workspace(), '--cohort', file, '--sweep', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 })) as { sweep: { levers: readonly { lever: string; points: readonly { at: number; savedShare: number; minutes: number }[] }[] } };
  expect(sweep.levers.length).toBeGreaterThan(1);
  await page.getByRole('button', { name: 'Table as CSV' }).click();
  await expect(page.getByText(/^Saved .*\.csv$/)).toBeVisible();
  const [name = ''] = readdirSync(join(workspace(), 'releases')).filter((one) => one.startsWith('sensitivity'));
  const rows = readFileSync(join(workspace(), 'releases', name), 'utf8').trim().split('\n').slice(1);
  const expected = sweep.levers.flatMap(({ lever, points }) => points.map(({ at, minutes }) => [lever, at, minutes].join(' ')));
  expect(rows.map((row) => row.split(',')).map((cells) => [cells[0], cells.at(-11), cells.at(-9)].join(' '))).toEqual(expected);

  // Another measure sorts anew; a line shows its curve; from there to the rule.
  await page.getByRole('button', { name: /Measured/ }).click();
  await page.getByRole('option', { name: 'Steps waived' }).click();
  await expect(page.getByRole('region', { name: 'Steps waived' })).toBeVisible();
  await bars(page).last().click();
  await expect(bars(page).last()).toHaveAttribute('aria-pressed', 'true');
  await bars(page).filter({ hasNotText: 'Assumption' }).first().click();
  await side.getByRole('button', { name: 'Open the rule' }).click();
  await expect(page.getByRole('banner').getByText('Rules')).toBeVisible();
});

test('assumptions of the model are moved as well; a sweep is called off', async ({ page }, info) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('radio', { name: 'Modelled' }).click();
  await page.getByRole('radio', { name: 'Sensitivity' }).click();
  await fill(page, 'Learners of each run', '200');
  await page.getByRole('button', { name: 'Move everything once' }).first().click();
  await expect(page.getByText(/^Moved one at a time, the assumptions leave between/)).toBeVisible({ timeout: 180_000 });
  await expect(bars(page).filter({ hasText: 'Assumption' }).first()).toBeVisible();
  expect(await faultsOf(page, { looksOnly: true })).toEqual([]);
  await page.screenshot({ path: info.outputPath('sensitivity-dark.png') });
  await fill(page, 'Learners of each run', '50000');
  await page.getByRole('button', { name: 'Move everything once' }).first().click();
  await expect(page.getByRole('progressbar', { name: 'Runs of the sweep' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('Called off: only the levers that were run to their end are shown.')).toBeVisible({ timeout: 60_000 });
});

test('beside the interval by chance stands what the assumptions leave, worked out on request for the people of the run', async ({ page }) => {
  await page.getByRole('radio', { name: 'Sensitivity' }).click();
  await fill(page, 'Learners of each run', '200');
  await page.getByRole('radio', { name: 'Cohort' }).click();
  await fill(page, 'Learners', '3000');
  await page.getByRole('button', { name: /^Run/ }).first().click();
  const run = page.getByRole('region', { name: 'Design as it is', exact: true });
  await expect(run.getByText(/^95 %: \d+\.\d to \d+\.\d$/)).toBeVisible({ timeout: 60_000 });
  // The form goes on to other people: asked is for those of the run.
  await fill(page, 'Mean score', '40');
  await run.getByRole('button', { name: 'and by the assumptions?' }).click();
  const span = run.getByRole('button', { name: /^assumptions: / });
  await expect(span).toBeVisible({ timeout: 120_000 });
  const told = [...((await span.textContent()) ?? '').matchAll(/−?\d+\.\d(?= %)/g)].map(([share]) => Number(share.replace('−', '-')));
  const isMore = await run.getByText('more time than one-size-fits-all').isVisible();
  const [low = NaN, high = NaN] = isMore ? [-(told[1] ?? NaN), -(told[0] ?? NaN)] : told;
  expect(high).toBeGreaterThan(low);
  const written = (share: number): string => `${share < 0 ? '−' : ''}${Math.abs(share).toFixed(1)} %`;
  await span.click();
  await expect(page.getByText(`Moved one at a time, the assumptions leave between ${written(low)} and ${written(high)} of time saved.`)).toBeVisible();
  await expect(page.getByText('The form has changed since: people, attempts or prices are others now.')).toBeVisible();
});
