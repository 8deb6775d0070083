import { createHash } from 'node:crypto';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+3');
});
test.afterEach(() => host.stop());

type Stored = { readonly id: string; readonly type: string } & Readonly<Record<string, unknown>>;
const stored = (): readonly Stored[] => recordsOnDisk<Stored>(host);
const titled = (title: string): Stored | undefined => stored().find((record) => record['title'] === title);
const linksTo = (title: string, kind: string): readonly unknown[] => stored().filter((record) => record.type === 'edge' && (record['kind'] ?? 'prerequisite') === kind && record['to'] === titled(title)?.id).map((edge) => stored().find(({ id }) => id === edge['from'])?.['title']);
/** Of the role that is shown; others have zones of the same titles. */
const zoneOf = (title: string): Stored | undefined => stored().find((record) => record.type === 'zone' && record['title'] === title && record['role'] === titled('Field sales representative')?.id);
const modulesOf = (zone: string): readonly unknown[] => ((zoneOf(zone)?.['modules'] ?? []) as readonly string[]).map((id) => stored().find((record) => record.id === id)?.['title']);
/** Each step of Undo is said, in one of two places by turns: so the end of each can be waited for. */
const undoAll = async (page: Page): Promise<void> => {
  const undo = page.getByRole('button', { name: /^Undo:/ });
  const said = async (): Promise<string> => JSON.stringify(await page.locator('[data-live-announcer] > [aria-live]').allTextContents());
  while ((await undo.count()) > 0) {
    const before = await said();
    await page.keyboard.press('Control+z');
    await expect.poll(said).not.toBe(before);
  }
};

/**
 * The content of the document: ids that a window makes up are replaced by what they name (a module by its title, a link by kind and ends, a group by its module);
 * where things stand on a canvas (`position`, `frame`) is left out. Everything else is as on disk.
 */
function content(records: readonly Stored[]): string {
  const titles = new Map(records.filter(({ type }) => type === 'module').map((record) => [record.id, `module:${String(record['title'])}`]));
  const names = new Map([...titles, ...records.flatMap((record): [string, string][] => {
    if (record.type === 'edge') return [[record.id, `edge:${String(record['kind'] ?? 'prerequisite')} ${titles.get(String(record['from']))} ${titles.get(String(record['to']))}`]];
    return record.type === 'requirement' ? [[record.id, `requirement:${titles.get(String(record['module']))}`]] : [];
  })]);
  return records.map((record) => JSON.stringify(record, (key, value: unknown) => (key === 'position' || key === 'frame' ? undefined : typeof value === 'string' ? (names.get(value) ?? value) : value))).sort().join('\n');
}
const hash = (): string => createHash('sha256').update(content(stored())).digest('hex');

/** What the three ways have to have done, and the content's hash; then all is undone, and the file says what it said. */
async function finish(page: Page, before: readonly Stored[]): Promise<string> {
  await expect.poll(() => titled('Digital detailing')).toBeUndefined();
  await expect.poll(() => modulesOf('Skills of your choice')).toEqual(['Formulary and tender basics', 'Objection handling', 'Rare disease journeys']);
  expect(modulesOf('Compliance core')).toEqual(['Fair balance and the code', 'Adverse events within 24 hours', 'Handling off-label requests', 'Field certification', 'Sample storage']);
  expect(modulesOf('Clinical and product knowledge').at(-1)).toBe('Transfers of value');
  expect(linksTo('Sample storage', 'prerequisite')).toEqual(['Fair balance and the code']);
  expect(stored().find((record) => record.type === 'edge' && record['to'] === titled('Sample storage')?.id)?.['needs']).toEqual({ score: 8000, done: false });
  expect(linksTo('Reading trial results', 'recommended')).toEqual(['The product label']);
  expect(stored().filter(({ type }) => type === 'requirement')).toHaveLength(1);
  const done = hash();
  await page.locator('body').click({ position: { x: 400, y: 20 } });
  await undoAll(page);
  await expect.poll(() => JSON.stringify(stored())).toBe(JSON.stringify(before));
  return done;
}

const hashes: string[] = [];
const same = (name: string): void => expect([...new Set(hashes)], name).toHaveLength(1);
const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
const dialog = (page: Page): Locator => page.getByRole('dialog');

