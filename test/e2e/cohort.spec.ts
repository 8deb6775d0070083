import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

test('15,000 made-up people: figures by role and group, the same as the command line gives for the same cohort', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Add a group' }).click();
  await page.getByRole('textbox', { name: 'Group column' }).fill('Region');
  await page.getByRole('textbox', { name: 'Values with weights' }).fill('North 2, South, Tiny 0.0004');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Copy as JSON' }).click();
  await page.getByRole('button', { name: /^Run 15,000 learners$/ }).first().click();
  const result = page.getByRole('region', { name: 'Design as it is', exact: true });
  await expect(result.getByText(/time than one-size-fits-all/)).toBeVisible({ timeout: 60_000 });
  await expect(result.getByRole('table', { name: 'By role' }).getByText('the same for all')).toHaveCount(2);
  const region = result.getByRole('table', { name: 'Who is waived something' });
  await expect(region.getByRole('row', { name: /^Region North/ })).toBeVisible();
  await expect(region.getByText(/hidden: too few people/)).toBeVisible();
  await expect(region.getByText('Tiny')).toBeHidden();
  // Role by role: what is saved with its interval, and how they go over the path, in a picture and in words.
  const ridges = result.getByRole('table', { name: 'Minutes to the end, for each role' });
  await expect(ridges.getByRole('row', { name: /Field sales representative/ })).toContainText(/± \d+\.\d/);
  const flow = result.getByRole('group', { name: 'Flow over the path' });
  await flow.getByRole('button', { name: /^How clinical trials work: Taken with practice/ }).click();
  await expect(result.getByRole('group', { name: 'What was chosen in the flow' })).toContainText('How clinical trials work: Taken with practice');
  await result.getByRole('button', { name: 'As a table' }).click();
  await expect(result.getByRole('table', { name: 'Flow over the path' }).getByRole('row', { name: /How clinical trials work Waived/ }).first()).toBeVisible();
  // What they learn by, what they choose, and who sees which module.
  const paths = result.getByRole('region', { name: 'What they learn by, choose and see' });
  await expect(paths.getByRole('list', { name: 'Minutes by format' }).getByRole('listitem').first()).toContainText('%');
  await expect(paths.getByRole('list', { name: /what counts \(Field sales representative\)$/ }).getByRole('listitem').first()).toBeVisible();
  await expect(paths.getByRole('table', { name: 'Who sees which module, by role' }).getByRole('columnheader', { name: 'Key account manager' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  const spec = await page.evaluate(() => navigator.clipboard.readText());
  const file = join(host.folder, 'cohort.json');
  writeFileSync(file, spec);
  const report = JSON.parse(execFileSync(process.execPath, ['bin/trellis.mjs', 'simulate', workspace(), '--cohort', file, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as { learners: number; pathsHash: string };
  expect(report.learners).toBe(15_000);
  await expect(result.getByText(`Seed 1, paths ${report.pathsHash.slice(0, 16)}`)).toBeVisible();
  // Charts as files.
  await result.getByRole('button', { name: 'Save as a picture: Minutes to the end, for each role' }).click();
  await page.getByRole('menuitem', { name: 'SVG' }).click();
  await expect(page.getByText(/^Saved .*design-as-it-is\.svg$/)).toBeVisible();
  expect(readFileSync(join(workspace(), 'releases', 'minutes-to-the-end-for-each-role-design-as-it-is.svg'), 'utf8')).toContain('Key account manager');
  // Tables as a file.
  await page.getByRole('button', { name: 'Tables as CSV' }).click();
  await expect(page.getByText(/^Saved .*design-as-it-is\.csv$/)).toBeVisible();
  const csv = readFileSync(join(workspace(), 'releases', 'design-as-it-is.csv'), 'utf8');
  expect(csv).toContain('group,Region,North');
  expect(csv).not.toContain('Tiny');
  expect(csv.match(/^module,/gm)).toHaveLength(15);
  // Practice that rules insert is told by module.
  await expect(result.getByRole('table', { name: 'By module' }).getByRole('row', { name: /^Trial vocabulary practice/ }).getByRole('cell').nth(2)).toHaveText(/^[\d,]+$/);
  // From a figure to the record behind it.
  await result.getByRole('table', { name: 'By module' }).getByRole('button', { name: 'Field certification', exact: true }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' })).toHaveValue('Field certification');
});

test('attempts by the model tell every assumption; a changed design is told; a run is called off with what there is', async ({ page }) => {
  await fill(page, 'Learners', '2000');
  await page.getByRole('radio', { name: 'Modelled' }).click();
  await fill(page, 'Give up before an attempt', '2');
  await page.getByRole('button', { name: /^Run 2,000 learners$/ }).first().click();
  const side = page.getByRole('complementary', { name: 'Inspector' });
  // Its static path fails nothing, so it is not said that personalisation costs time.
  await expect(page.getByText(/the static path is reckoned as if every attempt passed/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Personalisation does not save time here', { exact: false })).toBeHidden();
  await expect(side.getByRole('row', { name: /Give up before an attempt/ })).toContainText('0.02', { timeout: 60_000 });
  await expect(side.getByRole('row', { name: /Give up before an attempt/ })).toContainText('assumption');
  await expect(side.getByText(/fail it at least once \(/).first()).toBeVisible();
  await fill(page, 'Learners', '2000000');
  await page.getByRole('button', { name: /^Run 2,000,000 learners$/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect.poll(async () => Number(await page.getByRole('progressbar').getAttribute('value')), { timeout: 60_000 }).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText(/^Called off: these are the first [\d,]+ learners only/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Design as it is, modelled, 2,000,000 learners, called off' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

test('runs queue up: the design as it is, without personalisation, a snapshot; two are compared, people are the same', async ({ page }) => {
  await fill(page, 'Learners', '3000');
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the snapshot').fill('Before');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: /Before/ })).toBeVisible();
  await page.keyboard.press('Escape');
  const add = async (name: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Add a run…' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await add(/^Design as it is/);
  await add(/^Personalisation off/);
  await add(/^Before/);
  const runs = page.locator('.cohort-runs');
  await expect(runs.getByRole('button', { name: /^Before/ })).toBeVisible({ timeout: 60_000 });
  await runs.getByRole('button', { name: /^Design as it is/ }).click();
  await page.getByRole('button', { name: /Compare with/ }).click();
  await page.getByRole('option', { name: 'Personalisation off' }).click();
  const result = page.getByRole('region', { name: 'Design as it is', exact: true });
  await expect(result.getByText('The same people in both runs: what differs is the design’s doing.')).toBeVisible();
  await expect(result.getByRole('table', { name: 'Both runs in figures' }).getByRole('row', { name: /^Steps of extra practice, mean/ })).toContainText('+');
  await expect(result.getByRole('table', { name: 'Modules in which the runs differ' }).getByRole('row').nth(1)).toContainText('against');
  expect(await faultsOf(page)).toEqual([]);
});

test('a number opens the learners behind it, and each of them opens in One learner with the minutes of the run', async ({ page }) => {
  await fill(page, 'Learners', '2000');
  await page.getByRole('button', { name: /^Run 2,000 learners$/ }).first().click();
  const result = page.getByRole('region', { name: 'Design as it is', exact: true });
  await result.getByRole('button', { name: /list them \(with extra practice\)/ }).click({ timeout: 60_000 });
  const list = page.getByRole('dialog');
  const row = list.getByRole('table', { name: 'Learners behind the number' }).getByRole('row').nth(1);
  await expect(row).toBeVisible({ timeout: 60_000 });
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  // Every number of the tables does, too: here those of one role who are waived something.
  const excused = page.getByRole('button', { name: /list them \(.*, waived a step\)/ });
  const ofRole = result.getByRole('table', { name: 'By role' }).getByRole('row').filter({ has: excused }).first();
  const role = await ofRole.getByRole('rowheader').innerText();
  await ofRole.getByRole('button', { name: /waived a step/ }).click();
  await expect(row).toContainText(role, { timeout: 60_000 });
  const title = await row.getByRole('button').innerText();
  await row.getByRole('button').click();
  await expect(page.getByText(`${title} of Design as it is`).first()).toBeVisible();
  await expect(page.getByText(/extra practice|Trial vocabulary practice|Worked trial case studies/i).first()).toBeVisible();
  // Of a design that has been changed since they would be others: the number is told, not listed.
  await page.getByRole('radio', { name: 'Cohort' }).click();
  await expect(result.getByRole('button', { name: /list them \(with extra practice\)/ })).toBeVisible();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await result.getByRole('table', { name: 'By module' }).getByRole('button', { name: 'Field certification', exact: true }).click();
  await inspector.getByRole('textbox', { name: 'Minutes', exact: true }).fill('31');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+6');
  await expect(result.getByText('The design was changed since this run.').first()).toBeVisible();
  await expect(result.getByRole('button', { name: /list them/ })).toHaveCount(0);
});

test('people from a table: columns and refused rows are shown, nothing runs before, ids and small groups are not named', async ({ page }) => {
  await page.getByRole('radio', { name: 'A table' }).click();
  await expect(page.getByRole('button', { name: 'Run the table' }).first()).toBeDisabled();
  await page.getByRole('button', { name: 'Save a template' }).click();
  await expect(page.getByText(/^Saved .*people-template\.csv$/)).toBeVisible();
  const head = readFileSync(join(workspace(), 'releases', 'people-template.csv'), 'utf8').split(/\r?\n/)[0] ?? '';
  expect(head).toContain('id,role,group:Store,fact:tenure,score:module:');
  const rows = Array.from({ length: 40 }, (_row, at) => `anna-${at},Field sales representative,${at < 30 ? 'North' : at < 36 ? 'South' : 'West'},${(at * 29) % 101}`);
  await page.getByTestId('people-file').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(['Employee id,Job,Region,score:module:trials', ...rows, 'x,Astronaut,North,50'].join('\n')) });
  await expect(page.getByText('40 learners can be run.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Rows that cannot be read' })).toContainText('Row 42 There is no role "Astronaut"');
  // A subject that nothing here is called is no silent zero.
  await expect(page.getByText('module:trials is not in this workspace')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Compare by it' }).check();
  await expect(page.getByRole('button', { name: 'Run the table' }).first()).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Leave these rows out' }).check();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^Run 40 learners of the table$/ }).first().click();
  const result = page.getByRole('region', { name: 'Design as it is, staff.csv' });
  await expect(result.getByRole('table', { name: 'Who is waived something' }).getByText(/hidden: too few people/)).toBeVisible({ timeout: 60_000 });
  await expect(result.getByText('West')).toBeHidden();
  await expect(page.getByText('anna-')).toBeHidden();
});

test('a cohort is kept in the document by name, undone, opened again, and run by name on the command line with the same result', async ({ page }) => {
  await fill(page, 'Learners', '1500');
  await fill(page, 'Seed', '9');
  const kept = page.getByRole('region', { name: 'Kept cohorts' });
  const name = kept.getByRole('textbox', { name: 'Keep this form as…' });
  await name.fill('Spring intake');
  await name.press('Enter');
  await expect(kept.getByRole('textbox', { name: 'Name of this cohort' })).toHaveValue('Spring intake');
  await expect.poll(() => recordsOnDisk<{ id: string; type: string; title?: string; learners?: number; seed?: number }>(host).filter(({ type }) => type === 'cohort')).toMatchObject([{ title: 'Spring intake', learners: 1500, seed: 9 }]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(kept.getByRole('textbox', { name: 'Name of this cohort' })).toBeHidden();
  await page.getByRole('button', { name: 'Redo' }).click();
  await fill(page, 'Learners', '20');
  await kept.getByRole('button', { name: /Open a kept cohort/ }).click();
  await page.getByRole('option', { name: 'Spring intake' }).click();
  await expect(page.getByRole('textbox', { name: 'Learners', exact: true })).toHaveValue('1500');
  await page.getByRole('button', { name: /^Run 1,500 learners$/ }).first().click();
  const result = page.getByRole('region', { name: 'Design as it is', exact: true });
  await expect(result.getByText(/Seed 9, paths/)).toBeVisible({ timeout: 60_000 });
  expect(await faultsOf(page)).toEqual([]);
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  const report = JSON.parse(execFileSync(process.execPath, ['bin/trellis.mjs', 'simulate', workspace(), '--cohort', 'Spring intake', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as { learners: number; pathsHash: string };
  expect(report.learners).toBe(1500);
  await expect(result.getByText(`Seed 9, paths ${report.pathsHash.slice(0, 16)}`)).toBeVisible();
});

test('the flow stands on the canvas: how many take each module, lines as thick as they are many', async ({ page }, info) => {
  await fill(page, 'Learners', '3000');
  await page.getByRole('button', { name: /^Run 3,000 learners$/ }).first().click();
  await page.getByRole('button', { name: 'Show on the canvas' }).click({ timeout: 60_000 });
  const badge = (title: string) => page.locator('.react-flow__node').filter({ hasText: title }).locator('.crowd-badge');
  // Both roles have this core: everybody takes it.
  await expect(badge('Field certification')).toHaveText('3,000');
  await expect(badge('The product label')).toHaveAttribute('title', /^[\d,]+ learners take it, \d+ % waived$/);
  const widths = await page.locator('.react-flow__edge .react-flow__edge-path').evaluateAll((paths) => paths.map((path) => parseFloat(getComputedStyle(path).strokeWidth)));
  expect(Math.max(...widths)).toBeGreaterThan(6);
  expect(Math.min(...widths)).toBeLessThan(Math.max(...widths));
  expect(await faultsOf(page)).toEqual([]);
  await page.screenshot({ path: info.outputPath('flow-on-canvas.png') });
  // Off again where the drawing is told what to show.
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'None', exact: true }).click();
  await expect(page.locator('.crowd-badge')).toHaveCount(0);
});
