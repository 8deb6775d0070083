import { expect, test, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDocument } from '#shared/document/write-document';
import { generateDocument } from '../bench/workload';
import { faultsOf } from './accessibility';
import { crowded } from './crowded';
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

interface Stored {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly from?: string;
  readonly to?: string;
  readonly module?: string;
  readonly group?: { readonly need: string; readonly of: readonly string[] };
  readonly position?: { readonly x: number; readonly y: number; readonly pinned: boolean } | null;
}
const stored = (type: string): readonly Stored[] => recordsOnDisk<Stored>(host).filter((record) => record.type === type);
const placeOf = (key: string) => stored('module').find(({ id }) => id === `module:${key}`)?.position;
const node = (page: Page, key: string) => page.locator(`.react-flow__node[data-id="module:${key}"]`);

test('a double-click makes a module, a link let go over nothing makes the one that comes next', async ({ page }) => {
  const canvas = await page.locator('.canvas').boundingBox();
  if (!canvas) throw new Error('no canvas');
  await page.mouse.dblclick(canvas.x + canvas.width / 2, canvas.y + canvas.height - 60);
  await expect(page.locator('.module-node input')).toBeFocused();
  await page.keyboard.type('Quick one');
  await page.keyboard.press('Enter');
  await expect.poll(() => stored('module').find(({ title }) => title === 'Quick one')?.position).toBeTruthy();
  await node(page, 'certification').hover();
  const from = await node(page, 'certification').boundingBox();
  if (!from) throw new Error('no node');
  await page.mouse.move(from.x + from.width, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width + 40, from.y - 70, { steps: 6 });
  await page.mouse.up();
  await expect(page.locator('.module-node input')).toBeFocused();
  await page.keyboard.type('After the certificate');
  await page.keyboard.press('Enter');
  await expect.poll(() => stored('module').find(({ title }) => title === 'After the certificate')?.id).toBeTruthy();
  const next = stored('module').find(({ title }) => title === 'After the certificate')?.id;
  expect(stored('edge').filter(({ to }) => to === next).map(({ from: start }) => start)).toEqual(['module:certification']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => stored('module').some(({ id }) => id === next)).toBe(false);
  expect(stored('edge').some(({ to }) => to === next)).toBe(false);
});

