import { expect, test, type Locator, type Page } from '@playwright/test';
import { hasSharedData, sharedDataPath } from '../helpers/shared-data';
import { fileDialogs } from './file-dialog';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async () => {
  host = await startStudio();
});
test.afterEach(() => host.stop());

const lesson = 'carpentries/python-novice-inflammation/episodes';

/** A keyboard that counts: every key and every character is one stroke. */
class Keys {
  strokes = 0;
  constructor(private readonly page: Page) {}
  async press(key: string): Promise<void> {
    this.strokes++;
    await this.page.keyboard.press(key);
  }
  async type(text: string): Promise<void> {
    this.strokes += text.length;
    await this.page.keyboard.type(text);
  }
  /** Tab until this has the focus. */
  async tabTo(target: Locator, most = 40): Promise<void> {
    for (let count = 0; count <= most; count++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`${String(target)} is not reached by ${most} tabs`);
  }
}

interface Stored {
  readonly type: string;
  readonly title: string;
  readonly minutes?: number;
  readonly tags?: readonly string[];
  readonly level?: string;
}
const modules = (): readonly Stored[] => recordsOnDisk<Stored>(host).filter(({ type }) => type === 'module');

test('a Carpentries lesson, from import to 20 tagged modules, by keyboard alone', async ({ page }) => {
  test.skip(!hasSharedData(lesson), 'the Carpentries lesson is not beside the project');
  await page.addInitScript(() => {
    for (const kind of ['mousedown', 'pointerdown', 'wheel']) window.addEventListener(kind, (event) => { if (event.isTrusted && (event as PointerEvent).pointerType !== '') throw new Error(`a mouse was used: ${kind}`); }, true);
  });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const keys = new Keys(page);
  const dialogs = fileDialogs(page);
  await page.goto(host.url);
  const blank = page.getByRole('button', { name: /Blank workspace/ });
  await expect(blank).toBeVisible();
  await keys.tabTo(blank);
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'No modules yet' })).toBeVisible();

  // The system's own file dialog is not the studio's: what is typed there is not counted.
  await keys.press('Control+i');
  const folder = page.getByRole('dialog').getByRole('button', { name: 'Choose a folder…' });
  await expect(folder).toBeVisible();
  await keys.tabTo(folder);
  await keys.press('Enter');
  await (await dialogs.opened()).setFiles(sharedDataPath(lesson));
  const apply = page.getByRole('dialog').getByRole('button', { name: 'Apply' });
  await expect(apply).toBeEnabled();
  await keys.tabTo(apply);
  await keys.press('Enter');
  await expect(page.getByText('12 of 12 shown')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Every long episode is cut where its headings suggest it.
  await keys.press('Escape');
  await keys.press('Shift+S');
  const split = page.getByRole('dialog', { name: 'Split long modules' }).getByRole('button', { name: /^Split \d+ into \d+$/ });
  await expect(split).toBeFocused();
  // An academy of shorter modules: 25 minutes at most.
  const most = page.getByRole('dialog').getByLabel('Minutes at most');
  await keys.tabTo(most);
  await keys.type('25');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('more than 25 minutes');
  await keys.tabTo(split);
  await keys.press('Enter');
  await expect.poll(() => modules().length).toBeGreaterThanOrEqual(20);
  const count = modules().length;
  expect(modules().every(({ minutes }) => minutes !== undefined && minutes <= 45)).toBe(true);

  // All of them get a tag; then what the text itself suggests.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keys.press('Control+a');
  await expect(page.getByRole('toolbar', { name: `${count} selected` })).toBeVisible();
  await keys.press('Shift+T');
  await expect(page.getByRole('dialog').getByLabel('Tags to add')).toBeFocused();
  await keys.type('python');
  await keys.press('Enter');
  const tag = page.getByRole('dialog').getByRole('button', { name: 'Tag', exact: true });
  await keys.tabTo(tag);
  await keys.press('Enter');
  await expect.poll(() => modules().filter(({ tags }) => tags?.includes('python')).length).toBe(count);
  await keys.press('Shift+F');
  await expect(page.getByRole('dialog').getByRole('button', { name: /Value/ })).toBeVisible();
  const value = page.getByRole('dialog').getByRole('button', { name: /Value/ });
  await keys.tabTo(value);
  await keys.press('Enter');
  await keys.press('Enter');
  const set = page.getByRole('dialog').getByRole('button', { name: 'Set field' });
  await keys.tabTo(set);
  await keys.press('Enter');
  await expect.poll(() => modules().filter(({ level }) => level === 'foundation').length).toBe(count);
  process.stdout.write(`from import to ${count} tagged modules: ${keys.strokes} keystrokes\n`);
  expect(keys.strokes).toBeLessThanOrEqual(60);
  expect(faults).toEqual([]);
});
