import { expect, test, type Locator, type Page } from '@playwright/test';
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
const side = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const openReview = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('complementary', { name: 'Outline' }).getByText(title, { exact: true }).click();
  await expect(side(page).getByRole('textbox', { name: 'Title' }).first()).toHaveValue(title);
  await side(page).getByRole('tab', { name: 'Review' }).click();
};
const show = async (page: Page, what: string): Promise<void> => {
  await page.getByRole('button', { name: /Review/ }).and(page.locator('.filters button')).click();
  await page.getByRole('option', { name: what }).click();
};

test('an SME without an account comments, resolves, approves; what changes after that is found again', async ({ page }, info) => {
  await openReview(page, 'The product label');
  await side(page).getByRole('button', { name: 'Ask for review' }).click();
  await expect(side(page).getByText('In review')).toBeVisible();
  await side(page).getByRole('button', { name: 'Approve' }).click();
  // Nobody approves without a name: it is asked for there and then.
  await expect(page.getByRole('dialog', { name: 'Who approves?' })).toBeVisible();
  await page.keyboard.press('Escape');
  await side(page).getByRole('textbox', { name: 'Your name' }).fill('Dr. Ana Ruiz');
  await page.keyboard.press('Enter');

  await side(page).getByRole('button', { name: /About/ }).click();
  await page.getByRole('option', { name: 'Minutes' }).click();
  await side(page).getByRole('textbox', { name: 'Write a comment' }).fill('Half an hour is not enough.');
  await page.keyboard.press('Control+Enter');
  const comments = side(page).getByRole('region', { name: 'Comments' });
  await expect(comments.getByRole('article')).toContainText('Dr. Ana Ruiz');
  await expect.poll(() => records('comment').map(({ about, field, text, author }) => [about, field, text, author])).toEqual([['module:product-label', 'minutes', 'Half an hour is not enough.', 'Dr. Ana Ruiz']]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: info.outputPath(`review-${colorScheme}.png`) });
    expect(await faultsOf(page, { looksOnly: colorScheme === 'dark' })).toEqual([]);
  }
  await comments.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(comments.getByRole('button', { name: 'Show 1 resolved' })).toBeVisible();
  await side(page).getByRole('button', { name: 'Approve' }).click();
  await expect(side(page).getByText(/Approved by Dr\. Ana Ruiz/)).toContainText('Not changed since.');

  await show(page, 'Changed since approval');
  await expect(page.getByText('0 of 15 shown')).toBeVisible();
  await side(page).getByRole('tab', { name: 'Details' }).click();
  await side(page).getByRole('textbox', { name: 'Minutes' }).fill('40');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 15 shown')).toBeVisible();
  await side(page).getByRole('tab', { name: 'Review' }).click();
  await expect(side(page).getByText('Changed since.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(side(page).getByText('Not changed since.')).toBeVisible();
});