test('by keyboard: one stop for Tab, arrows go, Ctrl+arrows move as one step, L goes to links, pins are kept by Arrange', async ({ page }) => {
  expect(await page.locator('.react-flow [tabindex="0"]').evaluateAll((all) => all.filter((one) => one.closest('.react-flow__node, .react-flow__edge')).length)).toBe(1);
  await node(page, 'product-label').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+Shift+ArrowDown');
  await expect.poll(() => placeOf('product-label')).toBeTruthy();
  const moved = placeOf('product-label')!;
  await page.keyboard.press('Shift+p');
  await expect.poll(() => placeOf('product-label')?.pinned).toBe(true);
  await page.getByRole('button', { name: 'Arrange', exact: false }).first().press('Enter');
  await expect(page.getByRole('button', { name: /^Undo: Arrange/ })).toBeVisible();
  expect(placeOf('product-label')).toEqual({ ...moved, pinned: true });
  await node(page, 'trial-results').focus();
  await page.keyboard.press('l');
  await expect(page.locator('.react-flow__edge:focus')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.react-flow__node:focus')).toHaveCount(1);
});

test('with Ctrl, keys on a focused module or link are the studio’s: needs, Present, Arrange', async ({ page }) => {
  await node(page, 'certification').click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await node(page, 'certification').focus();
  await page.keyboard.press('Control+Alt+Enter');
  await expect(page.getByRole('group', { name: 'Presentation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Zoom in' }).focus();
  await page.keyboard.press('Control+Alt+Enter');
  await expect(page.getByRole('group', { name: 'Presentation' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__edge').first().focus();
  await page.keyboard.press('Control+Shift+l');
  await expect(page.getByRole('button', { name: /^Undo: Arrange/ })).toBeVisible();
});

test('on a small screen nothing of the toolbar is cut off or covered, nor the zoom by the small map', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  // A redundant link brings one more button.
  const [from, to] = [await node(page, 'fair-balance').boundingBox(), await node(page, 'certification').boundingBox()];
  if (!from || !to) throw new Error('no node');
  await page.mouse.move(from.x + from.width, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + to.height / 2, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: /^Remove 1 redundant/ })).toBeVisible();
  const search = page.getByRole('searchbox');
  for (const [screen, width] of [['Control+2', 1280], ['Control+3', 1280], ['Control+2', 1366], ['Control+3', 1366], ['Control+2', 1440], ['Control+3', 1440], ['Control+3', 1600], ['Control+3', 1280]] as const) {
    await page.setViewportSize({ width, height: 720 });
    await page.keyboard.press(screen);
    await expect(page.locator('.react-flow__node').first()).toBeVisible();
    expect(await crowded(page)).toEqual([]);
    await search.fill('trial');
    await expect(page.locator('.canvas-search .count')).toBeVisible();
    expect(await crowded(page)).toEqual([]);
    await search.fill('');
    await page.locator('.react-flow__pane').click({ position: { x: 8, y: 8 } });
  }
  // Buttons of which only the icon is left say their name under the pointer.
  for (const name of ['Arrange', 'Simulate', 'Show']) {
    const button = page.locator('.centre .toolbar').getByRole('button', { name, exact: true });
    await button.hover();
    await expect(button).toHaveAttribute('title', name);
  }
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  const [map, zoom] = [await page.getByRole('img', { name: 'Overview' }).boundingBox(), await page.locator('.zoom-panel').boundingBox()];
  if (!map || !zoom) throw new Error('no small map');
  expect(zoom.y + zoom.height <= map.y || zoom.x + zoom.width <= map.x).toBe(true);
});

test('direction and snap are kept with the preferences: another window, and the next start, has them', async ({ page }) => {
  const place = page.getByRole('button', { name: 'Place', exact: true });
  await place.click();
  await page.getByRole('menuitemcheckbox', { name: 'Snap to dots' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await place.click();
  await page.getByRole('menuitemradio', { name: 'Top to bottom' }).click();
  await expect(page.getByRole('button', { name: /^Undo: Arrange/ })).toBeVisible();
  const kept = (): unknown => (JSON.parse(readFileSync(join(host.folder, 'config', 'preferences.json'), 'utf8')) as { preferences: { canvas: unknown } }).preferences.canvas;
  await expect.poll(kept).toEqual({ direction: 'down', snap: true });
  await page.reload();
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+2');
  await place.click();
  await expect(page.getByRole('menuitemradio', { name: 'Top to bottom' })).toBeChecked();
  await expect(page.getByRole('menuitemcheckbox', { name: 'Snap to dots' })).toBeChecked();
  await page.keyboard.press('Escape');
  // Lines leave below and enter above.
  await expect(page.locator('.react-flow__handle-bottom').first()).toBeAttached();
});

test('links become a group that is drawn, joined and selected; copies are pasted with their links', async ({ page }) => {
  const links = stored('edge').filter(({ to }) => to === 'module:certification').map(({ id }) => id);
  expect(links.length).toBeGreaterThan(1);
  await page.locator(`.react-flow__edge[data-id="${links[0]}"]`).focus();
  await page.keyboard.press('Enter');
  await page.locator(`.react-flow__edge[data-id="${links[1]}"]`).focus();
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('2 selected').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('any of');
  await page.keyboard.press('Enter');
  await expect.poll(() => stored('requirement').map(({ module, group }) => [module, group?.need, group?.of.length])).toEqual([['module:certification', 'any', 2]]);
  const junction = page.locator('.junction-node', { hasText: 'any of' });
  await expect(junction).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('of several');
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(junction).toHaveCount(0);
  await expect.poll(() => stored('edge').filter(({ id }) => links.includes(id)).length).toBe(links.length);
});

test('marks: heat, the longest chain, words found, and modules collapsed by course', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Find on the canvas' }).fill('trial');
  await expect(page.locator('.module-node.dimmed')).not.toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page.locator('.module-node.selected')).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Find on the canvas' }).fill('');
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  await page.getByRole('menuitemradio', { name: /Bottlenecks/ }).press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.locator('.node-heat').first()).toBeAttached();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /Collapse by/ }).press('Enter');
  await page.getByRole('option', { name: 'course' }).press('Enter');
  await expect(page.locator('.bundle-node')).toHaveCount(3);
  await page.locator('.bundle-node').first().getByRole('button', { name: 'Open' }).click();
  await expect(page.locator('.bundle-node')).toHaveCount(2);
  expect(await faultsOf(page)).toEqual([]);
});

test('of 400 modules the whole is painted; a key picks one, Enter goes near, and what is there can be dragged', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-canvas-'));
  mkdirSync(join(folder, 'many'));
  writeFileSync(join(folder, 'many', 'course.trellis.json'), writeDocument(generateDocument(400, 800), 'test'));
  const large = await startStudio([join(folder, 'many')], folder);
  try {
    await page.goto(large.url);
    await expect(page.getByText('400 of 400 shown')).toBeVisible();
    await page.keyboard.press('Control+2');
    const overview = page.locator('canvas.overview[data-painted="far"]');
    await expect(overview).toBeVisible();
    await expect(page.locator('.react-flow__node')).toHaveCount(0);
    // The system's theme may change at any time: what is painted follows.
    const plate = (): Promise<number> => overview.evaluate((canvas: HTMLCanvasElement) => {
      const seen = new Map<number, number>();
      const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 255) seen.set(data[at] ?? 0, (seen.get(data[at] ?? 0) ?? 0) + 1);
      return [...seen].sort(([, a], [, b]) => b - a)[0]?.[0] ?? -1;
    });
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(plate).toBeGreaterThan(240);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(plate).toBeLessThan(60);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(plate).toBeGreaterThan(240);
    // Something is painted: the canvas is not one colour.
    expect(await overview.evaluate((canvas: HTMLCanvasElement) => new Set(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data).size)).toBeGreaterThan(4);
    await overview.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByText('1 selected')).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const near = page.locator('.react-flow__node:has(.module-node.selected)');
    await expect(near).toBeFocused();
    expect(await page.locator('.react-flow__node').count()).toBeLessThan(200);
    const id = await near.getAttribute('data-id');
    const box = await near.boundingBox();
    if (!box) throw new Error('no node');
    await page.mouse.move(box.x + 60, box.y + 12);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
    await page.mouse.up();
    const place = (): unknown => (JSON.parse(readFileSync(join(folder, 'many', 'course.trellis.json'), 'utf8')) as { records: Stored[] }).records.find((record) => record.id === id)?.position;
    await expect.poll(place).toBeTruthy();
  } finally {
    await large.stop();
  }
});
