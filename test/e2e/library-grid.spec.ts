import { expect, test, type Page } from '@playwright/test';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async () => {
  host = await startStudio(['--sample']);
});
test.afterEach(() => host.stop());

interface Stored {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly code?: string;
  readonly level?: string;
  readonly owner?: string;
  readonly minutes?: number;
  readonly tags?: readonly string[];
  readonly views?: readonly { readonly title: string; readonly columns: readonly string[]; readonly where: Readonly<Record<string, string | null>> }[];
}
const modules = (): readonly Stored[] => recordsOnDisk<Stored>(host).filter(({ type }) => type === 'module');
const byCode = (code: string): Stored | undefined => modules().find((module) => module.code === code);

async function openGrid(page: Page): Promise<void> {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('grid').focus();
}

test('a block is marked, copied, pasted and filled by keyboard alone, each as one step of Undo', async ({ page }) => {
  await openGrid(page);
  // From T1 · Level down to T3 · Level, then the first value into all of them.
  const cell = page.getByRole('grid');
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await cell.press(key);
  expect(byCode('T2')?.level).toBe('intermediate');
  await cell.press('Shift+ArrowDown');
  await cell.press('Shift+ArrowDown');
  await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
  await cell.press('Control+Enter');
  await expect.poll(() => byCode('T2')?.level).toBe('foundation');
  await page.keyboard.press('Control+z');
  await expect.poll(() => byCode('T2')?.level).toBe('intermediate');
  // Copied titles and minutes are text that a spreadsheet takes, and come back changed from it.
  await cell.press('Control+Home');
  await cell.press('ArrowDown');
  await cell.press('ArrowRight');
  await cell.press('Shift+ArrowDown');
  await cell.press('Control+c');
  await expect(page.getByText('Copied 2 cells.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search modules' }).focus();
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('searchbox', { name: 'Search modules' })).toHaveValue(/How clinical trials work/);
  await page.getByRole('searchbox', { name: 'Search modules' }).fill('');
});