/** Chooses in a list that a button opens, by keyboard. */
async function chooseByKeys(page: Page, button: Locator, option: string): Promise<void> {
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('listbox').last()).toBeVisible();
  await page.keyboard.type(option);
  await expect(page.getByRole('option', { name: option, exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
}

/** In the dialog of what a module needs: types, goes to the first that fits, and takes it. */
async function addByKeys(page: Page, title: string): Promise<void> {
  const field = dialog(page).getByRole('textbox', { name: 'Type a title or code' });
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(title);
  await expect(dialog(page).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** What a module needs, in its dialog by keyboard: steps b to e of the scenario. */
async function needsByKeys(page: Page, open: (title: string, column: 'needs' | 'groups') => Promise<void>): Promise<void> {
  await open('Sample storage', 'needs');
  await addByKeys(page, 'Fair balance');
  await dialog(page).getByRole('textbox', { name: 'Score asked of Fair balance and the code, in %' }).focus();
  await page.keyboard.type('80');
  await page.keyboard.press('Enter');
  await expect.poll(() => stored().find((record) => record.type === 'edge' && record['to'] === titled('Sample storage')?.id)?.['needs']).toEqual({ score: 8000, done: false });
  // The field was left with Enter; the dialog has the focus again.
  await expect(dialog(page).locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await open('Reading trial results', 'needs');
  await addByKeys(page, 'The product label');
  await chooseByKeys(page, dialog(page).getByRole('button', { name: /Kind of the link from The product label/ }), 'Recommended');
  await expect.poll(() => linksTo('Reading trial results', 'recommended')).toEqual(['The product label']);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await open('Post-market surveillance', 'groups');
  await chooseByKeys(page, dialog(page).getByRole('button', { name: /Add as/ }), 'Group: any of');
  await addByKeys(page, 'Fair balance');
  await addByKeys(page, 'Adverse events');
  await dialog(page).getByRole('button', { name: 'Add a group of 2' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => stored().filter(({ type }) => type === 'requirement')).toHaveLength(1);
  await expect(dialog(page).getByRole('textbox', { name: 'Type a title or code' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
}

test.describe('one scenario, three ways, one document', () => {
  test.describe.configure({ mode: 'serial' });

  test('on the canvas, by mouse', async ({ page }) => {
    const before = stored();
    const node = (title: string): Locator => page.locator('.react-flow__node-module').filter({ hasText: title });
    const drag = async (from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 12, from.y + 8, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 12 });
      await page.mouse.up();
    };
    /** Where it stands once the view has come to rest, which hovering waits for. */
    const boxOf = async (of: Locator): Promise<{ x: number; y: number; width: number; height: number }> => {
      await of.hover();
      const box = await of.boundingBox();
      if (!box) throw new Error('It is not on the screen.');
      return box;
    };
    const zoneBox = async (title: string): Promise<{ x: number; y: number; width: number; height: number }> => {
      const zone = page.locator('.react-flow__node-zone').filter({ hasText: title });
      await zone.locator('.zone-head strong').hover();
      return (await zone.boundingBox())!;
    };
    const middle = async (of: Locator): Promise<{ x: number; y: number }> => {
      const box = await boxOf(of);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    await page.keyboard.press('Control+2');
    await node('Fair balance').click();
    await page.getByRole('button', { name: 'Add module' }).last().click();
    await page.locator('.react-flow__node').getByRole('textbox').fill('Sample storage');
    await page.locator('.react-flow__node').getByRole('textbox').press('Enter');
    await expect.poll(() => titled('Sample storage')).toBeDefined();
    await page.keyboard.press('Control+3');
    // Out of the outline, onto the canvas.
    const core = await zoneBox('Compliance core');
    await drag(await middle(page.getByRole('treeitem', { name: 'Sample storage' })), { x: core.x + 30, y: core.y + core.height - 20 });
    await expect.poll(() => modulesOf('Compliance core').at(-1)).toBe('Sample storage');
    await page.getByRole('button', { name: 'Fit to view' }).click();
    const target = await middle(node('Sample storage'));
    await node('Fair balance').hover();
    const source = await node('Fair balance').locator('.handle-source').boundingBox();
    await drag({ x: source!.x + source!.width / 2, y: source!.y + source!.height / 2 }, target);
    await expect.poll(() => linksTo('Sample storage', 'prerequisite')).toEqual(['Fair balance and the code']);
    await node('Sample storage').click();
    await inspector(page).getByRole('button', { name: 'Show Fair balance and the code' }).waitFor();
    await page.locator('.react-flow__edge').filter({ has: page.locator('path') }).and(page.getByLabel('Prerequisite: Fair balance and the code before Sample storage')).locator('.react-flow__edge-interaction').click({ force: true });
    const score = inspector(page).getByRole('textbox', { name: 'Needs a score of at least' });
    await score.fill('80');
    await score.press('Enter');
    await node('Reading trial results').click();
    await inspector(page).getByRole('button', { name: 'Add prerequisite…' }).first().click();
    await dialog(page).getByRole('button', { name: /Kind of link/ }).click();
    await page.getByRole('option', { name: 'Recommended' }).click();
    await dialog(page).getByRole('option', { name: 'The product label' }).click();
    await expect(dialog(page)).toBeHidden();
    await node('Post-market').click();
    await inspector(page).getByRole('button', { name: 'Add a group of prerequisites' }).click();
    await expect.poll(() => stored().filter(({ type }) => type === 'requirement')).toHaveLength(1);
    const zone = await zoneBox('Clinical and product knowledge');
    await drag(await middle(node('Transfers of value')), { x: zone.x + zone.width * 0.5, y: zone.y + zone.height - 30 });
    await expect.poll(() => modulesOf('Clinical and product knowledge').at(-1)).toBe('Transfers of value');
    await page.getByRole('button', { name: 'Fit to view' }).click();
    const first = await boxOf(node('Objection handling'));
    const second = await middle(node('Formulary'));
    await drag(second, { x: second.x, y: first.y });
    await node('Digital detailing').click();
    await page.keyboard.press('Delete');
    hashes.push(await finish(page, before));
  });

  test('in the table, by keyboard alone', async ({ page }) => {
    const before = stored();
    await page.getByRole('radio', { name: 'Table' }).focus();
    await page.keyboard.press('Enter');
    const grid = page.getByRole('grid', { name: 'Role path as a table' });
    await grid.focus();
    const here = async (): Promise<Locator> => page.locator(`[id="${(await grid.getAttribute('aria-activedescendant')) ?? 'none'}"]`);
    const goTo = async (title: string, column = 'Module'): Promise<void> => {
      await grid.focus();
      await page.keyboard.press('Control+Home');
      for (let row = 0; row < 40 && !(await (await here()).locator('xpath=ancestor-or-self::*[@role="row"]/*[@role="rowheader"]').allTextContents()).join('').startsWith(title); row++) await page.keyboard.press('ArrowDown');
      const at = await grid.getByRole('columnheader', { name: column, exact: true }).getAttribute('aria-colindex');
      for (let cell = 0; cell < 40 && (await (await here()).locator('xpath=ancestor-or-self::*[@aria-colindex]').getAttribute('aria-colindex')) !== at; cell++) await page.keyboard.press('ArrowRight');
    };
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Sample storage');
    await page.keyboard.press('Enter');
    await expect.poll(() => modulesOf('Compliance core').at(-1)).toBe('Sample storage');
    await needsByKeys(page, async (title, column) => {
      await goTo(title, column === 'needs' ? 'Needs' : 'Needs a group');
      await page.keyboard.press('Enter');
      await expect(dialog(page)).toBeVisible();
    });
    await goTo('Transfers of value');
    await page.keyboard.press('Alt+ArrowRight');
    await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Moved Transfers of value to Clinical and product knowledge (Core (testable)). Taken unless evidence of the right kind waives it.' })).toHaveCount(1);
    await goTo('Formulary');
    await page.keyboard.press('Alt+ArrowUp');
    await goTo('Digital detailing');
    await page.keyboard.press('Delete');
    hashes.push(await finish(page, before));
    same('canvas and table');
  });

  test('in the outline and its dialogs, by keyboard alone', async ({ page }) => {
    const before = stored();
    const tree = page.getByRole('tree', { name: 'Path as an outline' });
    const goTo = async (letters: string): Promise<void> => {
      await tree.focus();
      await page.keyboard.press('Home');
      await page.keyboard.type(letters);
      await expect(page.locator(`[id="${(await tree.getAttribute('aria-activedescendant')) ?? 'none'}"]`)).toHaveAttribute('title', new RegExp(`^${letters}`, 'i'));
    };
    await goTo('compliance');
    await page.keyboard.press('Enter');
    await expect(tree.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Sample storage');
    await page.keyboard.press('Enter');
    await expect.poll(() => modulesOf('Compliance core').at(-1)).toBe('Sample storage');
    await needsByKeys(page, async (title) => {
      await goTo(title.slice(0, 6).toLowerCase());
      await page.keyboard.press('Control+Enter');
      await expect(dialog(page)).toBeVisible();
    });
    await goTo('transf');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => modulesOf('Clinical and product knowledge').at(-1)).toBe('Transfers of value');
    await goTo('formul');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => modulesOf('Skills of your choice')[0]).toBe('Formulary and tender basics');
    await goTo('digita');
    await page.keyboard.press('Delete');
    await expect.poll(() => modulesOf('Skills of your choice')).not.toContain('Digital detailing');
    await goTo('digita');
    await page.keyboard.press('Delete');
    hashes.push(await finish(page, before));
    expect(hashes).toHaveLength(3);
    same('canvas, table and outline');
  });
});

test('a loop cannot be added from the table, and says which it would be', async ({ page }) => {
  await page.getByRole('radio', { name: 'Table' }).click();
  await page.getByRole('grid').getByText('How clinical trials work').first().click();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('Post-market');
  const option = dialog(page).getByRole('option');
  await expect(option).toContainText('would create the loop Post-market surveillance → How clinical trials work');
  await expect(option).toHaveAttribute('aria-disabled', 'true');
});

for (const theme of ['light', 'dark'] as const) {
  test(`tables, outlines and the editor of needs have no accessibility faults, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.keyboard.press('Control+3');
    await page.getByRole('tree').focus();
    await page.keyboard.type('reading');
    await page.keyboard.press('ArrowRight');
    expect(await faultsOf(page), 'outline of the path').toEqual([]);
    await page.getByRole('radio', { name: 'Table' }).click();
    await page.getByRole('grid').focus();
    expect(await faultsOf(page), 'table of the path').toEqual([]);
    await page.getByRole('grid').getByText('Reading trial results').first().click();
    await page.keyboard.press('Control+Enter');
    await expect(dialog(page)).toBeVisible();
    expect(await faultsOf(page), 'what it needs').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+2');
    await page.getByRole('radio', { name: 'Table' }).click();
    await expect(page.getByRole('grid', { name: 'Curriculum map as a table' })).toBeVisible();
    expect(await faultsOf(page), 'table of the map').toEqual([]);
  });
}
