import { expect, test, type Locator, type Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveOf } from '../helpers/archive';
import { manifestOf, type SourceFiles } from '../helpers/replace-source';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});
test.afterEach(() => host.stop());

type Stored = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;
const records = (type: string): readonly Stored[] => recordsOnDisk<Stored>(host).filter((record) => record.type === type);
const ofCourse = (): readonly Stored[] => records('module').filter(({ course }) => course === 'course:handling-data');
const asset = (path: string): Stored | undefined => records('asset').find((record) => record['path'] === path);
const sum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A Rise-like package of three lessons, each with a folder of its own. */
function packageOf(version: string, lessons: Readonly<Record<string, { readonly title: string; readonly text: string }>>): SourceFiles {
  return {
    'imsmanifest.xml': manifestOf(Object.entries(lessons).map(([id, { title }]) => ({ id, title, href: `${id}/index.html` })), { version, identifier: 'rise-7f3k' }),
    'lib/driver.js': 'window.driver = {};',
    ...Object.fromEntries(Object.entries(lessons).flatMap(([id, { title, text }]) => [[`${id}/index.html`, `<!doctype html><title>${title}</title><script src="../lib/driver.js"></script><script src="lesson.js"></script>`], [`${id}/lesson.js`, text]])),
  };
}
const first = packageOf('1.0', { a: { title: 'Why data matters', text: 'one' }, b: { title: 'Who may see it', text: 'one' }, c: { title: 'Paper files', text: 'one' } });
const second = packageOf('2.0', { a: { title: 'Why data matters', text: 'one' }, b: { title: 'Who may see it', text: 'two' }, d: { title: 'When it leaks', text: 'one' } });

async function choose(page: Page, name: string, files: SourceFiles): Promise<Locator> {
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog');
  const buffer = Buffer.from(await archiveOf(Object.entries(files).map(([path, data]) => ({ name: path, data }))));
  await page.getByTestId('import-files').setInputFiles({ name, mimeType: 'application/zip', buffer });
  await expect(dialog.getByText(name)).toBeVisible();
  return dialog;
}
async function approveAll(page: Page): Promise<void> {
  const side = page.getByRole('complementary', { name: 'Inspector' });
  for (const title of ['Why data matters', 'Who may see it', 'Paper files']) {
    await page.getByRole('complementary', { name: 'Outline' }).getByText(title, { exact: true }).click();
    await expect(side.getByRole('textbox', { name: 'Title' }).first()).toHaveValue(title);
    await side.getByRole('tab', { name: 'Review' }).click();
    await side.getByRole('textbox', { name: 'Your name' }).fill('Dr. Ana Ruiz');
    await page.keyboard.press('Enter');
    await side.getByRole('button', { name: 'Approve' }).click();
    await expect(side.getByText(/Approved by Dr\. Ana Ruiz/)).toBeVisible();
  }
}

