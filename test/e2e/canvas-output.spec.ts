import { expect, test, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+2');
  await expect(node(page, 'product-label')).toBeVisible();
});
test.afterEach(() => host.stop());

const node = (page: Page, key: string) => page.locator(`.react-flow__node[data-id="module:${key}"]`);
const releases = (): string => {
  const workspaces = join(host.folder, 'workspaces');
  return join(workspaces, readdirSync(workspaces)[0] ?? '', 'releases');
};
const written = (ending: string): readonly string[] => readdirSync(releases()).filter((name) => name.endsWith(ending));
const titles = (): readonly string[] => recordsOnDisk<{ id: string; type: string; title: string }>(host).filter(({ type }) => type === 'module').map(({ title }) => title);

async function openPictures(page: Page): Promise<ReturnType<Page['getByRole']>> {
  await page.keyboard.press('Control+Shift+X');
  const dialog = page.getByRole('dialog', { name: 'Save a picture' });
  await expect(dialog.getByRole('img')).toBeVisible();
  return dialog;
}

test('the whole map as PNG, SVG and PDF: files on disk that hold every module', async ({ page }) => {
  const save = async (format: string): Promise<Buffer> => {
    const dialog = await openPictures(page);
    await dialog.getByRole('radio', { name: format }).click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    return readFileSync(join(releases(), written(`.${format.toLowerCase()}`)[0] ?? ''));
  };
  const dialog = await openPictures(page);
  await expect(dialog.getByRole('status')).toHaveText(/^\d+ × \d+ pixels\.$/);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  const png = await save('PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const svg = (await save('SVG')).toString('utf8');
  const size = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg);
  expect([width, height]).toEqual([Number(size?.[1]) * 2, Number(size?.[2]) * 2]);
  const shown = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { texts: [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent), description: parsed.querySelector('desc')?.textContent ?? '', scripts: parsed.querySelectorAll('script, [href], style').length, lines: parsed.querySelectorAll('path').length };
  }, svg);
  expect(shown.scripts).toBe(0);
  expect(titles().filter((title) => !shown.description.includes(title))).toEqual([]);
  expect(titles().filter((title) => !shown.texts.some((text) => text !== null && title.startsWith(text.replace(/…$/, '').slice(0, 8))))).toEqual([]);
  const links = recordsOnDisk<{ id: string; type: string }>(host).filter(({ type }) => type === 'edge').length;
  expect(shown.lines).toBeGreaterThanOrEqual(2 * links);
  const pdf = (await save('PDF')).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7')).toBe(true);
  const asPdf = Buffer.from('The product label').toString('hex');
  expect(pdf.includes(asPdf)).toBe(true);
  expect(pdf).not.toContain('NaN');
  expect(pdf).toMatch(/%%EOF\n$/);
  // Written twice, nothing is replaced by something else; the same bytes are the same file.
  await save('SVG');
  expect(written('.svg')).toHaveLength(1);
});

test('of a selection only what is selected is drawn, dark if asked for; a path with its zones', async ({ page }) => {
  await node(page, 'product-label').click();
  await node(page, 'trial-results').click({ modifiers: ['Control'] });
  const dialog = await openPictures(page);
  await expect(dialog.getByRole('radio', { name: 'Selection (2)' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'SVG' }).click();
  await dialog.getByRole('radio', { name: 'Dark' }).click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const one = readFileSync(join(releases(), written('.svg')[0] ?? ''), 'utf8');
  expect(one.match(/<desc[^>]*>([^<]*)</)?.[1]?.split('&#10;')).toHaveLength(2);
  expect(one).toContain('fill="#161917"');
  await page.keyboard.press('Control+3');
  await expect(page.locator('.zone-node').first()).toBeVisible();
  await page.keyboard.press('Escape');
  const path = await openPictures(page);
  await path.getByRole('radio', { name: 'Everything' }).click();
  await path.getByRole('radio', { name: 'SVG' }).click();
  await path.getByRole('button', { name: 'Save' }).click();
  await expect(path).toBeHidden();
  const drawn = readFileSync(join(releases(), written('.svg').find((name) => name !== written('.svg')[0]) ?? ''), 'utf8') + readFileSync(join(releases(), written('.svg')[0] ?? ''), 'utf8');
  for (const zone of recordsOnDisk<{ type: string; title: string; role: string }>(host).filter(({ type, role }) => type === 'zone' && role === 'role:representative')) expect(drawn).toContain(zone.title);
});

test('a presentation leads through the path alone on the screen, by keys; Escape ends it', async ({ page }) => {
  await page.keyboard.press('Control+3');
  await expect(page.locator('.zone-node').first()).toBeVisible();
  await page.keyboard.press('Control+Alt+Enter');
  const bar = page.getByRole('group', { name: 'Presentation' });
  await expect(bar.getByRole('status')).toContainText(/1 of \d+/);
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('status')).toContainText(/2 of \d+/);
  const zone = await page.locator('.zone-node.selected .zone-head strong').textContent();
  await expect(bar.getByRole('status')).toContainText(zone ?? 'no zone');
  await page.keyboard.press('End');
  const count = Number(/of (\d+)/.exec((await bar.getByRole('status').textContent()) ?? '')?.[1]);
  const seen = await page.locator('.react-flow__node:not([data-id^="requirement:"])').count();
  expect(count).toBe(seen + 1);
  await expect(bar.getByRole('button', { name: 'Next' })).toBeDisabled();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeVisible();
  expect(recordsOnDisk(host).length).toBeGreaterThan(0);
});

