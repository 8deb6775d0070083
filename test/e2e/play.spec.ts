import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { faultsOf } from './accessibility';
import { skip } from './learner';
import { startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+7');
});
test.afterEach(() => host.stop());

const open = async (page: Page, target?: string): Promise<FrameLocator> => {
  if (target !== undefined) await page.getByRole('radiogroup', { name: 'Target' }).getByText(target, { exact: true }).click();
  await page.getByRole('button', { name: 'Play this package' }).click();
  return page.frameLocator('iframe[title="The package, running"]').frameLocator('iframe[title="Package"]');
};

for (const [target, call] of [['SCORM 1.2, one player', 'LMSInitialize'], ['SCORM 2004 4th, one player', 'Initialize'], ['cmi5, one player', 'POST fetch']] as const) {
  test(`${target}: the very package runs apart from the studio, and every call is shown`, async ({ page }) => {
    const course = await open(page, target);
    await expect(course.getByRole('heading', { level: 1 })).toBeVisible();
    const log = page.getByRole('log');
    await expect(log).toContainText(call);
    await skip(course);
    const told = page.getByRole('complementary', { name: 'What the package says' });
    await expect(told.getByText('Status', { exact: true })).toBeVisible();
    if (call !== 'POST fetch') await expect(told.getByText(/characters/)).toBeVisible();
    const heading = await course.getByRole('heading', { level: 1 }).textContent();
    await page.getByRole('button', { name: 'Close and resume' }).click();
    await expect(course.getByRole('heading', { level: 1 })).toHaveText(heading ?? '');
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect(course.getByRole('button', { name: /Skip/ })).toBeVisible();
    expect(host.foreignConnections()).toEqual([]);
  });
}

test('a package cannot see the studio, and the stage ends with the dialog', async ({ page }) => {
  await open(page);
  await expect.poll(() => page.frames().some((frame) => frame.url().includes('/play/'))).toBe(true);
  const course = page.frames().find((frame) => frame.url().includes('/play/'))!;
  expect(new URL(course.url()).origin).not.toBe(new URL(page.url()).origin);
  expect(await course.evaluate(() => {
    try {
      return String(window.top?.document.title);
    } catch {
      return 'closed';
    }
  })).toBe('closed');
  const studio = new URL(page.url()).origin;
  expect(await course.evaluate((url) => fetch(url).then(() => 'reached', () => 'closed'), `${studio}/`)).toBe('closed');
  const address = course.url();
  const stage = `${new URL(address).origin}/stage/index.html`;
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(async () => (await page.request.get(address)).status()).toBe(404);
  expect((await page.request.get(address, { headers: { host: 'evil.example' } })).status()).toBe(403);
  expect((await page.request.get(stage, { headers: { origin: 'https://evil.example' } })).status()).toBe(403);
});

test('item per module: items are listed and each can be opened', async ({ page }) => {
  const course = await open(page, 'SCORM 1.2, item per module');
  await expect(course.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('button', { name: /Item/ }).click();
  await page.getByRole('option').nth(2).click();
  await expect(course.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('log')).toContainText('LMSInitialize');
});

test('a file that describes the path has nothing to play', async ({ page }) => {
  await page.getByText('CSV table', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'Play this package' })).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: no serious fault`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const course = await open(page);
    await expect(course.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await faultsOf(page, { looksOnly: theme === 'dark' })).toEqual([]);
    await page.screenshot({ path: `test-results/play-${theme}.png` });
  });
}

test('by keyboard: Escape leads back to the button that opened it', async ({ page }) => {
  const button = page.getByRole('button', { name: 'Play this package' });
  await expect(button).toBeEnabled();
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