test('a republished package replaces its course, and reopens only the approval of what changed', async ({ page }, info) => {
  const added = await choose(page, 'Handling data.zip', first);
  await expect(added.getByRole('group', { name: 'What this becomes' })).toBeHidden();
  await added.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('18 of 18 shown')).toBeVisible();
  await approveAll(page);
  await expect.poll(() => ofCourse().filter(({ reviewState }) => reviewState === 'approved').length).toBe(3);
  const before = { modules: ofCourse(), all: readFileSync(join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '', 'course.trellis.json'), 'utf8') };

  const dialog = await choose(page, 'final-v2.zip', second);
  const becomes = dialog.getByRole('group', { name: 'What this becomes' });
  await expect(becomes.getByRole('radio', { name: /Replace “Handling data” version 1\.0/ })).toBeChecked();
  for (const badge of ['1 changed', '1 new', '1 no longer in the source', '1 unchanged', '1 approval reopened']) await expect(dialog.getByRole('group', { name: 'What changes' }).getByText(badge)).toBeVisible();
  const row = dialog.locator('details', { hasText: 'Who may see it' });
  await row.locator('summary').press('Enter');
  await expect(row.getByText('Files that it shows or loads are others.')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(400);
    await page.screenshot({ path: info.outputPath(`replace-${colorScheme}.png`) });
    expect(await faultsOf(page, { looksOnly: colorScheme === 'dark' })).toEqual([]);
  }

  // The other answer and back, by keys alone.
  await becomes.getByRole('radio', { name: /Replace/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(becomes.getByRole('radio', { name: 'Add as a new course' })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Apply' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('button', { name: 'Replace', exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: /What becomes of Paper files/ }).click();
  await page.getByRole('option', { name: 'Retire it' }).click();
  await expect(dialog.getByRole('button', { name: /Retire it/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect(page.getByText('19 of 19 shown')).toBeVisible();

  await expect.poll(() => ofCourse().length).toBe(4);
  const state = (title: string): unknown => ofCourse().find((module) => module['title'] === title)?.['reviewState'];
  expect(['Why data matters', 'Who may see it', 'Paper files'].map(state)).toEqual(['approved', 'in-review', 'retired']);
  for (const module of before.modules) expect(ofCourse().find(({ id }) => id === module.id)?.['approval']).toEqual(module['approval']);
  expect(ofCourse().find((module) => module['title'] === 'Why data matters')?.['approval']).toEqual(before.modules.find((module) => module['title'] === 'Why data matters')?.['approval']);
  expect(records('course').find(({ id }) => id === 'course:handling-data')).toMatchObject({ version: '2.0', source: { name: 'final-v2.zip' } });
  expect(asset('b/lesson.js')?.['sha256']).toBe(sum('two'));
  expect(existsSync(join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '', 'assets', `${sum('two')}.js`))).toBe(true);

  await page.keyboard.press('Control+z');
  await expect(page.getByText('18 of 18 shown')).toBeVisible();
  await expect.poll(() => readFileSync(join(host.folder, 'workspaces', readdirSync(join(host.folder, 'workspaces'))[0] ?? '', 'course.trellis.json'), 'utf8')).toBe(before.all);
  const same = await choose(page, 'Handling data.zip', first);
  await expect(same.getByRole('status')).toContainText('there is nothing to replace');
  await expect(same.getByRole('button', { name: 'Replace', exact: true })).toBeDisabled();
});

test('a conflict is decided in its row, and a package of another kind is refused in words', async ({ page }, info) => {
  const open = async (title: string, text: string): Promise<Locator> => {
    await page.keyboard.press('Control+i');
    await page.getByTestId('import-files').setInputFiles({ name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from(`# Handling notes\n\n## ${title}\n\nA label says what is in the box. ${text}\n\n## Shelves\n\nPut it back.\n\n## Boxes\n\nClose them.\n`) });
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('notes.md', { exact: true })).toBeVisible();
    return dialog;
  };
  await (await open('Labels', 'Write it large.')).getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('18 of 18 shown')).toBeVisible();
  const side = page.getByRole('complementary', { name: 'Inspector' });
  await page.getByRole('complementary', { name: 'Outline' }).getByText('Labels', { exact: true }).click();
  await expect(side.getByRole('textbox', { name: 'Title' }).first()).toHaveValue('Labels');
  await side.getByRole('textbox', { name: 'Title' }).first().fill('Labels and signs');
  await page.keyboard.press('Enter');
  await expect.poll(() => records('module').some((module) => module['title'] === 'Labels and signs')).toBe(true);

  const dialog = await open('Labels, large', 'Write it large.');
  await expect(dialog.getByRole('radio', { name: /Replace “Handling notes”/ })).toBeChecked();
  const row = dialog.locator('details', { hasText: 'Labels and signs' });
  await expect(row.getByText('Title: changed in the source and here')).toBeVisible();
  await expect(row.getByText('Matched by its content, which is the same')).toBeVisible();
  await row.getByRole('button', { name: /What to take for Labels and signs/ }).click();
  await page.getByRole('option', { name: 'All of the source' }).click();
  const decided = dialog.locator('details', { hasText: 'Labels, large' });
  await expect(decided.getByRole('button', { name: /All of the source/ })).toBeVisible();
  await page.screenshot({ path: info.outputPath('conflict.png') });
  await dialog.getByRole('button', { name: 'Replace', exact: true }).click();
  await expect.poll(() => records('module').find(({ id }) => id === 'module:labels')?.['title']).toBe('Labels, large');

  await page.getByRole('complementary', { name: 'Outline' }).getByText('Labels, large', { exact: true }).click();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('textbox').or(page.getByRole('dialog').getByRole('searchbox')).first().fill('Replace its course');
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('dialog', { name: 'Replace a course' });
  await expect(wanted).toBeVisible();
  await page.getByTestId('import-files').setInputFiles({ name: 'notes.html', mimeType: 'text/html', buffer: Buffer.from('<h1>Handling notes</h1><h2>Labels</h2><p>x') });
  await expect(wanted.getByRole('alert')).toContainText('came from a Markdown course, and this is web pages');
});