/** A paste as a spreadsheet sends it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('grid').evaluate((grid, value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    grid.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

test('rows of a spreadsheet are pasted: values, then new modules below the last; what does not fit changes nothing', async ({ page }) => {
  await openGrid(page);
  await page.getByRole('searchbox', { name: 'Search modules' }).fill('Rare disease');
  await expect(page.getByText('1 of 15 shown')).toBeVisible();
  const grid = page.getByRole('grid');
  await grid.focus();
  await grid.press('Control+End');
  await grid.press('Home');
  await paste(page, 'E4\tRare disease journeys\tCustomer dialogue\tGuru\r\n');
  await expect(page.getByText('“Guru” is none of Foundation, Intermediate, Advanced.')).toBeVisible();
  await paste(page, 'E4\tRare diseases\tCustomer dialogue\tBeginner\r\nE5\tAsking for help\tCustomer dialogue\tAdvanced\tE4\r\n');
  await expect.poll(() => byCode('E5')).toMatchObject({ title: 'Asking for help', level: 'advanced' });
  expect(byCode('E4')).toMatchObject({ title: 'Rare diseases', level: 'foundation' });
  const links = recordsOnDisk<{ readonly type: string; readonly from?: string; readonly to?: string }>(host).filter(({ to }) => to === byCode('E5')!.id);
  expect(links.map(({ from }) => from)).toEqual([byCode('E4')!.id]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => modules().length).toBe(15);
  expect(byCode('E4')?.title).toBe('Rare disease journeys');
});

test('cells are marked with the mouse and filled by their handle', async ({ page }) => {
  await openGrid(page);
  const from = page.locator('#cell-1-3');
  const to = page.locator('#cell-3-3');
  await from.click();
  const handle = page.locator('.fill-handle');
  const box = (await handle.boundingBox())!;
  const end = (await to.boundingBox())!;
  await page.mouse.move(box.x + 4, box.y + 4);
  await page.mouse.down();
  await page.mouse.move(end.x + 20, end.y + 10, { steps: 6 });
  await expect(page.getByText('Fill 2: Foundation')).toBeVisible();
  await page.mouse.up();
  await expect.poll(() => [byCode('T2')?.level, byCode('T3')?.level]).toEqual(['foundation', 'foundation']);
});

test('columns, filters and grouping are kept as a view of the team; another window shows it', async ({ page, context }) => {
  await openGrid(page);
  await page.getByRole('button', { name: /^Columns/ }).click();
  await page.getByRole('checkbox', { name: 'Owner' }).press('Space');
  await expect(page.getByRole('checkbox', { name: 'Owner' })).toBeChecked();
  const objective = page.getByRole('checkbox', { name: 'Objective' });
  await objective.press('Space');
  await expect(objective).not.toBeChecked();
  await objective.press('Escape');
  await expect(page.getByRole('columnheader', { name: 'Owner' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Objective' })).toHaveCount(0);
  // The focus comes back a moment after the list is gone; a key pressed before that would be the button's.
  await expect(page.getByRole('button', { name: /^Columns/ })).toBeFocused();
  await page.getByRole('button', { name: /Level/ }).filter({ hasText: 'any' }).press('Enter');
  await page.getByRole('option', { name: 'Advanced' }).press('Enter');
  await expect(page.getByText('2 of 15 shown')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save view' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Hard ones');
  await page.keyboard.press('Enter');
  await expect.poll(() => recordsOnDisk<Stored>(host).find(({ type }) => type === 'settings')?.views).toMatchObject([{ title: 'Hard ones', where: { level: 'advanced' } }]);
  await page.getByRole('button', { name: 'Options of the view Hard ones' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Rename' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Hard modules');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Hard modules/ })).toBeVisible();
  const second = await context.newPage();
  await second.goto(new URL(page.url()).origin);
  await second.getByRole('button', { name: /^Hard modules/ }).click();
  await expect(second.getByText('2 of 15 shown')).toBeVisible();
  await expect(second.getByRole('columnheader', { name: 'Owner' })).toBeVisible();
  await second.getByRole('button', { name: /^All modules/ }).click();
  await expect(second.getByText('15 of 15 shown')).toBeVisible();
  await page.getByRole('button', { name: 'Options of the view Hard modules' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete view' }).press('Enter');
  await expect(second.getByRole('button', { name: /^Hard modules/ })).toHaveCount(0);
});

test('a word is found and replaced in titles, fields, objectives and pages, where it is wanted', async ({ page }) => {
  await openGrid(page);
  await page.keyboard.press('Control+h');
  const dialog = page.getByRole('dialog', { name: /Find and replace in 15 modules/ });
  await dialog.getByRole('textbox', { name: 'Find', exact: true }).fill('safety');
  await dialog.getByRole('textbox', { name: 'Replace with' }).fill('vigilance');
  await expect(dialog.getByRole('status')).toContainText('7 hits in 7 places');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Pages' }).press('Space');
  await dialog.getByRole('checkbox', { name: 'Objectives' }).press('Space');
  await expect(dialog.getByRole('status')).toContainText('2 hits in 2 places');
  await dialog.getByRole('button', { name: 'Replace' }).press('Enter');
  await expect.poll(() => modules().filter(({ tags }) => tags?.includes('vigilance')).length).toBe(2);
  expect(modules().filter(({ tags }) => tags?.includes('safety'))).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => modules().filter(({ tags }) => tags?.includes('safety')).length).toBe(2);
});

test('a column is drawn wider by mouse and by keyboard, stays so after a reload, and goes back by double-click', async ({ page }) => {
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  const width = async (): Promise<number> => Math.round((await page.getByRole('columnheader', { name: 'Level' }).boundingBox())!.width);
  const edge = page.getByRole('separator', { name: 'Width of Level' });
  const before = await width();
  const { x, y, width: thick, height } = (await edge.boundingBox())!;
  await page.mouse.move(x + thick / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + thick / 2 + 60, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 60);
  await page.getByRole('grid').getByRole('gridcell', { name: 'Foundation' }).first().click();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(width).toBe(before + 76);
  await page.reload();
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await expect.poll(width).toBe(before + 76);
  await edge.dblclick();
  await expect.poll(width).toBe(before);
});
