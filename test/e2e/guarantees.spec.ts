import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultsOf } from './accessibility';
import { startStudio, type StudioHost } from './studio-host';

const sample = fileURLToPath(new URL('../../resources/samples/pharma-sales-compliance/course.trellis.json', import.meta.url));
let host: StudioHost | undefined;
test.afterEach(() => host?.stop());

/** The sample, with personalisation switched off in one zone: its rules can never fire. */
function brokenSample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-guarantees-'));
  mkdirSync(folder, { recursive: true });
  const document = JSON.parse(readFileSync(sample, 'utf8')) as { records: { id: string }[] };
  writeFileSync(join(folder, 'course.trellis.json'), JSON.stringify({ ...document, records: document.records.map((record) => (record.id === 'zone:rep-knowledge' ? { ...record, static: true } : record)) }));
  return folder;
}

for (const theme of ['light', 'dark'] as const) {
  test(`a guarantee that fails shows its counterexample, and opens it in the simulator, ${theme}`, async ({ page }, info) => {
    host = await startStudio([brokenSample()]);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto(host.url);
    await page.getByRole('button', { name: 'Show Problems' }).click();
    await page.getByRole('radio', { name: 'Guarantees' }).click();
    const rep = page.getByRole('region', { name: 'Guarantees of Field sales representative' });
    await expect(rep.getByRole('listitem')).toHaveCount(7);
    await expect(page.getByText('13 hold')).toBeVisible();
    await expect(page.getByText('1 fails')).toBeVisible();
    const failing = rep.getByRole('listitem').filter({ hasText: 'Every rule can fire' });
    await failing.getByRole('button', { name: 'Show counterexample' }).click();
    await failing.scrollIntoViewIfNeeded();
    await page.screenshot({ path: info.outputPath(`guarantees-${theme}.png`) });
    expect(await faultsOf(page, { looksOnly: theme === 'dark' })).toEqual([]);
    await failing.getByRole('button', { name: 'Open in Simulate' }).click();
    await expect(page.getByRole('region', { name: /Path of Counterexample: Every rule can fire/ })).toBeVisible();
    await page.screenshot({ path: info.outputPath(`counterexample-${theme}.png`) });
  });
}
