import { expect, test } from '@playwright/test';
import { planExport } from '#shared/exchange/export-package';
import { builtPlayer, schemasOf } from '../helpers/built-player';
import { richRole } from '../helpers/rich-role';
import { exportInput } from '../helpers/sample-role';
import { serveLms } from './lms-server';

test('one item of a package with an item per module: its test is failed, then passed, and the LMS knows it each time', async ({ page }) => {
  const planned = planExport(exportInput(richRole(), { player: await builtPlayer(), xsd: schemasOf('scorm12') }, 'scorm12-multi'));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  const server = await serveLms(planned.value.files, 'scorm12', `m-${planned.value.identifiers['module:measure']!.slice(1)}.html`);
  const value = (element: string): Promise<string> => page.evaluate((name) => String((window as unknown as { API: { LMSGetValue: (name: string) => string } }).API.LMSGetValue(name)), element);
  try {
    await page.goto(server.url);
    const course = page.frameLocator('iframe');
    await expect(course.locator('h1')).toHaveText('Module measure');
    expect(await value('cmi.core.lesson_status')).toBe('incomplete');
    for (const [answer, status, score] of [['False', 'failed', '0'], ['True', 'passed', '100']] as const) {
      await course.getByRole('button', { name: 'To the test' }).click();
      await course.getByLabel(answer).check();
      await course.getByRole('button', { name: 'Send answers' }).click();
      expect([await value('cmi.core.lesson_status'), await value('cmi.core.score.raw')]).toEqual([status, score]);
      await course.getByRole('button', { name: 'Continue' }).click();
    }
    await expect(course.locator('h1')).toHaveText('Done');
    await expect(course.getByText('go on in your learning system')).toBeVisible();
  } finally {
    server.close();
  }
});
