import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { fill, openCohorts, workspaceOf } from './cohort-screen';
import { recordsOnDisk, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await openCohorts(page);
});
test.afterEach(() => host.stop());

const workspace = (): string => workspaceOf(host);
const unfold = (page: Page): Promise<void> => page.locator('.cost-form > summary').click();

test('prices in the form: what it costs, with the figures of the command line', async ({ page, context }, info) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await fill(page, 'Learners', '3000');
  await page.getByRole('radio', { name: 'Modelled' }).click();
  await page.getByRole('button', { name: /^Run 3,000 learners$/ }).first().click();
  const result = page.getByRole('region', { name: 'Design as it is, modelled', exact: true });
  const card = result.getByRole('region', { name: 'What it costs' });
  await expect(card.getByText(/^No prices were given\./)).toBeVisible({ timeout: 60_000 });
  await unfold(page);
  await fill(page, 'Currency', 'chf');
  await fill(page, 'An hour of a learner', '38.5');
  await fill(page, 'A case for a person', '75');
  await fill(page, 'An hour of Key account manager', '62');
  await fill(page, 'Prices may be off by', '10');
  await expect(page.getByRole('textbox', { name: 'Currency', exact: true })).toHaveValue('CHF');
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  const spec = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: /^Run 3,000 learners$/ }).first().click();
  const priced = page.getByRole('region', { name: 'Design as it is, modelled, other prices', exact: true });
  const costs = priced.getByRole('region', { name: 'What it costs' });
  await expect(costs.getByText(/^One in ten costs up to CHF/)).toBeVisible({ timeout: 60_000 });

  const file = join(host.folder, 'cohort.json');
  writeFileSync(file, spec);
  const { cost } = JSON.parse(execFileSync(process.execPath, ['bin/trellis.mjs', 'simulate', workspace(), '--cohort', file, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as { cost: { total: number; perLearner: { mean: number; p50: number }; saved: { share: number; low: number; high: number }; distribution: { learners: number }[]; byRole: Record<string, { perLearner: { mean: number } }> } };
  const money = (value: number): string => `CHF ${value.toLocaleString('en', value < 10_000 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 0 })}`;
  const percent = (share: number): string => `${(100 * share).toFixed(1).replace('-', '−')} %`;
  const [from, to] = cost.saved.share < 0 ? [-cost.saved.high, -cost.saved.low] : [cost.saved.low, cost.saved.high];
  const interval = `95 % by chance: ${percent(from).replace(' %', '')} to ${percent(to)}`;
  for (const text of [money(cost.perLearner.mean), money(cost.total), percent(Math.abs(cost.saved.share)), interval]) await expect(costs.getByText(text, { exact: true }).first()).toBeVisible();
  await expect(costs.getByText(`half up to ${money(cost.perLearner.p50)}`)).toBeVisible();
  const bins = costs.getByRole('table', { name: 'Learners by what they cost' }).getByRole('row');
  await expect(bins).toHaveCount(1 + cost.distribution.length);
  for (const [at, { learners }] of cost.distribution.entries()) await expect(bins.nth(at + 1).getByRole('cell').last()).toHaveText(learners.toLocaleString('en'));
  await expect(priced.getByRole('table', { name: 'By role' }).getByRole('row', { name: /^Key account manager/ })).toContainText(money(cost.byRole['role:account-manager']?.perLearner.mean ?? NaN));
  expect(await faultsOf(page)).toEqual([]);
  await costs.scrollIntoViewIfNeeded();
  await page.screenshot({ path: info.outputPath('costs-light.png') });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: info.outputPath('costs-dark.png') });
  expect(await faultsOf(page, { looksOnly: true })).toEqual([]);
});

