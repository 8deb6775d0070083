import { expect, test, type Page } from '@playwright/test';
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
  readonly tags?: readonly string[];
  readonly custom?: Readonly<Record<string, unknown>>;
  readonly customFields?: readonly object[];
  readonly vocabularies?: readonly { readonly field: string; readonly terms: readonly { readonly term: string; readonly retired?: boolean }[] }[];
}
const settings = (): Stored => recordsOnDisk<Stored>(host).find(({ type }) => type === 'settings')!;
const tagged = (tag: string): number => recordsOnDisk<Stored>(host).filter(({ type, tags }) => type === 'module' && tags?.includes(tag)).length;

async function openMetadata(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Metadata fields');
  await expect(page.getByRole('option').first()).toContainText('Metadata fields');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Metadata' })).toBeVisible();
}

test('a field of the workspace’s own: set up, required, filled in the inspector, shown and missing in the grid', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await openMetadata(page);
  const dialog = page.getByRole('dialog', { name: 'Metadata' });
  await dialog.getByRole('textbox', { name: 'Name of a new field' }).fill('Cost centre');
  await page.keyboard.press('Enter');
  const card = dialog.getByRole('group', { name: 'Cost centre' });
  await card.getByRole('checkbox', { name: 'Required' }).press('Space');
  await card.getByRole('button', { name: /Kind of Cost centre/ }).press('Enter');
  await page.getByRole('option', { name: 'Number' }).press('Enter');
  await expect.poll(() => settings().customFields).toMatchObject([{ key: 'cost-centre', label: 'Cost centre', kind: 'number', required: true }]);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Cost centre/ })).toContainText('0 / 15');
  await expect(page.getByText(/has no Cost centre, which this workspace requires/).first()).toBeAttached();
  await page.locator('#cell-1-1').click();
  const field = page.getByRole('textbox', { name: 'Cost centre' });
  await field.fill('forty');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“forty” is not a number')).toBeVisible();
  await field.fill('4711');
  await page.keyboard.press('Enter');
  await expect.poll(() => recordsOnDisk<Stored>(host).find(({ title }) => title === 'How clinical trials work')?.custom).toEqual({ 'cost-centre': 4711 });
});

test('a vocabulary: words in use are taken up, one is renamed into another, one is retired and becomes a finding', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  expect(tagged('safety')).toBe(2);
  await openMetadata(page);
  const dialog = page.getByRole('dialog', { name: 'Metadata' });
  await dialog.getByRole('radio', { name: 'Vocabularies' }).press('Space');
  await dialog.getByRole('button', { name: /Add \d+ words in use/ }).press('Enter');
  await expect.poll(() => settings().vocabularies?.[0]?.terms.length).toBeGreaterThan(1);
  const word = dialog.getByRole('textbox', { name: 'Word safety' });
  await word.fill('drug-safety');
  await word.press('Enter');
  await expect.poll(() => tagged('drug-safety')).toBe(2);
  expect(tagged('safety')).toBe(0);
  await dialog.getByRole('button', { name: 'Retire drug-safety' }).press('Enter');
  await expect.poll(() => settings().vocabularies?.[0]?.terms.find(({ term }) => term === 'drug-safety')?.retired).toBe(true);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/has the tag “drug-safety”, which is retired/).first()).toBeAttached();
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => tagged('safety')).toBe(2);
});
