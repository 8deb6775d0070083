import { expect, test, type Page } from '@playwright/test';
import { faultsOf } from './accessibility';
import { recordsOnDisk, startStudio, type StudioHost } from './studio-host';

interface Band { readonly from: number; readonly to: number; readonly fromInclusive: boolean; readonly toInclusive: boolean; readonly action: { readonly do: string } }
interface Rule { readonly id: string; readonly type: string; readonly title: string; readonly bands?: readonly Band[]; readonly when?: readonly unknown[]; readonly conditions?: readonly { readonly kind: string; readonly score?: number; readonly evidenceKinds?: readonly string[] }[] }

let host: StudioHost;
const refused: string[] = [];
test.beforeEach(async ({ page }) => {
  refused.length = 0;
  host = await startStudio(['--sample']);
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+5');
});
test.afterEach(() => host.stop());

const records = (): readonly Rule[] => recordsOnDisk<Rule>(host);
const onDisk = (id: string): Rule | undefined => records().find((record) => record.id === id);
const outline = (page: Page) => page.getByRole('complementary', { name: 'Outline' });
const choose = (page: Page, title: string): Promise<void> => outline(page).getByRole('button', { name: title }).click();

test('a rule is made by keyboard, edited in its sentence, and each step undone', async ({ page }) => {
  await outline(page).getByRole('button', { name: 'Add a rule' }).press('Enter');
  await page.keyboard.type('product label');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const item = outline(page).getByRole('button', { name: 'The product label: placement' });
  await expect(item).toBeFocused();
  const id = (): string => records().find((record) => record.title === 'The product label: placement')?.id ?? '';
  await expect.poll(id).not.toBe('');
  const made = id();
  const score = page.getByRole('textbox', { name: 'From (band 3)' });
  await score.fill('85');
  await score.press('Enter');
  await expect.poll(() => onDisk(made)?.bands?.map((band) => band.to)).toEqual([6000, 8500, 10_000]);
  await page.getByRole('button', { name: 'Only if a fact…' }).click();
  await page.getByRole('textbox', { name: 'Value (condition 1)' }).fill('field');
  await page.keyboard.press('Enter');
  await expect.poll(() => onDisk(made)?.when).toEqual([expect.objectContaining({ kind: 'fact', value: 'field' })]);
  await page.getByRole('button', { name: 'Remove condition 1' }).press('Enter');
  await expect.poll(() => onDisk(made)?.when ?? []).toEqual([]);
  await expect(page.getByRole('button', { name: 'Only if a fact…' })).toBeFocused();
  await item.focus();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => onDisk(made)?.bands?.map((band) => band.to)).toEqual([6000, 9000, 10_000]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => onDisk(made)).toBeUndefined();
  expect(refused).toEqual([]);
});

test('a bound is dragged with Alt into a gap, which is mended with one click; Escape calls a drag off', async ({ page }) => {
  await choose(page, 'Placement: product label');
  const bands = (): readonly number[][] => onDisk('rule:rep-product-label')?.bands?.map((band) => [band.from, band.to]) ?? [];
  const before = bands();
  const bound = page.getByRole('slider', { name: 'Bound between take and waive' });
  const drag = async (percent: number, key?: string): Promise<void> => {
    const box = await bound.boundingBox();
    const track = await page.locator('.number-track').boundingBox();
    if (!box || !track) throw new Error('no line');
    if (key) await page.keyboard.down(key);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + track.width * percent / 200, box.y + 5, { steps: 4 });
    await page.mouse.move(box.x + box.width / 2 + track.width * percent / 100, box.y + 5, { steps: 4 });
  };
  await drag(-20);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(bound).toHaveAttribute('aria-valuenow', '90');
  expect(bands()).toEqual(before);
  await drag(5, 'Alt');
  await page.mouse.up();
  await page.keyboard.up('Alt');
  const line = page.getByRole('listitem').filter({ hasText: 'nothing is decided' });
  await expect(line).toContainText(/from 90 % to under 9[456] %: nothing is decided/);
  await expect.poll(() => bands()[2]?.[0]).toBeGreaterThan(9300);
  await expect(outline(page).getByRole('button', { name: /Placement: product label/ }).getByRole('img', { name: 'Error' })).toBeVisible();
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    expect([theme, await faultsOf(page)]).toEqual([theme, []]);
  }
  await line.getByRole('button', { name: /Extend “take” to under 9[456] %/ }).click();
  await expect(line).toBeHidden();
  await expect.poll(() => bands()[1]?.[1]).toBe(bands()[2]?.[0]);
  await page.keyboard.press('Control+z');
  await expect(line).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(bands).toEqual(before);
  expect(refused).toEqual([]);
});