test('what it costs as files, beside a run of other prices, and kept with the form', async ({ page }) => {
  await fill(page, 'Learners', '2000');
  await unfold(page);
  await fill(page, 'Currency', 'chf');
  await fill(page, 'An hour of a learner', '38.5');
  await fill(page, 'A case for a person', '75');
  await fill(page, 'Prices may be off by', '10');
  await page.getByRole('button', { name: /^Run 2,000 learners$/ }).first().click();
  const costs = page.getByRole('region', { name: 'What it costs' });
  await expect(costs.getByText(/^One in ten costs up to CHF/)).toBeVisible({ timeout: 60_000 });
  const mean = await costs.locator('.cost-facts dd').first().innerText();
  await costs.getByRole('button', { name: 'Save as a picture: What it costs' }).click();
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  await expect(page.getByText(/^Saved .*\.svg$/)).toBeVisible();
  const releases = join(workspace(), 'releases');
  expect(readFileSync(join(releases, readdirSync(releases).find((name) => name.endsWith('.svg')) ?? ''), 'utf8')).toContain(`A learner costs ${mean}, mean`);
  await page.getByRole('button', { name: 'Tables as CSV' }).click();
  await expect(page.getByText(/^Saved .*\.csv$/)).toBeVisible();
  const csv = readFileSync(join(releases, readdirSync(releases).find((name) => name.endsWith('.csv')) ?? ''), 'utf8');
  expect(csv).toContain('cost of a learner (CHF)');
  expect(csv.match(/^cost,/gm)).toHaveLength((await costs.getByRole('table', { name: 'Learners by what they cost' }).getByRole('row').count()) - 1);

  await fill(page, 'An hour of a learner', '40');
  await page.getByRole('button', { name: /^Run 2,000 learners$/ }).first().click();
  await expect(page.getByRole('region', { name: 'Design as it is, other prices', exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /Compare with/ }).click();
  await page.getByRole('option', { name: 'Design as it is', exact: true }).click();
  await expect(page.getByText('The same people in both runs: what differs is the design’s doing.')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Both runs in figures' }).getByRole('row', { name: /^Cost of a learner, mean/ })).toContainText('+CHF');

  // Kept with the form.
  const kept = page.getByRole('region', { name: 'Kept cohorts' }).getByRole('textbox', { name: 'Keep this form as…' });
  await kept.fill('Priced');
  await kept.press('Enter');
  await expect.poll(() => recordsOnDisk<{ id: string; type: string; costs?: object }>(host).filter(({ type }) => type === 'cohort')).toMatchObject([{ costs: { currency: 'CHF', hour: 40, person: 75, spread: 10 } }]);
});

test('prices of people from a table; a currency that is none is said; Sensitivity moves prices', async ({ page }) => {
  await page.getByRole('radio', { name: 'A table' }).click();
  const rows = Array.from({ length: 40 }, (_row, at) => `p${at},Field sales representative,${(at * 29) % 101}`);
  await page.getByTestId('people-file').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(['id,role,score:module:intro', ...rows].join('\n')) });
  await unfold(page);
  await fill(page, 'An hour of a learner', '60');
  await fill(page, 'Currency', 'eu');
  await expect(page.getByText('Three capital letters, as in EUR')).toBeVisible();
  await fill(page, 'Currency', 'eur');
  await expect(page.getByText('Three capital letters, as in EUR')).toBeHidden();
  await page.getByRole('button', { name: /^Run 40 learners of the table$/ }).first().click();
  await expect(page.getByRole('region', { name: 'What it costs' }).getByText(/^One in ten costs up to EUR/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('radio', { name: 'Made-up people' }).click();
  await fill(page, 'Prices may be off by', '20');
  await page.getByRole('radio', { name: 'Sensitivity' }).click();
  await fill(page, 'Learners of each run', '200');
  await page.getByRole('button', { name: 'Move everything once' }).first().click();
  await expect(page.getByRole('list', { name: 'What moves the result' })).toBeVisible({ timeout: 180_000 });
  await page.getByRole('button', { name: /Measured/ }).click();
  await page.getByRole('option', { name: 'Cost of all learners' }).click();
  const bar = page.getByRole('list', { name: 'What moves the result' }).getByRole('button', { name: /^Cost of an hour: EUR [\d,.]+ at 48, EUR [\d,.]+ at 72$/ });
  await expect(bar).toBeVisible();
  await bar.click();
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('table', { name: 'Cost of an hour' }).getByRole('row').nth(1)).toContainText('EUR');
});
