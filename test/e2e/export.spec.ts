import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '#electron/adapters/zip-reader';
import { trellis } from '../helpers/cli';
import { fileDialogs } from './file-dialog';
import { startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});
test.afterEach(() => host.stop());

const releases = (): string => {
  const folder = join(host.folder, 'workspaces');
  return join(folder, readdirSync(folder)[0] ?? '', 'releases');
};
const pathsIn = async (name: string): Promise<readonly string[]> => {
  const read = await readZip(readFileSync(join(releases(), name)));
  return read.ok ? read.value.map(({ path }) => path) : [];
};
const write = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByTestId('export-file')).toBeVisible();
};
const setTitle = async (page: Page, from: string, to: string): Promise<void> => {
  await page.keyboard.press('Control+1');
  await page.getByRole('complementary', { name: 'Outline' }).getByText(from, { exact: true }).click();
  const title = page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' }).first();
  await title.fill(to);
  await page.keyboard.press('Enter');
};

test('44 71: what is published is recorded; the next package says what it would do to learners of the last', async ({ page }) => {
  await page.keyboard.press('Control+7');
  await expect(page.getByRole('region', { name: 'Republish impact' })).toHaveCount(0);
  await write(page);
  expect(readdirSync(releases()).sort()).toEqual(['field-rep-r1.release.json', 'field-sales-representative-scorm12.zip']);
  const first = JSON.parse(readFileSync(join(releases(), 'field-rep-r1.release.json'), 'utf8')) as { number: number; identifiers: Record<string, string>; sha256: string };
  expect(first.number).toBe(1);
  // The browser host and the command line write the same bytes.
  const again = join(host.folder, 'again.zip');
  const printed = await trellis('export', join(releases(), '..'), '--role', 'role:field-rep', '--target', 'scorm12', '--out', again, '--json');
  expect((JSON.parse(printed.out) as { sha256: string }).sha256).toBe(first.sha256);
  expect(readFileSync(again).equals(readFileSync(join(releases(), 'field-sales-representative-scorm12.zip')))).toBe(true);
  await setTitle(page, 'How clinical trials work', 'How trials work');
  await page.keyboard.press('Control+7');
  const impact = page.getByRole('region', { name: 'Republish impact' });
  await expect(impact).toContainText('Minor');
  await expect(impact).toContainText('Replace the last release');
  await expect(impact).toContainText('Put it in the place of release 1: learners under way go on where they are.');
  await expect(impact).toContainText('5 ids unchanged, 0 new, 0 lost');
  await impact.getByRole('button', { name: 'Text of “How trials work” is edited.' }).click();
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' }).first()).toHaveValue('How trials work');
  await page.getByRole('complementary', { name: 'Outline' }).getByText('Field certification', { exact: true }).click();
  // The inspector follows the outline a moment later: a mark typed before that would be the other module's.
  await expect(page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Title' }).first()).toHaveValue('Field certification');
  await page.getByRole('complementary', { name: 'Inspector' }).getByLabel(/Pass mark/).first().fill('85');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+7');
  await expect(impact).toContainText('Ask first whether earlier passes still count');
  await expect(impact).toContainText('Learners under way keep release 1 until it is decided');
  await write(page);
  await expect.poll(() => readdirSync(releases()).filter((name) => name.endsWith('.release.json'))).toEqual(['field-rep-r1.release.json', 'field-rep-r2.release.json']);
  const second = JSON.parse(readFileSync(join(releases(), 'field-rep-r2.release.json'), 'utf8')) as typeof first & { follows: object };
  expect(second.follows).toEqual({ number: 1, level: 'credential', advice: 'ask', keep: 1 });
  expect(second.identifiers).toEqual(first.identifiers);
  expect(second.sha256).not.toBe(first.sha256);
});

test('the organisation’s logo is chosen from a file, is in the package, and Undo takes it back', async ({ page }) => {
  const dialogs = fileDialogs(page);
  await page.keyboard.press('Control+7');
  const side = page.getByRole('complementary', { name: 'Inspector' });
  await side.getByRole('button', { name: 'Choose an image…' }).click();
  await (await dialogs.opened()).setFiles({ name: 'Our logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20"><rect width="80" height="20" fill="#1f4e9a"/></svg>') });
  await expect(side.getByRole('button', { name: /Logo/ })).toContainText('Our logo.svg');
  await page.getByRole('button', { name: 'Play this package' }).click();
  const course = page.frameLocator('iframe[title="The package, running"]').frameLocator('iframe[title="Package"]');
  await expect(course.locator('header img')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  await write(page);
  expect((await pathsIn('field-sales-representative-scorm12.zip')).some((path) => /^assets\/[0-9a-f]{16}\.svg$/.test(path))).toBe(true);
  await side.getByRole('button', { name: 'Choose an image…' }).click();
  await (await dialogs.opened()).setFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no image') });
  await expect(page.getByText('“notes.txt” is no image.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(side.getByRole('button', { name: /Logo/ })).toContainText('None');
});

test('44 each target shows what it would keep, and the better one is a click away', async ({ page }) => {
  await page.keyboard.press('Control+7');
  const of = (name: string): Promise<string | null> => page.getByRole('radio', { name: new RegExp(name) }).locator('xpath=ancestor-or-self::label').getByRole('img', { name: /rules kept/ }).getAttribute('aria-label');
  const player = Number(/^(\d+)/.exec((await of('SCORM 1.2, one player')) ?? '')?.[1]);
  const items = Number(/^(\d+)/.exec((await of('SCORM 1.2, item per module')) ?? '')?.[1]);
  expect(player).toBeGreaterThan(items);
  await page.getByText('SCORM 1.2, item per module').click();
  await expect(page.locator('.fates tr.kept')).toHaveCount(items);
  await page.screenshot({ path: 'test-results/export-fit.png' });
  await page.getByRole('button', { name: /^Use / }).first().click();
  await expect(page.locator('.fates tr.kept')).toHaveCount(player);
});

test('what the LMS is told is shown and chosen; the design travels along only when asked', async ({ page }) => {
  await page.keyboard.press('Control+7');
  const side = page.getByRole('complementary', { name: 'Inspector' });
  await expect(side.getByText('lesson_status passed')).toBeVisible();
  await side.getByRole('button', { name: /Finished is/ }).click();
  await page.getByRole('option', { name: 'always completed' }).click();
  await expect(side.getByText('lesson_status passed')).toHaveCount(0);
  await write(page);
  expect(await pathsIn('field-sales-representative-scorm12.zip')).not.toContain('source/design.json');
  await side.getByText('Include the editable design').click();
  await expect(side.getByText('source/')).toBeVisible();
  await write(page);
  // The package before it is not replaced unasked.
  await expect.poll(() => pathsIn('field-sales-representative-scorm12-2.zip')).toContain('source/design.json');
  expect(await pathsIn('field-sales-representative-scorm12.zip')).not.toContain('source/design.json');
  await page.getByRole('button', { name: /Your LMS/ }).click();
  await page.getByRole('option', { name: 'KnowBe4' }).click();
  await expect(page.getByText('KnowBe4 takes SCORM 2004 4th Edition only. Export as scorm2004-4.')).toBeVisible();
  await page.getByRole('button', { name: 'Use SCORM 2004 4th, one player' }).click();
  await expect(page.getByRole('radio', { name: /SCORM 2004 4th, one player/ })).toBeChecked();
  await expect(page.getByText('KnowBe4 takes SCORM 2004 4th Edition only. Export as scorm2004-4.')).toHaveCount(0);
  await expect(side.getByText('completion_status completed, success_status unknown')).toBeVisible();
});

test('choosing deep in the list of targets scrolls the list, never the window; warnings stand first, and the release is told', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.keyboard.press('Control+7');
  const target = page.getByRole('radio', { name: /^Moodle course/ });
  await target.scrollIntoViewIfNeeded();
  await page.getByText('Moodle course', { exact: true }).first().click();
  for (let press = 0; press < 8; press++) await page.keyboard.press('ArrowDown');
  await page.getByText('Include the editable design', { exact: false }).first().click().catch(() => undefined);
  expect(await page.evaluate(() => [document.documentElement.scrollTop, document.body.scrollTop, document.querySelector('#root')?.scrollTop])).toEqual([0, 0, 0]);
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toBeInViewport();
});