test('bounds move by keys: 1 %, a tenth with Shift, the ends; in one step of Undo', async ({ page }) => {
  await choose(page, 'Placement: product label');
  const bound = page.getByRole('slider', { name: 'Bound between more time and take' });
  await bound.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(bound).toHaveAttribute('aria-valuetext', '59.2 %. 59.2 counts as “more time”');
  await page.keyboard.press('End');
  await expect(bound).toHaveAttribute('aria-valuenow', '90');
  await expect.poll(() => onDisk('rule:rep-product-label')?.bands?.[0]?.to).toBe(9000);
  await page.keyboard.press('Control+z');
  await expect(bound).toHaveAttribute('aria-valuenow', '60');
  await expect(bound).toBeFocused();
});

test('the source: an unknown operator is refused in words, a valid one applied in one step, under the page’s own policy', async ({ page }) => {
  const response = await page.goto(host.url.replace(/\/open.*/, '/'));
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("worker-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+5');
  await choose(page, 'Placement: product label');
  await page.getByRole('radio', { name: 'Source' }).click();
  const code = page.getByRole('textbox', { name: 'Source of Placement: product label' });
  await expect(code).toBeAttached({ timeout: 20_000 });
  const replace = async (from: string, to: string): Promise<void> => {
    await code.focus();
    await page.keyboard.press('Control+f');
    await page.keyboard.insertText(from);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.insertText(to);
  };
  await replace('waive', 'wave');
  await expect(page.getByRole('main').getByRole('status')).toContainText(/Line \d+ bands\[3\]\.action\.do is "wave", which is not known\. Use one of .*“waive”/);
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeDisabled();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Backspace');
  await page.getByRole('radio', { name: 'Sentence' }).click();
  await page.getByRole('button', { name: 'Unapplied source' }).click();
  await expect(page.getByRole('main').getByRole('status')).toContainText('"wave"');
  expect(onDisk('rule:rep-product-label')?.bands?.[2]?.action.do).toBe('waive');
  await replace('wave', 'take');
  await expect(page.getByRole('main').getByRole('status')).toContainText('Valid.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => onDisk('rule:rep-product-label')?.bands?.[2]?.action.do).toBe('take');
  await expect(page.getByRole('main').getByRole('status')).toContainText('As in the document.');
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const view of ['Source', 'Table']) {
      await page.getByRole('radio', { name: view }).click();
      await page.waitForTimeout(600);
      expect([theme, view, await faultsOf(page)]).toEqual([theme, view, []]);
    }
  }
  await page.keyboard.press('Control+z');
  await expect.poll(() => onDisk('rule:rep-product-label')?.bands?.[2]?.action.do).toBe('waive');
  expect(refused).toEqual([]);
});

test('a gate says the score and the evidence that it asks for', async ({ page }) => {
  await choose(page, 'Skills open after the core');
  const gate = (): Rule | undefined => onDisk('gate:rep-skills');
  const measure = () => gate()?.conditions?.find((condition) => condition.kind === 'measure');
  const score = page.getByRole('textbox', { name: 'Score in percent (condition 3)' });
  await score.fill('95');
  await score.press('Enter');
  await expect.poll(() => measure()?.score).toBe(9500);
  await page.getByRole('button', { name: /^Evidence \(condition 3\)/ }).click();
  for (const kind of ['Recall', 'Scenario', 'Observed', 'Record']) await page.getByRole('option', { name: kind }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => measure()?.evidenceKinds).toEqual(['simulation']);
  await expect(page.getByRole('row', { name: /Simulation/ })).toContainText('required');
});