test('nothing is edited while a picture is chosen or the drawing is presented: Delete, letters and Ctrl+K do nothing, by mouse neither', async ({ page }) => {
  const before = recordsOnDisk(host);
  await node(page, 'formulary').click();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  const dialog = await openPictures(page);
  for (const key of ['Delete', 'Backspace', 'p', 'Control+k', 'Control+z', 'Shift+p']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(node(page, 'formulary')).toBeVisible();
  await page.keyboard.press('Control+Alt+Enter');
  const bar = page.getByRole('group', { name: 'Presentation' });
  await page.keyboard.press('ArrowRight');
  await expect(bar.getByRole('status')).toContainText(/2 of \d+/);
  for (const key of ['Delete', 'p', 'F2', 'Control+k', 'Control+ArrowRight', 'Control+3', '?']) await page.keyboard.press(key);
  const shown = await page.locator('.module-node.selected').boundingBox();
  if (!shown) throw new Error('nothing is shown');
  await page.mouse.dblclick(shown.x + 20, shown.y + 10);
  await page.mouse.dblclick(20, 20);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.module-node input')).toHaveCount(0);
  await expect(bar).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  expect(recordsOnDisk(host)).toEqual(before);
});

test('after a presentation the canvas is where it was, with what was selected', async ({ page }) => {
  await node(page, 'formulary').click();
  const place = (): Promise<string> => page.locator('.react-flow__viewport').evaluate((element) => (element as HTMLElement).style.transform);
  await expect(node(page, 'formulary').locator('.module-node.selected')).toBeVisible();
  const before = await place();
  await page.keyboard.press('Control+Alt+Enter');
  const bar = page.getByRole('group', { name: 'Presentation' });
  // The whole stands above the bar.
  const lowest = async (): Promise<number> => Math.max(...(await page.locator('.module-node').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom))));
  await expect.poll(async () => (await lowest()) <= ((await bar.boundingBox())?.y ?? 0)).toBe(true);
  await page.keyboard.press('End');
  await expect(bar.getByRole('button', { name: 'Next' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect.poll(place).toBe(before);
  await expect(node(page, 'formulary').locator('.module-node.selected')).toBeVisible();
});

test('a title of any length stays inside the bar of a presentation', async ({ page }) => {
  await node(page, 'formulary').dblclick();
  await page.keyboard.type('W'.repeat(200));
  await page.keyboard.press('Enter');
  await expect(node(page, 'formulary')).toContainText('WWWW');
  await page.keyboard.press('Control+Alt+Enter');
  const bar = page.getByRole('group', { name: 'Presentation' });
  const title = bar.locator('strong', { hasText: 'WWWW' });
  for (let stop = 1; stop < 17 && !(await title.isVisible()); stop++) {
    await expect(bar.getByRole('status')).toContainText(`${stop} of 16`);
    await page.keyboard.press('ArrowRight');
  }
  await expect(title).toBeVisible();
  expect(await bar.evaluate((element) => [...element.querySelectorAll('strong, button')].every((part) => part.getBoundingClientRect().left >= element.getBoundingClientRect().left && part.getBoundingClientRect().right <= element.getBoundingClientRect().right))).toBe(true);
  expect((await bar.boundingBox())?.height).toBeLessThan(110);
});

test('where nothing is drawn there is nothing to present, to picture or to show alone', async ({ page }) => {
  await page.keyboard.press('Control+3');
  await expect(page.locator('.zone-node').first()).toBeVisible();
  await page.getByRole('button', { name: 'Add role' }).click();
  await expect(page.getByText('This path has no zones yet')).toBeVisible();
  await page.keyboard.press('Control+Alt+Enter');
  await page.keyboard.press('Control+\\');
  await page.keyboard.press('Control+Shift+X');
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeVisible();
  await page.getByRole('button', { name: 'Picture and presentation' }).click();
  for (const item of await page.getByRole('menuitem').all()) await expect(item).toHaveAttribute('aria-disabled', 'true');
  expect(await page.getByRole('menuitem').count()).toBe(3);
});

test('the canvas without its panels, and back by key or button', async ({ page }) => {
  await page.keyboard.press('Control+\\');
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeHidden();
  await page.getByRole('button', { name: 'Show the panels' }).click();
  await expect(page.getByRole('complementary', { name: 'Outline' })).toBeVisible();
});

test('an open comment stands on its module as a bubble, until it is resolved', async ({ page }) => {
  await node(page, 'formulary').click();
  await page.getByRole('tab', { name: 'Review' }).click();
  await page.getByRole('textbox', { name: 'Write a comment' }).fill('Is the list current?');
  await page.getByRole('region', { name: 'Comments' }).getByRole('button', { name: 'Comment' }).click();
  const bubble = node(page, 'formulary').getByRole('button', { name: '1 open comment' });
  await expect(bubble).toBeVisible();
  await node(page, 'digital').click();
  await page.getByRole('tab', { name: 'Details' }).click();
  await bubble.click();
  await expect(page.getByText('Is the list current?')).toBeVisible();
  await page.getByRole('button', { name: 'Resolve' }).click();
  await expect(bubble).toBeHidden();
});
