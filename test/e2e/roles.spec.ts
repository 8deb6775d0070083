import { expect, test } from '@playwright/test';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+4');
});
test.afterEach(() => host.stop());

interface Zone { readonly role: string; readonly type: string; readonly policy: string; readonly modules?: readonly string[] }
const records = (): readonly (Zone & Record<string, unknown>)[] => recordsOnDisk<Zone & Record<string, unknown>>(host);
const held = (role: string, policy: string): readonly string[] => records().filter((record) => record.type === 'zone' && record.role === role && record.policy === policy).flatMap((zone) => zone.modules ?? []);

test('the matrix by keyboard: a block of cells becomes elective in one step, on disk, and Undo takes it back', async ({ page }) => {
  const grid = page.getByRole('grid', { name: 'Modules by roles' });
  await grid.focus();
  const before = held('role:field-rep', 'core-locked');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.getByText('2 modules × 2 roles chosen')).toBeVisible();
  await page.keyboard.press('e');
  await expect.poll(() => held('role:field-rep', 'elective').length).toBe(6);
  expect(held('role:field-rep', 'core-locked')).toHaveLength(before.length - 2);
  await page.keyboard.press('Control+z');
  await expect.poll(() => held('role:field-rep', 'core-locked')).toEqual(before);
});

test('a segment inherits: its cells are there, marked, and only differences can be shown', async ({ page }) => {
  await page.getByRole('button', { name: 'Add role' }).click();
  await expect(page.getByRole('complementary', { name: 'Outline' }).getByRole('button', { name: /^New role/ })).toBeVisible();
  const side = page.getByRole('complementary', { name: 'Inspector' });
  await side.getByRole('button', { name: /Segment of/ }).click();
  await page.getByRole('option', { name: 'Field sales representative' }).click();
  await expect(page.getByRole('gridcell', { name: 'Core (locked), inherited from Field sales representative' }).first()).toBeVisible();
  await page.getByText('Only differences').click();
  await expect(page.getByRole('row', { name: /Formulary and tender basics/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /Fair balance and the code/ })).toBeHidden();
});
