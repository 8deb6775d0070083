import { expect, test, type Locator, type Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '#electron/adapters/zip-reader';
import { writeZip } from '#electron/adapters/zip-writer';
import { faultsOf } from './accessibility';
import { startStudio, type StudioHost } from './studio-host';

let host: StudioHost;
test.beforeEach(async ({ page }) => {
  host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
});
test.afterEach(() => host.stop());

/** What Export wrote, unpacked, changed and packed again. */
async function exported(page: Page, change: (path: string, text: string) => string = (_path, text) => text): Promise<Buffer> {
  await page.keyboard.press('Control+7');
  await page.getByText('SCORM 1.2, item per module', { exact: true }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByTestId('export-file')).toBeVisible();
  const workspaces = join(host.folder, 'workspaces');
  const releases = join(workspaces, readdirSync(workspaces)[0] ?? '', 'releases');
  const read = await readZip(readFileSync(join(releases, readdirSync(releases).find((name) => name.endsWith('.zip')) ?? '')));
  if (!read.ok) throw new Error(read.error.message);
  const zip = await writeZip(read.value.map(({ path, bytes }) => ({ path, bytes: path.endsWith('.xml') ? Buffer.from(change(path, Buffer.from(bytes).toString('utf8'))) : bytes })));
  if (!zip.ok) throw new Error(zip.error.message);
  return Buffer.from(zip.value);
}
const openInspector = async (page: Page): Promise<Locator> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Inspect a package');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Inspect a package' });
  await expect(dialog).toBeVisible();
  return dialog;
};
const give = (page: Page, name: string, buffer: Buffer): Promise<void> => page.getByTestId('package-file').setInputFiles({ name, mimeType: 'application/zip', buffer });
/** A file that is not there, and an identifier that is no name. */
const broken = (path: string, text: string): string => (path === 'imsmanifest.xml' ? text.replace(/<file href="/, '<file href="gone.js"/><file href="').replace(/<organizations default="[^"]*"/, '<organizations') : text);

test('a package of our own has nothing to complain about, and shows its items', async ({ page }) => {
  const zip = await exported(page);
  await page.getByRole('button', { name: 'Inspect a package…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Inspect a package' });
  await give(page, 'mine.zip', zip);
  await expect(dialog.getByText('Nothing to complain about')).toBeVisible();
  await expect(dialog.getByText('SCORM 1.2')).toBeVisible();
  await expect(dialog.getByRole('heading', { level: 3 })).toBeFocused();
  const items = dialog.getByRole('region', { name: 'Items' });
  await expect(items.getByText('How clinical trials work')).toBeVisible();
  expect(await items.getByText(/^opens m-/).count()).toBeGreaterThan(3);
});

test('faults stand there, the worst first, with how to mend them; one severity at a time', async ({ page }) => {
  const zip = await exported(page, broken);
  const dialog = await openInspector(page);
  await give(page, 'broken.zip', zip);
  const findings = dialog.getByRole('region', { name: 'Findings' });
  await expect(findings.getByRole('listitem').first()).toContainText('TRL-P001');
  await expect(findings.getByRole('listitem').first()).toContainText('gone.js');
  await expect(findings.getByText('Put the file or the resource into the package')).toBeVisible();
  await findings.getByRole('radio', { name: /Warnings 1/ }).click();
  await expect(findings.getByText('TRL-P011')).toBeVisible();
  await expect(findings.getByText('TRL-P001')).toHaveCount(0);
  await findings.getByRole('radio', { name: /Advice 0/ }).click();
  await expect(findings.getByText('None of these.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('what is no zip is refused in words, and another file can be chosen', async ({ page }) => {
  const dialog = await openInspector(page);
  await expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await give(page, 'letter.zip', Buffer.from('Dear LMS team'));
  await expect(dialog.getByRole('alert')).toContainText('letter.zip');
  await give(page, 'plain.zip', await (async () => {
    const zip = await writeZip([{ path: 'a.txt', bytes: Buffer.from('a') }]);
    return Buffer.from(zip.ok ? zip.value : []);
  })());
  await expect(dialog.getByText('No known package')).toBeVisible();
  await expect(dialog.getByText('TRL-P005')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Play' })).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Another package…' }).click();
  await expect(dialog.getByText('Drop a package here')).toBeVisible();
});

test('a dropped package is inspected, played, and the inspector is there again afterwards', async ({ page }) => {
  const zip = await exported(page);
  const dialog = await openInspector(page);
  const transfer = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'dropped.zip'));
    return data;
  }, zip.toString('base64'));
  await page.dispatchEvent('.drop', 'drop', { dataTransfer: transfer });
  await dialog.getByRole('button', { name: 'Play', exact: true }).click();
  const course = page.frameLocator('iframe[title="The package, running"]').frameLocator('iframe[title="Package"]');
  await expect(course.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('log')).toContainText('LMSInitialize');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.getByText('Nothing to complain about')).toBeVisible();
  expect(host.foreignConnections()).toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
  test(`${theme}: no serious fault in any of its states`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const zip = await exported(page, broken);
    const dialog = await openInspector(page);
    const faults = (): Promise<readonly string[]> => faultsOf(page, { looksOnly: theme === 'dark' });
    await give(page, 'letter.zip', Buffer.from('Dear LMS team'));
    await expect(dialog.getByRole('alert')).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.screenshot({ path: `test-results/inspect-refused-${theme}.png` });
    await give(page, 'broken.zip', zip);
    await expect(dialog.getByText('TRL-P001')).toBeVisible();
    expect(await faults()).toEqual([]);
    await page.screenshot({ path: `test-results/inspect-${theme}.png` });
  });
}
