import { expect, type Locator, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startStudio, type StudioHost } from './studio-host';

/** A studio on the sample, with Simulate → Cohort before the eyes. */
export async function openCohorts(page: Page): Promise<StudioHost> {
  const host = await startStudio(['--sample']);
  await page.goto(host.url);
  await expect(page.getByText('15 of 15 shown')).toBeVisible();
  await page.keyboard.press('Control+6');
  await page.getByRole('radio', { name: 'Cohort' }).click();
  return host;
}

/** The folder of the only workspace of a studio. */
export function workspaceOf({ folder }: StudioHost): string {
  return join(folder, 'workspaces', readdirSync(join(folder, 'workspaces'))[0] ?? '');
}

/** Types into a field of the form, and commits it. */
export async function fill(within: Page | Locator, name: string, value: string): Promise<void> {
  const field = within.getByRole('textbox', { name, exact: true });
  await field.fill(value);
  await field.press('Enter');
}
