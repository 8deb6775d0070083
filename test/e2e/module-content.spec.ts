import { expect, test } from '@playwright/test';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async () => {
  host = await startStudio(['--sample']);
});
test.afterEach(() => host.stop());

interface Stored {
  readonly type: string;
  readonly title: string;
  readonly url?: string;
  readonly checked?: { readonly works: boolean };
  readonly items?: readonly { readonly text: string; readonly objective: string | null }[];
  readonly observer?: string;
}
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const of = (type: string): readonly Stored[] => recordsOnDisk<Stored>(host).filter((record) => record.type === type);

test('a link is added and looked at by hand, a checklist is made from what learners can do; no request leaves the machine', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('grid').getByText('Handling off-label requests', { exact: true }).click();
  await page.getByRole('tab', { name: 'Content' }).press('Enter');
  await page.getByRole('button', { name: 'Add link' }).press('Enter');
  const address = page.getByRole('textbox', { name: 'Address' });
  await address.fill('javascript:alert(1)');
  await address.press('Enter');
  await expect(page.getByText('“javascript:alert(1)” is not an address on the web.')).toBeVisible();
  await address.fill('example.org/code-of-practice');
  await address.press('Enter');
  await expect.poll(() => of('page').find(({ url }) => url)?.url).toBe('https://example.org/code-of-practice');
  await expect(page.getByText('Nobody has looked yet.')).toBeVisible();
  await page.getByRole('button', { name: 'It does not work' }).press('Enter');
  await expect.poll(() => of('page').find(({ url }) => url)?.checked?.works).toBe(false);
  await expect(page.getByText(/leads to a page that did not work/).first()).toBeAttached();
  await page.getByRole('button', { name: 'Add checklist' }).press('Enter');
  await page.getByRole('textbox', { name: 'Observer' }).fill('Regional manager');
  await page.getByRole('textbox', { name: 'Item 1', exact: true }).fill('Says what may be said');
  await page.getByRole('button', { name: 'Add item' }).press('Enter');
  await expect.poll(() => of('checklist')[0]).toMatchObject({ observer: 'Regional manager', items: [{ text: 'Says what may be said' }, { text: 'What is to be seen' }] });
  expect(await faultsOf(page)).toEqual([]);
  expect(host.foreignConnections()).toEqual([]);
});

test('pictures and other files are put into a page: stored in the workspace, shown in the preview, in the package', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('grid').getByText('The product label', { exact: true }).click();
  await page.getByRole('tab', { name: 'Content' }).press('Enter');
  await page.getByRole('button', { name: 'Add page' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Title of the page' })).toBeFocused();
  await page.keyboard.type('The leaflet');
  await page.keyboard.press('Enter');
  const files = page.locator('.page-item').filter({ has: page.getByRole('button', { name: /^Insert a picture/ }) }).locator('input[type=file]');
  await files.setInputFiles({ name: 'pack [front].png', mimeType: 'image/png', buffer: png });
  const body = () => recordsOnDisk<{ readonly type: string; readonly title?: string; readonly body?: readonly string[] }>(host).find(({ type, title }) => type === 'page' && title === 'The leaflet')?.body ?? [];
  await expect.poll(body).toEqual([expect.stringMatching(/^!\[pack \\\[front\\\]\]\(asset:[\w.-]+\)$/)]);
  await files.setInputFiles({ name: 'leaflet.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 leaflet') });
  await expect.poll(() => body().at(-1)).toMatch(/^\[leaflet\]\(asset:[\w.-]+\)$/);
  await page.getByRole('radio', { name: 'Preview' }).last().press('Space');
  await expect(page.locator('.page-preview img').last()).toHaveJSProperty('naturalWidth', 1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(body).toEqual([]);
});

test('a page is written in a large window: marks by key, preview beside, on to the next page; each rest of typing a step', async ({ page }, info) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('grid').getByText('The product label', { exact: true }).click();
  await page.getByRole('tab', { name: 'Content' }).press('Enter');
  for (const title of ['Indications', 'Warnings']) {
    await page.getByRole('button', { name: 'Add page' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Title of the page' }).last()).toBeFocused();
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `Write “${title}” in a large window` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Write “Indications” in a large window' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'The product label' });
  const text = dialog.getByRole('textbox', { name: 'Text of the page (Markdown)' });
  await expect(text).toBeFocused();
  await page.keyboard.type('Read it');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+b');
  await expect(text).toHaveValue('Read **it**');
  await expect(dialog.locator('.page-preview strong')).toHaveText('it');
  await page.keyboard.press('End');
  await page.keyboard.type('\nTwice');
  await dialog.getByRole('button', { name: 'Numbered list' }).press('Enter');
  await expect(text).toHaveValue('Read **it**\n1. Twice');
  await expect(text).toBeFocused();
  const bodyOf = (title: string) => recordsOnDisk<{ readonly type: string; readonly title?: string; readonly body?: readonly string[] }>(host).find((record) => record.type === 'page' && record.title === title)?.body;
  await expect.poll(() => bodyOf('Indications')).toEqual(['Read **it**', '1. Twice']);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: info.outputPath(`page-${colorScheme}.png`) });
    expect(await faultsOf(page, { looksOnly: colorScheme === 'dark' })).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Next page' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Title of the page' })).toHaveValue('Warnings');
  await expect(text).toHaveValue('');
  // A picture that is put in while the typing has not come to rest: both stay.
  await text.fill('None.');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'pack.png', mimeType: 'image/png', buffer: png });
  await expect(text).toHaveValue(/^None\.\n\n!\[pack\]\(asset:[\w.-]+\)$/);
  await expect.poll(() => bodyOf('Warnings')?.[0]).toBe('None.');
  await expect.poll(() => bodyOf('Warnings')?.at(-1)).toMatch(/^!\[pack\]/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(() => bodyOf('Warnings')).toEqual(['None.']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => bodyOf('Warnings') ?? []).toEqual([]);
});
