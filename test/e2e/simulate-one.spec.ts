import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { crowded } from './crowded';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+6');
  await expect(page.getByRole('region', { name: /^Path of/ })).toBeVisible();
});
test.afterEach(() => host.stop());

interface StoredScenario { readonly id: string; readonly type: string; readonly title: string; readonly whole: boolean; readonly end: string; readonly steps: readonly { module: string; state: string }[] }
const scenarios = (): readonly StoredScenario[] => recordsOnDisk<StoredScenario>(host).filter(({ type }) => type === 'scenario');
const follow = (page: Page, name: string) => page.getByRole('button', { name: `Follow ${name} as learner A` }).click();
const path = (page: Page) => page.getByRole('region', { name: /^Path of/ });
const step = (page: Page, title: string) => path(page).getByRole('button', { name: title }).first();
const workspace = (): string => join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '');

function check(): { readonly exit: number; readonly codes: readonly string[] } {
  try {
    const out = execFileSync(process.execPath, ['bin/trellis.mjs', 'check', workspace(), '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return { exit: 0, codes: (JSON.parse(out) as { findings: { code: string }[] }).findings.map(({ code }) => code) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { exit: status, codes: (JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code) };
  }
}

test('failing attempts branches the path up to the coach, and back; days follow the pace', async ({ page }) => {
  await step(page, 'Field certification').click();
  const attempts = page.getByRole('radiogroup', { name: 'Fails before passing' });
  const taken = path(page).getByRole('button', { name: /^\d+ \S+ Field certification/ });
  await expect(taken).toHaveCount(1);
  await attempts.getByRole('radio', { name: '2' }).click();
  await expect(taken).toHaveCount(3);
  await attempts.getByRole('radio', { name: '3' }).click();
  await expect(path(page).getByText('Waits for a person').or(path(page).getByText(/coach/i)).first()).toBeVisible();
  await page.getByRole('button', { name: /^Scores tried out/ }).click();
  await expect(taken).toHaveCount(1);
  await expect(path(page).getByText('Day 2', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: /Pace/ }).click();
  await page.getByRole('option', { name: '450 min a day' }).click();
  await expect(path(page).getByText('Day 2', { exact: true })).toBeHidden();
  await expect(path(page).getByText('1 day', { exact: false }).first()).toBeVisible();
  expect(scenarios()).toEqual([]);
});

test('a run is saved as a scenario; a changed rule breaks it in words, here and in check; accepting or undoing mends it', async ({ page }) => {
  await follow(page, 'At the waiver: 90 %');
  await expect(step(page, 'Clinical trials').or(step(page, 'How clinical trials work'))).toBeVisible();
  await page.getByRole('button', { name: 'Save as scenario' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save as scenario' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Ninety is enough');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save scenario' }).click();
  await expect(dialog).toBeHidden();
  const list = page.getByRole('region', { name: 'Saved scenarios' });
  await expect(list.getByText('1 of 1 hold')).toBeVisible();
  await expect.poll(() => scenarios().length).toBe(1);
  const [saved] = scenarios();
  expect(saved).toMatchObject({ title: 'Ninety is enough', end: 'finished' });
  const waived = saved?.steps.filter(({ state }) => state === 'waived') ?? [];
  expect(waived.length).toBeGreaterThan(0);
  expect(check()).toMatchObject({ exit: 0 });
  // Without personalisation in the zone nothing is waived any more.
  const zone = recordsOnDisk<{ id: string; type: string; policy: string; role: string }>(host).find(({ type, policy, role }) => type === 'zone' && policy === 'core-testable' && role === 'role:field-rep');
  await page.keyboard.press('Control+3');
  await page.locator(`.react-flow__node[data-id="${zone?.id}"] .zone-head`).click();
  await page.getByRole('checkbox', { name: 'Static: rules are off' }).click();
  await page.keyboard.press('Control+6');
  await expect(list.getByText('0 of 1 hold')).toBeVisible();
  await expect(list.getByText(/is taken, was waived/)).toBeVisible();
  await expect.poll(() => check().codes.includes('TRL-T001')).toBe(true);
  expect(check().exit).toBe(1);
  await list.getByRole('button', { name: /Ninety is enough/ }).click();
  await page.getByRole('button', { name: 'Accept what it gives now' }).click();
  await expect(list.getByText('1 of 1 hold')).toBeVisible();
  await expect.poll(() => scenarios()[0]?.steps.some(({ state }) => state === 'waived')).toBe(false);
  await page.keyboard.press('Control+z');
  await expect(list.getByText('0 of 1 hold')).toBeVisible();
  await page.keyboard.press('Control+z');
  // Undo goes back to where it happened; only then away from there.
  await expect(page.getByText(/^Undone: Set static/)).toBeAttached();
  await page.keyboard.press('Control+6');
  await expect(list.getByText('1 of 1 hold')).toBeVisible();
});

test('the same learner on another design: without personalisation, and as it was before a snapshot', async ({ page }) => {
  await follow(page, 'At the waiver: 90 %');
  const choose = page.getByRole('region', { name: 'Same learner, other design' }).getByRole('button');
  await choose.click();
  await page.getByRole('option', { name: 'this design without personalisation' }).click();
  const impact = page.getByRole('region', { name: 'Who is affected' });
  await expect(impact.getByText(/\d of \d learners are affected/)).toBeVisible();
  await expect(impact.getByRole('button', { name: 'At the waiver: 90 %' })).toBeVisible();
  await expect(path(page).locator('.gutter.differs').first()).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+s');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the snapshot').fill('Before');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('option', { name: /Before/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await choose.click();
  await page.getByRole('option', { name: /^Before,/ }).click();
  await expect(impact.getByText(/^Nobody is affected/)).toBeVisible();
});

test('the pathway preview: a page on disk that stands alone, with every step and its why', async ({ page, context }) => {
  await follow(page, 'At the waiver: 90 %');
  await page.getByRole('button', { name: 'Pathway preview' }).click();
  const file = join(workspace(), 'releases', 'field-sales-representative-at-the-waiver-90.html');
  await expect.poll(() => existsSync(file)).toBe(true);
  const reader = await context.newPage();
  await reader.setContent(readFileSync(file, 'utf8'));
  expect(await faultsOf(reader)).toEqual([]);
  const titles = await path(page).locator('.step-cell:not(.absent) .step-text > span').allTextContents();
  expect(await reader.locator('.steps h3').allTextContents()).toEqual(titles);
  await expect(reader.getByRole('heading', { name: 'May come in addition' })).toBeVisible();
});

test('nothing of the toolbar is cut off or covered, with one learner or two, at the usual widths', async ({ page }) => {
  await follow(page, 'At the waiver: 90 %');
  for (const width of [1280, 1366, 1440, 1600]) {
    await page.setViewportSize({ width, height: 720 });
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
    expect(await crowded(page), `at ${width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  for (const view of ['Cohort', 'Sensitivity']) {
    await page.getByRole('radio', { name: view }).click();
    await expect(page.getByRole('radio', { name: view })).toBeChecked();
    expect(await crowded(page), view).toEqual([]);
  }
});
